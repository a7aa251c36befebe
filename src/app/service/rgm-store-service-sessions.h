#pragma once

#include "rgm-store-service.h"

G_BEGIN_DECLS

void rgm_store_service_change_sessions_async (RgmStoreService *self, const char *name,
                                              const RgmCourseContent *seen,
                                              const GPtrArray *before, const GPtrArray *after,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
