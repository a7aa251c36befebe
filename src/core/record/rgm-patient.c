#include "config.h"

#include "rgm-patient.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmPatient, id, &rgm_value_key),
  RGM_COLUMN (TEXT, RgmPatient, name, &rgm_value_name),
  RGM_COLUMN (INT, RgmPatient, birth_day, &rgm_value_day_or_none),
  RGM_COLUMN (TEXT, RgmPatient, notes, &rgm_value_text),
  RGM_COLUMN (INT, RgmPatient, archived, &rgm_value_switch),
  RGM_COLUMN (STAMP, RgmPatient, created, &rgm_value_moment),
  RGM_COLUMN (STAMP, RgmPatient, changed, &rgm_value_moment),
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
