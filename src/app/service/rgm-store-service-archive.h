#pragma once

#include "rgm-erase.h"
#include "rgm-store-archive.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

/**
 * RgmImportJob:
 * @archive: what is to be brought in
 * @mode: what is to become of records that are there with other content
 * @progress: (nullable): told how far it has come, in the store's thread, until it is done
 * @data: for @progress
 *
 * An import, shared by the one who asks for it and the store's thread, one of which uses it at a
 * time: rgm_import_job_ref().
 */
typedef struct {
  RgmArchive *archive;
  RgmImportMode mode;
  RgmStoreProgress progress;
  gpointer data;
} RgmImportJob;

RgmImportJob *rgm_import_job_new (RgmArchive *archive);
RgmImportJob *rgm_import_job_ref (RgmImportJob *self);
void rgm_import_job_unref (RgmImportJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmImportJob, rgm_import_job_unref)

/* These can be cancelled while they run, and have done nothing then. */
void rgm_store_service_load_archive_async (RgmStoreService *self, const char *patient_id,
                                           const RgmStoreTransfer *transfer,
                                           GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_load_to_import_async (RgmStoreService *self, const char *patient_id,
                                             const RgmStoreTransfer *transfer,
                                             GAsyncReadyCallback callback, gpointer user_data);
RgmArchive *rgm_store_service_load_archive_finish (RgmStoreService *self, GAsyncResult *result,
                                                   GError **error);
void rgm_store_service_preview_import_async (RgmStoreService *self, RgmImportJob *job,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_import_async (RgmStoreService *self, RgmImportJob *job,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
RgmImportReport *rgm_store_service_import_finish (RgmStoreService *self, GAsyncResult *result,
                                                  GError **error);
void rgm_store_service_find_sealed_async (RgmStoreService *self, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_store_service_find_sealed_finish (RgmStoreService *self, GAsyncResult *result,
                                               GError **error);
void rgm_store_service_erase_patient_async (RgmStoreService *self, const char *id,
                                            RgmPassphrase *passphrase,
                                            RgmStoreProgress progress, gpointer data,
                                            GAsyncReadyCallback callback, gpointer user_data);
RgmErasure *rgm_store_service_erase_patient_finish (RgmStoreService *self, GAsyncResult *result,
                                                    GError **error);
void rgm_store_service_erase_left_async (RgmStoreService *self, const RgmErasure *erasure,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_store_service_erase_left_finish (RgmStoreService *self, GAsyncResult *result,
                                              GError **error);
void rgm_store_service_forget_folders_async (RgmStoreService *self, const char *const *folders,
                                             GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_store_service_forget_folders_finish (RgmStoreService *self, GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
