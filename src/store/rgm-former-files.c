#include "config.h"

#include "rgm-former-files.h"

#include "rgm-backup-copy.h"
#include "rgm-origin.h"
#include "rgm-setting-table.h"
#include "rgm-store-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

/* Where a database was before it was salvaged into another file: its backups are there still, and
 * so is the damaged file, with everybody in it. They are URIs, one in a line, since a path may be
 * any bytes. */

#define SETTING_FORMER "former-files"
/* How many files are known; those of before are forgotten. */
#define MAX_FILES 16

static void
add_path (GStrvBuilder *paths, const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

  if (path)
    g_strv_builder_add (paths, path);
}

/**
 * rgm_former_files_load:
 * @database: a database
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the other files that it was, the last one first;
 *   %NULL where they could not be looked up
 */
GStrv
rgm_former_files_load (RgmDatabase *database, GError **error)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto(GStrv) uris = NULL;

  if (!rgm_setting_table_load (database, SETTING_FORMER, &text, error))
    return NULL;
  uris = g_strsplit (text ? text : "", "\n", MAX_FILES + 1);
  for (guint i = 0; uris[i] && i < MAX_FILES; i++)
    add_path (paths, uris[i]);
  return g_strv_builder_end (paths);
}

static gboolean
save (RgmDatabase *database, GPtrArray *paths, gint64 now, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *uri = g_filename_to_uri (paths->pdata[i], NULL, NULL);

      if (uri)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", uri);
    }
  return rgm_setting_table_save (database, SETTING_FORMER, text->str, now, error);
}

/**
 * rgm_former_files_add:
 * @database: a database, in a transaction that writes
 * @path: absolute path of the file that it was
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Has it know that file from now on.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_former_files_add (RgmDatabase *database, const char *path, gint64 now, GError **error)
{
  g_auto(GStrv) known = rgm_former_files_load (database, error);
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();

  if (!known)
    return FALSE;
  g_ptr_array_add (paths, (gpointer) path);
  for (guint i = 0; known[i]; i++)
    {
      if (!g_str_equal (known[i], path))
        g_ptr_array_add (paths, known[i]);
    }
  g_ptr_array_set_size (paths, (gint) MIN (paths->len, MAX_FILES));
  return save (database, paths, now, error);
}

/**
 * rgm_former_files_is_gone:
 * @folder: a folder that a database was in
 *
 * Returns: whether there is no such folder: one that may not be looked at may be there
 */
gboolean
rgm_former_files_is_gone (const char *folder)
{
  GStatBuf status;

  return g_lstat (folder, &status) != 0 && errno == ENOENT;
}

static gboolean
is_in (const char *path, const char *const *folders)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_strv_contains (folders, folder);
}

static gboolean
is_known (GStrv known, const char *folder)
{
  const char *const folders[] = { folder, NULL };

  for (guint i = 0; known[i]; i++)
    {
      if (is_in (known[i], folders))
        return TRUE;
    }
  return FALSE;
}

/**
 * rgm_former_files_check_gone:
 * @database: a database
 * @folders: paths of folders
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether all of @folders may be forgotten; `RGM_STORE_ERROR_NOT_FOUND` for one that the
 *   database was not in, `RGM_STORE_ERROR_EXISTS` for one that is there, or may be
 */
gboolean
rgm_former_files_check_gone (RgmDatabase *database, const char *const *folders, GError **error)
{
  g_auto(GStrv) known = rgm_former_files_load (database, error);

  for (; known && *folders; folders++)
    {
      gboolean is_former = is_known (known, *folders);

      if (is_former && rgm_former_files_is_gone (*folders))
        continue;
      rgm_store_error_set (error, is_former ? RGM_STORE_ERROR_EXISTS : RGM_STORE_ERROR_NOT_FOUND,
                           *folders, NULL);
      return FALSE;
    }
  return known != NULL;
}

/**
 * rgm_former_files_forget:
 * @database: a database, in a transaction that writes
 * @folders: folders that it was in, and that are not there any more
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Has it no longer know that it was there: what may be there is looked for by nobody then.
 *
 * Returns: whether that succeeded; errors of rgm_former_files_check_gone()
 */
