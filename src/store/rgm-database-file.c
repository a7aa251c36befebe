#define _GNU_SOURCE
#include "config.h"

#include "rgm-database-file.h"

#include "rgm-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER_MODE 0700
#define OTHERS_MODE 0077

#define SUFFIX_JOURNAL "-journal"

/* The file format of SQLite, § 1.3: the header that every database begins with. */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_PAGE_SIZE 16
#define HEADER_N_PAGES 28
#define HEADER_APPLICATION_ID 68

/* The code for an errno of a call on the file or its folder. */
static RgmStoreError
get_code (int number)
{
  switch (number)
    {
    case ENOENT:
      return RGM_STORE_ERROR_NO_FILE;
    case EACCES:
    case EPERM:
      return RGM_STORE_ERROR_PERMISSION;
    case EROFS:
      return RGM_STORE_ERROR_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return RGM_STORE_ERROR_FULL;
    case EEXIST:
      return RGM_STORE_ERROR_EXISTS;
    case ENOTDIR:
      return RGM_STORE_ERROR_NOT_A_FOLDER;
    case EISDIR:
      return RGM_STORE_ERROR_NOT_A_FILE;
    case ENAMETOOLONG:
      return RGM_STORE_ERROR_PATH_TOO_LONG;
    case ELOOP:
      return RGM_STORE_ERROR_SYMLINK;
    default:
      return RGM_STORE_ERROR_IO;
    }
}

/* What stands in the way: the last part above the file that is there. */
static char *
find_above (const char *path)
{
  char *above = g_path_get_dirname (path);
  GStatBuf status;

  /* Each shorter than the one before, down to “/” or “.”. */
  while (g_lstat (above, &status) != 0 && strlen (above) > 1)
    {
      char *next = g_path_get_dirname (above);

      g_free (above);
      above = next;
    }
  return above;
}

/**
 * rgm_database_file_fail:
 * @path: a file
 * @number: the `errno` of a call on it or on its folder
 * @error: where to put the error
 *
 * Makes the error of @number. Where a file stands in place of a folder, it names that one.
 *
 * Returns: %FALSE
 */
gboolean
rgm_database_file_fail (const char *path, int number, GError **error)
{
  RgmStoreError code = get_code (number);
  g_autofree char *above = code == RGM_STORE_ERROR_NOT_A_FOLDER ? find_above (path) : NULL;

  rgm_store_error_set (error, code, above ? above : path, NULL);
  return FALSE;
}

/**
 * rgm_database_file_resolve:
 * @path: the path as the user gave it
 * @make_folder: whether to make the folder where there is none, for its owner alone
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Follows symbolic links in the folders above the file, which are the system's business (`/home`
 * is one on some), but not in the file itself, which is ours.
 *
 * Returns: (transfer full) (nullable): the path without links above its last part
 */
char *
rgm_database_file_resolve (const char *path, gboolean make_folder, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *resolved;

  if (!real && errno == ENOENT && make_folder)
    {
      if (g_mkdir_with_parents (folder, FOLDER_MODE) == 0)
        real = realpath (folder, NULL);
    }
  if (!real)
    {
      rgm_database_file_fail (path, errno, error);
      return NULL;
    }
  resolved = g_build_filename (real, name, NULL);
  free (real);
  return resolved;
}

static gboolean
has_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, SUFFIX_JOURNAL, NULL);
  GStatBuf status;

  return g_lstat (journal, &status) == 0 && status.st_size > 0;
}

/**
 * rgm_database_file_may_write:
 * @path: a file or a folder
 *
 * Returns: whether who we are may write to it
 */
