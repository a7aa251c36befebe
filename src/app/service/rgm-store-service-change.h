#pragma once

#include "rgm-store-service.h"

G_BEGIN_DECLS

/* Changes to what was shown. Each fails with `RGM_STORE_ERROR_CHANGED` or `…_DELETED` where it is
 * no longer so; rgm_store_service_save_finish() ends it. */

void rgm_store_service_change_patient_async (RgmStoreService *self, const RgmPatient *before,
                                             const RgmPatient *after, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_change_course_async (RgmStoreService *self, const RgmCourseRecord *before,
                                            const RgmCourseRecord *after,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_change_session_async (RgmStoreService *self, const RgmCourseContent *seen,
                                             const RgmSessionRecord *before,
                                             const RgmSessionRecord *after,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_change_pause_async (RgmStoreService *self, const RgmCourseContent *seen,
                                           const RgmPauseRecord *before,
                                           const RgmPauseRecord *after, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_amend_patient_async (RgmStoreService *self, const RgmPatient *before,
                                            const RgmPatient *after, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_amend_course_async (RgmStoreService *self, const RgmCourseRecord *before,
                                           const RgmCourseRecord *after,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_amend_pause_async (RgmStoreService *self, const RgmPauseRecord *before,
                                          const RgmPauseRecord *after, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_remove_session_async (RgmStoreService *self,
                                             const RgmSessionRecord *before,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
void rgm_store_service_remove_pause_async (RgmStoreService *self,
                                           const RgmPauseRecord *before,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
