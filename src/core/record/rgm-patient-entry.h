#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmPatientEntry:
 * @id: the UUID of the patient
 * @name: what the patient is called
 * @archived: whether the patient is kept out of the daily lists
 *
 * A row of the list of patients.
 */
typedef struct {
  char *id;
  char *name;
  gboolean archived;
} RgmPatientEntry;

void rgm_patient_entry_free (RgmPatientEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPatientEntry, rgm_patient_entry_free)

G_END_DECLS