gboolean
rgm_database_file_may_write (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

/* SQLite takes back what a save left that was cut off, before anything is read. Where it may not,
 * it fails at that as if the disk were at fault. */
static gboolean
is_cut_off (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *journal = g_strconcat (path, SUFFIX_JOURNAL, NULL);

  return has_journal (path)
         && !(rgm_database_file_may_write (path) && rgm_database_file_may_write (journal)
              && rgm_database_file_may_write (folder));
}

/**
 * rgm_database_file_explain:
 * @path: a path of rgm_database_file_resolve()
 * @reason: (transfer full): why it could not be opened or read
 * @error: where to put the error
 *
 * Makes the error of @reason, or `RGM_STORE_ERROR_CUT_OFF` where that is behind it.
 */
void
rgm_database_file_explain (const char *path, GError *reason, GError **error)
{
  if (!g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_IO)
      && !g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY)
      && !g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_PERMISSION))
    {
      g_propagate_error (error, reason);
      return;
    }
  if (is_cut_off (path))
    rgm_store_error_set (error, RGM_STORE_ERROR_CUT_OFF, path, NULL);
  else
    g_propagate_error (error, g_error_copy (reason));
  g_error_free (reason);
}

static guint32
read_number (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* By SQLite's own system calls, and not by open() and close(): whatever closes a file takes the
 * locks away that its process has on it, and SQLite alone knows whether it has any. */
static int
read_header (const char *path, guint8 *header)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  g_autofree sqlite3_file *file = g_malloc0 ((gsize) vfs->szOsFile);
  const char *name = sqlite3_create_filename (path, "", "", 0, NULL);
  int result = SQLITE_NOMEM;

  if (name)
    result = vfs->xOpen (vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL);
  if (result == SQLITE_OK)
    result = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  if (file->pMethods)
    file->pMethods->xClose (file);
  sqlite3_free_filename ((char *) name);
  return result;
}

/* Whether @path begins as a Regimen database does. Asked before SQLite opens it, because SQLite
 * would write to a foreign file in passing, if only to recover it. */
static gboolean
inspect_header (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  int result = read_header (path, header);

  if (result == SQLITE_CANTOPEN)
    return rgm_database_file_fail (path, EACCES, error);
  /* A file that is too short is not one of ours. */
  if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ)
    return rgm_database_file_fail (path, EIO, error);
  if (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) == 0
      && read_number (header + HEADER_APPLICATION_ID) == RGM_DATABASE_APPLICATION_ID)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, path, NULL);
  return FALSE;
}

/**
 * rgm_database_file_measure:
 * @file: a file that is open for reading
 * @size: (out): how many bytes its pages take
 *
 * Returns: whether it is a Regimen database and says so
 */
gboolean
rgm_database_file_measure (int file, gint64 *size)
{
  guint8 header[HEADER_SIZE];
  gint64 page_size;

  if (pread (file, header, sizeof header, 0) != HEADER_SIZE
      || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0
      || read_number (header + HEADER_APPLICATION_ID) != RGM_DATABASE_APPLICATION_ID)
    return FALSE;
  /* 65536 does not fit and is written as 1. */
  page_size = header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
  *size = (page_size == 1 ? 65536 : page_size) * read_number (header + HEADER_N_PAGES);
  return TRUE;
}

/**
 * rgm_database_file_inspect:
 * @path: a path of rgm_database_file_resolve()
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks at a file before it is opened.
 *
 * Returns: whether it can be opened; `RGM_STORE_ERROR_NO_FILE` where a new one may be made
 */
gboolean
rgm_database_file_inspect (const char *path, GError **error)
{
  GStatBuf status;

  if (g_lstat (path, &status) != 0)
    {
      if (errno != ENOENT || !has_journal (path))
        return rgm_database_file_fail (path, errno, error);
      rgm_store_error_set (error, RGM_STORE_ERROR_STRAY_JOURNAL, path, NULL);
      return FALSE;
    }
  if (S_ISLNK (status.st_mode))
    return rgm_database_file_fail (path, ELOOP, error);
  if (!S_ISREG (status.st_mode))
    return rgm_database_file_fail (path, EISDIR, error);
  if (status.st_size == 0)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_EMPTY, path, NULL);
      return FALSE;
    }
  return inspect_header (path, error);
}

/**
 * rgm_database_file_sync_folder:
 * @path: a file
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes lasting that @path is there, or is no longer.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_database_file_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int directory = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int result = directory < 0 ? -1 : fsync (directory);
  int number = errno;

  if (directory >= 0)
    close (directory);
  /* Some file systems cannot do it; then there is nothing more to be done. */
  if (result == 0 || number == EINVAL || number == ENOSYS || number == ENOTSUP)
    return TRUE;
  return rgm_database_file_fail (path, number, error);
}

