#include "config.h"

#include "rgm-store-service.h"

#include "rgm-store-service-private.h"

/* Reading: each function of the store, made in its thread. */

static void
set_output (RgmStoreCall *call, gpointer output, GDestroyNotify free_output)
{
  call->output = output;
  call->free_output = free_output;
}

static void
push (RgmStoreService *self, RgmStoreCallFunc func, const char *text, GCancellable *cancellable,
      GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, func, cancellable,
                                                  callback, user_data);

  call->value = g_strdup (text);
  rgm_store_service_push (self, call);
}

static void
call_load_patient (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_output (call, rgm_store_load_patient (thread->store, call->value, error),
              (GDestroyNotify) rgm_patient_content_free);
}

static void
call_load_course (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_output (call, rgm_store_load_course (thread->store, call->value, error),
              (GDestroyNotify) rgm_course_content_free);
}

static void
call_load_session (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_output (call, rgm_store_load_session (thread->store, call->value, error),
              (GDestroyNotify) rgm_session_record_free);
}

static void
call_load_latest_session (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_output (call, rgm_store_load_latest_session (thread->store, call->value, error),
              (GDestroyNotify) rgm_session_record_free);
}

static void
call_list_areas (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_output (call, rgm_store_list_areas (thread->store, error),
              (GDestroyNotify) g_ptr_array_unref);
}

static void
call_list_history (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_output (call, rgm_store_list_history (thread->store, call->value, error),
              (GDestroyNotify) g_ptr_array_unref);
}

static void
call_check (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_output (call, GINT_TO_POINTER (rgm_store_thread_check (thread, error)), NULL);
}

static void
call_load_setting (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  char *value = NULL;

  if (rgm_store_load_setting (thread->store, call->value, &value, error))
    set_output (call, value, g_free);
}

/**
 * rgm_store_service_load_patient_async:
 * @self: a service
 * @id: id of the patient
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads a whole patient.
 */
void
rgm_store_service_load_patient_async (RgmStoreService *self, const char *id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  push (self, call_load_patient, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_load_patient_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_load_patient_async().
 *
 * Returns: (transfer full): the patient, or %NULL on error
 */
RgmPatientContent *
rgm_store_service_load_patient_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_load_course_async:
 * @self: a service
 * @id: id of the course
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads a whole course.
 */
void
rgm_store_service_load_course_async (RgmStoreService *self, const char *id,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  push (self, call_load_course, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_load_course_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_load_course_async().
 *
 * Returns: (transfer full): the course, or %NULL on error
 */
RgmCourseContent *
rgm_store_service_load_course_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_load_session_async:
 * @self: a service
 * @id: id of the session
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads a session.
 */
void
rgm_store_service_load_session_async (RgmStoreService *self, const char *id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  push (self, call_load_session, id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_load_session_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_load_session_async().
 *
 * Returns: (transfer full): the session, or %NULL on error
 */
RgmSessionRecord *
rgm_store_service_load_session_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_load_latest_session_async:
 * @self: a service
 * @course_id: id of the course
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the latest session of a course, for its values to be offered again.
 */
void
rgm_store_service_load_latest_session_async (RgmStoreService *self, const char *course_id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_load_latest_session, course_id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_load_latest_session_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_load_latest_session_async().
 *
 * Returns: (transfer full) (nullable): the session; %NULL on error, and where there is none
 */
RgmSessionRecord *
rgm_store_service_load_latest_session_finish (RgmStoreService *self, GAsyncResult *result,
                                              GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_list_areas_async:
 * @self: a service
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists the areas that the user added.
 */
void
rgm_store_service_list_areas_async (RgmStoreService *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_list_areas, NULL, cancellable, callback, user_data);
}

/**
 * rgm_store_service_list_areas_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_list_areas_async().
 *
 * Returns: (transfer full) (element-type RgmAreaRecord): the areas, or %NULL on error
 */
GPtrArray *
rgm_store_service_list_areas_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_list_history_async:
 * @self: a service
 * @patient_id: id of the patient
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists what was changed of a patient.
 */
void
rgm_store_service_list_history_async (RgmStoreService *self, const char *patient_id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  push (self, call_list_history, patient_id, cancellable, callback, user_data);
}

/**
 * rgm_store_service_list_history_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_list_history_async().
 *
 * Returns: (transfer full) (element-type RgmHistoryEntry): the entries, or %NULL on error
 */
GPtrArray *
rgm_store_service_list_history_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_load_setting_async:
 * @self: a service
 * @key: key of the setting
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads a setting of the file.
 */
void
rgm_store_service_load_setting_async (RgmStoreService *self, const char *key,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  push (self, call_load_setting, key, cancellable, callback, user_data);
}

/**
 * rgm_store_service_load_setting_finish:
 * @self: a service
 * @result: what the callback was given
 * @value: (out) (nullable) (transfer full): the value, or %NULL where nobody has set it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_load_setting_async().
 *
 * Returns: whether it could be read
 */
gboolean
rgm_store_service_load_setting_finish (RgmStoreService *self, GAsyncResult *result, char **value,
                                       GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *found = rgm_store_service_finish (self, result, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *value = g_steal_pointer (&found);
  return TRUE;
}

/**
 * rgm_store_service_check_async:
 * @self: a service
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks the whole file over for damage, as opening does unless told to skip it. What is written
 * later waits for it, and fails if there is any.
 */
void
rgm_store_service_check_async (RgmStoreService *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_check, NULL, cancellable, callback, user_data);
}

/**
 * rgm_store_service_check_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_check_async().
 *
 * Returns: whether no damage was found
 */
gboolean
rgm_store_service_check_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error) != NULL;
}
