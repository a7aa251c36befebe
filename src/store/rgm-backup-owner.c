#include "config.h"

#include "rgm-backup-owner.h"

#include "rgm-backup-copy.h"
#include "rgm-backup.h"
#include "rgm-database-file.h"
#include "rgm-erasures.h"
#include "rgm-former-files.h"
#include "rgm-origin.h"
#include "rgm-statement.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whose a backup is. A file may be renamed, and another may take its name: a backup belongs to the
 * database whose origin it has. Those that were made before there were origins are looked into:
 * entries of the history are the same ones in a database and in its backups. */

/* How many answers are remembered. */
#define MAX_FOUND 1024

struct _RgmBackupOwner {
  char *path;
  /* NULL where it cannot be read as it is */
  RgmDatabase *database;
  /* NULL where it is not known */
  char *origin;
  /* NULL where it is not known */
  GStrv former;
};

/**
 * rgm_backup_owner_new:
 * @database: the file of a database, which need not be there
 *
 * Returns: (transfer full): what is known of it
 */
RgmBackupOwner *
rgm_backup_owner_new (const char *database)
{
  RgmBackupOwner *self = g_new0 (RgmBackupOwner, 1);

  self->path = g_strdup (database);
  /* SQLite would wait for somebody to write into a pipe. */
  if (!g_file_test (database, G_FILE_TEST_IS_REGULAR))
    return self;
  /* Nothing that was left by others is taken back for this. */
  self->database = rgm_database_open (database, RGM_DATABASE_READ_ONLY, NULL);
  if (!self->database)
    return self;
  rgm_database_set_busy_timeout (self->database, RGM_STORE_BUSY_MS);
  if (rgm_origin_load (self->database, &self->origin, NULL))
    self->former = rgm_former_files_load (self->database, NULL);
  else
    g_clear_pointer (&self->database, rgm_database_close);
  return self;
}

/**
 * rgm_backup_owner_free:
 * @self: (transfer full) (nullable): an owner
 *
 * Frees @self.
 */
void
rgm_backup_owner_free (RgmBackupOwner *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->database, rgm_database_close);
  g_strfreev (self->former);
  g_free (self->origin);
  g_free (self->path);
  g_free (self);
}

/**
 * rgm_backup_owner_get_former:
 * @self: an owner
 *
 * Returns: (transfer none) (nullable): the other files that the database was
 */
const char *const *
rgm_backup_owner_get_former (const RgmBackupOwner *self)
{
  return (const char *const *) self->former;
}

/**
 * rgm_backup_owner_learn:
 * @self: an owner
 * @backups: (element-type RgmBackupEntry): backups that bear the name of its file, the newest first
 *
 * Has it known by them, where the database itself cannot be asked.
 */
void
rgm_backup_owner_learn (RgmBackupOwner *self, const GPtrArray *backups)
{
  for (guint i = 0; i < backups->len && !self->database && !self->origin; i++)
    self->origin = g_strdup (((const RgmBackupEntry *) backups->pdata[i])->origin);
}

/**
 * rgm_backup_owner_ask:
 * @self: an owner
 * @entry: a backup, of whatever name
 *
 * Returns: whose it is by what it says of itself
 */
RgmBackupOwnership
rgm_backup_owner_ask (const RgmBackupOwner *self, const RgmBackupEntry *entry)
{
  if (!self->origin || !entry->origin)
    return RGM_BACKUP_UNTOLD;
  return g_str_equal (self->origin, entry->origin) ? RGM_BACKUP_OWNED : RGM_BACKUP_FOREIGN;
}

