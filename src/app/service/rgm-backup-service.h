#pragma once

#include "rgm-backup-list.h"
#include "rgm-store-archive.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

#define RGM_TYPE_BACKUP_SERVICE (rgm_backup_service_get_type ())
G_DECLARE_FINAL_TYPE (RgmBackupService, rgm_backup_service, RGM, BACKUP_SERVICE, GObject)

/* How long edits may be without a backup. */
#define RGM_BACKUP_SERVICE_INTERVAL_MS (30 * 60 * 1000)

RgmBackupService *rgm_backup_service_new (RgmStoreService *store);
void rgm_backup_service_set_interval (RgmBackupService *self, guint milliseconds);
void rgm_backup_service_begin (RgmBackupService *self);
void rgm_backup_service_close (RgmBackupService *self);
gboolean rgm_backup_service_get_busy (RgmBackupService *self);
const RgmBackupEntry *rgm_backup_service_get_last (RgmBackupService *self);
gboolean rgm_backup_service_get_unreadable (RgmBackupService *self);
gboolean rgm_backup_service_get_may_make (RgmBackupService *self);
gboolean rgm_backup_service_get_sealing (RgmBackupService *self);

void rgm_backup_service_make_async (RgmBackupService *self, RgmBackupReason reason,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
RgmBackupEntry *rgm_backup_service_make_finish (RgmBackupService *self, GAsyncResult *result,
                                                GError **error);
void rgm_backup_service_list_async (RgmBackupService *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *rgm_backup_service_list_finish (RgmBackupService *self, GAsyncResult *result,
                                           GError **error);
void rgm_backup_service_restore_async (RgmBackupService *self, const char *path,
                                       RgmPassphrase *passphrase,
                                       const RgmStoreTransfer *transfer,
                                       GAsyncReadyCallback callback, gpointer user_data);
void rgm_backup_service_restore_in_place_async (RgmBackupService *self, const char *path,
                                                RgmPassphrase *passphrase,
                                                const RgmStoreTransfer *transfer,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean rgm_backup_service_restore_finish (RgmBackupService *self, GAsyncResult *result,
                                            GError **error);
void rgm_backup_service_seal_async (RgmBackupService *self, RgmPassphrase *passphrase,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_backup_service_seal_finish (RgmBackupService *self, GAsyncResult *result,
                                         GError **error);

G_END_DECLS
