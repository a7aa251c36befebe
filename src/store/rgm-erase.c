#include "config.h"

#include "rgm-erase.h"

#include "rgm-backup-list.h"
#include "rgm-backup-scratch.h"
#include "rgm-database-file.h"
#include "rgm-erase-copies.h"
#include "rgm-erase-rows.h"
#include "rgm-erasures.h"
#include "rgm-former-files.h"
#include "rgm-salvaged-files.h"
#include "rgm-schema.h"
#include "rgm-statement.h"
#include "rgm-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define JOURNAL_SUFFIX "-journal"

/* What is known of the files so far. */
typedef struct {
  RgmStore *store;
  const char *path;
  const char *id;
  RgmEraseOptions options;
  /* the files that the database was salvaged from */
  RgmFormerFiles former;
  /* the backups that were looked into: which file each of these paths was then */
  GHashTable *seen;
  GPtrArray *rewritten;
  GPtrArray *left;
  /* those that could not be read just now, and why, in a sentence */
  GHashTable *unread;
  /* what the patient is called, and was when a backup was made */
  GPtrArray *names;
} Erasing;

static void
erasing_init (Erasing *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->rewritten = g_ptr_array_new_with_free_func (g_free);
  self->left = g_ptr_array_new_with_free_func (g_free);
  self->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
}

static void
erasing_clear (Erasing *self)
{
  rgm_former_files_clear (&self->former);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->rewritten, g_ptr_array_unref);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_hash_table_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Erasing, erasing_clear)

/* Brings a database of an older form up to date where it is: to open it as a store would make a
 * backup of it first, with the patient in it. One that is newer is left as it is. */
static gboolean
climb (const char *scratch, GError **error)
{
  g_autoptr(RgmDatabase) database = rgm_database_open (scratch, RGM_DATABASE_SCRATCH, error);
  int version;

  return database && rgm_database_configure (database, RGM_DATABASE_SCRATCH, error)
         && rgm_schema_get_version (database, &version, error)
         && (version >= RGM_SCHEMA_VERSION
             || rgm_schema_climb (database, RGM_SCHEMA_VERSION, error));
}

