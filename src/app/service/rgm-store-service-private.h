#pragma once

#include "rgm-store-service.h"
#include "rgm-store-thread.h"

G_BEGIN_DECLS

/**
 * RgmStoreService:
 *
 * The one door to the store: a thread of its own makes the calls one after another, and each
 * answer comes back to the thread that made the service.
 *
 * [signal@StoreService::changed] says that the database has another content, whoever wrote it.
 */
struct _RgmStoreService {
  GObject parent_instance;

  char *path;
  RgmStoreThread *thread;
  GSource *poll;
  gboolean polling;
  /* Somebody could not read what is there now. */
  gboolean unread;

  /* What is known once the database is open. */
  gboolean read_only;
  GError *read_only_reason;
  GError *moved;
  gboolean created;
  RgmCatalogue *catalogue;
  RgmAreas *areas;
  RgmStoreChanges *changes;
  char *mode;

  guint n_pending_writes;
};

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
void rgm_store_service_start_polling (RgmStoreService *self);
void rgm_store_service_stop_polling (RgmStoreService *self);
gpointer rgm_store_service_finish (RgmStoreService *self, GAsyncResult *result, GError **error);

G_END_DECLS
