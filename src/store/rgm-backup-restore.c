#include "config.h"

#include "rgm-backup-restore.h"

#include "rgm-backup-copy.h"
#include "rgm-backup-list.h"
#include "rgm-changeset.h"
#include "rgm-database-file.h"
#include "rgm-erase-rows.h"
#include "rgm-erasures.h"
#include "rgm-recorder.h"
#include "rgm-schema.h"
#include "rgm-store-replace.h"
#include "rgm-transfer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* How much of a restore is done after each of its parts, of `RGM_TRANSFER_WHOLE`, as measured with
 * 20,000 patients. */
#define PART_UNPACKED 50
#define PART_EXAMINED 250
#define PART_BACKED_UP 350
#define PART_REPLACED 900

/* A database that is taken out of a backup, beside the one that it is for. */
typedef struct {
  char *path;
  int file;
} Scratch;

static void
scratch_clear (Scratch *self)
{
  if (self->path)
    g_unlink (self->path);
  if (self->file >= 0)
    close (self->file);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scratch, scratch_clear)

/* A virtual table is code, and one with the name of ours would be run. */
static gboolean
check_tables (RgmDatabase *database, GError **error)
{
  gint64 n_virtual;

  if (!rgm_database_get_int64 (database, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"
                               " AND rootpage = 0", &n_virtual, error))
    return FALSE;
  if (n_virtual == 0)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, rgm_database_get_path (database), NULL);
  return FALSE;
}

/* A view with the name of a table of ours is none. */
static gboolean
check_own_tables (RgmDatabase *database, GError **error)
{
  for (const char *const *table = rgm_changeset_tables; *table; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM sqlite_schema"
                                              " WHERE type = 'table' AND name = '%s')", *table);
      gint64 exists;

      if (!rgm_database_get_int64 (database, sql, &exists, error))
        return FALSE;
      if (!exists)
        {
          rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, rgm_database_get_path (database),
                               NULL);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_version (RgmDatabase *database, GError **error)
{
  int version;

  if (!rgm_schema_get_version (database, &version, error))
    return FALSE;
  if (version <= RGM_SCHEMA_VERSION)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_NEWER, rgm_database_get_path (database), NULL);
  return FALSE;
}

static gboolean
examine (const char *path, gboolean climb, GCancellable *cancellable, GError **error)
{
  g_autoptr(RgmDatabase) database = rgm_database_open (path, RGM_DATABASE_SCRATCH, error);

  if (!database)
    return FALSE;
  rgm_database_set_cancellable (database, cancellable);
  return rgm_database_configure (database, RGM_DATABASE_SCRATCH, error)
         && rgm_backup_copy_check (database, error)
         && check_tables (database, error) && check_version (database, error)
         && (!climb || (rgm_schema_climb (database, RGM_SCHEMA_VERSION, error)
                        && check_own_tables (database, error)));
}

/* Takes the database out of @backup. */
static gboolean
scratch_fill (Scratch *self, const char *beside, const char *backup,
              const RgmPassphrase *passphrase, GError **error)
{
  self->file = rgm_database_file_make_new (beside, &self->path, error);
  return self->file >= 0 && rgm_backup_unpack (backup, passphrase, self->file, NULL, error);
}

