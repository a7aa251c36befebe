#include "config.h"

#include "rgm-store-opening.h"

static RgmStoreOpening *
rgm_store_opening_new (RgmStoreThread *thread)
{
  RgmStoreOpening *self = g_new0 (RgmStoreOpening, 1);
  const GError *reason = NULL;

  self->created = rgm_store_get_created (thread->store);
  self->read_only = rgm_store_get_read_only (thread->store, &reason);
  self->reason = reason != NULL ? g_error_copy (reason) : NULL;
  self->catalogue = rgm_catalogue_ref (thread->library->catalogue);
  return self;
}

/**
 * rgm_store_opening_free: (skip)
 * @self: (transfer full): what was found out
 *
 * Frees it.
 */
void
rgm_store_opening_free (RgmStoreOpening *self)
{
  g_clear_error (&self->reason);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  g_free (self);
}

/**
 * rgm_store_opening_call: (skip)
 * @thread: the store's thread
 * @call: its `value` is the path, its `input` the [flags@StoreFlags]
 * @error: return location for an error
 *
 * Opens the database of @thread, and reads protocols and areas where that was not done yet.
 */
void
rgm_store_opening_call (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();

  g_clear_pointer (&thread->store, rgm_store_close);
  g_clear_error (&thread->damage);
  if (thread->library == NULL)
    thread->library = rgm_library_load (places);
  thread->store = rgm_store_open (call->value, GPOINTER_TO_UINT (call->input), error);
  thread->unchecked = (GPOINTER_TO_UINT (call->input) & RGM_STORE_SKIP_CHECK) != 0;
  if (thread->store == NULL)
    return;
  rgm_store_thread_reload_areas (thread, call);
  rgm_store_thread_look_at_changes (thread, call);
  rgm_store_get_data_version (thread->store, &thread->data_version, NULL);
  call->output = rgm_store_opening_new (thread);
  call->free_output = (GDestroyNotify) rgm_store_opening_free;
}
