#include "config.h"

#include "rgm-backup-restore.h"

#include "rgm-backup-scratch.h"
#include "rgm-erasures.h"
#include "rgm-recorder.h"
#include "rgm-store-replace.h"

/* How much of a restore is done after each of its parts, of `RGM_TRANSFER_WHOLE`, as measured with
 * 20,000 patients; those before are told of in rgm-backup-scratch.c. */
#define PART_BACKED_UP 350
#define PART_REPLACED 900

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
  g_autoptr(GHashTable) erased = rgm_erasures_load (database, "main", error);
  g_autoptr(GPtrArray) ids = NULL;

  ids = erased ? rgm_erasures_list (erased, database, RGM_STORE_REPLACE_SCHEMA, error) : NULL;
  self->has_erased = ids && ids->len > 0;
  if (self->has_erased)
    rgm_store_error_set (error, RGM_STORE_ERROR_INVALID, rgm_database_get_path (database), NULL);
  return ids && !self->has_erased;
}

/* What the backup remembers of those who were erased is remembered here from now on: it may be of
 * another computer, or this may be a new one. */
static gboolean
adopt_erased (RgmDatabase *database, gint64 now, GError **error)
{
  g_autoptr(GHashTable) erased = rgm_erasures_load (database, RGM_STORE_REPLACE_SCHEMA, error);

  return erased && rgm_erasures_adopt (database, erased, now, error);
}

/* Whoever cancels later does so too late: what follows is not interrupted, for nobody would know
 * what became of it. */
static gboolean
replace (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Replacing *self = data;
  const RgmStoreTransfer *transfer = self->transfer;
  gboolean replaced;

  if (!refuse_erased (database, self, error) || !adopt_erased (database, now, error))
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
attach (RgmStore *store, const RgmBackupScratch *scratch, GError **error)
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
replace_at_once (RgmStore *store, const RgmBackupScratch *scratch, Replacing *how, GError **error)
{
  gboolean replaced = attach (store, scratch, error)
                      && rgm_store_write (store, replace, how, error);

  rgm_database_run (store->database, "DETACH " RGM_STORE_REPLACE_SCHEMA, NULL);
  return replaced;
}

static gboolean
leave_out (RgmStore *store, const RgmBackupScratch *scratch, const char *backup,
           RgmRestoreReport *report, GError **error)
{
  g_autoptr(GHashTable) erased = rgm_erasures_load (store->database, "main", error);

  return erased && rgm_backup_scratch_leave_out (scratch, backup, erased,
                                                 store->clock (store->clock_data),
                                                 &report->n_erased, error);
}

/* Who was erased does not come back with a backup of before. */
static gboolean
replace_from (RgmStore *store, const RgmBackupScratch *scratch, const char *backup,
              const RgmStoreTransfer *transfer, RgmRestoreReport *report, GError **error)
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
  while (how.has_erased && leave_out (store, scratch, backup, report, error));
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
 * rgm_restore_report_new:
 *
 * Returns: (transfer full): the report of a restore that left nobody out
 */
RgmRestoreReport *
rgm_restore_report_new (void)
{
  RgmRestoreReport *self = g_new0 (RgmRestoreReport, 1);

  self->erasures_known = TRUE;
  return self;
}

/**
 * rgm_restore_report_free:
 * @self: (transfer full) (nullable): a report
 *
 * Frees @self.
 */
void
rgm_restore_report_free (RgmRestoreReport *self)
{
  if (!self)
    return;
  rgm_backup_entry_free (self->before);
  g_free (self->aside);
  g_free (self);
}

/**
 * rgm_backup_restore:
 * @store: a store without an open batch
 * @path: a backup, of this database or of another
 * @passphrase: (nullable): what it was sealed with
 * @transfer: (nullable): how it is watched; once the records are replaced it is too late to cancel
 * @report: (out) (optional) (transfer full): what it came to
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Makes all records what they were when the backup was made. First the backup is verified, then
 * one is made of how it is now, and then the records are replaced in one transaction, which is one
 * change that can be undone. The history and the settings stay, and patients who were erased since
 * are left out. The backup may be of any version up to this one. Of the file only rows are
 * read: its triggers and views are never run.
 *
 * Returns: whether the records are replaced and that is lasting; else nothing was changed, but for
 *   `RGM_STORE_ERROR_OUTCOME_UNKNOWN`. A backup that was made before stays
 */
gboolean
rgm_backup_restore (RgmStore *store, const char *path, const RgmPassphrase *passphrase,
                    const RgmStoreTransfer *transfer, RgmRestoreReport **report, GError **error)
{
  g_auto(RgmBackupScratch) scratch = RGM_BACKUP_SCRATCH_INIT;
  g_autoptr(RgmRestoreReport) made = rgm_restore_report_new ();
  RgmTransferPart part = { 0 };
  RgmStoreTransfer replacing;

  g_return_val_if_fail (!store->batch, FALSE);

  if (refuse (store, error)
      || !rgm_backup_scratch_prepare (&scratch, store->path, path, passphrase, TRUE, &part,
                                      transfer, error))
    return FALSE;
  made->before = back_up (store, &part, transfer, error);
  if (!made->before)
    return FALSE;
  replacing = rgm_transfer_part_begin (&part, transfer, PART_REPLACED);
  if (!replace_from (store, &scratch, path, &replacing, made, error))
    return FALSE;
  made->change = rgm_store_get_last_change (store);
  rgm_transfer_part_begin (&part, transfer, RGM_TRANSFER_WHOLE);
  rgm_transfer_part_tell (1, 1, &part);
  if (report)
    *report = g_steal_pointer (&made);
  return TRUE;
}
