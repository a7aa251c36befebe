#include "config.h"

#include "rgm-store-sessions.h"

#include "rgm-calendar-table.h"
#include "rgm-store-private.h"

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

static gboolean
change_all (RgmStore *self, const GPtrArray *before, GPtrArray *after, GError **error)
{
  for (guint i = 0; i < after->len; i++)
    {
      RgmSessionRecord *session = after->pdata[i];

      if (!is_as_before (self, before->pdata[i], session->id, error)
          || !rgm_store_save_session (self, session, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_store_change_sessions:
 * @self: a store without an open batch
 * @name: a code for what is done, such as `RGM_CHANGE_IMPORT`
 * @before: (element-type RgmSessionRecord) (nullable): for each of @after the session as it was
 *   when somebody decided to change it, or %NULL where there was none
 * @after: (element-type RgmSessionRecord): sessions, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves sessions, all or none of them, as one change that can be undone.
 *
 * Returns: whether they are saved; `RGM_STORE_ERROR_CHANGED` where one of them is not as it was
 */
gboolean
rgm_store_change_sessions (RgmStore *self, const char *name, const GPtrArray *before,
                           GPtrArray *after, GError **error)
{
  if (!rgm_store_begin (self, name, error))
    return FALSE;
  if (change_all (self, before, after, error))
    return rgm_store_commit (self, error);
  rgm_store_rollback (self);
  return FALSE;
}

/**
 * rgm_store_load_calendar_memory:
 * @self: a store
 * @course_id: the UUID of a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): what rgm_store_save_calendar_memory() kept, "" if nothing;
 *   %NULL on error
 */
char *
rgm_store_load_calendar_memory (RgmStore *self, const char *course_id, GError **error)
{
  return rgm_calendar_table_load (self->database, course_id, error);
}

/* What is known of the calendars of a course. */
typedef struct {
  const char *course_id;
  const char *text;
  gint64 change;
} Memory;

static gboolean
save_memory (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  const Memory *memory = data;

  return rgm_calendar_table_save (database, memory->course_id, memory->text, memory->change, now,
                                  error);
}

/**
 * rgm_store_save_calendar_memory:
 * @self: a store
 * @course_id: the UUID of a course
 * @text: which states of events of calendars were brought into it
 * @change: the number of the change that brought them in, or 0 if there was nothing to change
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Keeps what the next import of a calendar is to know. It is of the calendar and not of the
 * records: no change of its own, but where @change is undone it is what it was before.
 *
 * Returns: whether it is kept
 */
gboolean
rgm_store_save_calendar_memory (RgmStore *self, const char *course_id, const char *text,
                                gint64 change, GError **error)
{
  Memory memory = { course_id, text, change };
  g_autofree char *before = rgm_store_load_calendar_memory (self, course_id, error);
  gboolean saved = before && (g_str_equal (before, text)
                              || rgm_store_write (self, save_memory, &memory, error));

  /* It is no change, and @change stays the last. */
  if (change != 0)
    self->last_change = change;
  return saved;
}

/**
 * rgm_store_find_sessions_elsewhere:
 * @self: a store
 * @course_id: the UUID of a course
 * @ids: (element-type utf8): UUIDs of sessions
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type utf8) (nullable): those of @ids that are sessions of
 *   another course
 */
GHashTable *
rgm_store_find_sessions_elsewhere (RgmStore *self, const char *course_id, const GPtrArray *ids,
                                   GError **error)
{
  g_autoptr(GHashTable) elsewhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(RgmSessionRecord) session = NULL;

      if (!load (self, ids->pdata[i], &session, error))
        return NULL;
      if (session && !g_str_equal (session->course_id, course_id))
        g_hash_table_add (elsewhere, g_strdup (session->id));
    }
  return g_steal_pointer (&elsewhere);
}
