#include "config.h"

#include "rgm-backup-copy.h"

#include "rgm-examination.h"
#include "rgm-structure.h"

/* About a megabyte at once, so that whoever writes meanwhile waits for milliseconds. */
#define PAGES_PER_STEP 256
/* A program that writes while we copy makes us begin anew. After so often it has to wait. */
#define MAX_RESTARTS 3
#define MAX_BUSY_STEPS 5
#define ALL_PAGES (-1)

/* The file format of SQLite, § 1.3.6: counts the changes to the file. */
#define HEADER_CHANGE_COUNTER 24

/**
 * rgm_backup_copy_get_change:
 * @database: a database
 * @change: (out): a number that is another one after each change to the file, whoever made it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads it through SQLite's own file: opening and closing the file by ourselves would take the
 * locks away that SQLite has on it.
 *
 * Returns: whether it could be read
 */
gboolean
rgm_backup_copy_get_change (RgmDatabase *database, gint64 *change, GError **error)
{
  sqlite3 *handle = rgm_database_get_handle (database);
  sqlite3_file *file = NULL;
  guint32 counter = 0;
  int result = sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (result == SQLITE_OK)
    result = file->pMethods->xRead (file, &counter, sizeof counter, HEADER_CHANGE_COUNTER);
  if (result != SQLITE_OK)
    rgm_database_set_error (database, result, error);
  *change = GUINT32_FROM_BE (counter);
  return result == SQLITE_OK;
}

/* How a copy goes on. */
typedef struct {
  RgmDatabase *source;
  RgmDatabase *copy;
  sqlite3_backup *backup;
  const RgmBackupOptions *options;
  int left;
  int restarts;
  int busy;
} Copying;

static gboolean
is_cancelled (const Copying *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->options->cancellable, error);
}

static void
report (const Copying *self)
{
  int all = sqlite3_backup_pagecount (self->backup);

  if (self->options->progress && all > 0)
    self->options->progress (1.0 - (double) self->left / all, self->options->data);
}

/* Counts what keeps a copy from ending. Answers whether it may go on. */
static gboolean
count_hindrance (Copying *self, int result)
{
  int left = sqlite3_backup_remaining (self->backup);

  if ((result & 0xff) == SQLITE_BUSY || (result & 0xff) == SQLITE_LOCKED)
    return ++self->busy < MAX_BUSY_STEPS;
  if (self->left > 0 && left >= self->left)
    self->restarts++;
  self->left = left;
  return result == SQLITE_OK;
}

/* Which of the two a step failed at: nothing is ever written to the source. */
static RgmDatabase *
find_culprit (const Copying *self, int result)
{
  switch (result)
    {
    case SQLITE_FULL:
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
      return self->copy;
    default:
      return self->source;
    }
}

/* The number of the change is read before the last step: then the copy holds at least that. */
static gboolean
copy_pages (Copying *self, gint64 *change, GError **error)
{
  int result;

  do
    {
      if (is_cancelled (self, error)
          || !rgm_backup_copy_get_change (self->source, change, error))
        return FALSE;
      result = sqlite3_backup_step (self->backup, self->restarts < MAX_RESTARTS ? PAGES_PER_STEP
                                                                                : ALL_PAGES);
      report (self);
    }
  while (result != SQLITE_DONE && count_hindrance (self, result));
  if (result != SQLITE_DONE)
    rgm_database_set_error (find_culprit (self, result), result, error);
  return result == SQLITE_DONE;
}

static gboolean
copy_into (RgmDatabase *source, RgmDatabase *copy, const RgmBackupOptions *options,
           gint64 *change, GError **error)
{
  Copying self = { .source = source, .copy = copy, .options = options };
  gboolean copied;
  int result;

  self.backup = sqlite3_backup_init (rgm_database_get_handle (copy), "main",
                                     rgm_database_get_handle (source), "main");
  if (!self.backup)
    {
      rgm_database_set_error (copy, sqlite3_extended_errcode (rgm_database_get_handle (copy)),
                              error);
      return FALSE;
    }
  copied = copy_pages (&self, change, error);
  result = sqlite3_backup_finish (self.backup);
  if (copied && result != SQLITE_OK)
    rgm_database_set_error (copy, result, error);
  return copied && result == SQLITE_OK;
}

/**
 * rgm_backup_copy_check:
 * @copy: a database
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks a copy over: whose it is, every page, every index, every reference.
 *
 * Returns: whether it is sound
 */
gboolean
rgm_backup_copy_check (RgmDatabase *copy, GError **error)
{
  gint64 id;

  if (!rgm_database_get_int64 (copy, "PRAGMA application_id", &id, error))
    return FALSE;
  if (id != RGM_DATABASE_APPLICATION_ID)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, rgm_database_get_path (copy), NULL);
      return FALSE;
    }
  return rgm_database_check_thoroughly (copy, error)
         && rgm_database_check_references (copy, RGM_STORE_ERROR_DAMAGED, error);
}

static gboolean
count_records (RgmDatabase *copy, RgmBackupEntry *entry, GError **error)
{
  return rgm_database_get_int64 (copy, "SELECT count (*) FROM patient", &entry->n_patients, error)
         && rgm_database_get_int64 (copy, "SELECT count (*) FROM session", &entry->n_sessions,
                                    error);
}

/* Opened for writing, though nothing is written: where it might not write, SQLite does not look at
 * the ranges of values (CHECK). */
static gboolean
read_back (const char *path, RgmBackupEntry *entry, GError **error)
{
  g_autoptr(RgmDatabase) copy = rgm_database_open (path, RGM_DATABASE_SCRATCH, error);

  return copy && rgm_backup_copy_check (copy, error) && rgm_structure_check (copy, error)
         && count_records (copy, entry, error)
         && rgm_examination_find_flaws (copy, &entry->flawed, error);
}

/* A copy that is not sound is what the database is. */
static void
fail_for (RgmDatabase *database, GError *reason, GError **error)
{
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED)
      || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_FOREIGN))
    rgm_store_error_set (error, (RgmStoreError) reason->code, rgm_database_get_path (database),
                         NULL);
  else
    g_propagate_error (error, g_error_copy (reason));
}

/**
 * rgm_backup_copy_run:
 * @database: a database, outside of a transaction
 * @to: an empty file
 * @options: how
 * @entry: takes what the copy holds
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Copies @database as it is at one moment, while others may go on writing to it, and looks the
 * copy over. What was altered in it by something else than Regimen is no reason to have no copy: it
 * is noted in @entry.
 *
 * Returns: whether the copy is whole and sound
 */
gboolean
rgm_backup_copy_run (RgmDatabase *database, const char *to, const RgmBackupOptions *options,
                     RgmBackupEntry *entry, GError **error)
{
  g_autoptr(RgmDatabase) copy = rgm_database_open (to, RGM_DATABASE_SCRATCH, error);
  g_autoptr(GError) reason = NULL;

  if (!copy || !rgm_database_configure (copy, RGM_DATABASE_SCRATCH, error)
      || !copy_into (database, copy, options, &entry->change, error))
    return FALSE;
  g_clear_pointer (&copy, rgm_database_close);
  if (read_back (to, entry, &reason))
    return TRUE;
  fail_for (database, reason, error);
  return FALSE;
}
