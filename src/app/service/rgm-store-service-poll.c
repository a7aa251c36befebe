#include "config.h"

#include "rgm-store-service-private.h"

/* Looking at the file from time to time: what other programs wrote to it, and whether it is still
 * at its place. */

/* Whether the file is at its place; @error says that it is not. */
static void
set_moved (RgmStoreService *self, const GError *error)
{
  if ((self->moved == NULL) == (error == NULL))
    return;
  g_clear_error (&self->moved);
  self->moved = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify (G_OBJECT (self), "moved");
}

static void
call_poll (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  guint64 version;

  if (!rgm_store_check_place (thread->store, error)
      || !rgm_store_get_data_version (thread->store, &version, error))
    return;
  if (version != thread->data_version)
    {
      thread->data_version = version;
      rgm_store_thread_reload_areas (thread, call);
      rgm_store_thread_look_at_changes (thread, call);
      call->output = GINT_TO_POINTER (TRUE);
    }
}

static void
on_polled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RgmStoreService *self = RGM_STORE_SERVICE (source);
  g_autoptr (GError) error = NULL;

  self->polling = FALSE;
  if (rgm_store_service_finish (self, result, &error) != NULL || (self->unread && error == NULL))
    {
      self->unread = FALSE;
      g_signal_emit_by_name (self, "changed");
    }
  if (error == NULL || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_MOVED))
    set_moved (self, error);
}

static gboolean
on_poll_cb (gpointer data)
{
  RgmStoreService *self = RGM_STORE_SERVICE (data);

  if (!self->polling)
    {
      self->polling = TRUE;
      rgm_store_service_push (self, rgm_store_service_prepare (self, RGM_STORE_CALL_READ, call_poll,
                                                               NULL, on_polled_cb, NULL));
    }
  return G_SOURCE_CONTINUE;
}

/**
 * rgm_store_service_start_polling: (skip)
 * @self: the service
 *
 * Begins to look at the file from time to time.
 */
void
rgm_store_service_start_polling (RgmStoreService *self)
{
  if (self->poll != NULL)
    return;
  self->poll = g_timeout_source_new (RGM_STORE_SERVICE_POLL_MS);
  g_source_set_callback (self->poll, on_poll_cb, self, NULL);
  g_source_attach (self->poll, self->thread->context);
}

/**
 * rgm_store_service_stop_polling: (skip)
 * @self: the service
 *
 * Ends that.
 */
void
rgm_store_service_stop_polling (RgmStoreService *self)
{
  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
}

/**
 * rgm_store_service_get_moved:
 * @self: a service
 *
 * Returns: (nullable): that the file was moved, replaced or deleted while it was open, if it was
 */
const GError *
rgm_store_service_get_moved (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), NULL);

  return self->moved;
}

/**
 * rgm_store_service_read_again:
 * @self: a service
 *
 * To be called by whoever shows what is in the file and could not read it: has `changed` emitted
 * with the next look that succeeds.
 */
void
rgm_store_service_read_again (RgmStoreService *self)
{
  g_return_if_fail (RGM_IS_STORE_SERVICE (self));

  self->unread = TRUE;
}

/**
 * rgm_store_service_look:
 * @self: a service
 *
 * Looks at the file now: what other programs wrote, and whether it is still at its place.
 */
void
rgm_store_service_look (RgmStoreService *self)
{
  g_return_if_fail (RGM_IS_STORE_SERVICE (self));

  if (self->poll != NULL)
    on_poll_cb (self);
}
