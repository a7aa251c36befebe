#include "config.h"

#include "rgm-backup.h"

#include "rgm-backup-copy.h"
#include "rgm-backup-name.h"
#include "rgm-backup-stream.h"
#include "rgm-backup-trailer.h"
#include "rgm-database-file.h"
#include "rgm-erasures.h"
#include "rgm-origin.h"
#include "rgm-setting-table.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#define FOLDER_MODE 0700
/* How many backups of one database and reason there can be in one microsecond. */
#define MAX_SAME_NAMES 100

/* A backup in the making. */
typedef struct {
  /* the database */
  char *path;
  RgmDatabase *source;
  /* the folder and the name that the backup is to have, the name without the suffix */
  char *folder;
  char *name;
  RgmBackupSeal *seal;
  RgmBackupEntry *entry;
  /* what tells whether anybody was erased since the copy was begun */
  char *mark;
} Making;

/* What became of an attempt. */
typedef enum {
  OUTCOME_FAILED,
  OUTCOME_OVERTAKEN,
  OUTCOME_DONE,
} Outcome;

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->source, rgm_database_close);
  g_clear_pointer (&self->seal, rgm_backup_seal_free);
  g_clear_pointer (&self->entry, rgm_backup_entry_free);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->mark);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

/**
 * rgm_backup_get_folder:
 * @database: the file of a database
 *
 * Returns: (transfer full): the folder that its backups are in, which need not be there; where it
 *   is a link, as to another disk, the one that it points to
 */
char *
rgm_backup_get_folder (const char *database)
{
  g_autofree char *parent = g_path_get_dirname (database);
  g_autofree char *folder = g_build_filename (parent, RGM_BACKUP_FOLDER, NULL);
  char *resolved = realpath (folder, NULL);
  char *copy = g_strdup (resolved != NULL ? resolved : folder);

  free (resolved);
  return copy;
}

/**
 * rgm_backup_may_make:
 * @database: the file of a database
 *
 * Returns: whether who we are may write to the folder that its backups are in, or make it
 */
gboolean
rgm_backup_may_make (const char *database)
{
  g_autofree char *folder = rgm_backup_get_folder (database);
  g_autofree char *parent = g_path_get_dirname (database);

  return rgm_database_file_may_write (g_file_test (folder, G_FILE_TEST_EXISTS) ? folder : parent);
}

/* Only read, so that nothing is in the way of others, and refused as it is when it is opened. */
static RgmDatabase *
open_source (const char *path, GError **error)
{
  g_autoptr(RgmDatabase) source = NULL;
  gint64 id;

  if (rgm_database_file_inspect (path, error))
    source = rgm_database_open_to_read (path, RGM_STORE_BUSY_MS, error);
  if (!source || !rgm_database_get_int64 (source, "PRAGMA application_id", &id, error))
    return NULL;
  if (id == RGM_DATABASE_APPLICATION_ID)
    return g_steal_pointer (&source);
  rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, path, NULL);
  return NULL;
}

/* What the caller says, else what the database says. */
static gboolean
choose_seal (Making *self, const RgmBackupOptions *options, GError **error)
{
  g_autofree char *text = NULL;

  if (options->seal)
    text = rgm_backup_seal_to_text (options->seal);
  else if (!rgm_setting_table_load (self->source, RGM_STORE_SETTING_SEAL, &text, error))
    return FALSE;
  if (!text || *text == '\0')
    return TRUE;
  self->seal = rgm_backup_seal_new_from_text (text);
  /* Never open where it was to be sealed. */
  if (!self->seal)
    rgm_store_error_set (error, RGM_STORE_ERROR_DAMAGED, self->path, NULL);
  return self->seal != NULL;
}

/* Whether @path could not be made because nothing may be made in its folder, which is then told. */
static gboolean
fail_for_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (rgm_database_file_may_write (folder))
    return FALSE;
  rgm_store_error_set (error, RGM_STORE_ERROR_READ_ONLY_FOLDER, folder, NULL);
  return TRUE;
}

/* Fails where the folder of backups could not be made. */
static gboolean
fail_folder (const char *folder, int number, GError **error)
{
  if ((number == EACCES || number == EROFS) && fail_for_folder (folder, error))
    return FALSE;
  return rgm_database_file_fail (folder, number, error);
}

