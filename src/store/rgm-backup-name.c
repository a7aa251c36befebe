#include "config.h"

#include "rgm-backup-name.h"

#include "rgm-backup.h"
#include "rgm-short-name.h"

#include <string.h>

/* “20261120T140533Z”, as it stands behind the name of the database. */
#define STAMP_LENGTH 16

/* A name tells one moment, to the microsecond. Whoever clears backups away or rewrites them lists
 * them first and knows them by their names from then on, while others drop some and make new ones.
 * What has a name later must be no newer than what had it before: else the newest of all would go
 * because an older one was to. */

/**
 * rgm_backup_name_format:
 * @database: the file of a database
 * @entry: when and why the backup is made
 *
 * Returns: (transfer full): a name for it, without what ends it or tells it from another of the
 *   same moment
 */
char *
rgm_backup_name_format (const char *database, const RgmBackupEntry *entry)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (entry->at / G_USEC_PER_SEC);
  g_autofree char *stamp = time ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("0");
  g_autofree char *base = rgm_short_name_new (database);

  return g_strdup_printf ("%s.%s.%s-%06d", base, stamp, rgm_backup_reason_get_name (entry->reason),
                          (int) (entry->at % G_USEC_PER_SEC));
}

/* Ends @text before its last full stop; returns what is behind it. */
static char *
split_off (char *text)
{
  char *at = strrchr (text, '.');

  if (!at)
    return NULL;
  *at = '\0';
  return at + 1;
}

/* “edits-042137-2” → “edits”: the parts of a second, and which it is of those of one moment. */
static void
cut_numbers (char *reason)
{
  char *at;

  while ((at = strrchr (reason, '-')) && strspn (at + 1, "0123456789") == strlen (at + 1))
    *at = '\0';
}

/**
 * rgm_backup_name_parse:
 * @name: the name of a file in a folder of backups
 * @entry: takes when and why it was made, to the second
 *
 * Reads “practice.regimen.20261120T140533Z.edits-042137.backup”, and those of before, which say
 * the second alone.
 *
 * Returns: (transfer full) (nullable): the rgm_short_name_new() of what the database was called;
 *   %NULL where it is no name of a backup
 */
char *
rgm_backup_name_parse (const char *name, RgmBackupEntry *entry)
{
  g_autofree char *base = NULL;
  g_autoptr(GDateTime) time = NULL;
  const char *stamp;
  char *reason;

  if (!g_str_has_suffix (name, RGM_BACKUP_SUFFIX))
    return NULL;
  base = g_strndup (name, strlen (name) - strlen (RGM_BACKUP_SUFFIX));
  reason = split_off (base);
  stamp = reason ? split_off (base) : NULL;
  if (!stamp || strlen (stamp) != STAMP_LENGTH || *base == '\0')
    return NULL;
  time = g_date_time_new_from_iso8601 (stamp, NULL);
  if (!time)
    return NULL;
  entry->at = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  entry->reason = RGM_BACKUP_COPY;
  cut_numbers (reason);
  rgm_backup_reason_find (reason, &entry->reason);
  /* A whole name that is long is one of before. */
  return rgm_short_name_new (base);
}

/**
 * rgm_backup_name_has_namesake:
 * @name: the name of a file that belongs to a database, and begins with its name
 * @folder: where databases lie
 *
 * Returns: whether there is one of that name
 */
gboolean
rgm_backup_name_has_namesake (const char *name, const char *folder)
{
  for (const char *at = strchr (name, '.'); at; at = strchr (at + 1, '.'))
    {
      g_autofree char *base = g_strndup (name, (gsize) (at - name));
      g_autofree char *path = g_build_filename (folder, base, NULL);
      g_autofree char *longer = rgm_short_name_find (folder, base);

      if (*base != '\0' && (longer || g_file_test (path, G_FILE_TEST_EXISTS)))
        return TRUE;
    }
  return FALSE;
}
