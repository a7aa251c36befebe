#include "config.h"

#include "rgm-ics-revision.h"

static RgmIcsRevision
count (const GPtrArray *history, const char *session_id)
{
  RgmIcsRevision revision = { -1, 0 };

  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const RgmHistoryEntry *entry = history->pdata[i];

      if (entry->kind != RGM_HISTORY_KIND_SESSION || !g_str_equal (entry->record_id, session_id))
        continue;
      revision.sequence++;
      revision.modified = MAX (revision.modified, entry->at);
    }
  revision.sequence = MAX (revision.sequence, 0);

  return revision;
}

/**
 * rgm_ics_revision_find:
 * @history: (element-type RgmHistoryEntry) (nullable): what was done to the records of its patient,
 *   in the order of doing
 * @session: a session
 *
 * Counts the changes that the history tells of. It tells of each move, and of what was undone once
 * more, so that the number never falls, whichever way a booking goes (RFC 5545, 3.8.7.4).
 *
 * Returns: the revision of @session
 */
RgmIcsRevision
rgm_ics_revision_find (const GPtrArray *history, const RgmSessionRecord *session)
{
  RgmIcsRevision revision = count (history, session->id);

  revision.modified = MAX (revision.modified, session->changed);

  return revision;
}

static gboolean
is_last_of_record (const GPtrArray *history, gsize position)
{
  const RgmHistoryEntry *entry = history->pdata[position];

  for (gsize i = position + 1; i < history->len; i++)
    {
      const RgmHistoryEntry *later = history->pdata[i];

      if (later->kind == entry->kind && g_str_equal (later->record_id, entry->record_id))
        return FALSE;
    }

  return TRUE;
}

/**
 * rgm_ics_revision_find_deleted:
 * @history: (element-type RgmHistoryEntry): what was done to a patient's records
 * @position: index of one entry
 * @course_id: the UUID of a course
 * @revision: (out): the revision that the session had last
 *
 * Returns: (nullable): the entry, if it tells that a session of the course that was booked or
 *   cancelled was deleted and it never came back
 */
const RgmHistoryEntry *
rgm_ics_revision_find_deleted (const GPtrArray *history, gsize position, const char *course_id,
                               RgmIcsRevision *revision)
{
  const RgmHistoryEntry *entry = history->pdata[position];

  if (entry->kind != RGM_HISTORY_KIND_SESSION || entry->action != RGM_HISTORY_ACTION_DELETED
      || !g_str_equal (entry->course_id, course_id) || !rgm_day_is_valid (entry->day)
      || (entry->state != RGM_SESSION_BOOKED && entry->state != RGM_SESSION_CANCELLED)
      || !is_last_of_record (history, position))
    return NULL;

  *revision = count (history, entry->record_id);
  return entry;
}
