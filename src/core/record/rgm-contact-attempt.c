#include "config.h"

#include "rgm-contact-attempt.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmContactAttempt, id),
  RGM_COLUMN (TEXT, RgmContactAttempt, patient_id),
  RGM_COLUMN (INT, RgmContactAttempt, day),
  RGM_COLUMN (INT, RgmContactAttempt, minute),
  RGM_COLUMN (INT, RgmContactAttempt, way),
  RGM_COLUMN (INT, RgmContactAttempt, outcome),
  RGM_COLUMN (TEXT, RgmContactAttempt, notes),
  RGM_COLUMN (STAMP, RgmContactAttempt, created),
  RGM_COLUMN (STAMP, RgmContactAttempt, changed),
};

const RgmRecordClass rgm_contact_attempt_class = {
  .size = sizeof (RgmContactAttempt),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RGM_DEFINE_RECORD (RgmContactAttempt, rgm_contact_attempt)

/**
 * rgm_contact_attempt_new:
 * @patient_id: the UUID of the patient
 * @day: its day
 * @way: how the patient was to be reached
 * @outcome: what came of it
 *
 * Returns: (transfer full): an attempt with a new id and no time, not saved yet
 */
RgmContactAttempt *
rgm_contact_attempt_new (const char *patient_id, RgmDay day, RgmContactWay way,
                         RgmContactOutcome outcome)
{
  RgmContactAttempt *self = rgm_record_new (&rgm_contact_attempt_class);

  g_free (self->id);
  self->id = g_uuid_string_random ();
  rgm_record_set_text (&self->patient_id, patient_id);
  self->day = day;
  self->minute = -1;
  self->way = way;
  self->outcome = outcome;
  return self;
}
