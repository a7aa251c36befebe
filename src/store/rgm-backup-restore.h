#pragma once

#include "rgm-backup.h"
#include "rgm-store-archive.h"

G_BEGIN_DECLS

gboolean rgm_backup_restore (RgmStore *store, const char *path, const RgmPassphrase *passphrase,
                             const RgmStoreTransfer *transfer, RgmBackupEntry **before,
                             GError **error);
gboolean rgm_backup_restore_in_place (const char *database, const char *path,
                                      const RgmPassphrase *passphrase, gint64 now,
                                      const RgmStoreTransfer *transfer, char **aside,
                                      GError **error);
gboolean rgm_backup_can_restore_in_place (const char *database, const GError *reason);

G_END_DECLS
