#include "config.h"

#include "rgm-former-files.h"

#include "rgm-backup-copy.h"
#include "rgm-concealed-path.h"
#include "rgm-origin.h"
#include "rgm-setting-table.h"
#include "rgm-store-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

/* Where a database was before it was salvaged into another file: its backups are there still, and
 * so is the damaged file, with everybody in it. They are URIs, one in a line, since a path may be
 * any bytes. What bears the name of somebody who was erased is concealed in them, and is looked for
 * each time. */

#define SETTING_FORMER "former-files"
/* How many files are known; those of before are forgotten. */
#define MAX_FILES 16

/* As they are kept, with what is concealed. */
static GStrv
load_uris (RgmDatabase *database, GError **error)
{
  g_autofree char *text = NULL;
  GStrv uris;

  if (!rgm_setting_table_load (database, SETTING_FORMER, &text, error))
    return NULL;
  uris = g_strsplit (text ? text : "", "\n", MAX_FILES + 1);
  if (g_strv_length (uris) > MAX_FILES)
    g_clear_pointer (&uris[MAX_FILES], g_free);
  return uris;
}

static void
add_path (GStrvBuilder *paths, const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  g_autofree char *found = path ? rgm_concealed_path_find (path) : NULL;

  if (found)
    g_strv_builder_add (paths, found);
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
  g_auto(GStrv) uris = load_uris (database, error);
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  if (!uris)
    return NULL;
  for (char **uri = uris; *uri; uri++)
    add_path (paths, *uri);
  return g_strv_builder_end (paths);
}

/* What was more than one may be one by now. */
static void
append_uri (GPtrArray *uris, char *uri)
{
  if (uri && !g_ptr_array_find_with_equal_func (uris, uri, g_str_equal, NULL))
    g_ptr_array_add (uris, uri);
  else
    g_free (uri);
}

static char *
join (GPtrArray *uris)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < uris->len && i < MAX_FILES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) uris->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
save (RgmDatabase *database, GPtrArray *uris, gint64 now, GError **error)
{
  g_autofree char *text = join (uris);

  return rgm_setting_table_save (database, SETTING_FORMER, text, now, error);
}

static gboolean
is_uri_of (const char *uri, const char *path)
{
  g_autofree char *known = g_filename_from_uri (uri, NULL, NULL);

  return known && rgm_concealed_path_is_of (known, path);
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
  g_auto(GStrv) known = load_uris (database, error);
  g_autoptr(GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);

  if (!known)
    return FALSE;
  append_uri (uris, g_filename_to_uri (path, NULL, NULL));
  for (char **uri = known; *uri; uri++)
    {
      if (!is_uri_of (*uri, path))
        append_uri (uris, g_strdup (*uri));
    }
  return save (database, uris, now, error);
}

/* A folder that a disk was connected to is gone with it, or empty without it. */
static gboolean
has_files (const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);

  return listing && g_dir_read_name (listing) != NULL;
}

/* A name that nothing is left of is of no use any more; but a folder without anything in it may be
 * that of a disk which is away. */
static char *
conceal_path (const char *path, const GPtrArray *names)
{
  char *concealed = rgm_concealed_path_new (path, names);
  g_autofree char *found = rgm_concealed_path_find (concealed);
  g_autofree char *folder = g_path_get_dirname (found);
  char *cleared;

  if (!rgm_concealed_path_is_lost (found) || !has_files (folder))
    return concealed;
  cleared = rgm_concealed_path_clear (concealed);
  g_free (concealed);
  return cleared;
}

static GPtrArray *
conceal_uris (GStrv known, const GPtrArray *names)
{
  GPtrArray *uris = g_ptr_array_new_with_free_func (g_free);

  for (char **uri = known; *uri; uri++)
    {
      g_autofree char *path = g_filename_from_uri (*uri, NULL, NULL);
      g_autofree char *concealed = path ? conceal_path (path, names) : NULL;

      if (concealed)
        append_uri (uris, g_filename_to_uri (concealed, NULL, NULL));
    }
  return uris;
}

/**
 * rgm_former_files_tell:
 * @database: a database
 * @names: (element-type utf8): what somebody is, or was, called who is erased
 * @tell: (out): whether rgm_former_files_conceal() would have anything to do
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_former_files_tell (RgmDatabase *database, const GPtrArray *names, gboolean *tell,
                       GError **error)
{
  g_auto(GStrv) known = load_uris (database, error);
  g_autofree char *before = known ? g_strjoinv ("\n", known) : NULL;
  g_autoptr(GPtrArray) uris = known ? conceal_uris (known, names) : NULL;
  g_autofree char *after = uris ? join (uris) : NULL;

  *tell = g_strcmp0 (before, after) != 0;
  return known != NULL;
}

/**
 * rgm_former_files_conceal:
 * @database: a database, in a transaction that writes
 * @names: (element-type utf8): what somebody is, or was, called who is erased
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Has no path tell of any of @names, and forgets what files were called whose names were concealed
 * before and that are gone since. They are known as before for as long as they are there.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_former_files_conceal (RgmDatabase *database, const GPtrArray *names, gint64 now,
                          GError **error)
{
  g_auto(GStrv) known = load_uris (database, error);
  g_autoptr(GPtrArray) uris = known ? conceal_uris (known, names) : NULL;

  return uris && save (database, uris, now, error);
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

/* As it was called, or as it is told of. */
static gboolean
is_in (const char *uri, const char *folder)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  g_autofree char *above = path ? g_path_get_dirname (path) : NULL;
  g_autofree char *found = above ? rgm_concealed_path_find (above) : NULL;

  return above && (rgm_concealed_path_is_of (above, folder) || g_str_equal (found, folder));
}

static gboolean
is_in_any (const char *uri, const char *const *folders)
{
  for (; *folders; folders++)
    {
      if (is_in (uri, *folders))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_known (GStrv known, const char *folder)
{
  const char *const folders[] = { folder, NULL };

  for (char **uri = known; *uri; uri++)
    {
      if (is_in_any (*uri, folders))
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
  g_auto(GStrv) known = load_uris (database, error);

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
  g_autoptr(GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);

  if (!rgm_former_files_check_gone (database, folders, error))
    return FALSE;
  known = load_uris (database, error);
  for (guint i = 0; known && known[i]; i++)
    {
      if (!is_in_any (known[i], folders))
        append_uri (uris, g_strdup (known[i]));
    }
  return known && save (database, uris, now, error);
}

/* What is found out of the former files. */
typedef struct {
  GStrvBuilder *abandoned;
  GStrvBuilder *replaced;
  const char *origin;
} Examined;

/* Whether a sound file at a former place is another database than @own, put there since. */
static gboolean
is_another (RgmDatabase *there, const char *own)
{
  g_autofree char *origin = NULL;

  return rgm_origin_load (there, &origin, NULL) && origin && own && !g_str_equal (origin, own);
}

/* What was damaged may be restored since and be worked with: then its backups are its own. Whether
 * that is so cannot be told where it may not be read, or the disk cannot, or another program keeps
 * it to itself. */
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
      || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_IO)
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
