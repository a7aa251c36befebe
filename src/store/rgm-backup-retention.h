#pragma once

#include "rgm-backup-entry.h"

G_BEGIN_DECLS

#define RGM_BACKUP_KEPT_HOURLY 24
#define RGM_BACKUP_KEPT_DAILY 14
#define RGM_BACKUP_KEPT_WEEKLY 8
#define RGM_BACKUP_KEPT_MONTHLY 12
/* Of those made for a purpose in the last day, and of those made before an update of the file in
 * the last year. */
#define RGM_BACKUP_KEPT_PURPOSED 24
#define RGM_BACKUP_KEPT_FORMER_FORMS 12

/**
 * RgmBackupMoment:
 * @at: when it was made, in microseconds since 1970 UTC
 * @reason: why it was made
 * @state: what is known of it
 *
 * All that counts for keeping a backup.
 */
typedef struct {
  gint64 at;
  RgmBackupReason reason;
  RgmBackupState state;
} RgmBackupMoment;

void rgm_backup_retention_choose (const RgmBackupMoment *moments, gsize n_moments, gint64 now,
                                  gboolean *keep);

G_END_DECLS
