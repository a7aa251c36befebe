#pragma once

#include "rgm-passphrase.h"
#include "rgm-salvage.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

/* For a database that is closed because it could not be opened, or is not at its place. */
void rgm_store_service_salvage_async (RgmStoreService *self, const char *folder, RgmDay today,
                                      const RgmStoreTransfer *transfer,
                                      GAsyncReadyCallback callback, gpointer user_data);
RgmSalvageReport *rgm_store_service_salvage_finish (RgmStoreService *self, GAsyncResult *result,
                                                    GError **error);
void rgm_store_service_save_copy_async (RgmStoreService *self, const char *folder, RgmDay today,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
char *rgm_store_service_save_copy_finish (RgmStoreService *self, GAsyncResult *result,
                                          GError **error);

G_END_DECLS
