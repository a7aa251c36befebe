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
