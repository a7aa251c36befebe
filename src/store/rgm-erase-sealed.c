#include "config.h"

#include "rgm-erase-sealed.h"

#include "rgm-backup-list.h"
#include "rgm-backup-seal.h"
#include "rgm-store-error.h"

/* What a passphrase can do before somebody is erased. */

/**
 * rgm_erase_find_sealed:
 * @database: the file of a database
 * @found: (out): whether it has backups that are sealed
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Finds out whether a passphrase is of use.
 *
 * Returns: whether the backups could be listed
 */
gboolean
rgm_erase_find_sealed (const char *database, gboolean *found, GError **error)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (database, error);

  *found = FALSE;
  for (guint i = 0; backups && i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      *found |= entry->sealed;
    }
  return backups != NULL;
}

/* Whether the backup opens with the passphrase. One seal is tried once: that takes a second. */
static gboolean
opens (const RgmBackupEntry *entry, const RgmPassphrase *passphrase, GHashTable *tried)
{
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new_from_file (entry->path);
  g_autofree char *text = seal ? rgm_backup_seal_to_text (seal) : NULL;
  gboolean matches = FALSE;

  return text && g_hash_table_add (tried, g_steal_pointer (&text))
         && rgm_backup_seal_matches (seal, passphrase, &matches, NULL) && matches;
}

/**
 * rgm_erase_check_passphrase:
 * @database: the file of a database
 * @passphrase: what is to open its sealed backups
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Tries the passphrase before anything is erased, where it can still be corrected.
 *
 * Returns: whether it opens any of them, or there are none; `RGM_STORE_ERROR_WRONG_PASSPHRASE`
 *   where it opens none
 */
gboolean
rgm_erase_check_passphrase (const char *database, const RgmPassphrase *passphrase, GError **error)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (database, error);
  g_autoptr(GHashTable) tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const RgmBackupEntry *sealed = NULL;

  for (guint i = 0; backups && i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (!entry->sealed)
        continue;
      if (opens (entry, passphrase, tried))
        return TRUE;
      sealed = entry;
    }
  if (sealed)
    rgm_store_error_set (error, RGM_STORE_ERROR_WRONG_PASSPHRASE, sealed->path, NULL);
  return backups && !sealed;
}
