#pragma once

#include "rgm-backup.h"
#include "rgm-erased-ids.h"
#include "rgm-transfer.h"

G_BEGIN_DECLS

/**
 * RgmBackupScratch:
 * @path: (nullable): the file, which goes with this
 * @file: its descriptor, which holds the lock that tells others that it is in use, or -1
 * @at: when the backup was made, in microseconds since 1970 UTC
 *
 * A database that is taken out of a backup, beside the one that it is for.
 */
typedef struct {
  char *path;
  int file;
  gint64 at;
} RgmBackupScratch;

#define RGM_BACKUP_SCRATCH_INIT { NULL, -1, 0 }

void rgm_backup_scratch_clear (RgmBackupScratch *self);
void rgm_backup_scratch_fail (const char *scratch, const char *backup, const GError *reason,
                              GError **error);
gboolean rgm_backup_scratch_examine (const RgmBackupScratch *self, const char *backup,
                                     gboolean climb, GCancellable *cancellable, GError **error);
gboolean rgm_backup_scratch_leave_out (const RgmBackupScratch *self, const char *backup,
                                       RgmErasedIds *erased, gint64 now, guint *n_people,
                                       GError **error);
gboolean rgm_backup_scratch_prepare (RgmBackupScratch *self, const char *beside,
                                     const char *backup, const RgmPassphrase *passphrase,
                                     gboolean climb, RgmTransferPart *part,
                                     const RgmStoreTransfer *transfer, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmBackupScratch, rgm_backup_scratch_clear)

G_END_DECLS