/* Looks it over. What is wrong with it is wrong with the backup. */
static gboolean
scratch_examine (const Scratch *self, const char *backup, gboolean climb,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (examine (self->path, climb, cancellable, &reason))
    return TRUE;
  if (reason->domain == RGM_STORE_ERROR)
    rgm_store_error_set (error, (RgmStoreError) reason->code, backup, NULL);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
scratch_prepare (Scratch *self, const char *beside, const char *backup,
                 const RgmPassphrase *passphrase, gboolean climb, RgmTransferPart *part,
                 const RgmStoreTransfer *transfer, GError **error)
{
  rgm_transfer_part_begin (part, transfer, PART_UNPACKED);
  if (!scratch_fill (self, beside, backup, passphrase, error)
      || !rgm_transfer_part_end (part, error))
    return FALSE;
  rgm_transfer_part_begin (part, transfer, PART_EXAMINED);
  return scratch_examine (self, backup, climb, part->whole.cancellable, error)
         && rgm_transfer_part_end (part, error);
}

/* How records are replaced. */
typedef struct {
  const RgmStoreTransfer *transfer;
  /* whether it was left undone because somebody is in the backup who was erased since */
  gboolean has_erased;
} Replacing;

/* Asked in the transaction, so that nobody is erased and put back at once. */
static gboolean
refuse_erased (RgmDatabase *database, Replacing *self, GError **error)
{
  g_autoptr(GPtrArray) ids = rgm_erasures_list (database, database, RGM_STORE_REPLACE_SCHEMA,
                                                error);

  self->has_erased = ids && ids->len > 0;
  if (self->has_erased)
    rgm_store_error_set (error, RGM_STORE_ERROR_INVALID, rgm_database_get_path (database), NULL);
  return ids && !self->has_erased;
}

/* Whoever cancels later does so too late: what follows is not interrupted, for nobody would know
 * what became of it. */
static gboolean
replace (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Replacing *self = data;
  const RgmStoreTransfer *transfer = self->transfer;
  gboolean replaced;

  if (!refuse_erased (database, self, error))
    return FALSE;
  rgm_recorder_name (rgm_database_get_recorder (database), RGM_CHANGE_RESTORE);
  rgm_database_set_cancellable (database, transfer->cancellable);
  replaced = rgm_store_replace_records (database, now, transfer, error);
  rgm_database_set_cancellable (database, NULL);
  return replaced;
}

/* The journal of the attached file stays in memory: with two on the disk a commit would be one of
 * several files, and nothing is written to that one. */
static gboolean
attach (RgmStore *store, const Scratch *scratch, GError **error)
{
  g_autofree char *mode = NULL;
  char *sql = sqlite3_mprintf ("ATTACH %Q AS " RGM_STORE_REPLACE_SCHEMA, scratch->path);
  gboolean attached;

  /* One of before stays where there was no memory to let it go. */
  rgm_database_run (store->database, "DETACH " RGM_STORE_REPLACE_SCHEMA, NULL);
  attached = rgm_database_run (store->database, sql, error);

  sqlite3_free (sql);
  if (!attached)
    return FALSE;
  mode = rgm_database_get_text (store->database,
                                "PRAGMA " RGM_STORE_REPLACE_SCHEMA ".journal_mode = MEMORY",
                                error);
  return mode != NULL;
}

static gboolean
replace_at_once (RgmStore *store, const Scratch *scratch, Replacing *how, GError **error)
{
  gboolean replaced = attach (store, scratch, error)
                      && rgm_store_write (store, replace, how, error);

  rgm_database_run (store->database, "DETACH " RGM_STORE_REPLACE_SCHEMA, NULL);
  return replaced;
}

static gboolean
erase_again (RgmStore *store, const Scratch *scratch, GError **error)
{
  g_autoptr(RgmStore) copy = rgm_store_open (scratch->path, RGM_STORE_DEFAULT, error);

  return copy && rgm_erase_rows_again (copy, store->database, error);
}

/* Who was erased does not come back with a backup of before. */
static gboolean
replace_from (RgmStore *store, const Scratch *scratch, const RgmStoreTransfer *transfer,
              GError **error)
{
  g_autoptr(GError) reason = NULL;
  Replacing how;

  do
    {
      how = (Replacing) { .transfer = transfer };
      g_clear_error (&reason);
      if (replace_at_once (store, scratch, &how, &reason))
        return TRUE;
    }
  while (how.has_erased && erase_again (store, scratch, error));
  if (!how.has_erased)
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
refuse (RgmStore *store, GError **error)
{
  const GError *reason = NULL;

  if (rgm_store_get_read_only (store, &reason))
    g_propagate_error (error, g_error_copy (reason));
  return reason != NULL;
}

static RgmBackupEntry *
back_up (RgmStore *store, RgmTransferPart *part, const RgmStoreTransfer *transfer, GError **error)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_BEFORE_RESTORE,
                               .progress = rgm_transfer_part_tell_copied, .data = part };

  rgm_transfer_part_begin (part, transfer, PART_BACKED_UP);
  options.now = store->clock (store->clock_data);
  options.cancellable = part->whole.cancellable;
  return rgm_backup_make (store->path, &options, error);
}

