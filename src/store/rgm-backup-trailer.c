#include "config.h"

#include "rgm-backup-trailer.h"

#include "rgm-database-file.h"
#include "rgm-origin.h"
#include "rgm-store-error.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP "Regimen Backup"
#define FORMAT 1
#define HEAD "[" GROUP "]\n"
#define FLAWED_KEY "Flawed"
#define SUM_KEY "SHA256="
#define SUM_LENGTH 64
/* The last line: “SHA256=”, the digits, and a line end. */
#define SUM_LINE_LENGTH (sizeof SUM_KEY - 1 + SUM_LENGTH + 1)
#define INFO_SIZE (RGM_BACKUP_TRAILER_SIZE - SUM_LINE_LENGTH)
#define BUFFER_SIZE (64 * 1024)

/**
 * rgm_backup_trailer_format:
 * @entry: what is known of a backup
 *
 * Returns: (transfer full): the trailer but for its last line, always of the same length
 */
char *
rgm_backup_trailer_format (const RgmBackupEntry *entry)
{
  GString *text = g_string_new (HEAD);

  g_string_append_printf (text, "Format=%d\nAt=%" G_GINT64_FORMAT "\nReason=%s\n", FORMAT,
                          entry->at, rgm_backup_reason_get_name (entry->reason));
  g_string_append_printf (text, "Patients=%" G_GINT64_FORMAT "\nSessions=%" G_GINT64_FORMAT
                          "\nChange=%" G_GINT64_FORMAT "\nSealed=%s\n", entry->n_patients,
                          entry->n_sessions, entry->change, entry->sealed ? "true" : "false");
  if (entry->flawed)
    g_string_append (text, FLAWED_KEY "=true\n");
  /* Those of before do not say. */
  if (entry->origin)
    g_string_append_printf (text, "Database=%s\n", entry->origin);
  /* Filled up by a comment, so that the sum is at the end and no byte is outside of it. */
  while (text->len < INFO_SIZE - 1)
    g_string_append_c (text, '#');
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* Reads @size bytes at @offset, or fails: a file that ends before is not as it was written. */
static gboolean
read_at (int file, gint64 offset, void *buffer, gsize size, const char *path, GError **error)
{
  gsize total = 0;

  while (total < size)
    {
      gssize length = pread (file, (char *) buffer + total, size - total,
                             (off_t) (offset + (gint64) total));

      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0)
        return rgm_database_file_fail (path, errno, error);
      if (length == 0)
        {
          rgm_store_error_set (error, RGM_STORE_ERROR_ALTERED, path, NULL);
          return FALSE;
        }
      total += (gsize) length;
    }
  return TRUE;
}

/* The sum of the first @size bytes of @file and of @info. */
static char *
sum_up (int file, gint64 size, const char *info, const char *path, GError **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);

  for (gint64 offset = 0; offset < size; offset += BUFFER_SIZE)
    {
      gsize length = (gsize) MIN (size - offset, BUFFER_SIZE);

      if (!read_at (file, offset, buffer, length, path, error))
        return NULL;
      g_checksum_update (sum, buffer, (gssize) length);
    }
  g_checksum_update (sum, (const guchar *) info, INFO_SIZE);
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
get_size (int file, gint64 *size, const char *path, GError **error)
{
  struct stat status;

  if (fstat (file, &status) != 0)
    return rgm_database_file_fail (path, errno, error);
  /* How large a folder is depends on the disk. */
  if (!S_ISREG (status.st_mode))
    return rgm_database_file_fail (path, EISDIR, error);
  *size = status.st_size;
  return TRUE;
}

