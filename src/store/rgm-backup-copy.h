#pragma once

#include "rgm-backup.h"
#include "rgm-database.h"

G_BEGIN_DECLS

gboolean rgm_backup_copy_get_change (RgmDatabase *database, gint64 *change, GError **error);
gboolean rgm_backup_copy_run (RgmDatabase *database, const char *to,
                              const RgmBackupOptions *options, RgmBackupEntry *entry,
                              GError **error);
gboolean rgm_backup_copy_check (RgmDatabase *copy, GError **error);

G_END_DECLS
