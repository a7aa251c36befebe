#pragma once

#include "rgm-day.h"
#include "rgm-name-search.h"

G_BEGIN_DECLS

/**
 * RgmMentionKind:
 * @RGM_MENTION_PATIENT: the notes of a patient
 * @RGM_MENTION_CONTACT: contact details
 * @RGM_MENTION_ATTEMPT: an attempt to reach a patient
 * @RGM_MENTION_COURSE: a course
 * @RGM_MENTION_SESSION: a session, with its products
 * @RGM_MENTION_PAUSE: a pause
 * @RGM_MENTION_HISTORY: what was said of a session at the time
 * @RGM_MENTION_PROTOCOL: a protocol that courses were planned with
 * @RGM_MENTION_AREA: an area that the user added
 *
 * What a text is of in which somebody is named.
 */
typedef enum {
  RGM_MENTION_PATIENT,
  RGM_MENTION_CONTACT,
  RGM_MENTION_ATTEMPT,
  RGM_MENTION_COURSE,
  RGM_MENTION_SESSION,
  RGM_MENTION_PAUSE,
  RGM_MENTION_HISTORY,
  RGM_MENTION_PROTOCOL,
  RGM_MENTION_AREA,
} RgmMentionKind;

#define RGM_N_MENTION_KINDS (RGM_MENTION_AREA + 1)

/**
 * RgmMention:
 * @kind: what the text is of
 * @match: whether it is all of the name; never `RGM_NAME_MATCH_NONE`
 * @patient_id: the UUID of the patient it is of, "" where it is of nobody
 * @name: what the patient is called, "" if deleted; else what the protocol or area is called
 * @day: the day of it, or `RGM_DAY_NONE`
 *
 * Where somebody is named in a text of another's.
 */
typedef struct {
  RgmMentionKind kind;
  RgmNameMatch match;
  char *patient_id;
  char *name;
  RgmDay day;
} RgmMention;

void rgm_mention_free (RgmMention *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmMention, rgm_mention_free)

G_END_DECLS
