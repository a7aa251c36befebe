#include "config.h"

#include "rgm-store-service-mentions.h"

#include "rgm-store-mentions.h"
#include "rgm-store-service-private.h"

/* Where somebody is named in texts of others, looked for in the store's thread: it reads all there
 * is. */

static void
call_list_mentions (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  call->output = rgm_store_list_mentions (thread->store, call->input, call->value, error);
  call->free_output = (GDestroyNotify) g_ptr_array_unref;
}

/**
 * rgm_store_service_list_mentions_async:
 * @self: a service
 * @name: what somebody is called
 * @except_id: the UUID of them
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Looks for a name in texts of others, see rgm_store_list_mentions().
 */
void
rgm_store_service_list_mentions_async (RgmStoreService *self, const char *name,
                                       const char *except_id, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, call_list_mentions,
                                                  cancellable, callback, user_data);

  call->input = g_strdup (name);
  call->free_input = g_free;
  call->value = g_strdup (except_id);
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_list_mentions_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_list_mentions_async().
 *
 * Returns: (transfer full) (element-type RgmMention): where the name is, or %NULL on error
 */
GPtrArray *
rgm_store_service_list_mentions_finish (RgmStoreService *self, GAsyncResult *result,
                                        GError **error)
{
  return rgm_store_service_finish (self, result, error);
}
