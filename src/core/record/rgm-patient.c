#include "config.h"

#include "rgm-patient.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmPatient, id),
  RGM_COLUMN (TEXT, RgmPatient, name),
  RGM_COLUMN (INT, RgmPatient, birth_day),
  RGM_COLUMN (TEXT, RgmPatient, notes),
  RGM_COLUMN (INT, RgmPatient, archived),
  RGM_COLUMN (STAMP, RgmPatient, created),
  RGM_COLUMN (STAMP, RgmPatient, changed),
};

const RgmRecordClass rgm_patient_class = {
  .size = sizeof (RgmPatient),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RGM_DEFINE_RECORD (RgmPatient, rgm_patient)

/**
 * rgm_patient_new:
 * @name: what the patient is called
 *
 * Returns: (transfer full): a patient with a new id, not saved yet
 */
RgmPatient *
rgm_patient_new (const char *name)
{
  RgmPatient *self = rgm_record_new (&rgm_patient_class);

  g_free (self->id);
  self->id = g_uuid_string_random ();
  rgm_record_set_text (&self->name, name);
  return self;
}
