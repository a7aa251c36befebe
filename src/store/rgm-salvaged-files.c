#include "config.h"

#include "rgm-salvaged-files.h"

#include "rgm-database-file.h"
#include "rgm-erased-name.h"
#include "rgm-export-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Where damaged databases went, for whoever opens one later: of each its path and that of the new
 * file, and nothing of what is in them. The window and the command line both salvage, at the same
 * time if need be, so that each damaged file has an entry of its own, named by the sum of its path:
 * writing one leaves all others alone. Paths are URIs, since they may be any bytes.
 *
 * A file may be called after the person whom it is about: when that one is erased, what has the
 * name in a path goes. Whatever else is in a path stays for as long as few have come since. */

#define GROUP "Salvaged"
#define KEY_FROM "From"
#define KEY_TO "To"
/* Two paths of the greatest length, each byte as “%00”, are less. */
#define MAX_BYTES 65536
/* How many are remembered; those of before are forgotten. */
#define MAX_ENTRIES 128
#define SUM_LENGTH 64

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

/* An entry, and when it was written. */
typedef struct {
  char *path;
  gint64 seconds;
  gint64 nanoseconds;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->path);
  g_free (self);
}

static gboolean
is_entry_name (const char *name)
{
  return strlen (name) == SUM_LENGTH && strspn (name, "0123456789abcdef") == SUM_LENGTH;
}

static GPtrArray *
list_entries (const char *folder)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = is_entry_name (name) ? g_build_filename (folder, name, NULL) : NULL;
      GStatBuf status;
      Entry *entry;

      if (!path || g_lstat (path, &status) != 0)
        continue;
      entry = g_new (Entry, 1);
      *entry = (Entry) { g_steal_pointer (&path), status.st_mtim.tv_sec, status.st_mtim.tv_nsec };
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(const Entry *const *) a;
  const Entry *second = *(const Entry *const *) b;

  if (first->seconds != second->seconds)
    return first->seconds > second->seconds ? -1 : 1;
  if (first->nanoseconds != second->nanoseconds)
    return first->nanoseconds > second->nanoseconds ? -1 : 1;
  return 0;
}

/* Takes the oldest away, but not @own, which was written now, whatever the clock says. Others may
 * do so at the same time. */
static void
prune (const char *folder, const char *own)
{
  g_autoptr(GPtrArray) entries = list_entries (folder);

  g_ptr_array_sort (entries, compare_newest_first);
  for (guint i = MAX_ENTRIES; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      if (!g_str_equal (entry->path, own))
        g_unlink (entry->path);
    }
}

/**
 * rgm_salvaged_files_note:
 * @folder: the folder of the user that such things are kept in, which is made
 * @from: path of a damaged database
 * @to: absolute path of the new one that it was salvaged into
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Remembers where the new file is, in place of what was known of @from, and forgets what was noted
 * long ago where there is too much.
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
  if (!make_folder (folder, entry, error)
      || !rgm_export_file_write (entry, bytes, TRUE, NULL, error))
    return FALSE;
  prune (folder, entry);
  return TRUE;
}

/* What an entry says, or NULL where it cannot be read. */
static GKeyFile *
load_entry (const char *entry)
{
  g_autoptr(GBytes) bytes = rgm_export_file_read (entry, MAX_BYTES, NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();

  return bytes && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL)
           ? g_steal_pointer (&file) : NULL;
}

/* Where @from went, as it was noted, or NULL. */
static char *
read_entry (const char *folder, const char *from)
{
  g_autofree char *uri = make_uri (from);
  g_autofree char *entry = uri ? make_entry_path (folder, uri) : NULL;
  g_autoptr(GKeyFile) file = entry ? load_entry (entry) : NULL;
  g_autofree char *from_uri = NULL;
  g_autofree char *to_uri = NULL;

  if (!file)
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

static gboolean
has_a_name (const char *uri, const GPtrArray *names)
{
  g_autofree char *path = uri ? g_filename_from_uri (uri, NULL, NULL) : NULL;

  for (guint i = 0; path && i < names->len; i++)
    {
      if (rgm_erased_name_is_in (path, names->pdata[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_about (const Entry *entry, const GPtrArray *names)
{
  g_autoptr(GKeyFile) file = load_entry (entry->path);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  /* What cannot be read is of no use, and may tell anything. */
  if (!file)
    return TRUE;
  from = g_key_file_get_string (file, GROUP, KEY_FROM, NULL);
  to = g_key_file_get_string (file, GROUP, KEY_TO, NULL);
  return has_a_name (from, names) || has_a_name (to, names);
}

/**
 * rgm_salvaged_files_forget:
 * @folder: the folder of the user that such things are kept in, which need not be there
 * @names: (element-type utf8): what somebody is, or was, called who is erased
 * @left: (element-type filename): takes the files that could not be deleted
 *
 * Forgets all that has one of @names in a path, in whatever order and letters.
 */
void
rgm_salvaged_files_forget (const char *folder, const GPtrArray *names, GPtrArray *left)
{
  g_autoptr(GPtrArray) entries = names->len > 0 ? list_entries (folder) : NULL;

  for (guint i = 0; entries && i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      if (is_about (entry, names) && g_unlink (entry->path) != 0 && errno != ENOENT)
        g_ptr_array_add (left, g_strdup (entry->path));
    }
}