/* Which file it is: another one that takes its place is told apart. */
static char *
identify (const char *path)
{
  struct stat status = { 0 };

  if (lstat (path, &status) != 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT ":%" G_GINT64_FORMAT ":%ld",
                          (guint64) status.st_dev, (guint64) status.st_ino,
                          (gint64) status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

/* Who is deleted already has no name any more. */
static gboolean
note_name (const Erasing *self, RgmDatabase *database, GError **error)
{
  g_autoptr(RgmStatement) statement =
    rgm_statement_new (database, "SELECT name FROM patient WHERE id = ?", error);
  RgmStep step;

  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, self->id);
  step = rgm_statement_step (statement, error);
  if (step == RGM_STEP_ROW)
    {
      g_autofree char *name = rgm_statement_dup_text (statement);

      rgm_erase_copies_note (self->names, name);
    }
  return step == RGM_STEP_ROW || step == RGM_STEP_DONE;
}

/* Erases the patient from a database that was taken out of a backup, and who else was erased: one
 * of whom another process has just looked through the backups for is not put back. */
static gboolean
erase_from_scratch (const Erasing *self, const char *scratch, GError **error)
{
  g_autoptr(RgmStore) store = NULL;

  if (!climb (scratch, error))
    return FALSE;
  store = rgm_store_open (scratch, RGM_STORE_DEFAULT, error);
  return store && note_name (self, store->database, error)
         && rgm_erase_rows_conceal (store, self->names, error)
         && rgm_erase_rows (store, self->id, error)
         && rgm_erase_rows_again (store, self->store->database, error);
}

/* What becomes of one backup. */
typedef struct {
  const RgmBackupEntry *entry;
  /* what tells whether anybody was erased since it was read */
  char *mark;
  gboolean overtaken;
  /* which file it is */
  char *identity;
  /* what seals it anew, if it was sealed */
  RgmBackupSeal *seal;
} Rewriting;

static void
rewriting_clear (Rewriting *self)
{
  g_free (self->mark);
  g_free (self->identity);
  rgm_backup_seal_free (self->seal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rewriting, rewriting_clear)

/* What was sealed stays so, with the seal that it bore: the database in it need not know of that,
 * and whoever opens it together with others makes one key for all of them. That the seal is the one
 * of the passphrase is looked at, since another may have been put there meanwhile. */
static gboolean
choose_seal (const Erasing *self, Rewriting *one, GError **error)
{
  const char *path = one->entry->path;
  gboolean matches = FALSE;

  if (!one->entry->sealed)
    return TRUE;
  one->seal = rgm_backup_seal_new_from_file (path);
  if (one->seal
      && !rgm_backup_seal_matches (one->seal, self->options.passphrase, &matches, error))
    return FALSE;
  if (!matches)
    rgm_store_error_set (error, RGM_STORE_ERROR_ALTERED, path, NULL);
  return matches;
}

/* Moves the new backup over the old one, unless somebody was erased since that was read, who may
 * be in it again. */
static gboolean
move_over (const Erasing *self, Rewriting *one, const char *fresh, GError **error)
{
  g_autofree char *identity = identify (fresh);
  gboolean moved, same;

  if (!rgm_erasures_hold (self->store->database, one->mark, &same, error))
    return FALSE;
  one->overtaken = !same;
  moved = same && (g_rename (fresh, one->entry->path) == 0
                   || rgm_database_file_fail (one->entry->path, errno, error));
  rgm_erasures_release (self->store->database);
  if (moved)
    {
      g_free (one->identity);
      one->identity = g_steal_pointer (&identity);
    }
  return moved && rgm_database_file_sync_folder (one->entry->path, error);
}

/* Puts a new backup of @scratch, with the time and reason of the old one, in its place. */
static gboolean
put_back (Erasing *self, Rewriting *one, const char *scratch, GError **error)
{
  g_autofree char *fresh = rgm_database_file_name_new (one->entry->path);
  RgmBackupOptions options = { .reason = one->entry->reason, .now = one->entry->at, .to = fresh };
  g_autoptr(RgmBackupEntry) made = NULL;
  g_autoptr(GError) reason = NULL;

  if (!choose_seal (self, one, error))
    return FALSE;
  options.seal = one->seal;
  made = rgm_backup_make (scratch, &options, &reason);
  if (!made)
    {
      /* What has no room is a folder, and named already; all else is a name that is gone again. */
      if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL))
        g_propagate_error (error, g_steal_pointer (&reason));
      else
        rgm_backup_scratch_fail (scratch, one->entry->path, reason, error);
      return FALSE;
    }
  if (move_over (self, one, fresh, error))
    return TRUE;
  g_unlink (fresh);
  return FALSE;
}

/* Whether a database that was taken out of a backup has to be changed. What cannot be asked where
 * it was has no name of anybody there. */
static gboolean
find_in_scratch (const Erasing *self, const char *scratch, gboolean *found, GError **error)
{
  g_autoptr(RgmDatabase) database = NULL;

  if (!rgm_erase_copies_find_id (scratch, self->id, found, error))
    return FALSE;
  if (!*found && self->names->len > 0)
    database = rgm_database_open (scratch, RGM_DATABASE_READ_ONLY, NULL);
  if (database)
    rgm_former_files_tell (database, self->names, found, NULL);
  return TRUE;
}

/* Takes the database out of a backup, and where that holds the patient, erases them from it. */
static gboolean
take_out (const Erasing *self, const Rewriting *one, const char *scratch, int file,
          gboolean *found, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (rgm_backup_unpack (one->entry->path, self->options.passphrase, file, NULL, &reason)
      && find_in_scratch (self, scratch, found, &reason)
      && (!*found || erase_from_scratch (self, scratch, &reason)))
    return TRUE;
  rgm_backup_scratch_fail (scratch, one->entry->path, reason, error);
  return FALSE;
}

