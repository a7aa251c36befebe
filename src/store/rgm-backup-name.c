#include "config.h"

#include "rgm-backup-name.h"

#include "rgm-backup.h"

#include <string.h>

/* “20261120T140533Z”, as it stands behind the name of the database. */
#define STAMP_LENGTH 16

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

/**
 * rgm_backup_name_parse:
 * @name: the name of a file in a folder of backups
 * @entry: takes when and why it was made, to the second
 *
 * Reads “practice.regimen.20261120T140533Z.edits.backup”.
 *
 * Returns: (transfer full) (nullable): what the database was called; %NULL where it is no name of a
 *   backup
 */
char *
rgm_backup_name_parse (const char *name, RgmBackupEntry *entry)
{
  g_autofree char *base = NULL;
  g_autoptr(GDateTime) time = NULL;
  const char *reason, *stamp;

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
  rgm_backup_reason_find (reason, &entry->reason);
  return g_steal_pointer (&base);
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

      if (*base != '\0' && g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}