/**
 * rgm_backup_trailer_write:
 * @file: a file that holds the content of a backup and is open for reading and writing
 * @path: what it is called in errors
 * @entry: what is known of it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends the file with its trailer and waits until all of it is on the disk.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_backup_trailer_write (int file, const char *path, const RgmBackupEntry *entry, GError **error)
{
  g_autofree char *info = rgm_backup_trailer_format (entry);
  g_autofree char *sum = NULL;
  g_autofree char *text = NULL;
  gint64 size = 0;
  gssize written;

  if (!get_size (file, &size, path, error))
    return FALSE;
  sum = sum_up (file, size, info, path, error);
  if (!sum)
    return FALSE;
  text = g_strconcat (info, SUM_KEY, sum, "\n", NULL);
  written = pwrite (file, text, RGM_BACKUP_TRAILER_SIZE, (off_t) size);
  if (written != RGM_BACKUP_TRAILER_SIZE)
    return rgm_database_file_fail (path, written < 0 ? errno : ENOSPC, error);
  if (fsync (file) != 0)
    return rgm_database_file_fail (path, errno, error);
  return TRUE;
}

static gboolean
parse (const char *text, RgmBackupEntry *entry)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *reason = NULL;
  g_autofree char *again = NULL;

  if (!g_str_has_prefix (text, HEAD)
      || !g_key_file_load_from_data (keys, text, INFO_SIZE, G_KEY_FILE_NONE, NULL))
    return FALSE;
  reason = g_key_file_get_string (keys, GROUP, "Reason", NULL);
  if (!reason || !rgm_backup_reason_find (reason, &entry->reason))
    return FALSE;
  entry->at = g_key_file_get_int64 (keys, GROUP, "At", NULL);
  entry->n_patients = g_key_file_get_int64 (keys, GROUP, "Patients", NULL);
  entry->n_sessions = g_key_file_get_int64 (keys, GROUP, "Sessions", NULL);
  entry->change = g_key_file_get_int64 (keys, GROUP, "Change", NULL);
  entry->sealed = g_key_file_get_boolean (keys, GROUP, "Sealed", NULL);
  entry->flawed = g_key_file_get_boolean (keys, GROUP, FLAWED_KEY, NULL);
  entry->origin = g_key_file_get_string (keys, GROUP, "Database", NULL);
  if (entry->origin && !rgm_origin_is_valid (entry->origin))
    return FALSE;
  /* Nothing is written otherwise than we write it. */
  again = rgm_backup_trailer_format (entry);
  return memcmp (again, text, INFO_SIZE) == 0;
}

/**
 * rgm_backup_trailer_read:
 * @file: a file that is open for reading
 * @entry: its path is the name of @file; the rest is filled in
 * @content_size: (out): how many bytes come before the trailer
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads what a backup says of itself. Whether that is true is rgm_backup_trailer_verify()'s.
 *
 * Returns: whether there is such a trailer; `RGM_STORE_ERROR_ALTERED` where there is none, then
 *   only the size in @entry is set
 */
gboolean
rgm_backup_trailer_read (int file, RgmBackupEntry *entry, gint64 *content_size, GError **error)
{
  char text[RGM_BACKUP_TRAILER_SIZE + 1] = { 0 };
  RgmBackupEntry read = { 0 };

  if (!get_size (file, &entry->size, entry->path, error))
    return FALSE;
  if (entry->size < RGM_BACKUP_TRAILER_SIZE
      || !read_at (file, entry->size - RGM_BACKUP_TRAILER_SIZE, text, RGM_BACKUP_TRAILER_SIZE,
                   entry->path, error)
      || !parse (text, &read))
    {
      if (error && !*error)
        rgm_store_error_set (error, RGM_STORE_ERROR_ALTERED, entry->path, NULL);
      g_free (read.origin);
      return FALSE;
    }
  g_free (entry->origin);
  read.path = entry->path;
  read.size = entry->size;
  *entry = read;
  *content_size = entry->size - RGM_BACKUP_TRAILER_SIZE;
  return TRUE;
}

/**
 * rgm_backup_trailer_verify:
 * @file: a file that is open for reading
 * @entry: what rgm_backup_trailer_read() read from it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads the whole file and compares it with its sum: SQLite's own check sees only one in three
 * changed bits.
 *
 * Returns: whether every byte is as it was written; `RGM_STORE_ERROR_ALTERED` if not,
 *   `RGM_STORE_ERROR_IO` if the disk cannot read it
 */
gboolean
rgm_backup_trailer_verify (int file, const RgmBackupEntry *entry, GError **error)
{
  gint64 size = entry->size - RGM_BACKUP_TRAILER_SIZE;
  char line[SUM_LINE_LENGTH];
  g_autofree char *info = rgm_backup_trailer_format (entry);
  g_autofree char *sum = NULL;
  g_autofree char *expected = NULL;

  if (!read_at (file, entry->size - (gint64) SUM_LINE_LENGTH, line, sizeof line, entry->path,
                error))
    return FALSE;
  sum = sum_up (file, size, info, entry->path, error);
  if (!sum)
    return FALSE;
  expected = g_strconcat (SUM_KEY, sum, "\n", NULL);
  if (memcmp (line, expected, sizeof line) == 0)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_ALTERED, entry->path, NULL);
  return FALSE;
}