/**
 * rgm_database_file_move:
 * @from: a file
 * @to: where it is to be, in the same folder
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Moves @from to @to, unless there is a file already: then neither is touched.
 *
 * Returns: whether that succeeded; `RGM_STORE_ERROR_EXISTS` where there is a file
 */
gboolean
rgm_database_file_move (const char *from, const char *to, GError **error)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  /* Some file systems have no such call, but links. */
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return rgm_database_file_fail (to, errno, error);
  if (link (from, to) != 0)
    return rgm_database_file_fail (to, errno, error);
  g_unlink (from);
  return TRUE;
}

/**
 * rgm_database_file_begin:
 * @path: an empty file that nobody else knows yet
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes an empty database in it.
 *
 * Returns: (transfer full) (nullable): the database; on any error the file is to be thrown away
 */
RgmDatabase *
rgm_database_file_begin (const char *path, GError **error)
{
  g_autoptr(RgmDatabase) database = rgm_database_open (path, RGM_DATABASE_SCRATCH, error);
  g_autofree char *id = g_strdup_printf ("PRAGMA application_id = %d",
                                         RGM_DATABASE_APPLICATION_ID);

  if (!database || !rgm_database_configure (database, RGM_DATABASE_SCRATCH, error)
      || !rgm_database_run (database, id, error)
      || !rgm_schema_climb (database, RGM_SCHEMA_VERSION, error))
    return NULL;
  return g_steal_pointer (&database);
}

static gboolean
fill (const char *path, GError **error)
{
  g_autoptr(RgmDatabase) database = rgm_database_file_begin (path, error);

  return database != NULL;
}

/**
 * rgm_database_file_fail_instead:
 * @path: the file that was wanted
 * @reason: why the one under another name, which was to become it, is gone again
 * @error: where to put the error
 *
 * Makes the error of @reason for @path. What was written to the other file does not matter any
 * more, whatever the disk said: the outcome is known.
 */
void
rgm_database_file_fail_instead (const char *path, const GError *reason, GError **error)
{
  if (reason->code == RGM_STORE_ERROR_FAILED)
    g_propagate_error (error, g_error_copy (reason));
  else if (reason->code == RGM_STORE_ERROR_OUTCOME_UNKNOWN)
    rgm_store_error_set (error, RGM_STORE_ERROR_IO, path, NULL);
  else
    rgm_store_error_set (error, (RgmStoreError) reason->code, path, NULL);
}

/**
 * rgm_database_file_create:
 * @path: a path of rgm_database_file_resolve()
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes a new database. It is made whole under another name and then moved, so that nobody ever
 * sees half of one, and an empty file is never ours. What a process left that was killed in the
 * midst of that is removed.
 *
 * Returns: whether that succeeded; `RGM_STORE_ERROR_EXISTS` where there is a file, perhaps one that
 *   another process made at the same time
 */
gboolean
rgm_database_file_create (const char *path, GError **error)
{
  g_autofree char *fresh = NULL;
  g_autoptr (GError) reason = NULL;
  gboolean created;
  int file;

  file = rgm_database_file_make_new (path, &fresh, error);
  if (file < 0)
    return FALSE;
  created = fill (fresh, &reason) && rgm_database_file_move (fresh, path, &reason);
  if (!created)
    {
      g_unlink (fresh);
      rgm_database_file_fail_instead (path, reason, error);
    }
  close (file);
  return created && rgm_database_file_sync_folder (path, error);
}

/**
 * rgm_database_file_restrict:
 * @path: a database that is ours
 *
 * Takes the rights of others away from a file that has come from elsewhere with them. SQLite gives
 * its journal the rights of the file. Where the file system has no rights, nothing happens.
 */
void
rgm_database_file_restrict (const char *path)
{
  GStatBuf status;

  if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode)
      && (status.st_mode & OTHERS_MODE) != 0 && status.st_uid == geteuid ())
    g_chmod (path, status.st_mode & 07777 & ~OTHERS_MODE);
}
