#include "config.h"

#include "rgm-store-service.h"

#include "rgm-store-service-private.h"

/* Undoing, and doing again, in the store's thread. */

typedef gboolean (*Turn) (RgmStore *store, gint64 expected, RgmChange **change, GError **error);

static void
turn (RgmStoreThread *thread, RgmStoreCall *call, Turn function, GError **error)
{
  RgmChange *change = NULL;
  const gint64 *expected = call->input;

  if (!function (thread->store, *expected, &change, error))
    return;
  call->output = change;
  call->free_output = (GDestroyNotify) rgm_change_free;
  rgm_store_thread_reload_areas (thread, call);
}

static void
call_undo (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  turn (thread, call, rgm_store_undo, error);
}

static void
call_redo (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  turn (thread, call, rgm_store_redo, error);
}

static void
push (RgmStoreService *self, RgmStoreCallFunc func, gint64 expected, GCancellable *cancellable,
      GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_WRITE, func, cancellable,
                                                  callback, user_data);

  call->input = g_memdup2 (&expected, sizeof expected);
  call->free_input = g_free;
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_undo_async:
 * @self: a service
 * @expected: the number of the change to undo, or 0 for the last, whichever it is
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Undoes the last change.
 */
void
rgm_store_service_undo_async (RgmStoreService *self, gint64 expected, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_undo, expected, cancellable, callback, user_data);
}

/**
 * rgm_store_service_redo_async:
 * @self: a service
 * @expected: the number of the change to do again, or 0 for the next, whichever it is
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does again what was undone last.
 */
void
rgm_store_service_redo_async (RgmStoreService *self, gint64 expected, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, call_redo, expected, cancellable, callback, user_data);
}

/**
 * rgm_store_service_turn_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`; `RGM_STORE_ERROR_NOTHING_TO_UNDO`
 *   where the last change is not the expected one
 *
 * Ends rgm_store_service_undo_async() and rgm_store_service_redo_async().
 *
 * Returns: (transfer full): what was undone or done again, or %NULL on error
 */
RgmChange *
rgm_store_service_turn_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

/**
 * rgm_store_service_get_change_made:
 * @self: a service
 * @result: what the callback of a call was given that saves or deletes
 *
 * Returns: the number of the change that the call made, for rgm_store_service_undo_async(); 0 where
 *   it changed nothing that could be undone
 */
gint64
rgm_store_service_get_change_made (RgmStoreService *self, GAsyncResult *result)
{
  const gint64 *change;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  change = g_task_get_task_data (G_TASK (result));
  return change != NULL ? *change : 0;
}