/**
 * rgm_backup_restore:
 * @store: a store without an open batch
 * @path: a backup, of this database or of another
 * @passphrase: (nullable): what it was sealed with
 * @transfer: (nullable): how it is watched; once the records are replaced it is too late to cancel
 * @before: (out) (optional) (transfer full): the backup that was made of how it is now
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Makes all records what they were when the backup was made. First the backup is verified, then
 * one is made of how it is now, and then the records are replaced in one transaction, which is one
 * change that can be undone. The history and the settings stay, and patients who were erased since
 * do not come back. The backup may be of any version up to this one. Of the file only rows are
 * read: its triggers and views are never run.
 *
 * Returns: whether the records are replaced and that is lasting; else nothing was changed, but for
 *   `RGM_STORE_ERROR_OUTCOME_UNKNOWN`. A backup that was made before stays
 */
gboolean
rgm_backup_restore (RgmStore *store, const char *path, const RgmPassphrase *passphrase,
                    const RgmStoreTransfer *transfer, RgmBackupEntry **before, GError **error)
{
  g_auto(Scratch) scratch = { NULL, -1 };
  g_autoptr(RgmBackupEntry) made = NULL;
  RgmTransferPart part = { 0 };
  RgmStoreTransfer replacing;

  g_return_val_if_fail (!store->batch, FALSE);

  if (refuse (store, error)
      || !scratch_prepare (&scratch, store->path, path, passphrase, TRUE, &part, transfer, error))
    return FALSE;
  made = back_up (store, &part, transfer, error);
  if (!made)
    return FALSE;
  replacing = rgm_transfer_part_begin (&part, transfer, PART_REPLACED);
  if (!replace_from (store, &scratch, &replacing, error))
    return FALSE;
  rgm_transfer_part_begin (&part, transfer, RGM_TRANSFER_WHOLE);
  rgm_transfer_part_tell (1, 1, &part);
  if (before)
    *before = g_steal_pointer (&made);
  return TRUE;
}

/* A name that says why it is kept. */
static char *
make_aside_name (const char *database, gint64 now, guint number)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autofree char *stamp = time ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("0");

  return number == 1 ? g_strdup_printf ("%s.damaged-%s", database, stamp)
                     : g_strdup_printf ("%s.damaged-%s-%u", database, stamp, number);
}

/* Gives @from a second name where the file system knows of such, else a new one. */
static gboolean
name_aside (const char *from, const char *to)
{
  if (link (from, to) == 0)
    return TRUE;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
    return FALSE;
  return !g_file_test (to, G_FILE_TEST_EXISTS) && g_rename (from, to) == 0;
}

/* What could not be replaced has its old name again. */
static void
take_back (const char *aside, const char *database)
{
  g_autofree char *journal = g_strconcat (database, "-journal", NULL);
  g_autofree char *journal_aside = g_strconcat (aside, "-journal", NULL);

  if (!g_file_test (database, G_FILE_TEST_EXISTS))
    g_rename (aside, database);
  else
    g_unlink (aside);
  g_rename (journal_aside, journal);
}

/* The file and its journal belong together. The journal must be gone before another file has the
 * name: SQLite would play it back into that. */
