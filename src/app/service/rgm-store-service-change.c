#include "config.h"

#include "rgm-store-service-change.h"

#include "rgm-store-change.h"
#include "rgm-store-service-private.h"

/* Each function of the store that changes what was shown, made in its thread with copies. */

typedef struct {
  const RgmRecordClass *klass;
  RgmCourseContent *seen;
  gpointer before;
  gpointer after;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->seen, rgm_course_content_free);
  rgm_record_free (change->klass, change->before);
  rgm_record_free (change->klass, change->after);
  g_free (change);
}

static Change *
change_new (const RgmRecordClass *klass, const RgmCourseContent *seen, gconstpointer before,
            gconstpointer after)
{
  Change *change = g_new0 (Change, 1);

  change->klass = klass;
  change->seen = seen != NULL ? rgm_course_content_copy (seen) : NULL;
  change->before = before != NULL ? rgm_record_copy (klass, before) : NULL;
  change->after = after != NULL ? rgm_record_copy (klass, after) : NULL;
  return change;
}

static void
push (RgmStoreService *self, RgmStoreCallFunc func, Change *change, GCancellable *cancellable,
      GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_WRITE, func, cancellable,
                                                  callback, user_data);

  call->input = change;
  call->free_input = change_free;
  rgm_store_service_push (self, call);
}

static void
call_change_patient (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_change_patient (
    thread->store, change->before, change->after, error));
}

static void
call_change_course (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_change_course (
    thread->store, change->before, change->after, error));
}

static void
call_change_session (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_change_session (
    thread->store, change->seen, change->before, change->after, error));
}

static void
call_change_pause (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_change_pause (
    thread->store, change->seen, change->before, change->after, error));
}

static void
call_amend_patient (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_amend_patient (
    thread->store, change->before, change->after, error));
}

static void
call_amend_course (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_amend_course (
    thread->store, change->before, change->after, error));
}

static void
call_amend_pause (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_amend_pause (
    thread->store, change->before, change->after, error));
}

static void
call_remove_session (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_remove_session (
    thread->store, change->before, error));
}

static void
call_remove_pause (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Change *change = call->input;

  call->output = GINT_TO_POINTER (rgm_store_remove_pause (thread->store, change->before, error));
}

/**
 * rgm_store_service_change_patient_async:
 * @self: a service
 * @before: (nullable): a patient as it was shown, or %NULL for a new one
 * @after: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a patient, unless somebody else has changed it meanwhile.
 */
void
rgm_store_service_change_patient_async (RgmStoreService *self, const RgmPatient *before,
                                        const RgmPatient *after, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_change_patient,
        change_new (&rgm_patient_class, NULL, before, after), cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_change_course_async:
 * @self: a service
 * @before: (nullable): a course as it was shown, or %NULL for a new one
 * @after: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a course, unless somebody else has changed it meanwhile.
 */
void
rgm_store_service_change_course_async (RgmStoreService *self, const RgmCourseRecord *before,
                                       const RgmCourseRecord *after, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_change_course,
        change_new (&rgm_course_record_class, NULL, before, after), cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_change_session_async:
 * @self: a service
 * @seen: (nullable): its course as it was shown beside it, or %NULL where that is no matter
 * @before: (nullable): a session as it was shown, or %NULL for a new one
 * @after: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a session, unless somebody else has changed it meanwhile.
 */
void
rgm_store_service_change_session_async (RgmStoreService *self, const RgmCourseContent *seen,
                                        const RgmSessionRecord *before,
                                        const RgmSessionRecord *after, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_change_session,
        change_new (&rgm_session_record_class, seen, before, after), cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_change_pause_async:
 * @self: a service
 * @seen: (nullable): its course as it was shown beside it, or %NULL where that is no matter
 * @before: (nullable): a pause as it was shown, or %NULL for a new one
 * @after: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a pause, unless somebody else has changed it meanwhile.
 */
void
rgm_store_service_change_pause_async (RgmStoreService *self, const RgmCourseContent *seen,
                                      const RgmPauseRecord *before, const RgmPauseRecord *after,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  push (self, call_change_pause,
        change_new (&rgm_pause_record_class, seen, before, after), cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_amend_patient_async:
 * @self: a service
 * @before: a patient as it was shown
 * @after: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Changes in a patient what is different in @after, and leaves the rest as it is by now.
 */
void
rgm_store_service_amend_patient_async (RgmStoreService *self, const RgmPatient *before,
                                       const RgmPatient *after, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_amend_patient,
        change_new (&rgm_patient_class, NULL, before, after), cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_amend_course_async:
 * @self: a service
 * @before: a course as it was shown
 * @after: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Changes in a course what is different in @after, and leaves the rest as it is by now.
 */
void
rgm_store_service_amend_course_async (RgmStoreService *self, const RgmCourseRecord *before,
                                      const RgmCourseRecord *after, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_amend_course,
        change_new (&rgm_course_record_class, NULL, before, after), cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_amend_pause_async:
 * @self: a service
 * @before: a pause as it was shown
 * @after: what it is to become
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Changes in a pause what is different in @after, and leaves the rest as it is by now.
 */
void
rgm_store_service_amend_pause_async (RgmStoreService *self, const RgmPauseRecord *before,
                                     const RgmPauseRecord *after, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_amend_pause,
        change_new (&rgm_pause_record_class, NULL, before, after), cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_remove_session_async:
 * @self: a service
 * @before: a session as it was shown
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a session, unless somebody else has changed it meanwhile.
 * rgm_store_service_delete_finish() ends it.
 */
void
rgm_store_service_remove_session_async (RgmStoreService *self, const RgmSessionRecord *before,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_remove_session,
        change_new (&rgm_session_record_class, NULL, before, NULL), cancellable, callback,
        user_data);
}

/**
 * rgm_store_service_remove_pause_async:
 * @self: a service
 * @before: a pause as it was shown
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes a pause, unless somebody else has changed it meanwhile.
 * rgm_store_service_delete_finish() ends it.
 */
void
rgm_store_service_remove_pause_async (RgmStoreService *self, const RgmPauseRecord *before,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_remove_pause,
        change_new (&rgm_pause_record_class, NULL, before, NULL), cancellable, callback,
        user_data);
}
