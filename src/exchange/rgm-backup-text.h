#pragma once

#include "rgm-backup-entry.h"

G_BEGIN_DECLS

char *rgm_backup_text_time (const RgmBackupEntry *backup);
char *rgm_backup_text_time_among (const RgmBackupEntry *backup, const GPtrArray *all);
const char *rgm_backup_text_reason (RgmBackupReason reason);
char *rgm_backup_text_content (const RgmBackupEntry *backup);
const char *rgm_backup_text_flaw (const RgmBackupEntry *backup);
char *rgm_backup_text_advice (const RgmBackupEntry *backup);
char *rgm_backup_text_made_from (const RgmBackupEntry *backup);

G_END_DECLS