static gboolean
keep_aside (const char *database, gint64 now, char **aside, GError **error)
{
  g_autofree char *journal = g_strconcat (database, "-journal", NULL);
  gboolean there = g_file_test (database, G_FILE_TEST_EXISTS)
                   || g_file_test (journal, G_FILE_TEST_EXISTS);

  for (guint number = 1; there; number++)
    {
      g_autofree char *name = make_aside_name (database, now, number);
      g_autofree char *journal_name = g_strconcat (name, "-journal", NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS)
          || g_file_test (journal_name, G_FILE_TEST_EXISTS))
        continue;
      if (!name_aside (database, name) && errno != ENOENT)
        return rgm_database_file_fail (name, errno, error);
      *aside = g_steal_pointer (&name);
      if (g_rename (journal, journal_name) != 0 && errno != ENOENT)
        return rgm_database_file_fail (database, errno, error);
      break;
    }
  return rgm_database_file_sync_folder (database, error);
}

static gboolean
swap (const char *database, const char *fresh, gint64 now, char **aside, GError **error)
{
  if (keep_aside (database, now, aside, error)
      && (g_rename (fresh, database) == 0 || rgm_database_file_fail (database, errno, error)))
    return TRUE;
  if (*aside)
    take_back (*aside, database);
  return FALSE;
}

/**
 * rgm_backup_restore_in_place:
 * @database: the file of a database that is missing, or damaged so that it cannot be opened; no
 *   store may have it open
 * @path: a backup of it
 * @passphrase: (nullable): what it was sealed with
 * @now: the time in microseconds since 1970 UTC
 * @transfer: (nullable): how it is watched; once the file is replaced it is too late to cancel
 * @aside: (out) (optional) (transfer full) (nullable): where the damaged file is kept, %NULL if
 *   there was none
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Puts the database of a backup where the damaged one is. That is not deleted but kept beside it,
 * under a name that says so, with its journal. There is no moment without a file.
 *
 * Returns: whether the backup is in place; else the damaged file is where it was, but for
 *   `RGM_STORE_ERROR_OUTCOME_UNKNOWN`
 */
gboolean
rgm_backup_restore_in_place (const char *database, const char *path,
                             const RgmPassphrase *passphrase, gint64 now,
                             const RgmStoreTransfer *transfer, char **aside, GError **error)
{
  RgmTransferPart part = { 0 };
  g_autofree char *target = rgm_database_file_resolve (database, TRUE, error);
  g_auto(Scratch) scratch = { NULL, -1 };
  g_autofree char *kept = NULL;

  if (!target
      || !scratch_prepare (&scratch, target, path, passphrase, FALSE, &part, transfer, error))
    return FALSE;
  if (fsync (scratch.file) != 0)
    return rgm_database_file_fail (target, errno, error);
  if (!swap (target, scratch.path, now, &kept, error))
    return FALSE;
  g_clear_pointer (&scratch.path, g_free);
  if (aside)
    *aside = g_steal_pointer (&kept);
  /* It is in place, and may not be after a loss of power. */
  if (rgm_database_file_sync_folder (target, NULL))
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_OUTCOME_UNKNOWN, target, NULL);
  return FALSE;
}

/**
 * rgm_backup_can_restore_in_place:
 * @database: the file of a database that did not open
 * @reason: why it did not
 *
 * Returns: whether rgm_backup_restore_in_place() is the way: the file is damaged or missing. What
 *   is not a database at all may be somebody's, unless there are backups of it.
 */
gboolean
rgm_backup_can_restore_in_place (const char *database, const GError *reason)
{
  g_autoptr(GPtrArray) backups = NULL;

  if (reason->domain != RGM_STORE_ERROR)
    return FALSE;
  if (reason->code == RGM_STORE_ERROR_FOREIGN)
    {
      backups = rgm_backup_list (database, NULL);
      return backups && backups->len > 0;
    }
  return reason->code == RGM_STORE_ERROR_DAMAGED || reason->code == RGM_STORE_ERROR_EMPTY
         || reason->code == RGM_STORE_ERROR_NO_FILE
         || reason->code == RGM_STORE_ERROR_STRAY_JOURNAL;
}
