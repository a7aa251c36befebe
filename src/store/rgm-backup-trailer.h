#pragma once

#include "rgm-backup-entry.h"

G_BEGIN_DECLS

/* What every backup ends with: a block of text that says what it holds and sums up all bytes
 * before it. SQLite does not look behind its last page, so that a backup that is not sealed is also
 * a database that every SQLite can open. */
#define RGM_BACKUP_TRAILER_SIZE 512

char *rgm_backup_trailer_format (const RgmBackupEntry *entry);
gboolean rgm_backup_trailer_write (int file, const char *path, const RgmBackupEntry *entry,
                                   GError **error);
gboolean rgm_backup_trailer_read (int file, RgmBackupEntry *entry, gint64 *content_size,
                                  GError **error);
gboolean rgm_backup_trailer_verify (int file, const RgmBackupEntry *entry, GError **error);

G_END_DECLS