static gboolean
choose_place (Making *self, const RgmBackupOptions *options, GError **error)
{
  if (options->to)
    {
      g_autofree char *to = rgm_database_file_resolve (options->to, FALSE, error);

      if (!to)
        return FALSE;
      self->folder = g_path_get_dirname (to);
      self->name = g_path_get_basename (to);
      if (!g_file_test (to, G_FILE_TEST_EXISTS))
        return TRUE;
      rgm_store_error_set (error, RGM_STORE_ERROR_EXISTS, to, NULL);
      return FALSE;
    }
  self->folder = rgm_backup_get_folder (self->path);
  self->name = rgm_backup_name_format (self->path, self->entry);
  if (g_mkdir (self->folder, FOLDER_MODE) == 0)
    return rgm_database_file_sync_folder (self->folder, error);
  if (errno != EEXIST)
    return fail_folder (self->folder, errno, error);
  if (g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_NOT_A_FOLDER, self->folder, NULL);
  return FALSE;
}

static gboolean
begin (Making *self, const char *database, const RgmBackupOptions *options, GError **error)
{
  self->path = rgm_database_file_resolve (database, FALSE, error);
  if (!self->path)
    return FALSE;
  self->source = open_source (self->path, error);
  if (!self->source || !choose_seal (self, options, error))
    return FALSE;
  self->entry = rgm_backup_entry_new (self->path);
  self->entry->reason = options->reason;
  self->entry->at = options->now != 0 ? options->now : g_get_real_time ();
  self->entry->sealed = self->seal != NULL;
  return rgm_origin_load (self->source, &self->entry->origin, error)
         && choose_place (self, options, error);
}

/* Names @name, or its folder where that has no room, and not @gone, which is not there any more. */
static void
fail_instead (const char *gone, const char *name, const GError *reason, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (name);

  if (reason->domain != RGM_STORE_ERROR || reason->code == RGM_STORE_ERROR_FAILED
      || !g_strrstr (reason->message, gone))
    g_propagate_error (error, g_error_copy (reason));
  else
    rgm_store_error_set (error, (RgmStoreError) reason->code,
                         reason->code == RGM_STORE_ERROR_FULL ? folder : name, NULL);
}

/* A file beside @path for what is made, @name. What was left by a process that was killed is
 * removed first. */
static int
make_new (const char *path, const char *name, char **fresh, GError **error)
{
  g_autoptr(GError) reason = NULL;
  int file = rgm_database_file_make_new (path, fresh, &reason);

  if (file < 0
      && !(g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_PERMISSION)
           && fail_for_folder (path, error)))
    fail_instead (path, name, reason, error);
  return file;
}

/* A file where the backup @name is to be, that is to hold it while it is made. */
static int
make_fresh (const Making *self, const char *name, char **fresh, GError **error)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *beside = g_build_filename (self->folder, base, NULL);

  return make_new (beside, name, fresh, error);
}

/* Open bytes go beside the database, where they are anyway, and not to where the backup goes,
 * which may be a disk that is carried around. They are sealed from there. */
static gboolean
copy_beside (Making *self, const char *open, const RgmBackupOptions *options, GError **error)
{
  g_autoptr(GError) reason = NULL;
  gboolean copied = rgm_backup_copy_run (self->source, open, options, self->entry, &reason);

  g_unlink (open);
  if (!copied)
    fail_instead (open, self->path, reason, error);
  return copied;
}

static gboolean
copy_sealed (Making *self, const char *fresh, int fresh_file, const RgmBackupOptions *options,
             GError **error)
{
  g_autofree char *open = NULL;
  g_autofree char *info = NULL;
  int file = make_new (self->path, self->path, &open, error);
  gboolean sealed;

  if (file < 0)
    return FALSE;
  sealed = copy_beside (self, open, options, error);
  info = rgm_backup_trailer_format (self->entry);
  sealed = sealed && rgm_backup_seal_close (self->seal, file, fresh_file, fresh, info, error);
  close (file);
  return sealed;
}

/* Gives the file its name. Another program may make one at the same moment. */
static gboolean
move_to_place (Making *self, const char *fresh, gboolean exact, GError **error)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *more = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = exact ? g_strdup (self->name)
        : g_strconcat (self->name, more, RGM_BACKUP_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autoptr(GError) reason = NULL;

      if (rgm_database_file_move (fresh, path, &reason))
        {
          g_free (self->entry->path);
          self->entry->path = g_steal_pointer (&path);
          return TRUE;
        }
      if (exact || i == MAX_SAME_NAMES
          || !g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }
}

