#pragma once

#include "rgm-ics-import.h"
#include "rgm-ics-writer.h"
#include "rgm-store-archive.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

void rgm_store_service_export_calendar_async (RgmStoreService *self, const char *course_id,
                                              const RgmIcsOptions *options, const char *path,
                                              RgmDay today, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *rgm_store_service_export_calendar_finish (RgmStoreService *self, GAsyncResult *result,
                                                   guint *n_events, GError **error);
void rgm_store_service_read_calendar_async (RgmStoreService *self, const char *course_id,
                                            const char *path, RgmDay today,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
RgmIcsImport *rgm_store_service_read_calendar_finish (RgmStoreService *self, GAsyncResult *result,
                                                      GError **error);
void rgm_store_service_import_calendar_async (RgmStoreService *self, const RgmIcsImport *import,
                                              const RgmStoreTransfer *transfer,
                                              GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_store_service_import_calendar_finish (RgmStoreService *self, GAsyncResult *result,
                                                   GError **error);

G_END_DECLS
