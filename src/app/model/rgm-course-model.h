#pragma once

#include <gio/gio.h>

#include "rgm-clock.h"
#include "rgm-course-item.h"
#include "rgm-session-item.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

#define RGM_TYPE_COURSE_MODEL (rgm_course_model_get_type ())
G_DECLARE_FINAL_TYPE (RgmCourseModel, rgm_course_model, RGM, COURSE_MODEL, GObject)

RgmCourseModel *rgm_course_model_new (RgmStoreService *service, RgmClock *clock);
RgmStoreService *rgm_course_model_get_service (RgmCourseModel *self);
RgmDay rgm_course_model_get_today (RgmCourseModel *self);
RgmCatalogue *rgm_course_model_get_catalogue (RgmCourseModel *self);
RgmAreas *rgm_course_model_get_areas (RgmCourseModel *self);
gboolean rgm_course_model_get_read_only (RgmCourseModel *self);

/* The patient, and what is loaded of it. */
const char *rgm_course_model_get_patient_id (RgmCourseModel *self);
void rgm_course_model_set_patient_id (RgmCourseModel *self, const char *patient_id);
const RgmPatient *rgm_course_model_get_patient (RgmCourseModel *self);
GListModel *rgm_course_model_get_courses (RgmCourseModel *self);
gboolean rgm_course_model_get_loading (RgmCourseModel *self);

/* The course that is selected. */
RgmCourseItem *rgm_course_model_get_course (RgmCourseModel *self);
void rgm_course_model_select_course (RgmCourseModel *self, const char *course_id);
const RgmCourseContent *rgm_course_model_get_content (RgmCourseModel *self);
RgmPlan *rgm_course_model_get_plan (RgmCourseModel *self);
GListModel *rgm_course_model_get_sessions (RgmCourseModel *self);
RgmCourseItem *rgm_course_model_find_course (RgmCourseModel *self, const char *course_id);
RgmSessionItem *rgm_course_model_find_session (RgmCourseModel *self, const char *session_id);

/* What would become of the plan, without saving anything. */
RgmPlan *rgm_course_model_preview (RgmCourseModel *self, const RgmSessionRecord *session,
                                   int *position, GError **error);

/* The same for sessions that are only tried: all the properties show what would be, until they are
 * put back or saved. */
gboolean rgm_course_model_try (RgmCourseModel *self, GPtrArray *sessions, GError **error);
void rgm_course_model_stop_trying (RgmCourseModel *self);
gboolean rgm_course_model_get_trying (RgmCourseModel *self);
RgmPlan *rgm_course_model_get_saved_plan (RgmCourseModel *self);
const RgmCourseContent *rgm_course_model_get_saved_content (RgmCourseModel *self);
void rgm_course_model_save_tried_async (RgmCourseModel *self, const char *change,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);

/* Changes. Each is shown by the properties once it is saved; what was deleted is offered back by
 * the signal `undoable`. */
void rgm_course_model_save_course_async (RgmCourseModel *self, const RgmCourseRecord *before,
                                         const RgmCourseRecord *course, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
void rgm_course_model_amend_course_async (RgmCourseModel *self, const RgmCourseRecord *before,
                                          const RgmCourseRecord *course,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
void rgm_course_model_save_session_async (RgmCourseModel *self, const RgmSessionRecord *before,
                                          const RgmSessionRecord *session,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
void rgm_course_model_save_pause_async (RgmCourseModel *self, const RgmPauseRecord *pause,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
void rgm_course_model_amend_pause_async (RgmCourseModel *self, const RgmPauseRecord *before,
                                         const RgmPauseRecord *pause, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
void rgm_course_model_set_session_state_async (RgmCourseModel *self,
                                               const RgmSessionRecord *before,
                                               RgmSessionState state, GCancellable *cancellable,
                                               GAsyncReadyCallback callback, gpointer user_data);
void rgm_course_model_delete_course_async (RgmCourseModel *self, const char *course_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
void rgm_course_model_delete_session_async (RgmCourseModel *self, const RgmSessionRecord *before,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
void rgm_course_model_delete_pause_async (RgmCourseModel *self, const RgmPauseRecord *before,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_course_model_change_finish (RgmCourseModel *self, GAsyncResult *result,
                                         GError **error);

G_END_DECLS
