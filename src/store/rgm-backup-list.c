#include "config.h"

#include "rgm-backup-list.h"

#include "rgm-backup-copy.h"
#include "rgm-backup-retention.h"
#include "rgm-backup-trailer.h"
#include "rgm-database-file.h"
#include "rgm-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* “20261120T140533Z”, as it stands behind the name of the database. */
#define STAMP_LENGTH 16

/* What the name says: when and why. The time is known to the second. */
static gboolean
parse_name (const char *name, const char *base, RgmBackupEntry *entry)
{
  gsize length = strlen (base);
  g_autofree char *stamp = NULL;
  g_auto(GStrv) words = NULL;
  g_autoptr(GDateTime) time = NULL;

  if (!g_str_has_prefix (name, base) || name[length] != '.'
      || !g_str_has_suffix (name, RGM_BACKUP_SUFFIX))
    return FALSE;
  words = g_strsplit (name + length + 1, ".", 3);
  if (g_strv_length (words) != 3 || strlen (words[0]) != STAMP_LENGTH)
    return FALSE;
  time = g_date_time_new_from_iso8601 (words[0], NULL);
  if (!time)
    return FALSE;
  entry->at = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  entry->reason = RGM_BACKUP_COPY;
  rgm_backup_reason_find (words[1], &entry->reason);
  return TRUE;
}

/* A file that cannot be read is told of and not left out. */
static void
read_trailer (RgmBackupEntry *entry)
{
  int file = open (entry->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gint64 content_size;

  if (file < 0 || !rgm_backup_trailer_read (file, entry, &content_size, NULL))
    entry->state = RGM_BACKUP_DAMAGED;
  if (file >= 0)
    close (file);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const RgmBackupEntry *first = *(const RgmBackupEntry *const *) a;
  const RgmBackupEntry *second = *(const RgmBackupEntry *const *) b;

  if (first->at != second->at)
    return first->at > second->at ? -1 : 1;
  return strcmp (first->path, second->path);
}

/* There may be no folder: then there are no backups. Any other error is one. */
static GDir *
open_folder (const char *folder, GError **error)
{
  GDir *listing = g_dir_open (folder, 0, NULL);
  GStatBuf status;

  if (!listing && g_lstat (folder, &status) == 0 && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    rgm_store_error_set (error, RGM_STORE_ERROR_NOT_A_FOLDER, folder, NULL);
  else if (!listing && g_access (folder, R_OK | X_OK) != 0 && errno != ENOENT)
    rgm_database_file_fail (folder, errno, error);
  return listing;
}

/**
 * rgm_backup_list:
 * @database: the file of a database, which need not be there
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Lists the backups in the folder beside @database, by what they say of themselves.
 *
 * Returns: (transfer full) (element-type RgmBackupEntry) (nullable): the backups, the newest first
 */
GPtrArray *
rgm_backup_list (const char *database, GError **error)
{
  g_autoptr(GPtrArray) backups = NULL;
  g_autofree char *path = rgm_database_file_resolve (database, FALSE, error);
  g_autofree char *base = path ? g_path_get_basename (path) : NULL;
  g_autofree char *folder = path ? rgm_backup_get_folder (path) : NULL;
  g_autoptr(GError) reason = NULL;
  g_autoptr(GDir) listing = path ? open_folder (folder, &reason) : NULL;
  const char *name;

  if (!path || reason)
    {
      if (reason)
        g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  backups = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_backup_entry_free);
  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr(RgmBackupEntry) entry = rgm_backup_entry_new (file);

      if (!parse_name (name, base, entry))
        continue;
      read_trailer (entry);
      g_ptr_array_add (backups, g_steal_pointer (&entry));
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return g_steal_pointer (&backups);
}

/**
 * rgm_backup_list_verify:
 * @backups: (element-type RgmBackupEntry): backups of rgm_backup_list()
 * @all: whether to read all of them, else only up to the first that is sound
 * @cancellable: (nullable): to end before
 *
 * Reads backups whole, and sets their states.
 */
void
rgm_backup_list_verify (GPtrArray *backups, gboolean all, GCancellable *cancellable)
{
  for (guint i = 0; i < backups->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      RgmBackupEntry *entry = backups->pdata[i];
      g_autoptr(RgmBackupEntry) read = rgm_backup_verify (entry->path, NULL);

      entry->state = read ? RGM_BACKUP_VERIFIED : RGM_BACKUP_DAMAGED;
      if (read && !all)
        return;
    }
}

/* Where none is known to be sound, all are kept. */
static void
choose (GPtrArray *backups, gboolean *keep)
{
  g_autofree RgmBackupMoment *moments = g_new (RgmBackupMoment, backups->len);
  gboolean sound = FALSE;

  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      moments[i].at = entry->at;
      moments[i].state = entry->state;
      sound = sound || entry->state == RGM_BACKUP_VERIFIED;
      keep[i] = TRUE;
    }
  if (sound)
    rgm_backup_retention_choose (moments, backups->len, keep);
}

/**
 * rgm_backup_prune:
 * @database: the file of a database
 * @n_dropped: (out) (optional): how many backups are gone
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes the backups that rgm_backup_retention_choose() does not keep. Nothing is deleted before
 * one is read whole and found sound, and that one stays.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_backup_prune (const char *database, guint *n_dropped, GError **error)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (database, error);
  g_autofree gboolean *keep = NULL;
  guint dropped = 0;

  if (!backups)
    return FALSE;
  rgm_backup_list_verify (backups, FALSE, NULL);
  keep = g_new0 (gboolean, backups->len);
  choose (backups, keep);
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (keep[i])
        continue;
      /* Another program may have done so. */
      if (g_unlink (entry->path) != 0 && errno != ENOENT)
        return rgm_database_file_fail (entry->path, errno, error);
      dropped++;
    }
  if (n_dropped)
    *n_dropped = dropped;
  return TRUE;
}

static gboolean
has_records (RgmStore *store, gboolean *has, GError **error)
{
  gint64 found;

  if (!rgm_database_get_int64 (store->database, "SELECT EXISTS (SELECT 1 FROM patient)"
                               " OR EXISTS (SELECT 1 FROM area)"
                               " OR EXISTS (SELECT 1 FROM history)", &found, error))
    return FALSE;
  *has = found != 0;
  return TRUE;
}

/**
 * rgm_backup_is_due:
 * @store: a store
 * @due: (out): whether the database was changed since its newest backup, or has none
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Compares the count of changes in the database with that in the newest backup, without reading
 * either whole. One that never held anything needs no backup.
 *
 * Returns: whether it could be told
 */
gboolean
rgm_backup_is_due (RgmStore *store, gboolean *due, GError **error)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (store->path, error);
  gboolean has;
  gint64 change;

  if (!backups || !has_records (store, &has, error)
      || !rgm_backup_copy_get_change (store->database, &change, error))
    return FALSE;
  *due = has;
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (entry->state == RGM_BACKUP_DAMAGED)
        continue;
      *due = has && entry->change != change;
      break;
    }
  return TRUE;
}
