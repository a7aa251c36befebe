#include "config.h"

#include "rgm-export-file.h"

#include "rgm-database-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* How much is written or read before somebody may have had enough. */
#define CHUNK_BYTES ((gsize) 1024 * 1024)

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

static gboolean
give_name (const char *from, const char *to, gboolean replace, GError **error)
{
  if (!replace)
    return rgm_database_file_move (from, to, error);
  return g_rename (from, to) == 0 || rgm_database_file_fail (to, errno, error);
}

/**
 * rgm_export_file_write:
 * @path: the file
 * @bytes: what it is to hold
 * @replace: whether a file that is there may go
 * @cancellable: (nullable): to abandon it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Writes a file that is its owner's alone: under another name, waits until it is on the disk, and
 * only then gives it its name. On any error, what was there is as it was, and nothing else is.
 *
 * Returns: whether it is written; `RGM_STORE_ERROR_EXISTS` where there is a file that may not go
 */
gboolean
rgm_export_file_write (const char *path, GBytes *bytes, gboolean replace,
                       GCancellable *cancellable, GError **error)
{
  g_autofree char *resolved = rgm_database_file_resolve (path, FALSE, error);
  g_autofree char *fresh = NULL;
  gboolean written;
  int file;

  if (!resolved)
    return FALSE;
  if (!replace && g_file_test (resolved, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return rgm_database_file_fail (resolved, EEXIST, error);
  if (g_file_test (resolved, G_FILE_TEST_IS_DIR))
    return rgm_database_file_fail (resolved, EISDIR, error);
  file = rgm_database_file_make_new (resolved, &fresh, error);
  if (file < 0)
    return FALSE;
  written = write_all (file, resolved, bytes, cancellable, error)
            && give_name (fresh, resolved, replace, error);
  if (!written)
    g_unlink (fresh);
  close (file);
  return written && rgm_database_file_sync_folder (resolved, error);
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
