#pragma once

#include "rgm-backup-entry.h"

G_BEGIN_DECLS

#define RGM_BACKUP_KEPT_HOURLY 24
#define RGM_BACKUP_KEPT_DAILY 14
#define RGM_BACKUP_KEPT_WEEKLY 8
#define RGM_BACKUP_KEPT_MONTHLY 12

/**
 * RgmBackupMoment:
 * @at: when it was made, in microseconds since 1970 UTC
 * @state: what is known of it
 *
 * All that counts for keeping a backup.
 */
typedef struct {
  gint64 at;
  RgmBackupState state;
} RgmBackupMoment;

void rgm_backup_retention_choose (const RgmBackupMoment *moments, gsize n_moments,
                                  gboolean *keep);

G_END_DECLS