/* Whether @entry of a history is in that of @database, too. */
static gboolean
has_entry (RgmDatabase *database, RgmStatement *entry, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  g_autofree char *record = NULL;
  gint64 id, at;

  id = rgm_statement_read_int64 (entry);
  at = rgm_statement_read_int64 (entry);
  record = rgm_statement_dup_text (entry);
  statement = rgm_statement_new (database, "SELECT 1 FROM history WHERE id = ? AND at = ?"
                                 " AND record_id = ?", error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_int (statement, id);
  rgm_statement_bind_int (statement, at);
  rgm_statement_bind_text (statement, record);
  return rgm_statement_step (statement, error) == RGM_STEP_ROW;
}

static gboolean
shares_history (RgmDatabase *database, RgmDatabase *copy, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(RgmStatement) statement = NULL;
  gboolean shared = FALSE;

  statement = rgm_statement_new (copy, "SELECT id, at, record_id FROM history ORDER BY id DESC",
                                 &failure);
  while (!failure && !shared && rgm_statement_step (statement, &failure) == RGM_STEP_ROW)
    shared = has_entry (database, statement, &failure);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return shared;
}

/* Whoever was erased took the history along. */
static gboolean
has_erased (RgmDatabase *database, RgmDatabase *copy, GError **error)
{
  g_autoptr(GHashTable) erased = rgm_erasures_load (database, "main", error);
  g_autoptr(GPtrArray) found = NULL;

  found = erased ? rgm_erasures_list (erased, copy, "main", error) : NULL;
  return found && found->len > 0;
}

/* What could not be looked into may yet be of the database. */
static RgmBackupOwnership
compare (RgmDatabase *database, const char *scratch)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmDatabase) copy = rgm_database_open (scratch, RGM_DATABASE_READ_ONLY, &error);

  if (copy && (shares_history (database, copy, &error)
               || (!error && has_erased (database, copy, &error))))
    return RGM_BACKUP_OWNED;
  return error ? RGM_BACKUP_UNTOLD : RGM_BACKUP_FOREIGN;
}

/* What was found by looking, by what names a file and the state of a database, so that none is read
 * again for each list. Lists are made in several threads. */
static GMutex found_lock;
static GHashTable *found;

static char *
name_file (const char *path)
{
  struct stat status = { 0 };

  if (lstat (path, &status) != 0)
    return g_strdup ("");
  return g_strdup_printf ("%s\n%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT ":%" G_GINT64_FORMAT ":%"
                          G_GINT64_FORMAT ".%ld",
                          path, (guint64) status.st_dev, (guint64) status.st_ino,
                          (gint64) status.st_size, (gint64) status.st_mtim.tv_sec,
                          status.st_mtim.tv_nsec);
}

/* The file of a database tells of a change by its time as well, but not of which within a tick. */
static char *
name_question (const RgmBackupOwner *self, const RgmBackupEntry *entry)
{
  g_autofree char *database = name_file (self->path);
  g_autofree char *backup = name_file (entry->path);
  gint64 change;

  if (!rgm_backup_copy_get_change (self->database, &change, NULL))
    return NULL;
  return g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%s", database, change, backup);
}

static gboolean
recall (const char *question, RgmBackupOwnership *ownership)
{
  gpointer value = NULL;
  gboolean known;

  g_mutex_lock (&found_lock);
  known = found && question && g_hash_table_lookup_extended (found, question, NULL, &value);
  g_mutex_unlock (&found_lock);
  if (known)
    *ownership = (RgmBackupOwnership) GPOINTER_TO_INT (value);
  return known;
}

static void
remember (char *question, RgmBackupOwnership ownership)
{
  if (!question)
    return;
  g_mutex_lock (&found_lock);
  if (!found)
    found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_size (found) >= MAX_FOUND)
    g_hash_table_remove_all (found);
  g_hash_table_replace (found, question, GINT_TO_POINTER ((int) ownership));
  g_mutex_unlock (&found_lock);
}

/* Reads all of a backup. */
static RgmBackupOwnership
look_into (const RgmBackupOwner *self, const RgmBackupEntry *entry)
{
  RgmBackupOwnership ownership = RGM_BACKUP_UNTOLD;
  g_autofree char *scratch = NULL;
  int file = rgm_database_file_make_new (self->path, &scratch, NULL);

  if (file < 0)
    return RGM_BACKUP_UNTOLD;
  if (rgm_backup_unpack (entry->path, NULL, file, NULL, NULL))
    ownership = compare (self->database, scratch);
  g_unlink (scratch);
  close (file);
  return ownership;
}

/**
 * rgm_backup_owner_look:
 * @self: an owner
 * @entry: a backup, of whatever name
 *
 * Does what rgm_backup_owner_ask() does, and looks into a backup that does not say, which reads all
 * of it, once for as long as neither that nor the database is changed.
 *
 * Returns: whose it is
 */
RgmBackupOwnership
rgm_backup_owner_look (const RgmBackupOwner *self, const RgmBackupEntry *entry)
{
  RgmBackupOwnership ownership = rgm_backup_owner_ask (self, entry);
  g_autofree char *question = NULL;

  if (ownership != RGM_BACKUP_UNTOLD || entry->sealed || !self->database)
    return ownership;
  question = name_question (self, entry);
  if (recall (question, &ownership))
    return ownership;
  ownership = look_into (self, entry);
  if (ownership != RGM_BACKUP_UNTOLD)
    remember (g_steal_pointer (&question), ownership);
  return ownership;
}
