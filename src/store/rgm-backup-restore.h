#pragma once

#include "rgm-backup.h"

G_BEGIN_DECLS

gboolean rgm_backup_restore (RgmStore *store, const char *path, const RgmPassphrase *passphrase,
                             RgmBackupEntry **before, GError **error);
gboolean rgm_backup_restore_in_place (const char *database, const char *path,
                                      const RgmPassphrase *passphrase, gint64 now, char **aside,
                                      GError **error);
gboolean rgm_backup_can_restore_in_place (const char *database, const GError *reason);

G_END_DECLS
