#include "config.h"

#include "rgm-history-entry.h"

#include "rgm-session-record.h"

static const char *
get_kind_code (gint32 number)
{
  static const char *const codes[] = { "patient", "course", "session", "pause", "contact",
                                       "attempt" };

  return codes[number];
}

static const char *
get_action_code (gint32 number)
{
  static const char *const codes[] = { "added", "changed", "deleted" };

  return codes[number];
}

static const char *
get_state_code (gint32 number)
{
  return rgm_session_state_get_code ((RgmSessionState) number);
}

static const RgmValue value_kind
  = { .kind = RGM_VALUE_CODE, .max = RGM_HISTORY_KIND_ATTEMPT, .get_code = get_kind_code };
static const RgmValue value_action
  = { .kind = RGM_VALUE_CODE, .max = RGM_HISTORY_ACTION_DELETED, .get_code = get_action_code };
static const RgmValue value_state
  = { .kind = RGM_VALUE_CODE, .max = RGM_SESSION_MISSED, .has_none = TRUE, .none = -1,
      .get_code = get_state_code };
static const RgmValue value_course = { .kind = RGM_VALUE_KEY };

static const RgmField fields[] = {
  RGM_MEMBER (TIME, RgmHistoryEntry, at, &rgm_value_moment),
  RGM_MEMBER (INT, RgmHistoryEntry, kind, &value_kind),
  RGM_MEMBER (INT, RgmHistoryEntry, action, &value_action),
  RGM_MEMBER (TEXT, RgmHistoryEntry, record_id, &rgm_value_key),
  RGM_MEMBER (TEXT, RgmHistoryEntry, patient_id, &rgm_value_key),
  RGM_MEMBER (TEXT, RgmHistoryEntry, course_id, &value_course),
  RGM_MEMBER (INT, RgmHistoryEntry, day, &rgm_value_day_or_none),
  RGM_MEMBER (INT, RgmHistoryEntry, state, &value_state),
  RGM_MEMBER (INT, RgmHistoryEntry, said_verdict, &rgm_value_verdict_or_none),
  RGM_MEMBER (INT, RgmHistoryEntry, said_days_too_early, &rgm_value_days),
  RGM_MEMBER (TEXT, RgmHistoryEntry, reason, &rgm_value_text),
};

const RgmRecordClass rgm_history_entry_class = {
  .size = sizeof (RgmHistoryEntry),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

/**
 * rgm_history_entry_new:
 * @at: when, in microseconds since 1970 UTC
 * @action: what was done
 * @record_id: the key of the record
 *
 * Returns: (transfer full): an entry that tells nothing else yet
 */
RgmHistoryEntry *
rgm_history_entry_new (gint64 at, RgmHistoryAction action, const char *record_id)
{
  RgmHistoryEntry *self = g_new0 (RgmHistoryEntry, 1);

  self->at = at;
  self->action = action;
  self->record_id = g_strdup (record_id);
  self->state = -1;
  self->said_verdict = RGM_SAID_NOTHING;
  return self;
}

/**
 * rgm_history_entry_free:
 * @self: (transfer full) (nullable): an entry
 *
 * Frees @self.
 */
void
rgm_history_entry_free (RgmHistoryEntry *self)
{
  if (!self)
    return;
  g_free (self->record_id);
  g_free (self->patient_id);
  g_free (self->course_id);
  g_free (self->reason);
  g_free (self);
}
