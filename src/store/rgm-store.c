#include "config.h"

#include "rgm-store.h"

#include "rgm-backup-list.h"
#include "rgm-database-file.h"
#include "rgm-migration.h"
#include "rgm-schema.h"
#include "rgm-setting-table.h"
#include "rgm-store-private.h"
#include "rgm-structure.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gint64
read_clock (gpointer data)
{
  return g_get_real_time ();
}

/* Whether a file that is not there was: backups of it are. */
static gboolean
is_missed (const char *path)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (path, NULL);

  return backups && backups->len > 0;
}

/* What is missed is made by nobody who may not know that it was there. */
static gboolean
fail_for_missing (RgmStore *self, RgmStoreFlags flags, GError **error)
{
  gboolean missed = (flags & RGM_STORE_EXCLUSIVE) == 0 && is_missed (self->path);

  if (missed)
    rgm_store_error_set (error, RGM_STORE_ERROR_MISSING, self->path, NULL);
  return missed;
}

/* Makes the file where there is none and one is wanted. Another process may make it at the same
 * moment; then it is the one to open, unless it was to be ours alone. */
static gboolean
create_if_wanted (RgmStore *self, RgmStoreFlags flags, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (rgm_database_file_inspect (self->path, &local_error))
    {
      if ((flags & RGM_STORE_EXCLUSIVE) == 0)
        return TRUE;
      rgm_store_error_set (error, RGM_STORE_ERROR_EXISTS, self->path, NULL);
      return FALSE;
    }
  if (g_error_matches (local_error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE)
      && fail_for_missing (self, flags, error))
    return FALSE;
  if ((flags & RGM_STORE_CREATE) == 0
      || !g_error_matches (local_error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_clear_error (&local_error);
  self->created = rgm_database_file_create (self->path, &local_error);
  if (self->created
      || ((flags & RGM_STORE_EXCLUSIVE) == 0
          && g_error_matches (local_error, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
connect_database (RgmStore *self, RgmDatabaseMode mode, GError **error)
{
  g_clear_pointer (&self->database, rgm_database_close);
  self->database = mode == RGM_DATABASE_READ_ONLY
    ? rgm_database_open_to_read (self->path, RGM_STORE_BUSY_MS, error)
    : rgm_database_open (self->path, mode, error);
  if (!self->database)
    return FALSE;
  rgm_database_set_busy_timeout (self->database, RGM_STORE_BUSY_MS);
  /* SQLite turns to reading on any error, and not only where writing is not allowed. */
  if (mode == RGM_DATABASE_READ_WRITE && rgm_database_get_read_only (self->database)
      && rgm_database_file_may_write (self->path))
    return rgm_database_file_fail (self->path, EIO, error);
  return TRUE;
}

/* Whose file it is, from within: a journal may have changed what the header said. */
static gboolean
check_owner (RgmStore *self, GError **error)
{
  gint64 id;

  if (!rgm_database_get_int64 (self->database, "PRAGMA application_id", &id, error))
    return FALSE;
  if (id == RGM_DATABASE_APPLICATION_ID)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, self->path, NULL);
  return FALSE;
}

/* Finds out why nothing may be written, if so. Where the folder may not be written, there is room
 * for no journal and no backup, though the file may be. */
static gboolean
find_read_only (RgmStore *self, RgmStoreFlags flags, int version)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (version > RGM_SCHEMA_VERSION)
    rgm_store_error_set (&self->read_only, RGM_STORE_ERROR_NEWER, self->path, NULL);
  else if ((flags & RGM_STORE_READ_ONLY) || rgm_database_get_read_only (self->database))
    rgm_store_error_set (&self->read_only, RGM_STORE_ERROR_READ_ONLY, self->path, NULL);
  else if (!rgm_database_file_may_write (folder))
    rgm_store_error_set (&self->read_only, RGM_STORE_ERROR_READ_ONLY_FOLDER, folder, NULL);
  return self->read_only != NULL;
}

static gboolean
look_over (RgmStore *self, GError **error)
{
  return rgm_database_check (self->database, error)
         && rgm_structure_check (self->database, error);
}

static gboolean
prepare (RgmStore *self, RgmStoreFlags flags, GError **error)
{
  RgmDatabaseMode mode = RGM_DATABASE_READ_WRITE;
  int version;

  if (!check_owner (self, error)
      || !rgm_schema_get_version (self->database, &version, error))
    return FALSE;
  if (find_read_only (self, flags, version))
    {
      mode = RGM_DATABASE_READ_ONLY;
      if (!connect_database (self, mode, error))
        return FALSE;
    }
  if (!rgm_database_configure (self->database, mode, error))
    return FALSE;
  if ((flags & RGM_STORE_SKIP_CHECK) == 0 && !look_over (self, error))
    return FALSE;
  if (mode == RGM_DATABASE_READ_ONLY)
    return TRUE;
  rgm_database_file_restrict (self->path);
  return rgm_migration_run (self->database, self->clock (self->clock_data), error);
}

static gboolean
can_be_read (const RgmStore *self)
{
  g_autoptr(RgmDatabase) reader = rgm_database_open_to_read (self->path, 0, NULL);

  return reader != NULL;
}

/* Most who write let others read, and some do not. */
static void
tell_locked_out (const RgmStore *self, RgmStoreFlags flags, GError **reason)
{
  if (!g_error_matches (*reason, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED)
      || ((flags & RGM_STORE_READ_ONLY) == 0 && can_be_read (self)))
    return;
  g_clear_error (reason);
  rgm_store_error_set (reason, RGM_STORE_ERROR_LOCKED_OUT, self->path, NULL);
}

static gboolean
connect_and_prepare (RgmStore *self, RgmStoreFlags flags, GError **error)
{
  RgmDatabaseMode mode = flags & RGM_STORE_READ_ONLY ? RGM_DATABASE_READ_ONLY
                                                     : RGM_DATABASE_READ_WRITE;
  GError *reason = NULL;

  if (connect_database (self, mode, &reason) && prepare (self, flags, &reason))
    return TRUE;
  tell_locked_out (self, flags, &reason);
  rgm_database_file_explain (self->path, reason, error);
  return FALSE;
}

/* The folders above @path that are not there, the lowest first. */
static GStrv
list_missing_folders (const char *path)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *folder = g_path_get_dirname (path);

  while (!g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      char *above = g_path_get_dirname (folder);

      g_ptr_array_add (missing, folder);
      folder = above;
    }
  g_ptr_array_add (missing, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&missing), FALSE);
}

/* Only those that are empty go. */
static void
remove_folders (const char *const *folders)
{
  for (; folders && *folders; folders++)
    g_rmdir (*folders);
}

/**
 * rgm_store_open:
 * @path: the database file
 * @flags: how to open it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Opens a database and, unless told otherwise, looks it over for damage. A file that cannot be
 * opened is left as it is, and no other is made in its place. Nor is one made where a file is
 * missing that has backups, `RGM_STORE_ERROR_MISSING`, unless with `RGM_STORE_EXCLUSIVE`.
 *
 * A file that can only be read, or lies in a folder that can, is opened for reading, and so is one
 * of a newer Regimen: ask rgm_store_get_read_only().
 *
 * Returns: (transfer full) (nullable): the store
 */
RgmStore *
rgm_store_open (const char *path, RgmStoreFlags flags, GError **error)
{
  g_autoptr(RgmStore) self = g_new0 (RgmStore, 1);

  g_return_val_if_fail (path != NULL, NULL);
  self->clock = read_clock;
  if (flags & RGM_STORE_CREATE)
    self->made_folders = list_missing_folders (path);
  self->path = rgm_database_file_resolve (path, (flags & RGM_STORE_CREATE) != 0, error);
  if (!self->path || !create_if_wanted (self, flags, error))
    {
      remove_folders ((const char *const *) self->made_folders);
      return NULL;
    }
  if (!connect_and_prepare (self, flags, error))
    return NULL;
  if (!self->read_only)
    rgm_database_file_remove_stale (self->path);
  rgm_store_note_place (self);
  return g_steal_pointer (&self);
}

/**
 * rgm_store_close:
 * @self: (transfer full) (nullable): a store
 *
 * Closes the database. A batch that is open is taken back.
 */
void
rgm_store_close (RgmStore *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->recorder, rgm_recorder_free);
  g_clear_pointer (&self->database, rgm_database_close);
  g_clear_error (&self->read_only);
  g_clear_error (&self->batch_error);
  g_strfreev (self->made_folders);
  g_free (self->path);
  g_free (self);
}

/**
 * rgm_store_take_back:
 * @self: (transfer full): a store that did not become what it was opened for
 *
 * Closes the database and removes what was made when it was opened: the file, and the folders for
 * it. One that was there before stays.
 */
void
rgm_store_take_back (RgmStore *self)
{
  g_autofree char *path = g_strdup (self->path);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_auto(GStrv) folders = g_steal_pointer (&self->made_folders);
  gboolean created = self->created;

  rgm_store_close (self);
  if (!created)
    return;
  g_unlink (path);
  g_unlink (journal);
  remove_folders ((const char *const *) folders);
}

/**
 * rgm_store_get_made_folders:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the folders that were made when it was opened, the lowest
 *   first
 */
const char *const *
rgm_store_get_made_folders (const RgmStore *self)
{
  return (const char *const *) self->made_folders;
}

/**
 * rgm_store_get_path:
 * @self: a store
 *
 * Returns: the file, its folder without symbolic links
 */
const char *
rgm_store_get_path (const RgmStore *self)
{
  return self->path;
}

/**
 * rgm_store_get_created:
 * @self: a store
 *
 * Returns: whether the file was made when it was opened
 */
gboolean
rgm_store_get_created (const RgmStore *self)
{
  return self->created;
}

/**
 * rgm_store_get_read_only:
 * @self: a store
 * @why: (out) (optional) (nullable) (transfer none): the reason, `RGM_STORE_ERROR_NEWER`,
 *   `RGM_STORE_ERROR_READ_ONLY` or `RGM_STORE_ERROR_READ_ONLY_FOLDER`, with its sentence; it is
 *   also what every call that would write fails with
 *
 * Returns: whether nothing can be saved
 */
gboolean
rgm_store_get_read_only (const RgmStore *self, const GError **why)
{
  if (why)
    *why = self->read_only;
  return self->read_only != NULL;
}

/**
 * rgm_store_set_busy_timeout:
 * @self: a store
 * @milliseconds: how long a call waits for another program's write, `RGM_STORE_BUSY_MS` at first
 *
 * Sets how long it takes until `RGM_STORE_ERROR_LOCKED`.
 */
void
rgm_store_set_busy_timeout (RgmStore *self, guint milliseconds)
{
  rgm_database_set_busy_timeout (self->database, milliseconds);
}

/**
 * rgm_store_set_clock:
 * @self: a store
 * @clock: (nullable) (scope forever): gives the time for stamps and history, %NULL for the
 *   system's clock
 * @data: for @clock
 *
 * Sets the clock.
 */
void
rgm_store_set_clock (RgmStore *self, RgmStoreClock clock, gpointer data)
{
  self->clock = clock ? clock : read_clock;
  self->clock_data = data;
}

/**
 * rgm_store_get_data_version:
 * @self: a store
 * @version: (out): a number that is another one after another connection has changed the file
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Tells whether to load again because of what other programs did. The store's own changes do not
 * count. This is cheap enough to be asked every second.
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_store_get_data_version (RgmStore *self, guint64 *version, GError **error)
{
  gint64 value;

  if (!rgm_database_get_int64 (self->database, "PRAGMA data_version", &value, error))
    return FALSE;
  *version = (guint64) value;
  return TRUE;
}

/**
 * rgm_store_check:
 * @self: a store
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks the whole file over for damage, which rgm_store_open() has done unless told otherwise.
 *
 * Returns: whether it is sound
 */
gboolean
rgm_store_check (RgmStore *self, GError **error)
{
  return look_over (self, error);
}
