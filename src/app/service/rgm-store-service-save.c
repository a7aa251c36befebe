#include "config.h"

#include "rgm-store-service.h"

#include "rgm-sample.h"
#include "rgm-store-service-private.h"

/* Saving: each function of the store, made in its thread with a copy of the record. */

static void
push (RgmStoreService *self, RgmStoreCallFunc func, gpointer input, GDestroyNotify free_input,
      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_WRITE, func, cancellable,
                                                  callback, user_data);

  call->input = input;
  call->free_input = free_input;
  rgm_store_service_push (self, call);
}

/* A save has no output but that it was done. */
static void
set_done (RgmStoreCall *call, gboolean done)
{
  call->output = GINT_TO_POINTER (done);
}

static void
call_save_patient (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_save_patient (thread->store, call->input, error));
}

static void
call_save_course (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_save_course (thread->store, call->input, error));
}

static void
call_save_session (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_save_session (thread->store, call->input, error));
}

static void
call_save_pause (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_save_pause (thread->store, call->input, error));
}

static void
call_save_area (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_save_area (thread->store, call->input, error));
  rgm_store_thread_reload_areas (thread, call);
}

/* What a log begins with is not the user's doing, and is not theirs to undo. */
static void
call_save_first_patient (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  if (!rgm_store_begin_first (thread->store, error))
    return;
  if (rgm_store_save_patient (thread->store, call->input, error))
    set_done (call, rgm_store_commit (thread->store, error));
  else
    rgm_store_rollback (thread->store);
}

/* What is put in for a log is a part of turning to it. */
static void
call_begin_log (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  if (!rgm_store_begin (thread->store, NULL, error))
    return;
  if (rgm_store_save_setting (thread->store, RGM_STORE_SETTING_MODE, RGM_STORE_MODE_LOG, error)
      && rgm_store_save_patient (thread->store, call->input, error))
    set_done (call, rgm_store_commit (thread->store, error));
  else
    rgm_store_rollback (thread->store);
}

static void
call_save_setting (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_save_setting (thread->store, call->input, call->value, error));
}

static void
call_fill_sample (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const gint32 *input = call->input;

  set_done (call, rgm_sample_fill (thread->store, thread->library->catalogue, (guint) input[0],
                                   input[1], error));
}

/**
 * rgm_store_service_save_patient_async:
 * @self: a service
 * @patient: the patient
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a patient.
 */
void
rgm_store_service_save_patient_async (RgmStoreService *self, const RgmPatient *patient,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  push (self, call_save_patient, rgm_patient_copy (patient), (GDestroyNotify) rgm_patient_free,
        cancellable, callback, user_data);
}

/**
 * rgm_store_service_save_course_async:
 * @self: a service
 * @course: the course
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a course.
 */
void
rgm_store_service_save_course_async (RgmStoreService *self, const RgmCourseRecord *course,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  push (self, call_save_course, rgm_course_record_copy (course),
        (GDestroyNotify) rgm_course_record_free,
        cancellable, callback, user_data);
}

/**
 * rgm_store_service_save_session_async:
 * @self: a service
 * @session: the session
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a session.
 */
void
rgm_store_service_save_session_async (RgmStoreService *self, const RgmSessionRecord *session,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  push (self, call_save_session, rgm_session_record_copy (session),
        (GDestroyNotify) rgm_session_record_free,
        cancellable, callback, user_data);
}

/**
 * rgm_store_service_save_pause_async:
 * @self: a service
 * @pause: the pause
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a pause.
 */
void
rgm_store_service_save_pause_async (RgmStoreService *self, const RgmPauseRecord *pause,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  push (self, call_save_pause, rgm_pause_record_copy (pause),
        (GDestroyNotify) rgm_pause_record_free,
        cancellable, callback, user_data);
}

/**
 * rgm_store_service_save_area_async:
 * @self: a service
 * @area: the area
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves an area that the user added.
 */
void
rgm_store_service_save_area_async (RgmStoreService *self, const RgmAreaRecord *area,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  push (self, call_save_area, rgm_area_record_copy (area), (GDestroyNotify) rgm_area_record_free,
        cancellable, callback, user_data);
}

/**
 * rgm_store_service_save_first_patient_async:
 * @self: a service
 * @patient: the person of a new log
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a patient whom the program adds by itself: that cannot be undone.
 */
void
rgm_store_service_save_first_patient_async (RgmStoreService *self, const RgmPatient *patient,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_save_first_patient, rgm_patient_copy (patient),
        (GDestroyNotify) rgm_patient_free,
        cancellable, callback, user_data);
}

/**
 * rgm_store_service_begin_log_async:
 * @self: a service
 * @patient: whom the log is of
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a database without patients a log, and saves its patient, as one change.
 */
void
rgm_store_service_begin_log_async (RgmStoreService *self, const RgmPatient *patient,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  push (self, call_begin_log, rgm_patient_copy (patient), (GDestroyNotify) rgm_patient_free,
        cancellable, callback, user_data);
}

/**
 * rgm_store_service_save_setting_async:
 * @self: a service
 * @key: key of the setting
 * @value: (nullable): its value, or %NULL to take it away
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a setting of the file.
 */
void
rgm_store_service_save_setting_async (RgmStoreService *self, const char *key, const char *value,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_WRITE, call_save_setting,
                                                  cancellable, callback, user_data);

  call->input = g_strdup (key);
  call->free_input = g_free;
  call->value = g_strdup (value);
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_fill_sample_async:
 * @self: a service
 * @n_patients: how many patients to invent
 * @today: the day that the sample looks from
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Fills an empty database with an invented practice.
 */
void
rgm_store_service_fill_sample_async (RgmStoreService *self, guint n_patients, RgmDay today,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  const gint32 input[] = { (gint32) n_patients, today };

  push (self, call_fill_sample, g_memdup2 (input, sizeof input), g_free, cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_save_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends any call that saves or fills.
 *
 * Returns: whether it is saved, so that it outlasts a loss of power
 */
gboolean
rgm_store_service_save_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error) != NULL;
}
