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

/* Deleting has no output but that it was done: undoing it is the store's. */
static void
set_done (RgmStoreCall *call, gboolean done)
{
  call->output = GINT_TO_POINTER (done);
}

static void
call_delete_patient (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_delete_patient (thread->store, call->value, NULL, error));
}

static void
call_delete_course (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_delete_course (thread->store, call->value, NULL, error));
}

static void
call_delete_area (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  set_done (call, rgm_store_delete_area (thread->store, call->value, NULL, error));
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
 * rgm_store_service_delete_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends any call that deletes.
 *
 * Returns: whether it is gone; rgm_store_service_undo_async() brings it back
 */
gboolean
rgm_store_service_delete_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error) != NULL;
}
