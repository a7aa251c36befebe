#pragma once

#include "rgm-backup-entry.h"
#include "rgm-database.h"

G_BEGIN_DECLS

typedef struct _RgmBackupOwner RgmBackupOwner;

/**
 * RgmBackupOwnership:
 * @RGM_BACKUP_OWNED: it is of the database
 * @RGM_BACKUP_FOREIGN: it is of another
 * @RGM_BACKUP_UNTOLD: it does not say, or it cannot be known
 *
 * Whose a backup is, by what it holds.
 */
typedef enum {
  RGM_BACKUP_OWNED,
  RGM_BACKUP_FOREIGN,
  RGM_BACKUP_UNTOLD,
} RgmBackupOwnership;

RgmBackupOwner *rgm_backup_owner_new (const char *database);
void rgm_backup_owner_free (RgmBackupOwner *self);
const char *const *rgm_backup_owner_get_former (const RgmBackupOwner *self);
void rgm_backup_owner_learn (RgmBackupOwner *self, const GPtrArray *backups);
RgmBackupOwnership rgm_backup_owner_ask (const RgmBackupOwner *self, const RgmBackupEntry *entry);
RgmBackupOwnership rgm_backup_owner_look (const RgmBackupOwner *self, const RgmBackupEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmBackupOwner, rgm_backup_owner_free)

G_END_DECLS
