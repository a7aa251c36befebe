#include "config.h"

#include "rgm-recorder.h"

#include "rgm-changeset.h"
#include "rgm-undo-table.h"

struct _RgmRecorder {
  RgmDatabase *database;
  sqlite3_session *session;
  /* what is recorded of settings: enabled for one of them at a time, and NULL until the first */
  sqlite3_session *settings;
  char *name;
  /* whose records are changed: NULL as long as none are, "" where there are several */
  char *patient_id;
  char *course_id;
};

/* Whether @result tells of none. */
static gboolean
check (RgmRecorder *self, int result, GError **error)
{
  if (result != SQLITE_OK)
    rgm_database_set_error (self->database, result, error);
  return result == SQLITE_OK;
}

static gboolean
create (RgmRecorder *self, sqlite3_session **session, GError **error)
{
  return check (self, sqlite3session_create (rgm_database_get_handle (self->database), "main",
                                             session), error);
}

static gboolean
attach_tables (RgmRecorder *self, GError **error)
{
  for (const char *const *table = rgm_changeset_tables; *table; table++)
    {
      if (!check (self, sqlite3session_attach (self->session, *table), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_recorder_new:
 * @database: a database in a transaction that writes
 * @name: (nullable): a code for what is being done, %NULL if that is yet to be told
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Begins to record what is changed in @database.
 *
 * Returns: (transfer full) (nullable): the recorder, which must go before the database does
 */
RgmRecorder *
rgm_recorder_new (RgmDatabase *database, const char *name, GError **error)
{
  g_autoptr(RgmRecorder) self = g_new0 (RgmRecorder, 1);

  self->database = database;
  self->name = g_strdup (name);
  if (!create (self, &self->session, error) || !attach_tables (self, error))
    return NULL;
  rgm_database_set_recorder (database, self);
  return g_steal_pointer (&self);
}

/**
 * rgm_recorder_free:
 * @self: (transfer full) (nullable): a recorder
 *
 * Ends recording.
 */
void
rgm_recorder_free (RgmRecorder *self)
{
  if (!self)
    return;
  if (rgm_database_get_recorder (self->database) == self)
    rgm_database_set_recorder (self->database, NULL);
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->settings, sqlite3session_delete);
  g_free (self->name);
  g_free (self->patient_id);
  g_free (self->course_id);
  g_free (self);
}

/**
 * rgm_recorder_name:
 * @self: (nullable): a recorder, if one records
 * @name: a code for what is being done
 *
 * Tells what is being done. Who tells it first knows best: a course is deleted with its sessions,
 * and not the other way round.
 */
void
rgm_recorder_name (RgmRecorder *self, const char *name)
{
  if (self && !self->name)
    self->name = g_strdup (name);
}

static void
place (char **where, const char *id)
{
  if (*where && g_str_equal (*where, id))
    return;
  id = *where ? "" : id;
  g_free (*where);
  *where = g_strdup (id);
}

/**
 * rgm_recorder_place:
 * @self: (nullable): a recorder, if one records
 * @patient_id: the UUID of a patient
 * @course_id: (nullable): the UUID of a course, if the record belongs to one
 *
 * Tells whose record is being changed.
 */
void
rgm_recorder_place (RgmRecorder *self, const char *patient_id, const char *course_id)
{
  if (!self)
    return;
  place (&self->patient_id, patient_id);
  if (course_id && *course_id)
    place (&self->course_id, course_id);
}

/**
 * rgm_recorder_begin_setting:
 * @self: a recorder
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Records changes of settings, too, until rgm_recorder_end_setting(): most of them are none of the
 * user's.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_recorder_begin_setting (RgmRecorder *self, GError **error)
{
  if (!self->settings
      && (!create (self, &self->settings, error)
          || !check (self, sqlite3session_attach (self->settings, RGM_CHANGESET_SETTING_TABLE),
                     error)))
    return FALSE;
  sqlite3session_enable (self->settings, TRUE);
  return TRUE;
}

/**
 * rgm_recorder_end_setting:
 * @self: a recorder after rgm_recorder_begin_setting()
 *
 * Ends it.
 */
void
rgm_recorder_end_setting (RgmRecorder *self)
{
  sqlite3session_enable (self->settings, FALSE);
}

static gboolean
add_changes (RgmRecorder *self, sqlite3_changegroup *group, sqlite3_session *session,
             GError **error)
{
  void *bytes = NULL;
  int size = 0;
  gboolean added = check (self, sqlite3session_changeset (session, &size, &bytes), error)
                   && check (self, sqlite3changegroup_add (group, size, bytes), error);

  sqlite3_free (bytes);
  return added;
}

/* All changes as one, nothing where there are none. */
static gboolean
take_changes (RgmRecorder *self, int *size, void **bytes, GError **error)
{
  sqlite3_changegroup *group = NULL;
  gboolean taken;

  if (!self->settings)
    return check (self, sqlite3session_changeset (self->session, size, bytes), error);
  taken = check (self, sqlite3changegroup_new (&group), error)
          && add_changes (self, group, self->session, error)
          && add_changes (self, group, self->settings, error)
          && check (self, sqlite3changegroup_output (group, size, bytes), error);
  sqlite3changegroup_delete (group);
  return taken;
}

/**
 * rgm_recorder_finish:
 * @self: a recorder
 * @now: the time in microseconds since 1970 UTC
 * @id: (out): the number of the change, 0 where nothing was changed
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Keeps what was changed since the recorder was made as one change that can be undone. Where
 * nothing was, nothing is kept, and what can be done again stays so.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_recorder_finish (RgmRecorder *self, gint64 now, gint64 *id, GError **error)
{
  g_autoptr(RgmChange) change = NULL;
  void *bytes = NULL;
  int size = 0;
  gboolean kept = take_changes (self, &size, &bytes, error);

  change = rgm_change_new (now, self->name ? self->name : "changed", self->patient_id,
                           self->course_id);
  if (kept && size > 0)
    kept = rgm_undo_table_add (self->database, change, bytes, (gsize) size, error);
  sqlite3_free (bytes);
  *id = change->id;
  return kept;
}