gboolean
rgm_former_files_forget (RgmDatabase *database, const char *const *folders, gint64 now,
                         GError **error)
{
  g_auto(GStrv) known = NULL;
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();

  if (!rgm_former_files_check_gone (database, folders, error))
    return FALSE;
  known = rgm_former_files_load (database, error);
  for (guint i = 0; known && known[i]; i++)
    {
      if (!is_in (known[i], folders))
        g_ptr_array_add (paths, known[i]);
    }
  return known && save (database, paths, now, error);
}

/* What is found out of the former files. */
typedef struct {
  GStrvBuilder *abandoned;
  GStrvBuilder *replaced;
  const char *origin;
} Examined;

/* A folder that a disk was connected to is gone with it, or empty without it. */
static gboolean
has_files (const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);

  return listing && g_dir_read_name (listing) != NULL;
}

/* Whether a sound file at a former place is another database than @own, put there since. */
static gboolean
is_another (RgmDatabase *there, const char *own)
{
  g_autofree char *origin = NULL;

  return rgm_origin_load (there, &origin, NULL) && origin && own && !g_str_equal (origin, own);
}

/* What was damaged may be restored since and be worked with: then its backups are its own. Whether
 * that is so cannot be told where it may not be read, or another program keeps it to itself. */
static void
examine_file (RgmFormerFiles *self, Examined *found, const char *path, const char *folder)
{
  g_autoptr(RgmDatabase) database = NULL;
  g_autoptr(GError) reason = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    database = rgm_database_open (path, RGM_DATABASE_READ_ONLY, &reason);
  if (database)
    rgm_database_set_busy_timeout (database, RGM_STORE_BUSY_MS);
  if (database && rgm_backup_copy_check (database, &reason))
    {
      if (is_another (database, found->origin))
        g_strv_builder_add (found->replaced, path);
      return;
    }
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_PERMISSION)
      || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED)
      || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY))
    rgm_former_files_note_unreached (self, folder);
  else
    g_strv_builder_add (found->abandoned, path);
}

/**
 * rgm_former_files_examine:
 * @self: nothing yet, all zero
 * @database: a database
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Finds out where the database was, and who works with the files now.
 *
 * Returns: whether it could be looked up where it was
 */
gboolean
rgm_former_files_examine (RgmFormerFiles *self, RgmDatabase *database, GError **error)
{
  g_autoptr(GStrvBuilder) abandoned = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) replaced = g_strv_builder_new ();
  g_autofree char *origin = NULL;
  Examined found = { abandoned, replaced, NULL };

  if (!rgm_origin_load (database, &origin, error))
    return FALSE;
  found.origin = origin;
  self->unreached = g_ptr_array_new_with_free_func (g_free);
  self->all = rgm_former_files_load (database, error);
  for (guint i = 0; self->all && self->all[i]; i++)
    {
      g_autofree char *folder = g_path_get_dirname (self->all[i]);

      if (!has_files (folder))
        rgm_former_files_note_unreached (self, folder);
      examine_file (self, &found, self->all[i], folder);
    }
  self->abandoned = g_strv_builder_end (abandoned);
  self->replaced = g_strv_builder_end (replaced);
  return self->all != NULL;
}

static gboolean
is_noted (const RgmFormerFiles *self, const char *folder)
{
  return g_ptr_array_find_with_equal_func (self->unreached, folder, g_str_equal, NULL);
}

/**
 * rgm_former_files_note_unreached:
 * @self: what is known after rgm_former_files_examine()
 * @folder: a folder that cannot be looked into
 *
 * Has it told of, once, unless the one that it is in is already.
 */
void
rgm_former_files_note_unreached (RgmFormerFiles *self, const char *folder)
{
  g_autofree char *above = g_path_get_dirname (folder);

  if (!is_noted (self, folder) && !is_noted (self, above))
    g_ptr_array_add (self->unreached, g_strdup (folder));
}

/**
 * rgm_former_files_clear:
 * @self: what is known
 *
 * Frees what @self holds.
 */
void
rgm_former_files_clear (RgmFormerFiles *self)
{
  g_clear_pointer (&self->all, g_strfreev);
  g_clear_pointer (&self->abandoned, g_strfreev);
  g_clear_pointer (&self->replaced, g_strfreev);
  g_clear_pointer (&self->unreached, g_ptr_array_unref);
}
