#define _GNU_SOURCE
#include "config.h"

#include "rgm-export-file.h"

#include "rgm-backup-trailer.h"
#include "rgm-database-file.h"
#include "rgm-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How much is written or read before somebody may have had enough. */
#define CHUNK_BYTES ((gsize) 1024 * 1024)
#define FILE_MODE 0600
#define SUFFIX_JOURNAL "-journal"

static gboolean
write_all (int file, const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *at = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      written = write (file, at, MIN (size, CHUNK_BYTES));
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return rgm_database_file_fail (path, errno, error);
      at += written;
      size -= (gsize) written;
    }
  return fsync (file) == 0 || rgm_database_file_fail (path, errno, error);
}

/* A file without a name goes with its process, however that ends. Some file systems have none;
 * then it is -1, and so where there is no way to give it a name later. */
static int
open_nameless (const char *path, char **link_out)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, FILE_MODE);
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", file);

  if (file >= 0 && g_access (link, F_OK) == 0)
    {
      *link_out = g_steal_pointer (&link);
      return file;
    }
  if (file >= 0)
    close (file);
  return -1;
}

static gboolean
link_nameless (const char *from, const char *to, GError **error)
{
  return linkat (AT_FDCWD, from, AT_FDCWD, to, AT_SYMLINK_FOLLOW) == 0
         || rgm_database_file_fail (to, errno, error);
}

static gboolean
rename_over (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  rgm_database_file_fail (to, errno, error);
  g_unlink (from);
  return FALSE;
}

/* A link replaces nothing: where there is a file that may go, another name is needed in between.
 * Whether there is one only the link itself tells: somebody else may have made it just now. */
static gboolean
name_nameless (const char *from, const char *to, gboolean replace, GError **error)
{
  g_autofree char *fresh = NULL;
  g_autoptr(GError) reason = NULL;

  if (link_nameless (from, to, &reason))
    return TRUE;
  if (!replace || !g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  fresh = rgm_database_file_name_new (to);
  return link_nameless (from, fresh, error) && rename_over (fresh, to, error);
}

static gboolean
name_fresh (const char *from, const char *to, gboolean replace, GError **error)
{
  gboolean named = replace ? g_rename (from, to) == 0 || rgm_database_file_fail (to, errno, error)
                           : rgm_database_file_move (from, to, error);

  if (!named)
    g_unlink (from);
  return named;
}

/* Where the file system knows no nameless files: under another name, which is taken away again
 * unless somebody kills the process. */
static gboolean
write_fresh (const char *path, GBytes *bytes, gboolean replace, GCancellable *cancellable,
             GError **error)
{
  g_autofree char *fresh = NULL;
  int file = rgm_database_file_make_new (path, &fresh, error);
  gboolean written;

  if (file < 0)
    return FALSE;
  written = write_all (file, path, bytes, cancellable, error);
  if (!written)
    g_unlink (fresh);
  written = written && name_fresh (fresh, path, replace, error);
  close (file);
  return written;
}

static gboolean
write_somewhere (const char *path, GBytes *bytes, gboolean replace, GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *link = NULL;
  int file = open_nameless (path, &link);
  gboolean written;

  if (file < 0)
    return write_fresh (path, bytes, replace, cancellable, error);
  written = write_all (file, path, bytes, cancellable, error)
            && name_nameless (link, path, replace, error);
  close (file);
  return written;
}

static gboolean
is_backup (const char *path)
{
  g_autoptr(RgmBackupEntry) entry = rgm_backup_entry_new (path);
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gint64 content_size;
  gboolean is = file >= 0 && rgm_backup_trailer_read (file, entry, &content_size, NULL);

  if (file >= 0)
    close (file);
  return is;
}

/* A chooser of files that asks whether one may be replaced does not know which one that is. */
static gboolean
check_not_kept (const char *resolved, GError **error)
{
  g_autofree char *base = g_strdup (resolved);

  if (g_str_has_suffix (base, SUFFIX_JOURNAL))
    base[strlen (base) - strlen (SUFFIX_JOURNAL)] = '\0';
  if (!rgm_database_file_inspect (base, NULL) && !is_backup (resolved))
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_KEPT, resolved, NULL);
  return FALSE;
}

/* What a link points to. The system is asked first whether it follows it: it does not where the
 * link leads in a circle, or anybody could have put it there. */
