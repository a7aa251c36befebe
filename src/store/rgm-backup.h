#pragma once

#include <gio/gio.h>

#include "rgm-backup-entry.h"
#include "rgm-backup-seal.h"
#include "rgm-store.h"

G_BEGIN_DECLS

/* The folder of backups, beside the database. */
#define RGM_BACKUP_FOLDER "backups"
/* What the name of each ends with. */
#define RGM_BACKUP_SUFFIX ".backup"

/**
 * RgmBackupProgress:
 * @part: how much is done, from 0 to 1
 * @data: what was given with it
 *
 * Told while a backup is written, in the thread that writes it.
 */
typedef void (*RgmBackupProgress) (double part, gpointer data);

/**
 * RgmBackupOptions:
 * @reason: why the backup is made
 * @now: the time in microseconds since 1970 UTC, 0 for that of the system
 * @to: (nullable): the file to write, which must not be there; %NULL for a file in the folder of
 *   backups beside the database, whose name says when and why
 * @seal: (nullable): what to seal it with; %NULL to seal it as the database says, if it does
 * @cancellable: (nullable): to abandon it
 * @progress: (nullable): told how far it is
 * @data: for @progress
 *
 * How to make a backup.
 */
typedef struct {
  RgmBackupReason reason;
  gint64 now;
  const char *to;
  const RgmBackupSeal *seal;
  GCancellable *cancellable;
  RgmBackupProgress progress;
  gpointer data;
} RgmBackupOptions;

RgmBackupEntry *rgm_backup_make (const char *database, const RgmBackupOptions *options,
                                 GError **error);
RgmBackupEntry *rgm_backup_verify (const char *path, GError **error);
gboolean rgm_backup_unpack (const char *path, const RgmPassphrase *passphrase, int to,
                            RgmBackupEntry **entry, GError **error);
char *rgm_backup_get_folder (const char *database);
gboolean rgm_backup_may_make (const char *database);

G_END_DECLS
