#include "config.h"

#include "rgm-migration.h"

#include "rgm-backup-copy.h"
#include "rgm-database-file.h"
#include "rgm-schema.h"
#include "rgm-statement.h"
#include "rgm-store-resources.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define ALL_PAGES (-1)
#define NO_PAGES 0
/* A program that writes between the copy and its way back makes us begin anew. */
#define MAX_ATTEMPTS 3

/* A migration on its way. */
typedef struct {
  RgmDatabase *database;
  RgmDatabase *copy;
  /* the number of the last change that the copy holds */
  gint64 change;
  GResource *resource;
  const char *folder;
  int to;
} Migration;

/* What became of an attempt. */
typedef enum {
  OUTCOME_FAILED,
  OUTCOME_OVERTAKEN,
  OUTCOME_DONE,
} Outcome;

static gboolean
make_backup (RgmDatabase *database, gint64 now, GError **error)
{
  const RgmBackupOptions options = { .reason = RGM_BACKUP_BEFORE_MIGRATION, .now = now };
  g_autoptr(RgmBackupEntry) backup = NULL;

  backup = rgm_backup_make (rgm_database_get_path (database), &options, error);
  return backup != NULL;
}

static gboolean
finish (sqlite3_backup *backup, RgmDatabase *named, int result, GError **error)
{
  int end = sqlite3_backup_finish (backup);

  if (result == SQLITE_DONE && end == SQLITE_OK)
    return TRUE;
  rgm_database_set_error (named, end != SQLITE_OK ? end : result, error);
  return FALSE;
}

static sqlite3_backup *
start (RgmDatabase *from, RgmDatabase *to, GError **error)
{
  sqlite3 *handle = rgm_database_get_handle (to);
  sqlite3_backup *backup = sqlite3_backup_init (handle, "main", rgm_database_get_handle (from),
                                                "main");

  if (!backup)
    rgm_database_set_error (to, sqlite3_extended_errcode (handle), error);
  return backup;
}

/* Copies the database as it is, while nobody can write to it. */
static gboolean
take_copy (Migration *self, GError **error)
{
  g_autofree char *seen = NULL;
  sqlite3_backup *backup;
  gboolean copied;

  if (!rgm_database_begin_reading (self->database, error))
    return FALSE;
  /* The lock is taken with the first page that is read. */
  seen = rgm_database_get_text (self->database, "SELECT count (*) FROM sqlite_schema", error);
  copied = seen && rgm_backup_copy_get_change (self->database, &self->change, error);
  backup = copied ? start (self->database, self->copy, error) : NULL;
  copied = backup && finish (backup, self->copy, sqlite3_backup_step (backup, ALL_PAGES), error);
  rgm_database_roll_back (self->database);
  return copied;
}

