#include "config.h"

#include "rgm-backup-entry.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (RgmBackupEntry, rgm_backup_entry, rgm_backup_entry_copy,
                     rgm_backup_entry_free)

/* As they stand in the name of a backup. Kept in files: never changed. */
static const char *const names[] = {
  [RGM_BACKUP_START] = "start",
  [RGM_BACKUP_EDITS] = "edits",
  [RGM_BACKUP_ASKED] = "asked",
  [RGM_BACKUP_BEFORE_IMPORT] = "before-import",
  [RGM_BACKUP_BEFORE_MIGRATION] = "before-migration",
  [RGM_BACKUP_BEFORE_RESTORE] = "before-restore",
  [RGM_BACKUP_BEFORE_ERASE] = "before-erase",
  [RGM_BACKUP_COPY] = "copy",
};

/**
 * rgm_backup_entry_new:
 * @path: the file
 *
 * Returns: (transfer full): an entry of which nothing else is known
 */
RgmBackupEntry *
rgm_backup_entry_new (const char *path)
{
  RgmBackupEntry *self = g_new0 (RgmBackupEntry, 1);

  self->path = g_strdup (path);
  return self;
}

/**
 * rgm_backup_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): a copy of it
 */
RgmBackupEntry *
rgm_backup_entry_copy (const RgmBackupEntry *self)
{
  RgmBackupEntry *copy = g_new0 (RgmBackupEntry, 1);

  *copy = *self;
  copy->path = g_strdup (self->path);
  copy->origin = g_strdup (self->origin);
  copy->made_from = g_strdup (self->made_from);
  return copy;
}

/**
 * rgm_backup_entry_free:
 * @self: (transfer full) (nullable): an entry
 *
 * Frees @self.
 */
void
rgm_backup_entry_free (RgmBackupEntry *self)
{
  if (!self)
    return;
  g_free (self->path);
  g_free (self->origin);
  g_free (self->made_from);
  g_free (self);
}

/**
 * rgm_backup_entry_can_be_told:
 * @self: a backup
 *
 * Returns: whether more is known of it than its name, as of one that is damaged, or that the disk
 *   cannot read
 */
gboolean
rgm_backup_entry_can_be_told (const RgmBackupEntry *self)
{
  return self->state != RGM_BACKUP_DAMAGED && self->state != RGM_BACKUP_UNREADABLE;
}

/**
 * rgm_backup_entry_is_sound:
 * @self: an entry
 *
 * Returns: whether it was read, is as it was written, and was made of a database that was sound
 */
gboolean
rgm_backup_entry_is_sound (const RgmBackupEntry *self)
{
  return self->state == RGM_BACKUP_VERIFIED && !self->flawed;
}

/**
 * rgm_backup_reason_get_name:
 * @reason: a reason
 *
 * Returns: its code, as it stands in the name of a backup
 */
const char *
rgm_backup_reason_get_name (RgmBackupReason reason)
{
  g_return_val_if_fail (reason < G_N_ELEMENTS (names), names[RGM_BACKUP_COPY]);

  return names[reason];
}

/**
 * rgm_backup_reason_find:
 * @name: a code
 * @reason: (out): the reason
 *
 * Returns: whether there is one of that name
 */
gboolean
rgm_backup_reason_find (const char *name, RgmBackupReason *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (names[i], name) == 0)
        {
          *reason = (RgmBackupReason) i;
          return TRUE;
        }
    }
  return FALSE;
}
