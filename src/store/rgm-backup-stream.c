#include "config.h"

#include "rgm-backup-stream.h"

#include "rgm-database-file.h"
#include "rgm-store-error.h"

#include <errno.h>
#include <unistd.h>

#define BUFFER_SIZE (64 * 1024)

/**
 * rgm_backup_stream_read:
 * @file: an open file
 * @buffer: (array length=size) (out caller-allocates): where the bytes go
 * @size: how many are wanted
 * @length: (out): how many there are; fewer than @size only at the end of the file
 * @path: what is named in errors
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether they could be read; `RGM_STORE_ERROR_IO` where the disk cannot
 */
gboolean
rgm_backup_stream_read (int file, void *buffer, gsize size, gsize *length, const char *path,
                        GError **error)
{
  gsize total = 0;
  gssize n = 1;

  while (total < size && n != 0)
    {
      n = read (file, (char *) buffer + total, size - total);
      if (n < 0 && errno != EINTR)
        return rgm_database_file_fail (path, errno, error);
      total += n > 0 ? (gsize) n : 0;
    }
  *length = total;
  return TRUE;
}

/**
 * rgm_backup_stream_write:
 * @file: an open file
 * @bytes: (array length=size): what to write
 * @size: how many bytes
 * @path: what is named in errors
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether all of it was written
 */
gboolean
rgm_backup_stream_write (int file, const void *bytes, gsize size, const char *path,
                         GError **error)
{
  gsize total = 0;

  while (total < size)
    {
      gssize n = write (file, (const char *) bytes + total, size - total);

      if (n < 0 && errno != EINTR)
        return rgm_database_file_fail (path, errno, error);
      total += n > 0 ? (gsize) n : 0;
    }
  return TRUE;
}

/**
 * rgm_backup_stream_copy:
 * @from: an open file, read from where it stands
 * @size: how many bytes are to be copied
 * @to: where they go
 * @path: what is named in errors
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether all were copied; `RGM_STORE_ERROR_ALTERED` where @from ends before
 */
gboolean
rgm_backup_stream_copy (int from, gint64 size, int to, const char *path, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);

  while (size > 0)
    {
      gsize length;

      if (!rgm_backup_stream_read (from, buffer, (gsize) MIN (size, BUFFER_SIZE), &length, path,
                                   error))
        return FALSE;
      if (length == 0)
        {
          rgm_store_error_set (error, RGM_STORE_ERROR_ALTERED, path, NULL);
          return FALSE;
        }
      if (!rgm_backup_stream_write (to, buffer, length, path, error))
        return FALSE;
      size -= (gint64) length;
    }
  return TRUE;
}
