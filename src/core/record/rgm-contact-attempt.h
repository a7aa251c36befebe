#pragma once

#include <glib-object.h>

#include "rgm-contact.h"
#include "rgm-day.h"
#include "rgm-record.h"

G_BEGIN_DECLS

/**
 * RgmContactOutcome:
 * @RGM_CONTACT_OUTCOME_UNKNOWN: not told
 * @RGM_CONTACT_OUTCOME_REACHED: the patient was reached
 * @RGM_CONTACT_OUTCOME_NO_ANSWER: nobody answered
 * @RGM_CONTACT_OUTCOME_LEFT_WORD: word was left
 * @RGM_CONTACT_OUTCOME_BOOKED: the patient booked
 * @RGM_CONTACT_OUTCOME_DECLINED: the patient does not want to come
 *
 * What came of an attempt. The numbers are kept in databases.
 */
typedef enum {
  RGM_CONTACT_OUTCOME_UNKNOWN = 0,
  RGM_CONTACT_OUTCOME_REACHED = 1,
  RGM_CONTACT_OUTCOME_NO_ANSWER = 2,
  RGM_CONTACT_OUTCOME_LEFT_WORD = 3,
  RGM_CONTACT_OUTCOME_BOOKED = 4,
  RGM_CONTACT_OUTCOME_DECLINED = 5,
} RgmContactOutcome;

#define RGM_TYPE_CONTACT_ATTEMPT (rgm_contact_attempt_get_type ())

/**
 * RgmContactAttempt:
 * @id: a UUID, made by rgm_contact_attempt_new()
 * @patient_id: the UUID of the patient
 * @day: its day
 * @minute: minute of the day, 0 to 1439, or -1 if not told
 * @way: how the patient was to be reached
 * @outcome: what came of it
 * @notes: free text, "" if there is none
 * @created: when it was first saved, in microseconds since 1970 UTC; 0 if it never was
 * @changed: when it was last saved, likewise
 *
 * An attempt to reach a patient. All strings are owned by the record and never %NULL.
 */
typedef struct {
  char *id;
  char *patient_id;
  RgmDay day;
  gint32 minute;
  RgmContactWay way;
  RgmContactOutcome outcome;
  char *notes;
  gint64 created;
  gint64 changed;
} RgmContactAttempt;

extern const RgmRecordClass rgm_contact_attempt_class;

GType rgm_contact_attempt_get_type (void);
RgmContactAttempt *rgm_contact_attempt_new (const char *patient_id, RgmDay day,
                                            RgmContactWay way, RgmContactOutcome outcome);
RgmContactAttempt *rgm_contact_attempt_copy (const RgmContactAttempt *self);
void rgm_contact_attempt_free (RgmContactAttempt *self);
gboolean rgm_contact_attempt_equal (const RgmContactAttempt *a, const RgmContactAttempt *b);
const char *rgm_contact_outcome_get_code (RgmContactOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmContactAttempt, rgm_contact_attempt_free)

G_END_DECLS
