#include "config.h"

#include "rgm-salvaged-files.h"

#include "rgm-database-file.h"
#include "rgm-export-file.h"

/* Where damaged databases went, for whoever opens one later: of each its path and that of the new
 * file, and nothing of what is in them. The window and the command line both salvage, at the same
 * time if need be, so that each damaged file has an entry of its own, named by the sum of its path:
 * writing one leaves all others alone. Paths are URIs, since they may be any bytes. */

#define GROUP "Salvaged"
#define KEY_FROM "From"
#define KEY_TO "To"
/* Two paths of the greatest length, each byte as “%00”, are less. */
#define MAX_BYTES 65536

/* One path by which the file is known, with whatever links somebody goes to it. */
static char *
make_uri (const char *path)
{
  g_autofree char *resolved = rgm_database_file_resolve (path, FALSE, NULL);

  return g_filename_to_uri (resolved ? resolved : path, NULL, NULL);
}

static char *
make_entry_path (const char *folder, const char *uri)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  return g_build_filename (folder, sum, NULL);
}

static GBytes *
make_entry (const char *from_uri, const char *to_uri)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  gsize length;
  char *text;

  g_key_file_set_string (file, GROUP, KEY_FROM, from_uri);
  g_key_file_set_string (file, GROUP, KEY_TO, to_uri);
  text = g_key_file_to_data (file, &length, NULL);
  return g_bytes_new_take (text, length);
}

/* A folder that has just been made has to be there after a power loss, too, and so have those that
 * it lies in. */
static gboolean
make_folder (const char *folder, const char *entry, GError **error)
{
  g_autofree char *above = g_path_get_dirname (folder);
  g_autofree char *made = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  made = rgm_database_file_resolve (entry, TRUE, error);
  return made && rgm_database_file_sync_folder (folder, error)
         && rgm_database_file_sync_folder (above, error);
}

/**
 * rgm_salvaged_files_note:
 * @folder: the folder of the user that such things are kept in, which is made
 * @from: path of a damaged database
 * @to: absolute path of the new one that it was salvaged into
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Remembers where the new file is, in place of what was known of @from.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_salvaged_files_note (const char *folder, const char *from, const char *to, GError **error)
{
  g_autofree char *from_uri = make_uri (from);
  g_autofree char *to_uri = g_filename_to_uri (to, NULL, NULL);
  g_autofree char *entry = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (from_uri != NULL && to_uri != NULL, FALSE);
  entry = make_entry_path (folder, from_uri);
  bytes = make_entry (from_uri, to_uri);
  return make_folder (folder, entry, error)
         && rgm_export_file_write (entry, bytes, TRUE, NULL, error);
}

/* Where @from went, as it was noted, or NULL. */
static char *
read_entry (const char *folder, const char *from)
{
  g_autofree char *uri = make_uri (from);
  g_autofree char *entry = uri ? make_entry_path (folder, uri) : NULL;
  g_autoptr(GBytes) bytes = entry ? rgm_export_file_read (entry, MAX_BYTES, NULL) : NULL;
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *from_uri = NULL;
  g_autofree char *to_uri = NULL;

  if (!bytes || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return NULL;
  from_uri = g_key_file_get_string (file, GROUP, KEY_FROM, NULL);
  to_uri = g_key_file_get_string (file, GROUP, KEY_TO, NULL);
  if (g_strcmp0 (from_uri, uri) != 0 || !to_uri)
    return NULL;
  return g_filename_from_uri (to_uri, NULL, NULL);
}

/**
 * rgm_salvaged_files_know:
 * @folder: the folder of the user that such things are kept in
 * @from: path of a damaged database
 *
 * Returns: whether it was salvaged, also into a file that is gone again
 */
gboolean
rgm_salvaged_files_know (const char *folder, const char *from)
{
  g_autofree char *path = read_entry (folder, from);

  return path != NULL;
}

/**
 * rgm_salvaged_files_find:
 * @folder: the folder of the user that such things are kept in
 * @from: path of a damaged database
 *
 * Returns: (transfer full) (nullable) (type filename): the file that it was salvaged into last, as
 *   long as that is there
 */
char *
rgm_salvaged_files_find (const char *folder, const char *from)
{
  g_autofree char *path = read_entry (folder, from);

  return path && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}