/* Whether the backup could be looked into, and if it held the patient, rewritten. */
static gboolean
rewrite (Erasing *self, Rewriting *one, const char *scratch, int file, GError **error)
{
  gboolean found;

  if (!rgm_erasures_get_mark (self->store->database, &one->mark, error)
      || !take_out (self, one, scratch, file, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (!put_back (self, one, scratch, error))
    return FALSE;
  rgm_erase_copies_note (self->rewritten, one->entry->path);
  return TRUE;
}

static void
remove_scratch (const char *scratch)
{
  g_autofree char *journal = g_strconcat (scratch, JOURNAL_SUFFIX, NULL);

  g_unlink (scratch);
  g_unlink (journal);
}

/* What cannot be opened may hold the patient, and is told of: apart, and with the reason, where
 * nothing is wrong with it that is known, so that it may be opened another time. */
static gboolean
look_into (Erasing *self, Rewriting *one, GError **error)
{
  g_autofree char *scratch = NULL;
  g_autoptr(GError) reason = NULL;
  int file = rgm_database_file_make_new (self->path, &scratch, error);

  if (file < 0)
    return FALSE;
  if (!rewrite (self, one, scratch, file, &reason) && !one->overtaken)
    rgm_erase_copies_note_reason (self->left, self->unread, one->entry->path, reason);
  remove_scratch (scratch);
  close (file);
  return TRUE;
}

static void
forget_left (Erasing *self, const char *path)
{
  guint at;

  if (g_ptr_array_find_with_equal_func (self->left, path, g_str_equal, &at))
    g_ptr_array_remove_index (self->left, at);
  g_hash_table_remove (self->unread, path);
}

/* One that was seen is not looked into again, unless it is another by now. */
static gboolean
erase_from_backup (Erasing *self, const RgmBackupEntry *entry, GError **error)
{
  for (;;)
    {
      g_auto(Rewriting) one = { .entry = entry, .identity = identify (entry->path) };

      if (g_strcmp0 (g_hash_table_lookup (self->seen, entry->path), one.identity) == 0)
        return TRUE;
      forget_left (self, entry->path);
      if (!look_into (self, &one, error))
        return FALSE;
      if (one.overtaken)
        continue;
      g_hash_table_replace (self->seen, g_strdup (entry->path), g_steal_pointer (&one.identity));
      return TRUE;
    }
}

/* A backup may have a name that is not known yet when another one is looked into: all of them are
 * looked into once more then, where there are paths that may tell of it. */
static void
note_names_grown (Erasing *self, guint n_before)
{
  if (self->names->len > n_before && *self->former.all)
    g_hash_table_remove_all (self->seen);
}

/* Those of whom nobody knows whose they are may be of this database, under a name that it had. */
static gboolean
erase_from_backups (Erasing *self, RgmStoreProgress progress, GError **error)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list_to_erase (self->path, &self->former, error);

  for (guint i = 0; backups && i < backups->len; i++)
    {
      if (!erase_from_backup (self, backups->pdata[i], error))
        return FALSE;
      if (progress)
        progress (i + 1, backups->len, self->options.data);
    }
  return backups != NULL;
}

static void
find_copies (Erasing *self)
{
  const RgmEraseCopies copies = { .database = self->store->database, .path = self->path,
                                  .id = self->id, .former = &self->former, .seen = self->seen,
                                  .left = self->left, .unread = self->unread };

  rgm_erase_copies_find (&copies);
}

static RgmBackupEntry *
back_up (RgmStore *store, RgmBackupReason reason, GError **error)
{
  RgmBackupOptions options = { .reason = reason };

  return rgm_backup_make (rgm_store_get_path (store), &options, error);
}

/* The backups first: while the database remembers the patient, this can be done again. Then those
 * that another program made meanwhile, which are few; why there are no others is told in
 * rgm-erasures.c. */
static gboolean
erase_everywhere (Erasing *self, GError **error)
{
  g_autoptr(RgmBackupEntry) before = back_up (self->store, RGM_BACKUP_BEFORE_ERASE, error);
  g_autoptr(RgmBackupEntry) after = NULL;
  guint n_names;

  if (!before || !note_name (self, self->store->database, error)
      || !rgm_former_files_examine (&self->former, self->store->database, error))
    return FALSE;
  n_names = self->names->len;
  if (!erase_from_backups (self, self->options.progress, error))
    return FALSE;
  note_names_grown (self, n_names);
  if (!rgm_erase_rows_conceal (self->store, self->names, error)
      || !rgm_erase_rows (self->store, self->id, error)
      || !erase_from_backups (self, NULL, error))
    return FALSE;
  find_copies (self);
  if (self->options.salvaged_dir)
    rgm_salvaged_files_forget (self->options.salvaged_dir, self->names, self->left);
  /* There is to be a backup still when those that are left are deleted, or cannot be read. */
  if (g_ptr_array_find_with_equal_func (self->left, before->path, g_str_equal, NULL)
      || g_hash_table_contains (self->unread, before->path))
    {
      after = back_up (self->store, RGM_BACKUP_EDITS, error);
      return after != NULL;
    }
  return TRUE;
}

static GStrv
end (GPtrArray **paths)
{
  g_ptr_array_add (*paths, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (paths), FALSE);
}

static GStrv
list_gone (GPtrArray *folders)
{
  g_autoptr(GStrvBuilder) gone = g_strv_builder_new ();

  for (guint i = 0; i < folders->len; i++)
    {
      if (rgm_former_files_is_gone (folders->pdata[i]))
        g_strv_builder_add (gone, folders->pdata[i]);
    }
  return g_strv_builder_end (gone);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of the paths, which that of the table is not. */
static GStrv
list_reasons (GHashTable *unread)
{
  g_autofree const char **paths = (const char **) g_hash_table_get_keys_as_array (unread, NULL);
  guint n = g_hash_table_size (unread);
  GStrv reasons = g_new0 (char *, n + 1);

  qsort (paths, n, sizeof *paths, compare_paths);
  for (guint i = 0; i < n; i++)
    reasons[i] = g_strdup (g_hash_table_lookup (unread, paths[i]));
  return reasons;
}

/**
 * rgm_erase_patient:
 * @store: a store without an open batch
 * @id: the UUID of a patient, who may be deleted already
 * @options: (nullable): how
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Erases a patient for good, with all records and all of the history, from the database and from
 * the backups that can be opened. Nothing can be undone any more then, this least of all. A backup
 * is made before, and kept without the patient once the erasing is done.
 *
 * It cannot be cancelled: half-way, one who stays would have lost the newest of the backups.
 * Where it fails half-way, it can be done again: what is erased stays so. It can be done again
 * afterwards as well, for files that could not be opened then.
 *
 * Returns: (transfer full) (nullable): what became of the files; `RGM_STORE_ERROR_NOT_FOUND` where
 *   there is no such patient, and never was one that was erased
 */
RgmErasure *
rgm_erase_patient (RgmStore *store, const char *id, const RgmEraseOptions *options, GError **error)
{
  g_auto(Erasing) self = { .store = store, .path = rgm_store_get_path (store), .id = id };
  RgmErasure *erasure;
  gboolean known;

  if (!rgm_erase_rows_find (store, id, &known, error))
    return NULL;
  if (!known)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_NOT_FOUND, self.path, NULL);
      return NULL;
    }
  erasing_init (&self);
  if (options)
    self.options = *options;
  if (!erase_everywhere (&self, error))
    return NULL;
  erasure = g_new0 (RgmErasure, 1);
  erasure->rewritten = end (&self.rewritten);
  erasure->left = end (&self.left);
  erasure->unread = list_reasons (self.unread);
  erasure->gone = list_gone (self.former.unreached);
  erasure->unreached = end (&self.former.unreached);
  return erasure;
}

/**
 * rgm_erasure_free:
 * @self: (transfer full) (nullable): an erasure
 *
 * Frees @self.
 */
void
rgm_erasure_free (RgmErasure *self)
{
  if (!self)
    return;
  g_strfreev (self->rewritten);
  g_strfreev (self->left);
  g_strfreev (self->unread);
  g_strfreev (self->unreached);
  g_strfreev (self->gone);
  g_free (self);
}
