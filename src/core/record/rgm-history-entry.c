#include "config.h"

#include "rgm-history-entry.h"

#include "rgm-session-record.h"

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
