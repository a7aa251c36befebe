#include "config.h"

#include "rgm-former-files.h"

#include "rgm-setting-table.h"

#include <gio/gio.h>

/* Where a database was before it was salvaged into another folder: its backups are there still, and
 * so is the damaged file, with everybody in it. They are URIs, one in a line, since a path may be
 * any bytes. */

#define SETTING_FORMER "former-files"
/* How many folders are looked into; those of before are forgotten. */
#define MAX_FILES 4

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
 * Returns: (transfer full) (nullable): the files in other folders that it was, the last one first;
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
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr(GString) text = g_string_new (uri);

  if (!known || !uri)
    return known != NULL;
  for (guint i = 0; known[i] && i < MAX_FILES - 1; i++)
    {
      g_autofree char *other = g_filename_to_uri (known[i], NULL, NULL);

      if (!g_str_equal (known[i], path))
        g_string_append_printf (text, "\n%s", other);
    }
  return rgm_setting_table_save (database, SETTING_FORMER, text->str, now, error);
}