/* How many rows each table has, by its name. */
static GHashTable *
count_rows (RgmDatabase *database, GError **error)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(RgmStatement) tables = NULL;
  RgmStep step;

  tables = rgm_statement_new (database,
                              "SELECT name FROM sqlite_schema WHERE type = 'table'"
                              " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                              error);
  if (!tables)
    return NULL;
  while ((step = rgm_statement_step (tables, error)) == RGM_STEP_ROW)
    {
      char *name = rgm_statement_dup_text (tables);
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", name);
      char *count = rgm_database_get_text (database, sql, error);

      g_hash_table_insert (counts, name, count);
      if (!count)
        return NULL;
    }
  return step == RGM_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

/* No step may lose a row, or a table with rows. */
static gboolean
compare_counts (Migration *self, GHashTable *before, GError **error)
{
  g_autoptr(GHashTable) after = count_rows (self->copy, error);
  GHashTableIter iter;
  gpointer table, count;

  if (!after)
    return FALSE;
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &table, &count))
    {
      const char *now = g_hash_table_lookup (after, table);

      if (now ? !g_str_equal (now, count) : !g_str_equal (count, "0"))
        {
          rgm_store_error_set (error, RGM_STORE_ERROR_FAILED,
                               rgm_database_get_path (self->database), table);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
climb (Migration *self, GError **error)
{
  g_autoptr(GHashTable) before = count_rows (self->copy, error);

  return before
         && rgm_schema_climb_resource (self->copy, self->resource, self->folder, self->to, error)
         && rgm_backup_copy_check (self->copy, error) && compare_counts (self, before, error);
}

/* Puts the copy in place of the database, in one transaction with a journal. The lock is taken
 * before the change is looked at, so that nobody can come in between. */
static Outcome
put_back (Migration *self, GError **error)
{
  sqlite3_backup *backup = start (self->copy, self->database, error);
  gint64 change = 0;
  int result;

  if (!backup)
    return OUTCOME_FAILED;
  result = sqlite3_backup_step (backup, NO_PAGES);
  if (result != SQLITE_OK)
    return finish (backup, self->database, result, error) ? OUTCOME_DONE : OUTCOME_FAILED;
  if (!rgm_backup_copy_get_change (self->database, &change, error))
    {
      sqlite3_backup_finish (backup);
      return OUTCOME_FAILED;
    }
  if (change != self->change)
    {
      sqlite3_backup_finish (backup);
      return OUTCOME_OVERTAKEN;
    }
  result = sqlite3_backup_step (backup, ALL_PAGES);
  return finish (backup, self->database, result, error) ? OUTCOME_DONE : OUTCOME_FAILED;
}

static Outcome
work (Migration *self, const char *fresh, GError **error)
{
  g_autoptr(RgmDatabase) copy = rgm_database_open (fresh, RGM_DATABASE_SCRATCH, error);
  int version;

  self->copy = copy;
  if (!copy || !rgm_database_configure (copy, RGM_DATABASE_SCRATCH, error)
      || !take_copy (self, error) || !rgm_schema_get_version (copy, &version, error))
    return OUTCOME_FAILED;
  /* Another process may have climbed meanwhile. */
  if (version >= self->to)
    return OUTCOME_DONE;
  return climb (self, error) ? put_back (self, error) : OUTCOME_FAILED;
}

/* Names the database and not a file that is gone again. */
static void
fail (Migration *self, const char *fresh, GError *reason, GError **error)
{
  const char *path = rgm_database_get_path (self->database);

  /* What was written to the copy does not matter: the outcome is known. */
  if (reason->domain == RGM_STORE_ERROR && reason->code == RGM_STORE_ERROR_OUTCOME_UNKNOWN)
    rgm_store_error_set (error, RGM_STORE_ERROR_IO, path, NULL);
  else if (reason->domain == RGM_STORE_ERROR && reason->code != RGM_STORE_ERROR_FAILED
      && g_strrstr (reason->message, fresh))
    rgm_store_error_set (error, (RgmStoreError) reason->code, path, NULL);
  else
    g_propagate_error (error, g_error_copy (reason));
}

static Outcome
attempt (Migration *self, GError **error)
{
  g_autofree char *fresh = NULL;
  g_autoptr(GError) reason = NULL;
  Outcome outcome;
  int file;

  file = rgm_database_file_make_new (rgm_database_get_path (self->database), &fresh, error);
  if (file < 0)
    return OUTCOME_FAILED;
  outcome = work (self, fresh, &reason);
  g_unlink (fresh);
  close (file);
  if (reason)
    fail (self, fresh, reason, error);
  return outcome;
}

/**
 * rgm_migration_run_resource:
 * @database: a database that can be written, outside of a transaction
 * @now: the time in microseconds since 1970 UTC, 0 for that of the system
 * @resource: where the steps of the ladder are
 * @folder: their folder in it
 * @to: the step to end at
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Brings a database to the form of step @to: backs it up and verifies the backup, takes the steps
 * on a second copy, looks that copy over (every page, every reference, the number of rows) and only
 * then copies it over, in one transaction.
 *
 * Returns: whether it is at @to or further; if not, it is as it was, to the byte
 */
gboolean
rgm_migration_run_resource (RgmDatabase *database, gint64 now, GResource *resource,
                            const char *folder, int to, GError **error)
{
  Migration self = { .database = database, .resource = resource, .folder = folder, .to = to };
  int version;

  if (!rgm_schema_get_version (database, &version, error))
    return FALSE;
  if (version >= to)
    return TRUE;
  if (!make_backup (database, now, error))
    return FALSE;
  for (int i = 0; i < MAX_ATTEMPTS; i++)
    {
      Outcome outcome = attempt (&self, error);

      if (outcome != OUTCOME_OVERTAKEN)
        return outcome == OUTCOME_DONE;
    }
  rgm_store_error_set (error, RGM_STORE_ERROR_LOCKED, rgm_database_get_path (database), NULL);
  return FALSE;
}

/**
 * rgm_migration_run:
 * @database: a database that can be written, outside of a transaction
 * @now: the time in microseconds since 1970 UTC, 0 for that of the system
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Does rgm_migration_run_resource() with the steps of Regimen, all of them.
 *
 * Returns: whether it is up to date; if not, it is as it was, to the byte
 */
gboolean
rgm_migration_run (RgmDatabase *database, gint64 now, GError **error)
{
  return rgm_migration_run_resource (database, now, rgm_store_get_resource (),
                                     RGM_SCHEMA_FOLDER, RGM_SCHEMA_VERSION, error);
}
