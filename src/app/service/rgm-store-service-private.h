#pragma once

#include "rgm-store-service.h"
#include "rgm-store-thread.h"

G_BEGIN_DECLS

/**
 * RgmStoreCallKind:
 * @RGM_STORE_CALL_READ: leaves the database as it is; may be abandoned at any time
 * @RGM_STORE_CALL_WRITE: changes it; once begun, its outcome is told whatever happens
 *
 * What a call does to the database.
 */
typedef enum {
  RGM_STORE_CALL_READ,
  RGM_STORE_CALL_WRITE,
} RgmStoreCallKind;

RgmStoreCall *rgm_store_service_prepare (RgmStoreService *self, RgmStoreCallKind kind,
                                         RgmStoreCallFunc func, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_push (RgmStoreService *self, RgmStoreCall *call);
gpointer rgm_store_service_finish (RgmStoreService *self, GAsyncResult *result, GError **error);

G_END_DECLS
