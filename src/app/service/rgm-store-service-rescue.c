#include "config.h"

#include "rgm-store-service-rescue.h"

#include "rgm-free-name.h"
#include "rgm-places.h"
#include "rgm-store-service-private.h"

/* Not more, even where somebody takes each name just before it is given. */
#define MAX_NAMES 100

typedef struct _Making Making;

/* What the thread has to know, and how it makes the new file. */
struct _Making {
  RgmFreeName name;
  char *folder;
  char *database;
  gpointer (*make) (RgmStoreThread *thread, const Making *self, const char *to, GError **error);
  RgmStoreTransfer transfer;
};

static void
making_free (gpointer data)
{
  Making *self = data;

  g_free (self->folder);
  g_free (self->database);
  g_free (self);
}

static gpointer
make_salvaged (RgmStoreThread *thread, const Making *self, const char *to, GError **error)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  const RgmSalvageOptions options = {
    .catalogue = thread->library != NULL ? thread->library->catalogue : NULL,
    .areas = thread->library != NULL ? thread->library->areas : NULL,
    .salvaged_dir = places->salvaged_dir,
  };

  return rgm_salvage_run (self->database, to, &options, &self->transfer, error);
}

static gpointer
make_copy (RgmStoreThread *thread, const Making *self, const char *to, GError **error)
{
  if (!rgm_store_save_copy (thread->store, to, self->transfer.cancellable, error))
    return NULL;
  return g_strdup (to);
}

/* Whether the name is free is known for certain only when the file is there. */
static void
call_make (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  Making *making = call->input;
  g_autoptr (GError) reason = NULL;

  if (!rgm_free_name_check_folder (making->folder, error))
    return;
  do
    {
      g_autofree char *to = rgm_free_name_next (&making->name);

      g_clear_error (&reason);
      call->output = making->make (thread, making, to, &reason);
    }
  while (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS)
         && making->name.n_tried < MAX_NAMES);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
}

static Making *
making_new (RgmStoreService *self, const char *folder, RgmFreeNameKind kind, RgmDay today)
{
  Making *making = g_new0 (Making, 1);

  making->folder = g_strdup (folder);
  making->database = g_strdup (rgm_store_service_get_path (self));
  making->make = kind == RGM_FREE_NAME_SALVAGED ? make_salvaged : make_copy;
  making->name = (RgmFreeName) { making->folder, making->database, kind, today, 0 };
  return making;
}

/**
 * rgm_store_service_salvage_async:
 * @self: a service whose database cannot be opened
 * @folder: where to make the file
 * @today: the day that its name tells
 * @transfer: how it is watched; its progress is told in the store's thread, until @callback is
 *   called; cancelled, it leaves nothing behind
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what is left of the database into a new one, under a name of rgm_free_name_next().
 */
void
rgm_store_service_salvage_async (RgmStoreService *self, const char *folder, RgmDay today,
                                 const RgmStoreTransfer *transfer, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Making *making = making_new (self, folder, RGM_FREE_NAME_SALVAGED, today);
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, call_make,
                                                  transfer->cancellable, callback, user_data);

  call->needs_store = FALSE;
  making->transfer = *transfer;
  call->input = making;
  call->free_input = making_free;
  call->free_output = (GDestroyNotify) rgm_salvage_report_free;
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

/**
 * rgm_store_service_save_copy_async:
 * @self: a service
 * @folder: where to make the file
 * @today: the day that its name tells, where that of the database is taken
 * @cancellable: (nullable): to end it before its time, with nothing left behind
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all that the open database holds to another file, under a name of rgm_free_name_next().
 */
void
rgm_store_service_save_copy_async (RgmStoreService *self, const char *folder, RgmDay today,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Making *making = making_new (self, folder, RGM_FREE_NAME_COPY, today);
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, call_make,
                                                  cancellable, callback, user_data);

  making->transfer.cancellable = cancellable;
  call->input = making;
  call->free_input = making_free;
  call->free_output = g_free;
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
 * Returns: (transfer full): the path of the copy, which is there, whole; %NULL on error
 */
char *
rgm_store_service_save_copy_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}