/* No copy with somebody in it who was erased since ever has a name: see rgm-erasures.c. */
static Outcome
name_unless_overtaken (Making *self, const char *fresh, gboolean exact, GError **error)
{
  gboolean moved, same;

  if (!rgm_erasures_hold (self->source, self->mark, &same, error))
    return OUTCOME_FAILED;
  moved = same && move_to_place (self, fresh, exact, error);
  rgm_erasures_release (self->source);
  if (!same)
    return OUTCOME_OVERTAKEN;
  return moved && rgm_database_file_sync_folder (self->entry->path, error) ? OUTCOME_DONE
                                                                           : OUTCOME_FAILED;
}

static gboolean
fill (Making *self, const char *fresh, int file, const RgmBackupOptions *options, GError **error)
{
  gboolean copied = self->seal
    ? copy_sealed (self, fresh, file, options, error)
    : rgm_backup_copy_run (self->source, fresh, options, self->entry, error);

  return copied && !g_cancellable_set_error_if_cancelled (options->cancellable, error)
         && rgm_backup_trailer_write (file, fresh, self->entry, error);
}

static Outcome
work (Making *self, const char *fresh, int file, const RgmBackupOptions *options, GError **error)
{
  g_autoptr(RgmBackupEntry) read = NULL;
  Outcome outcome;

  g_clear_pointer (&self->mark, g_free);
  if (!rgm_erasures_get_mark (self->source, &self->mark, error)
      || !fill (self, fresh, file, options, error))
    return OUTCOME_FAILED;
  read = rgm_backup_verify (fresh, error);
  if (!read)
    return OUTCOME_FAILED;
  outcome = name_unless_overtaken (self, fresh, options->to != NULL, error);
  self->entry->size = read->size;
  self->entry->state = RGM_BACKUP_VERIFIED;
  return outcome;
}

static Outcome
attempt (Making *self, const RgmBackupOptions *options, GError **error)
{
  g_autofree char *name = g_build_filename (self->folder, self->name, NULL);
  g_autofree char *fresh = NULL;
  g_autoptr(GError) reason = NULL;
  Outcome outcome;
  int file = make_fresh (self, name, &fresh, error);

  if (file < 0)
    return OUTCOME_FAILED;
  outcome = work (self, fresh, file, options, &reason);
  if (outcome != OUTCOME_DONE)
    g_unlink (fresh);
  close (file);
  if (reason)
    fail_instead (fresh, name, reason, error);
  return outcome;
}

/**
 * rgm_backup_make:
 * @database: the file of a database, which may be open elsewhere, also in this program
 * @options: how
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Makes a backup: writes it under another name, waits until it is on the disk, reads it back, looks
 * it over, and only then gives it its name. Those who write to the database meanwhile wait for
 * milliseconds. Where a patient is erased meanwhile, it begins again. Backups that were there are
 * left as they are, whatever goes wrong.
 *
 * Returns: (transfer full) (nullable): the backup, verified
 */
RgmBackupEntry *
rgm_backup_make (const char *database, const RgmBackupOptions *options, GError **error)
{
  g_auto(Making) self = { 0 };
  Outcome outcome;

  if (!begin (&self, database, options, error))
    return NULL;
  do
    outcome = attempt (&self, options, error);
  while (outcome == OUTCOME_OVERTAKEN);
  return outcome == OUTCOME_DONE ? g_steal_pointer (&self.entry) : NULL;
}

static int
open_backup (const char *path, RgmBackupEntry *entry, gint64 *content_size, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (file < 0)
    {
      rgm_database_file_fail (path, errno, error);
      return -1;
    }
  if (rgm_backup_trailer_read (file, entry, content_size, error)
      && rgm_backup_trailer_verify (file, entry, error))
    return file;
  close (file);
  return -1;
}

/**
 * rgm_backup_verify:
 * @path: a backup
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads a backup whole and compares every byte with what was written. It takes no passphrase.
 *
 * Returns: (transfer full) (nullable): what it holds; `RGM_STORE_ERROR_ALTERED` where it is not as
 *   it was written, `RGM_STORE_ERROR_IO` where the disk cannot read it
 */
