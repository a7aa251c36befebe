#pragma once

#include <gio/gio.h>

#include "rgm-library.h"
#include "rgm-store-changes.h"
#include "rgm-store.h"

G_BEGIN_DECLS

#define RGM_TYPE_STORE_SERVICE (rgm_store_service_get_type ())
G_DECLARE_FINAL_TYPE (RgmStoreService, rgm_store_service, RGM, STORE_SERVICE, GObject)

/* How often the file is looked at for what other programs wrote. */
#define RGM_STORE_SERVICE_POLL_MS 2000

RgmStoreService *rgm_store_service_new (const char *path);
const char *rgm_store_service_get_path (RgmStoreService *self);
gboolean rgm_store_service_get_read_only (RgmStoreService *self);
const GError *rgm_store_service_get_read_only_reason (RgmStoreService *self);
const GError *rgm_store_service_get_moved (RgmStoreService *self);
void rgm_store_service_look (RgmStoreService *self);
void rgm_store_service_read_again (RgmStoreService *self);
gboolean rgm_store_service_get_created (RgmStoreService *self);
guint rgm_store_service_get_n_pending_writes (RgmStoreService *self);
RgmCatalogue *rgm_store_service_get_catalogue (RgmStoreService *self);
RgmAreas *rgm_store_service_get_areas (RgmStoreService *self);
RgmStoreChanges *rgm_store_service_get_changes (RgmStoreService *self);
const char *rgm_store_service_get_mode (RgmStoreService *self);
void rgm_store_service_set_delay (RgmStoreService *self, guint milliseconds);
void rgm_store_service_close (RgmStoreService *self);

/* Everything below is done in the order in which it was asked for. A read that is cancelled ends
 * with `G_IO_ERROR_CANCELLED`; so does a write, but only as long as it has not begun. */

void rgm_store_service_open_async (RgmStoreService *self, RgmStoreFlags flags,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean rgm_store_service_open_finish (RgmStoreService *self, GAsyncResult *result,
                                        GError **error);
void rgm_store_service_check_async (RgmStoreService *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_store_service_check_finish (RgmStoreService *self, GAsyncResult *result,
                                         GError **error);
void rgm_store_service_fill_sample_async (RgmStoreService *self, guint n_patients, RgmDay today,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);

/* Reading. */
void rgm_store_service_list_patients_async (RgmStoreService *self, guint n_first,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *rgm_store_service_list_patients_finish (RgmStoreService *self, GAsyncResult *result,
                                                   RgmDigests **first, GError **error);
void rgm_store_service_list_digests_async (RgmStoreService *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
RgmDigests *rgm_store_service_list_digests_finish (RgmStoreService *self, GAsyncResult *result,
                                                   GError **error);
void rgm_store_service_load_patient_async (RgmStoreService *self, const char *id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
RgmPatientContent *rgm_store_service_load_patient_finish (RgmStoreService *self,
                                                          GAsyncResult *result, GError **error);
void rgm_store_service_load_setting_async (RgmStoreService *self, const char *key,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_store_service_load_setting_finish (RgmStoreService *self, GAsyncResult *result,
                                                char **value, GError **error);

/* Saving: a copy of the record is taken at once. */
void rgm_store_service_save_patient_async (RgmStoreService *self, const RgmPatient *patient,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_save_course_async (RgmStoreService *self, const RgmCourseRecord *course,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
void rgm_store_service_save_session_async (RgmStoreService *self, const RgmSessionRecord *session,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_save_pause_async (RgmStoreService *self, const RgmPauseRecord *pause,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
void rgm_store_service_save_area_async (RgmStoreService *self, const RgmAreaRecord *area,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
void rgm_store_service_save_setting_async (RgmStoreService *self, const char *key,
                                           const char *value, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_begin_log_async (RgmStoreService *self, const RgmPatient *patient,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
void rgm_store_service_save_first_patient_async (RgmStoreService *self, const RgmPatient *patient,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
gboolean rgm_store_service_save_finish (RgmStoreService *self, GAsyncResult *result,
                                        GError **error);

/* Deleting. */
void rgm_store_service_delete_patient_async (RgmStoreService *self, const char *id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_delete_course_async (RgmStoreService *self, const char *id,
                                            GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
void rgm_store_service_delete_area_async (RgmStoreService *self, const char *id,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean rgm_store_service_delete_finish (RgmStoreService *self, GAsyncResult *result,
                                          GError **error);

/* Undoing, and doing again. */
void rgm_store_service_undo_async (RgmStoreService *self, gint64 expected,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
void rgm_store_service_redo_async (RgmStoreService *self, gint64 expected,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
RgmChange *rgm_store_service_turn_finish (RgmStoreService *self, GAsyncResult *result,
                                          GError **error);
gint64 rgm_store_service_get_change_made (RgmStoreService *self, GAsyncResult *result);

G_END_DECLS
