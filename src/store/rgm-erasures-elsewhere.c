#include "config.h"

#include "rgm-erasures-elsewhere.h"

#include "rgm-backup-list.h"
#include "rgm-database-file.h"
#include "rgm-erasures.h"
#include "rgm-raw-row.h"
#include "rgm-short-name.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Who was erased, where the database cannot be asked: what is left of its file is read page by
 * page, and what its backups remember besides. */

/* A key, a text and a stamp: rows of settings, and of nothing else that has such a key. */
#define SETTING_TYPES "TTI"
/* How many sealed backups may take another passphrase before no more of them are tried: each of
 * them takes long on purpose. */
#define MAX_WRONG 3

static gboolean
is_text (const RgmRawValue *value, const char *text)
{
  return value->size == strlen (text) && memcmp (value->bytes, text, value->size) == 0;
}

/* Whether the row is the one that tells, all of it. */
static gboolean
read_row (RgmErasedIds *ids, const RgmPageCell *cell)
{
  g_autofree char *text = NULL;
  RgmRawRow row;

  if (!rgm_raw_row_read (&row, cell) || !g_str_equal (row.types, SETTING_TYPES)
      || !is_text (&row.values[0], RGM_ERASURES_SETTING))
    return FALSE;
  text = g_strndup ((const char *) row.values[1].bytes, row.values[1].size);
  rgm_erased_ids_add_text (ids, text);
  return !row.values[1].torn && !cell->torn;
}

static gboolean
read_pages (RgmErasedIds *ids, RgmPageReader *pages)
{
  gboolean found = FALSE;

  for (guint page = 1; page <= pages->n_pages; page++)
    {
      guint n = rgm_page_reader_get_n_cells (pages, page);

      for (guint i = 0; i < n; i++)
        {
          RgmPageCell cell = { 0 };

          if (rgm_page_reader_read_cell (pages, page, i, &cell))
            found |= read_row (ids, &cell);
          g_clear_pointer (&cell.content, g_byte_array_unref);
        }
    }
  return found;
}

/**
 * rgm_erasures_read_file:
 * @ids: who was erased, which may become more
 * @path: a database, perhaps a damaged one, which is only read
 *
 * Adds those who were erased from it, as far as it can be read.
 *
 * Returns: whether these are all
 */
gboolean
rgm_erasures_read_file (RgmErasedIds *ids, const char *path)
{
  g_autoptr(RgmPageReader) pages = rgm_page_reader_new (path, NULL);

  if (!pages)
    return FALSE;
  return read_pages (ids, pages)
         || (pages->n_pages > 0 && pages->n_missing == 0
             && rgm_page_reader_count (pages, RGM_PAGE_BAD) == 0
             && rgm_page_reader_count (pages, RGM_PAGE_UNREADABLE) == 0);
}

static gboolean
read_backup (RgmErasedIds *ids, const char *database, const char *backup,
             const RgmPassphrase *passphrase, GError **error)
{
  g_autofree char *scratch = NULL;
  int file = rgm_database_file_make_new (database, &scratch, error);
  gboolean read;

  if (file < 0)
    return FALSE;
  read = rgm_backup_unpack (backup, passphrase, file, NULL, error)
         && rgm_erasures_read_file (ids, scratch);
  g_unlink (scratch);
  close (file);
  return read;
}

/**
 * rgm_erasures_read_backups:
 * @ids: who was erased, which may become more
 * @database: the file of a database, which need not be there
 * @since: a time in microseconds since 1970 UTC
 * @passphrase: (nullable): what may open those that are sealed
 *
 * Adds those who were erased by what the newest backup after @since remembers that can be read.
 * Whenever somebody is erased a backup is left that remembers it.
 *
 * Returns: whether these are all until the newest backup was made
 */
gboolean
rgm_erasures_read_backups (RgmErasedIds *ids, const char *database, gint64 since,
                           const RgmPassphrase *passphrase)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (database, NULL);
  guint n_wrong = 0;

  for (guint i = 0; backups && i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];
      g_autoptr(GError) reason = NULL;

      if (entry->at <= since)
        break;
      if (entry->sealed && (!passphrase || n_wrong == MAX_WRONG))
        continue;
      if (read_backup (ids, database, entry->path, passphrase, &reason))
        return i == 0;
      n_wrong += g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_WRONG_PASSPHRASE);
    }
  return FALSE;
}

/**
 * rgm_erasures_find_database:
 * @path: a file that may be a database which was kept aside
 *
 * Returns: (transfer full): the database that it was, or @path itself
 */
char *
rgm_erasures_find_database (const char *path)
{
  const char *name = strrchr (path, G_DIR_SEPARATOR);
  const char *infix = g_strrstr (name ? name : path, RGM_DATABASE_DAMAGED_INFIX);
  g_autofree char *database = infix ? g_strndup (path, (gsize) (infix - path)) : g_strdup (path);
  g_autofree char *folder = g_path_get_dirname (database);
  g_autofree char *base = g_path_get_basename (database);
  g_autofree char *longer = infix ? rgm_short_name_find (folder, base) : NULL;

  return longer ? g_build_filename (folder, longer, NULL) : g_steal_pointer (&database);
}
