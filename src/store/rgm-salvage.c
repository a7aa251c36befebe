#include "config.h"

#include "rgm-salvage-private.h"

#include "rgm-backup-list.h"
#include "rgm-database-file.h"
#include "rgm-erasures-elsewhere.h"
#include "rgm-former-files.h"
#include "rgm-salvaged-files.h"
#include "rgm-schema.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* A row that could not be read and then came back in part is one record. Of a page that tells
 * nothing of itself it is known to be only where no page is gone that it may have been on. */
static void
count_once (RgmSalvage *self)
{
  guint *unknown = &self->report->counts[RGM_SALVAGE_UNKNOWN].lost;
  guint n_others = 0;

  for (int kind = 0; kind < RGM_SALVAGE_UNKNOWN; kind++)
    {
      guint *lost = &self->report->counts[kind].lost;
      guint n_same = MIN (*lost, self->filled[kind]);

      *lost -= n_same;
      n_others += self->filled[kind] - n_same;
    }
  if (self->report->n_bad_pages == 0)
    *unknown -= MIN (*unknown, n_others);
}

/* What is neither in part nor made came back as it was. */
static gboolean
count_whole (RgmSalvage *self, GError **error)
{
  for (int kind = 0; kind < RGM_SALVAGE_UNKNOWN; kind++)
    {
      RgmSalvageCount *count = &self->report->counts[kind];
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s",
                                              rgm_salvage_kind_get_table ((RgmSalvageKind) kind));
      gint64 all;

      if (!rgm_database_get_int64 (self->database, sql, &all, error))
        return FALSE;
      count->part = MIN (count->part, (guint) all - MIN (count->made, (guint) all));
      count->whole = (guint) all - count->part - MIN (count->made, (guint) all);
    }
  count_once (self);
  return TRUE;
}

static gboolean
work (RgmSalvage *self, const char *damaged, const RgmStoreTransfer *transfer, GError **error)
{
  if (!rgm_salvage_read (self, damaged, transfer, error)
      || !rgm_salvage_complete (self, error) || !count_whole (self, error)
      || !rgm_database_check_references (self->database, RGM_STORE_ERROR_FAILED, error)
      || !rgm_database_check (self->database, error))
    return FALSE;
  /* Never an empty database in place of one that had something in it. */
  if (rgm_salvage_report_count_kept (self->report) == 0)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_NOTHING_LEFT, damaged, NULL);
      return FALSE;
    }
  return TRUE;
}

/* Backups are looked for beside a database: one that is made elsewhere has to know of those that
 * stay where the damaged file is. One that is made beside it has to know of the file still when it
 * is salvaged into another folder itself. */
static gboolean
note_former (RgmSalvage *self, const char *damaged, GError **error)
{
  g_autofree char *original = rgm_erasures_find_database (damaged);
  g_autofree char *folder = rgm_backup_get_folder (original);
  g_autofree char *own = rgm_backup_get_folder (self->report->path);
  g_autoptr(GPtrArray) backups = NULL;

  /* What was kept aside is salvaged into its own place. */
  if (g_str_equal (original, self->report->path))
    return TRUE;
  if (!g_str_equal (folder, own))
    {
      backups = rgm_backup_list (original, NULL);
      self->report->n_backups = backups ? backups->len : 0;
      if (self->report->n_backups > 0)
        self->report->backups = g_steal_pointer (&folder);
    }
  return rgm_former_files_add (self->database, original, self->now, error);
}

static gboolean
fill (RgmSalvage *self, const char *damaged, const char *fresh, const RgmStoreTransfer *transfer,
      GError **error)
{
  g_autoptr(RgmDatabase) database = rgm_database_file_begin (fresh, error);
  gboolean filled;

  self->database = database;
  if (!database)
    return FALSE;
  rgm_database_set_references (database, FALSE);
  if (!rgm_database_begin (database, error))
    return FALSE;
  rgm_salvage_find_erased (self, damaged);
  filled = work (self, damaged, transfer, error) && note_former (self, damaged, error)
           && rgm_database_commit (database, error)
           /* No page has a trace of those who were left out. */
           && (g_hash_table_size (self->erased) == 0
               || rgm_database_run (database, "VACUUM", error));
  g_clear_pointer (&self->erased, g_hash_table_unref);
  rgm_database_roll_back (database);
  return filled;
}

