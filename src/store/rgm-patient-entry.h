#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmPatientEntry:
 * @id: the UUID of the patient
 * @name: what the patient is called
 * @archived: whether the patient is kept out of the daily lists
 * @n_courses: number of courses
 * @n_sessions: number of sessions in them, in any state
 *
 * A row of the list of patients.
 */
typedef struct {
  char *id;
  char *name;
  gboolean archived;
  guint n_courses;
  guint n_sessions;
} RgmPatientEntry;

void rgm_patient_entry_free (RgmPatientEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPatientEntry, rgm_patient_entry_free)

G_END_DECLS
