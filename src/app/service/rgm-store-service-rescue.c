#include "config.h"

#include "rgm-store-service-rescue.h"

#include "rgm-places.h"
#include "rgm-store-service-private.h"

/* What the thread has to know. */
typedef struct {
  char *to;
  RgmStoreTransfer transfer;
} Salvaging;

static void
salvaging_free (gpointer data)
{
  Salvaging *self = data;

  g_free (self->to);
  g_free (self);
}

static void
call_salvage (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Salvaging *salvaging = call->input;
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  const RgmSalvageOptions options = {
    .catalogue = thread->library != NULL ? thread->library->catalogue : NULL,
    .areas = thread->library != NULL ? thread->library->areas : NULL,
    .salvaged_dir = places->salvaged_dir,
  };

  call->output = rgm_salvage_run (call->value, salvaging->to, &options, &salvaging->transfer,
                                  error);
  call->free_output = (GDestroyNotify) rgm_salvage_report_free;
}

/**
 * rgm_store_service_salvage_async:
 * @self: a service whose database cannot be opened
 * @to: the file to make
 * @transfer: how it is watched; its progress is told in the store's thread, until @callback is
 *   called; cancelled, it leaves nothing behind
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what is left of the database into a new one.
 */
void
rgm_store_service_salvage_async (RgmStoreService *self, const char *to,
                                 const RgmStoreTransfer *transfer, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Salvaging *salvaging = g_new0 (Salvaging, 1);
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, call_salvage,
                                                  transfer->cancellable, callback, user_data);

  call->needs_store = FALSE;
  call->value = g_strdup (rgm_store_service_get_path (self));
  salvaging->to = g_strdup (to);
  salvaging->transfer = *transfer;
  call->input = salvaging;
  call->free_input = salvaging_free;
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_salvage_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_store_service_salvage_async().
 *
 * Returns: (transfer full): what it came to, or %NULL on error
 */
RgmSalvageReport *
rgm_store_service_salvage_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

static void
call_save_copy (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  GCancellable *cancellable = g_task_get_cancellable (call->task);

  if (rgm_store_save_copy (thread->store, call->value, cancellable, error))
    call->output = GINT_TO_POINTER (TRUE);
}

/**
 * rgm_store_service_save_copy_async:
 * @self: a service
 * @to: the file to make
 * @cancellable: (nullable): to end it before its time, with nothing left behind
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all that the open database holds to another file.
 */
void
rgm_store_service_save_copy_async (RgmStoreService *self, const char *to,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, call_save_copy,
                                                  cancellable, callback, user_data);

  call->value = g_strdup (to);
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_save_copy_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_store_service_save_copy_async().
 *
 * Returns: whether the copy is there, whole
 */
gboolean
rgm_store_service_save_copy_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error) != NULL;
}