static char *
read_link (const char *link, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (link);
  g_autofree char *target = NULL;
  GStatBuf status;
  int number = g_stat (link, &status) == 0 ? 0 : errno;

  if (number != 0 && number != ENOENT)
    return rgm_database_file_fail (link, number, error), NULL;
  /* In /proc a link to a pipe has no name in it. */
  if (number == 0 && !S_ISREG (status.st_mode))
    return rgm_database_file_fail (link, EISDIR, error), NULL;
  target = g_file_read_link (link, NULL);
  if (!target)
    return rgm_database_file_fail (link, errno, error), NULL;
  return g_path_is_absolute (target) ? g_steal_pointer (&target)
                                     : g_build_filename (folder, target, NULL);
}

/* Where a file is to be that links stand for: a new one beside a link would take its place. */
static char *
follow (const char *path, GError **error)
{
  g_autofree char *at = rgm_database_file_resolve (path, FALSE, error);

  while (at && g_file_test (at, G_FILE_TEST_IS_SYMLINK))
    {
      g_autofree char *target = read_link (at, error);

      g_free (at);
      at = target ? rgm_database_file_resolve (target, FALSE, error) : NULL;
    }
  return g_steal_pointer (&at);
}

/* What is there and is no file, such as /dev/null, is never replaced, with leave
 * to replace or without. */
static gboolean
check_place (const char *path, const char *resolved, gboolean replace, GError **error)
{
  if (*path == '\0' || g_str_has_suffix (path, G_DIR_SEPARATOR_S))
    return rgm_database_file_fail (path, EISDIR, error);
  if (g_file_test (resolved, G_FILE_TEST_EXISTS)
      && !g_file_test (resolved, G_FILE_TEST_IS_REGULAR))
    return rgm_database_file_fail (resolved, EISDIR, error);
  /* With leave to replace it is refused as well, so that is not what is asked for. */
  if (!check_not_kept (resolved, error))
    return FALSE;
  if (!replace && g_file_test (resolved, G_FILE_TEST_EXISTS))
    return rgm_database_file_fail (resolved, EEXIST, error);
  return TRUE;
}

/**
 * rgm_export_file_write:
 * @path: the file
 * @bytes: what it is to hold
 * @replace: whether a file that is there may go
 * @cancellable: (nullable): to abandon it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Writes a file that is its owner's alone: without a name, waits until it is on the disk, and only
 * then gives it its name. A link stays, and what it points to is written, or made. On any error,
 * and where the process is killed before, what was there is as it was, and nothing else is.
 *
 * Returns: whether it is written; `RGM_STORE_ERROR_EXISTS` where there is a file that may not go,
 *   `RGM_STORE_ERROR_NOT_A_FILE` where there is a folder, a device or a pipe,
 *   `RGM_STORE_ERROR_SYMLINK` where a link leads in a circle,
 *   `RGM_STORE_ERROR_KEPT` where there is a database or a backup, which is never replaced
 */
gboolean
rgm_export_file_write (const char *path, GBytes *bytes, gboolean replace,
                       GCancellable *cancellable, GError **error)
{
  g_autofree char *resolved = follow (path, error);

  if (!resolved || !check_place (path, resolved, replace, error))
    return FALSE;
  return write_somewhere (resolved, bytes, replace, cancellable, error)
         && rgm_database_file_sync_folder (resolved, error);
}

static GBytes *
read_all (int file, const char *path, gsize most, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      gsize before = bytes->len;
      gssize length;

      if (before > most)
        {
          rgm_database_file_fail (path, EFBIG, error);
          return NULL;
        }
      g_byte_array_set_size (bytes, (guint) (before + CHUNK_BYTES));
      length = read (file, bytes->data + before, CHUNK_BYTES);
      if (length < 0 && errno != EINTR)
        {
          rgm_database_file_fail (path, errno, error);
          return NULL;
        }
      g_byte_array_set_size (bytes, (guint) (before + (gsize) MAX (length, 0)));
      if (length == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
    }
}

/**
 * rgm_export_file_read:
 * @path: a file, which may be a link to one
 * @most: the most bytes that it may have, less than 2 GiB
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads a file that somebody else may have written. What is no file, such as a pipe that nobody
 * writes to, is refused and not waited for.
 *
 * Returns: (transfer full) (nullable): all of it
 */
GBytes *
rgm_export_file_read (const char *path, gsize most, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  GBytes *bytes = NULL;

  if (file < 0)
    {
      rgm_database_file_fail (path, errno, error);
      return NULL;
    }
  if (fstat (file, &status) != 0)
    rgm_database_file_fail (path, errno, error);
  else if (!S_ISREG (status.st_mode))
    rgm_database_file_fail (path, EISDIR, error);
  else
    bytes = read_all (file, path, most, error);
  close (file);
  return bytes;
}
