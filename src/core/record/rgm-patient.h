#pragma once

#include <glib-object.h>

#include "rgm-day.h"
#include "rgm-record.h"

G_BEGIN_DECLS

#define RGM_TYPE_PATIENT (rgm_patient_get_type ())

/**
 * RgmPatient:
 * @id: a UUID, made by rgm_patient_new()
 * @name: what the patient is called; not empty
 * @birth_day: day of birth, or `RGM_DAY_NONE`
 * @notes: free text, "" if there is none
 * @archived: whether the patient is kept out of the daily lists
 * @created: when it was first saved, in microseconds since 1970 UTC; 0 if it never was
 * @changed: when it was last saved, likewise
 *
 * A patient as the database keeps it. A personal log has one. All strings are owned by the record
 * and never %NULL.
 */
typedef struct {
  char *id;
  char *name;
  RgmDay birth_day;
  char *notes;
  gboolean archived;
  gint64 created;
  gint64 changed;
} RgmPatient;

extern const RgmRecordClass rgm_patient_class;

GType rgm_patient_get_type (void);
RgmPatient *rgm_patient_new (const char *name);
RgmPatient *rgm_patient_copy (const RgmPatient *self);
void rgm_patient_free (RgmPatient *self);
gboolean rgm_patient_equal (const RgmPatient *a, const RgmPatient *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPatient, rgm_patient_free)

G_END_DECLS
