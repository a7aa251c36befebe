#include "config.h"

#include "rgm-store-sessions.h"

#include "rgm-seen.h"
#include "rgm-store-private.h"
#include "rgm-transfer.h"

/* Several sessions at once, after somebody has looked at what is to become of them: as an import
 * brings them, or as they were tried. */

/* The session with @id, or %NULL without an error where there is none. */
static gboolean
load (RgmStore *self, const char *id, RgmSessionRecord **session, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  *session = rgm_store_load_session (self, id, &local_error);
  if (*session || g_error_matches (local_error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
is_as_before (RgmStore *self, const RgmSessionRecord *before, const char *id, GError **error)
{
  g_autoptr(RgmSessionRecord) now = NULL;

  if (!load (self, id, &now, error))
    return FALSE;
  if (before ? now && rgm_session_record_equal (now, before) : !now)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_CHANGED, rgm_store_get_path (self), NULL);
  return FALSE;
}

/* rgm_store_save_sessions: (skip)
 * @self: a store with an open batch
 * @before: for each of @after the session as it was, or %NULL where there was none
 * @after: sessions, new or changed
 * @transfer: (nullable): how to watch it
 * @error: return location for an error
 *
 * Saves sessions as parts of the batch, unless one is not as it was.
 *
 * Returns: whether all of them are saved
 */
gboolean
rgm_store_save_sessions (RgmStore *self, const GPtrArray *before, GPtrArray *after,
                         const RgmStoreTransfer *transfer, GError **error)
{
  RgmTransferWatch watch = rgm_transfer_watch_init (transfer);

  watch.total = after->len;
  for (guint i = 0; i < after->len; i++)
    {
      RgmSessionRecord *session = after->pdata[i];

      if (!rgm_transfer_watch_step (&watch, error)
          || !is_as_before (self, before->pdata[i], session->id, error)
          || !rgm_store_save_session (self, session, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_store_change_sessions:
 * @self: a store without an open batch
 * @name: a code for what is done, such as `RGM_CHANGE_IMPORT`
 * @seen: (nullable): the course of the sessions as it was seen beside them, or %NULL where that is
 *   no matter
 * @before: (element-type RgmSessionRecord) (nullable): for each of @after the session as it was
 *   when somebody decided to change it, or %NULL where there was none
 * @after: (element-type RgmSessionRecord): sessions, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves sessions, all or none of them, as one change that can be undone.
 *
 * Returns: whether they are saved; `RGM_STORE_ERROR_CHANGED` where one of them or @seen is not as
 *   it was
 */
gboolean
rgm_store_change_sessions (RgmStore *self, const char *name, const RgmCourseContent *seen,
                           const GPtrArray *before, GPtrArray *after, GError **error)
{
  if (!rgm_store_begin (self, name, error))
    return FALSE;
  if ((!seen || rgm_seen_check_course (self->database, seen, after, error))
      && rgm_store_save_sessions (self, before, after, NULL, error))
    return rgm_store_commit (self, error);
  rgm_store_rollback (self);
  return FALSE;
}

/**
 * rgm_store_find_sessions_elsewhere:
 * @self: a store
 * @course_id: the UUID of a course
 * @ids: (element-type utf8): UUIDs of sessions
 * @cancellable: (nullable): to abandon it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full) (element-type utf8) (nullable): those of @ids that are sessions of
 *   another course
 */
GHashTable *
rgm_store_find_sessions_elsewhere (RgmStore *self, const char *course_id, const GPtrArray *ids,
                                   GCancellable *cancellable, GError **error)
{
  g_autoptr(GHashTable) elsewhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(RgmSessionRecord) session = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !load (self, ids->pdata[i], &session, error))
        return NULL;
      if (session && !g_str_equal (session->course_id, course_id))
        g_hash_table_add (elsewhere, g_strdup (session->id));
    }
  return g_steal_pointer (&elsewhere);
}
