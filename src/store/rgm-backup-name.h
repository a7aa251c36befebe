#pragma once

#include "rgm-backup-entry.h"

G_BEGIN_DECLS

char *rgm_backup_name_format (const char *database, const RgmBackupEntry *entry);
char *rgm_backup_name_parse (const char *name, RgmBackupEntry *entry);
gboolean rgm_backup_name_has_namesake (const char *name, const char *folder);

G_END_DECLS
