#include "config.h"

#include "rgm-ics-revision.h"

/* What the history tells of one session. */
typedef struct {
  RgmIcsRevision revision;
  const RgmHistoryEntry *last;
} Told;

struct _RgmIcsRevisions {
  /* By the UUID of the session, borrowed from the history: `Told`. */
  GHashTable *told;
};

static void
count (RgmIcsRevisions *self, const RgmHistoryEntry *entry)
{
  Told *told = g_hash_table_lookup (self->told, entry->record_id);

  if (told == NULL)
    {
      told = g_new0 (Told, 1);
      told->revision.sequence = -1;
      g_hash_table_insert (self->told, entry->record_id, told);
    }
  told->revision.sequence++;
  told->revision.modified = MAX (told->revision.modified, entry->at);
  told->last = entry;
}

/**
 * rgm_ics_revisions_new:
 * @history: (element-type RgmHistoryEntry) (nullable): what was done to the records of a patient,
 *   in the order of doing; it is borrowed
 *
 * Counts the changes that the history tells of, of each session. It tells of each move, and of what
 * was undone once more, so that the number never falls, whichever way a booking goes (RFC 5545,
 * 3.8.7.4).
 *
 * Returns: (transfer full): the revisions of the sessions
 */
RgmIcsRevisions *
rgm_ics_revisions_new (const GPtrArray *history)
{
  RgmIcsRevisions *self = g_new0 (RgmIcsRevisions, 1);

  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const RgmHistoryEntry *entry = history->pdata[i];

      if (entry->kind == RGM_HISTORY_KIND_SESSION)
        count (self, entry);
    }

  return self;
}

/**
 * rgm_ics_revisions_free:
 * @self: (transfer full) (nullable): revisions
 *
 * Frees @self.
 */
void
rgm_ics_revisions_free (RgmIcsRevisions *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->told);
  g_free (self);
}

/**
 * rgm_ics_revisions_find:
 * @self: revisions
 * @session: a session
 *
 * Returns: the revision of @session
 */
RgmIcsRevision
rgm_ics_revisions_find (const RgmIcsRevisions *self, const RgmSessionRecord *session)
{
  const Told *told = g_hash_table_lookup (self->told, session->id);
  RgmIcsRevision revision = told != NULL ? told->revision : (RgmIcsRevision) { 0, 0 };

  revision.modified = MAX (revision.modified, session->changed);

  return revision;
}

/**
 * rgm_ics_revisions_find_deleted:
 * @self: revisions
 * @entry: an entry of the history that they were counted from
 * @course_id: the UUID of a course
 * @revision: (out): the revision that the session had last
 *
 * Returns: whether @entry tells that a session of the course that was booked or cancelled was
 *   deleted and it never came back
 */
gboolean
rgm_ics_revisions_find_deleted (const RgmIcsRevisions *self, const RgmHistoryEntry *entry,
                                const char *course_id, RgmIcsRevision *revision)
{
  const Told *told = entry->kind == RGM_HISTORY_KIND_SESSION
    ? g_hash_table_lookup (self->told, entry->record_id) : NULL;

  if (told == NULL || told->last != entry || entry->action != RGM_HISTORY_ACTION_DELETED
      || !g_str_equal (entry->course_id, course_id) || !rgm_day_is_valid (entry->day)
      || (entry->state != RGM_SESSION_BOOKED && entry->state != RGM_SESSION_CANCELLED))
    return FALSE;

  *revision = told->revision;
  return TRUE;
}
