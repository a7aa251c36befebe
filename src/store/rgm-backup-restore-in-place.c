#include "config.h"

#include "rgm-backup-restore.h"

#include "rgm-backup-list.h"
#include "rgm-backup-scratch.h"
#include "rgm-database-file.h"
#include "rgm-erasures-elsewhere.h"
#include "rgm-short-name.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* Restoring where there is no database to restore into. */

/* What there is in the place of a database, of which a journal may be all that is left. */
static gboolean
is_there (const char *database)
{
  g_autofree char *journal = g_strconcat (database, "-journal", NULL);

  return g_file_test (database, G_FILE_TEST_EXISTS) || g_file_test (journal, G_FILE_TEST_EXISTS);
}

/* A name that says why it is kept. */
static char *
make_aside_name (const char *database, gint64 now, guint number)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autofree char *stamp = time ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("0");
  g_autofree char *more = number == 1 ? g_strdup ("") : g_strdup_printf ("-%u", number);
  g_autofree char *folder = g_path_get_dirname (database);
  g_autofree char *base = rgm_short_name_new (database);
  g_autofree char *name = g_strconcat (base, RGM_DATABASE_DAMAGED_INFIX, stamp, more, NULL);

  return g_build_filename (folder, name, NULL);
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
  gboolean there = is_there (database);

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

/* What is left of the damaged file tells who was erased, or a backup that was made later than the
 * one which is to take its place. */
static gboolean
leave_out (const RgmBackupScratch *scratch, const char *target, const char *backup,
           const RgmPassphrase *passphrase, gint64 now, const RgmTransferPart *part,
           RgmRestoreReport *report, GError **error)
{
  g_autoptr(GHashTable) erased = rgm_erased_ids_new ();
  gboolean by_file = rgm_erasures_read_file (erased, target);
  gboolean by_backups = rgm_erasures_read_backups (erased, target, scratch->at, passphrase);

  report->erasures_known = by_file || by_backups;
  return g_hash_table_size (erased) == 0
         || (rgm_backup_scratch_examine (scratch, backup, TRUE, part->whole.cancellable, error)
             && rgm_backup_scratch_leave_out (scratch, backup, erased, now, &report->n_erased,
                                              error));
}

/**
 * rgm_backup_restore_in_place:
 * @database: the file of a database that is missing, or damaged so that it cannot be opened; no
 *   store may have it open
 * @path: a backup of it
 * @passphrase: (nullable): what it was sealed with
 * @now: the time in microseconds since 1970 UTC
 * @transfer: (nullable): how it is watched; once the file is replaced it is too late to cancel
 * @report: (out) (optional) (transfer full): what it came to
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Puts the database of a backup where the damaged one is. That is not deleted but kept beside it,
 * under a name that says so, with its journal. There is no moment without a file. Patients who were
 * erased since the backup was made are left out, as far as the damaged file and later backups tell
 * who they were.
 *
 * Returns: whether the backup is in place; else the damaged file is where it was, but for
 *   `RGM_STORE_ERROR_OUTCOME_UNKNOWN`
 */
gboolean
rgm_backup_restore_in_place (const char *database, const char *path,
                             const RgmPassphrase *passphrase, gint64 now,
                             const RgmStoreTransfer *transfer, RgmRestoreReport **report,
                             GError **error)
{
  RgmTransferPart part = { 0 };
  g_autofree char *target = rgm_database_file_resolve (database, TRUE, error);
  g_auto(RgmBackupScratch) scratch = RGM_BACKUP_SCRATCH_INIT;
  g_autoptr(RgmRestoreReport) made = rgm_restore_report_new ();

  if (!target
      || !rgm_backup_scratch_prepare (&scratch, target, path, passphrase, FALSE, &part,
                                      transfer, error)
      || !leave_out (&scratch, target, path, passphrase, now, &part, made, error))
    return FALSE;
  if (fsync (scratch.file) != 0)
    return rgm_database_file_fail (target, errno, error);
  if (!swap (target, scratch.path, now, &made->aside, error))
    return FALSE;
  g_clear_pointer (&scratch.path, g_free);
  if (report)
    *report = g_steal_pointer (&made);
  /* It is in place, and may not be after a loss of power. */
  if (rgm_database_file_sync_folder (target, NULL))
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_OUTCOME_UNKNOWN, target, NULL);
  return FALSE;
}

/**
 * rgm_backup_restore_get_aside_prefix:
 * @database: the file of a database that rgm_backup_restore_in_place() is to replace
 *
 * Returns: (transfer full) (nullable): what the name begins with under which that file is kept
 *   beside; %NULL where there is none
 */
char *
rgm_backup_restore_get_aside_prefix (const char *database)
{
  g_autofree char *target = rgm_database_file_resolve (database, FALSE, NULL);
  g_autofree char *base = target && is_there (target) ? rgm_short_name_new (target) : NULL;

  return base ? g_strconcat (base, RGM_DATABASE_DAMAGED_INFIX, NULL) : NULL;
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
         || reason->code == RGM_STORE_ERROR_NO_FILE || reason->code == RGM_STORE_ERROR_MISSING
         || reason->code == RGM_STORE_ERROR_STRAY_JOURNAL;
}
