#pragma once

#include "rgm-backup-service.h"
#include "rgm-store-service-private.h"

G_BEGIN_DECLS

/**
 * RgmBackupService:
 *
 * The backups of a database: when they are made, and what is known of them. A backup is written by
 * a thread of its own that only reads the database, so that nothing that is saved waits for it;
 * only a restore is made by the store's thread.
 *
 * [signal@BackupService::failed] says that one that was due could not be made.
 */
struct _RgmBackupService {
  GObject parent_instance;

  RgmStoreService *store;
  GCancellable *cancellable;
  RgmBackupEntry *last;
  guint interval_ms;
  guint timeout_id;
  guint n_running;
  /* the threads that write backups, by the tasks that wait for them */
  GHashTable *writers;
  gboolean sealing;
  /* the disk could not read the last, or any where none is known */
  gboolean unreadable;
  /* there is a place for one more */
  gboolean may_make;
  gboolean begun;
};

void rgm_backup_service_count_running (RgmBackupService *self, int by);
void rgm_backup_service_make_if_due (RgmBackupService *self, RgmBackupReason reason);
void rgm_backup_service_set_sealing (RgmBackupService *self, gboolean sealing);

G_END_DECLS