/* Names the file that was wanted and not the one that is gone again. */
static void
fail (const char *to, const char *fresh, GError *reason, GError **error)
{
  if (reason->domain == RGM_STORE_ERROR && reason->code != RGM_STORE_ERROR_FAILED
      && g_strrstr (reason->message, fresh))
    rgm_store_error_set (error, (RgmStoreError) reason->code, to, NULL);
  else
    g_propagate_error (error, g_error_copy (reason));
}

static gboolean
make (RgmSalvage *self, const char *damaged, const char *to, const RgmStoreTransfer *transfer,
      GError **error)
{
  g_autofree char *fresh = NULL;
  g_autoptr(GError) reason = NULL;
  gboolean made;
  int file;

  if (g_file_test (to, G_FILE_TEST_EXISTS) || g_file_test (to, G_FILE_TEST_IS_SYMLINK))
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_EXISTS, to, NULL);
      return FALSE;
    }
  file = rgm_database_file_make_new (to, &fresh, error);
  if (file < 0)
    return FALSE;
  made = fill (self, damaged, fresh, transfer, &reason)
         && rgm_database_file_move (fresh, to, &reason);
  if (!made)
    {
      g_unlink (fresh);
      fail (to, fresh, reason, error);
    }
  close (file);
  return made && rgm_database_file_sync_folder (to, error);
}

/* The new file is there, and whoever asked for it is told where: that a window cannot tell it later
 * is no reason to have failed. */
static void
remember (const RgmSalvageOptions *options, const char *damaged, const char *to)
{
  if (options->salvaged_dir)
    rgm_salvaged_files_note (options->salvaged_dir, damaged, to, NULL);
}

/**
 * rgm_salvage_run:
 * @damaged: a database file that is damaged, which is only read
 * @to: the file to make
 * @options: what helps
 * @transfer: (nullable): how to watch it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Reads what can be read of a damaged file into a new one. Every page is looked at by itself, so
 * that what leads to it does not matter: all rows whose own pages are sound come back. Rows whose
 * page is lost come back in part where an index or the history tells of them. What others refer to
 * and is lost is made: a patient without a name, a stopped course. What could be undone cannot be
 * any more.
 *
 * Returns: (transfer full) (nullable): what it came to; `RGM_STORE_ERROR_EXISTS` where there is a
 *   file already, `RGM_STORE_ERROR_NOTHING_LEFT` where nothing could be read
 */
RgmSalvageReport *
rgm_salvage_run (const char *damaged, const char *to, const RgmSalvageOptions *options,
                 const RgmStoreTransfer *transfer, GError **error)
{
  g_autofree char *from = NULL;
  g_autoptr(RgmSalvageReport) report = g_new0 (RgmSalvageReport, 1);
  RgmSalvage self = { .options = options, .report = report };

  g_return_val_if_fail (damaged != NULL && to != NULL && options != NULL, NULL);
  self.now = options->now != 0 ? options->now : g_get_real_time ();
  from = rgm_database_file_resolve (damaged, FALSE, error);
  report->path = from ? rgm_database_file_resolve (to, FALSE, error) : NULL;
  if (!report->path || !make (&self, from, report->path, transfer, error))
    return NULL;
  remember (options, from, report->path);
  return g_steal_pointer (&report);
}

/**
 * rgm_salvage_report_free:
 * @self: (transfer full): a report
 *
 * Frees it.
 */
void
rgm_salvage_report_free (RgmSalvageReport *self)
{
  g_free (self->backups);
  g_free (self->damaged);
  g_free (self->path);
  g_free (self);
}

/**
 * rgm_salvage_report_count_kept:
 * @self: a report
 *
 * Returns: how many rows came back, whole or in part
 */
guint
rgm_salvage_report_count_kept (const RgmSalvageReport *self)
{
  guint kept = 0;

  for (int kind = 0; kind < RGM_SALVAGE_UNKNOWN; kind++)
    kept += self->counts[kind].whole + self->counts[kind].part;
  return kept;
}

static gboolean
is_whole (RgmPageImagesState beside)
{
  return beside == RGM_PAGE_IMAGES_NONE || beside == RGM_PAGE_IMAGES_READ;
}

/**
 * rgm_salvage_report_is_complete:
 * @self: a report
 *
 * Returns: whether nothing is known to be missing
 */
gboolean
rgm_salvage_report_is_complete (const RgmSalvageReport *self)
{
  guint wrong = self->n_bad_pages + self->n_spoilt_pages;

  for (int kind = 0; kind < RGM_SALVAGE_N_KINDS; kind++)
    wrong += self->counts[kind].part + self->counts[kind].made + self->counts[kind].lost;
  return wrong == 0 && is_whole (self->journal) && is_whole (self->wal);
}
