#pragma once

#include "rgm-mention.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

void rgm_store_service_list_mentions_async (RgmStoreService *self, const char *name,
                                            const char *except_id, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *rgm_store_service_list_mentions_finish (RgmStoreService *self, GAsyncResult *result,
                                                   GError **error);

G_END_DECLS