RgmBackupEntry *
rgm_backup_verify (const char *path, GError **error)
{
  g_autoptr(RgmBackupEntry) entry = rgm_backup_entry_new (path);
  gint64 content_size;
  int file = open_backup (path, entry, &content_size, error);

  if (file < 0)
    return NULL;
  close (file);
  entry->state = RGM_BACKUP_VERIFIED;
  return g_steal_pointer (&entry);
}

static gboolean
unpack_content (int file, const RgmBackupEntry *entry, gint64 size, const RgmPassphrase *passphrase,
        int to, GError **error)
{
  g_autofree char *info = NULL;

  if (lseek (file, 0, SEEK_SET) < 0)
    return rgm_database_file_fail (entry->path, errno, error);
  if (!entry->sealed)
    return rgm_backup_stream_copy (file, size, to, entry->path, error);
  if (!passphrase)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_SEALED, entry->path, NULL);
      return FALSE;
    }
  info = rgm_backup_trailer_format (entry);
  return rgm_backup_seal_open (passphrase, file, size, to, entry->path, info, error);
}

/* A database that was copied by hand has no trailer to be verified by, but then it ends with its
 * last page. What ends elsewhere is a backup that is not as it was written. */
static int
open_copy (const char *path, RgmBackupEntry *entry, gint64 *size, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  int file = -1;
  GStatBuf status;

  if (!rgm_database_file_inspect (path, error))
    return -1;
  file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (file < 0)
    {
      rgm_database_file_fail (path, errno, error);
      return -1;
    }
  if (rgm_database_file_measure (file, size) && entry->size == *size)
    {
      /* Pages may be in the journal that are not in the file. */
      if (g_lstat (journal, &status) != 0 || status.st_size == 0)
        return file;
      rgm_store_error_set (error, RGM_STORE_ERROR_LOCKED, path, NULL);
    }
  else
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_ALTERED, path, NULL);
    }
  close (file);
  return -1;
}

/* What has no trailer may be a copy. If it is none, and no other kind of file either, it was a
 * backup once. Of an empty file nobody knows, but it was given as one. */
static int
open_without_trailer (const char *path, RgmBackupEntry *entry, gint64 *size, GError *altered,
                      GError **error)
{
  g_autoptr(GError) reason = NULL;
  int file = open_copy (path, entry, size, &reason);

  entry->reason = RGM_BACKUP_COPY;
  if (file < 0 && g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_FOREIGN)
      && (g_str_has_suffix (path, RGM_BACKUP_SUFFIX) || rgm_backup_seal_is_begun (path)))
    g_propagate_error (error, g_error_copy (altered));
  else if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_EMPTY))
    rgm_store_error_set (error, RGM_STORE_ERROR_EMPTY_BACKUP, path, NULL);
  else if (file < 0)
    g_propagate_error (error, g_steal_pointer (&reason));
  return file;
}

/**
 * rgm_backup_unpack:
 * @path: a backup, or a database that was copied by hand
 * @passphrase: (nullable): what it was sealed with
 * @to: an empty file for the database in it; to be thrown away on any error
 * @entry: (out) (optional) (transfer full): what it holds
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Verifies a backup and takes the database out of it. The backup itself is only read, and not by
 * SQLite. What comes out is as hostile as any file.
 *
 * Returns: whether that succeeded; else as rgm_backup_verify() does, `RGM_STORE_ERROR_SEALED` where
 *   it takes a passphrase, `RGM_STORE_ERROR_WRONG_PASSPHRASE` where it takes another,
 *   `RGM_STORE_ERROR_EMPTY_BACKUP` where there is nothing in it
 */
gboolean
rgm_backup_unpack (const char *path, const RgmPassphrase *passphrase, int to,
                   RgmBackupEntry **entry, GError **error)
{
  g_autoptr(RgmBackupEntry) read = rgm_backup_entry_new (path);
  g_autoptr(GError) reason = NULL;
  gint64 size = -1;
  int file = open_backup (path, read, &size, &reason);
  gboolean unpacked;

  if (file >= 0)
    read->state = RGM_BACKUP_VERIFIED;
  else if (size < 0 && g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_ALTERED))
    file = open_without_trailer (path, read, &size, reason, error);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  if (file < 0)
    return FALSE;
  unpacked = unpack_content (file, read, size, passphrase, to, error);
  close (file);
  if (unpacked && entry)
    *entry = g_steal_pointer (&read);
  return unpacked;
}
