#include "config.h"

#include "rgm-store-service.h"

#include "rgm-store-service-private.h"

/* Deleting: each function of the store, made in its thread. */

static void
push (RgmStoreService *self, RgmStoreCallFunc func, const char *id, GCancellable *cancellable,
      GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_WRITE, func, cancellable,
                                                  callback, user_data);

  call->value = g_strdup (id);
  rgm_store_service_push (self, call);
}

static void
call_delete_patient (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  RgmPatientContent *deleted = NULL;

  if (!rgm_store_delete_patient (thread->store, call->value, &deleted, error))
    return;
  call->output = deleted;
  call->free_output = (GDestroyNotify) rgm_patient_content_free;
}

static void
call_delete_course (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  RgmCourseContent *deleted = NULL;

  if (!rgm_store_delete_course (thread->store, call->value, &deleted, error))
    return;
  call->output = deleted;
  call->free_output = (GDestroyNotify) rgm_course_content_free;
}

static void
call_delete_session (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  RgmSessionRecord *deleted = NULL;

  if (!rgm_store_delete_session (thread->store, call->value, &deleted, error))
    return;
  call->output = deleted;
  call->free_output = (GDestroyNotify) rgm_session_record_free;
}

static void
call_delete_pause (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  RgmPauseRecord *deleted = NULL;

  if (!rgm_store_delete_pause (thread->store, call->value, &deleted, error))
    return;
  call->output = deleted;
  call->free_output = (GDestroyNotify) rgm_pause_record_free;
}

static void
call_delete_attempt (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  RgmContactAttempt *deleted = NULL;

  if (!rgm_store_delete_attempt (thread->store, call->value, &deleted, error))
    return;
  call->output = deleted;
  call->free_output = (GDestroyNotify) rgm_contact_attempt_free;
}

static void
call_delete_area (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  RgmAreaRecord *deleted = NULL;

  if (!rgm_store_delete_area (thread->store, call->value, &deleted, error))
    return;
  call->output = deleted;
  call->free_output = (GDestroyNotify) rgm_area_record_free;
  rgm_store_thread_reload_areas (thread, call);
}

/**
 * rgm_store_service_delete_patient_async:
 * @self: a service
 * @id: id of the patient
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a patient with everything that hangs on it.
 */
void
rgm_store_service_delete_patient_async (RgmStoreService *self, const char *id,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  push (self, call_delete_patient, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_delete_patient_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_delete_patient_async().
 *
 * Returns: (transfer full): what was deleted, or %NULL on error
 */
RgmPatientContent *
rgm_store_service_delete_patient_finish (RgmStoreService *self, GAsyncResult *result,
                                         GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_delete_course_async:
 * @self: a service
 * @id: id of the course
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a course with everything that hangs on it.
 */
void
rgm_store_service_delete_course_async (RgmStoreService *self, const char *id,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  push (self, call_delete_course, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_delete_course_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_delete_course_async().
 *
 * Returns: (transfer full): what was deleted, or %NULL on error
 */
RgmCourseContent *
rgm_store_service_delete_course_finish (RgmStoreService *self, GAsyncResult *result,
                                        GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_delete_session_async:
 * @self: a service
 * @id: id of the session
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a session.
 */
void
rgm_store_service_delete_session_async (RgmStoreService *self, const char *id,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  push (self, call_delete_session, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_delete_session_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_delete_session_async().
 *
 * Returns: (transfer full): what was deleted, or %NULL on error
 */
RgmSessionRecord *
rgm_store_service_delete_session_finish (RgmStoreService *self, GAsyncResult *result,
                                         GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_delete_pause_async:
 * @self: a service
 * @id: id of the pause
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a pause.
 */
void
rgm_store_service_delete_pause_async (RgmStoreService *self, const char *id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  push (self, call_delete_pause, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_delete_pause_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_delete_pause_async().
 *
 * Returns: (transfer full): what was deleted, or %NULL on error
 */
RgmPauseRecord *
rgm_store_service_delete_pause_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_delete_attempt_async:
 * @self: a service
 * @id: id of the attempt
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes an attempt to reach a patient.
 */
void
rgm_store_service_delete_attempt_async (RgmStoreService *self, const char *id,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  push (self, call_delete_attempt, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_delete_attempt_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_delete_attempt_async().
 *
 * Returns: (transfer full): what was deleted, or %NULL on error
 */
RgmContactAttempt *
rgm_store_service_delete_attempt_finish (RgmStoreService *self, GAsyncResult *result,
                                         GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_delete_area_async:
 * @self: a service
 * @id: id of the area
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes an area that the user added.
 */
void
rgm_store_service_delete_area_async (RgmStoreService *self, const char *id,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  push (self, call_delete_area, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_delete_area_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_delete_area_async().
 *
 * Returns: (transfer full): what was deleted, or %NULL on error
 */
RgmAreaRecord *
rgm_store_service_delete_area_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}
