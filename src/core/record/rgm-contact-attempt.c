#include "config.h"

#include "rgm-contact-attempt.h"

static const char *
get_outcome_code (gint32 number)
{
  return rgm_contact_outcome_get_code ((RgmContactOutcome) number);
}

static const RgmValue value_outcome = { .kind = RGM_VALUE_CODE,
                                        .max = RGM_CONTACT_OUTCOME_DECLINED,
                                        .get_code = get_outcome_code };

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmContactAttempt, id, &rgm_value_key),
  RGM_COLUMN (TEXT, RgmContactAttempt, patient_id, &rgm_value_owner),
  RGM_COLUMN (INT, RgmContactAttempt, day, &rgm_value_day),
  RGM_COLUMN (INT, RgmContactAttempt, minute, &rgm_value_minute),
  RGM_COLUMN (INT, RgmContactAttempt, way, &rgm_value_contact_way),
  RGM_COLUMN (INT, RgmContactAttempt, outcome, &value_outcome),
  RGM_COLUMN (TEXT, RgmContactAttempt, notes, &rgm_value_text),
  RGM_COLUMN (STAMP, RgmContactAttempt, created, &rgm_value_moment),
  RGM_COLUMN (STAMP, RgmContactAttempt, changed, &rgm_value_moment),
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

/**
 * rgm_contact_outcome_get_code:
 * @outcome: an outcome
 *
 * Returns: its stable name in files and output, `left-word`
 */
const char *
rgm_contact_outcome_get_code (RgmContactOutcome outcome)
{
  static const char *const codes[] = { "unknown", "reached", "no-answer", "left-word", "booked",
                                       "declined" };

  return codes[outcome];
}
