#include "config.h"

#include "rgm-store-thread.h"

#include <glib/gi18n-lib.h>

/* How often a call that is delayed looks whether it is cancelled. */
#define DELAY_STEP_US 5000

/* What the thread takes from its queue when it is to end. */
static RgmStoreCall end_of_calls;

static gboolean
on_call_made_cb (gpointer data)
{
  RgmStoreCall *call = data;

  call->done (call);
  return G_SOURCE_REMOVE;
}

static void
send_back (RgmStoreThread *self, RgmStoreCall *call)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* Ahead of drawing, so that an answer that is there is in the next frame. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_call_made_cb, call, NULL);
  g_source_attach (source, self->context);
}

static void
fail_closed (RgmStoreThread *self, RgmStoreCall *call)
{
  if (self->damage != NULL)
    {
      call->error = g_error_copy (self->damage);
      return;
    }
  g_set_error_literal (&call->error, RGM_STORE_ERROR, RGM_STORE_ERROR_FAILED,
                       _("No database is open."));
}

/* As slow as a test wants it, and for as long, unless the call is cancelled. */
static void
wait_for_delay (RgmStoreThread *self, GCancellable *cancellable)
{
  gint64 begin = g_get_monotonic_time ();

  while (g_get_monotonic_time () - begin
           < g_atomic_int_get (&self->delay_ms) * G_TIME_SPAN_MILLISECOND
         && !g_cancellable_is_cancelled (cancellable))
    g_usleep (DELAY_STEP_US);
}

static void
make_call (RgmStoreThread *self, RgmStoreCall *call)
{
  /* Not the one that opens: what is to be written may wait for it. */
  if (!call->writes && call->needs_store && g_atomic_int_get (&self->ending))
    {
      g_set_error_literal (&call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _("No database is open."));
      return;
    }
  wait_for_delay (self, g_task_get_cancellable (call->task));
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (call->task), &call->error))
    return;
  if (call->needs_store && self->store == NULL)
    {
      fail_closed (self, call);
      return;
    }
  if (call->writes && self->unchecked && !rgm_store_thread_check (self, &call->error))
    return;
  call->func (self, call, &call->error);
  if (!call->writes || self->store == NULL)
    return;
  rgm_store_thread_look_at_changes (self, call);
  if (call->error != NULL)
    return;
  call->change = rgm_store_get_last_change (self->store);
  /* The caller is told of this change anyway, and looks at everything then. */
  rgm_store_get_data_version (self->store, &self->data_version, NULL);
}

static gpointer
run (gpointer data)
{
  RgmStoreThread *self = data;
  RgmStoreCall *call;

  while ((call = g_async_queue_pop (self->calls)) != &end_of_calls)
    {
      make_call (self, call);
      send_back (self, call);
    }
  g_clear_pointer (&self->store, rgm_store_close);
  g_clear_error (&self->damage);
  g_clear_pointer (&self->library, rgm_library_free);
  g_clear_pointer (&self->areas, rgm_areas_unref);
  return NULL;
}

/**
 * rgm_store_thread_new: (skip)
 *
 * Starts a thread. Its answers come to the main context of the thread that calls this.
 *
 * Returns: (transfer full): the thread
 */
RgmStoreThread *
rgm_store_thread_new (void)
{
  RgmStoreThread *self = g_new0 (RgmStoreThread, 1);

  self->calls = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_new ("store", run, self);
  return self;
}

/**
 * rgm_store_thread_end: (skip)
 * @self: a thread
 *
 * Waits until all writes are made, and closes the database. May be called again. Reads that have
 * not begun are cancelled: whoever closes does not look any more, and need not wait for them.
 */
void
rgm_store_thread_end (RgmStoreThread *self)
{
  if (self->thread == NULL)
    return;
  g_atomic_int_set (&self->ending, TRUE);
  g_async_queue_push (self->calls, &end_of_calls);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * rgm_store_thread_free: (skip)
 * @self: a thread
 *
 * Ends and frees a thread.
 */
void
rgm_store_thread_free (RgmStoreThread *self)
{
  rgm_store_thread_end (self);
  g_async_queue_unref (self->calls);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * rgm_store_thread_push: (skip)
 * @self: a thread
 * @call: (transfer full): a call; its `done` gets it back
 *
 * Queues a call behind those before it. Where the thread has ended the call fails.
 */
void
rgm_store_thread_push (RgmStoreThread *self, RgmStoreCall *call)
{
  if (self->thread != NULL)
    {
      g_async_queue_push (self->calls, call);
      return;
    }
  fail_closed (self, call);
  send_back (self, call);
}

/**
 * rgm_store_thread_check: (skip)
 * @self: a thread with an open database
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks the whole database over. Nothing is ever written to a damaged file, so one is closed. One
 * that another program keeps meanwhile stays open, to be looked over before the next write.
 *
 * Returns: whether the database is sound
 */
gboolean
rgm_store_thread_check (RgmStoreThread *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean is_sound = rgm_store_check (self->store, &reason);

  self->unchecked = rgm_store_error_is_locked (reason);
  g_clear_error (&self->damage);
  if (is_sound)
    return TRUE;
  if (self->unchecked)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  self->damage = g_steal_pointer (&reason);
  g_clear_pointer (&self->store, rgm_store_close);
  g_propagate_error (error, g_error_copy (self->damage));
  return FALSE;
}

/**
 * rgm_store_thread_reload_areas: (skip)
 * @self: a thread, and it is the one that calls this
 * @call: the call being made: it takes the areas along
 *
 * Reads the user's areas again. Where they no longer fit the built-in ones, these stay alone.
 */
void
rgm_store_thread_reload_areas (RgmStoreThread *self, RgmStoreCall *call)
{
  g_autoptr (GPtrArray) records = rgm_store_list_areas (self->store, NULL);
  RgmAreas *areas = NULL;

  if (records != NULL && records->len > 0)
    areas = rgm_area_records_add_to (records, self->library->areas, NULL);
  if (areas == NULL)
    areas = rgm_areas_ref (self->library->areas);
  g_clear_pointer (&self->areas, rgm_areas_unref);
  g_clear_pointer (&call->areas, rgm_areas_unref);
  self->areas = rgm_areas_ref (areas);
  call->areas = areas;
}

/**
 * rgm_store_thread_look_at_changes: (skip)
 * @self: a thread with an open database, and it is the one that calls this
 * @call: the call being made: it takes along what can be undone now, and done again, and what the
 *   file is for
 *
 * Looks what can be undone, and at what undoing may change besides the records. Where that cannot
 * be looked up, what was known stays.
 */
void
rgm_store_thread_look_at_changes (RgmStoreThread *self, RgmStoreCall *call)
{
  g_clear_pointer (&call->undo, rgm_change_free);
  g_clear_pointer (&call->redo, rgm_change_free);
  g_clear_pointer (&call->mode, g_free);
  call->knows_changes =
    rgm_store_get_changes (self->store, &call->undo, &call->redo, NULL)
    && rgm_store_load_setting (self->store, RGM_STORE_SETTING_MODE, &call->mode, NULL);
}

/**
 * rgm_store_call_free: (skip)
 * @call: (transfer full): a call
 *
 * Frees a call with all that it owns.
 */
void
rgm_store_call_free (RgmStoreCall *call)
{
  if (call->input != NULL && call->free_input != NULL)
    call->free_input (call->input);
  if (call->output != NULL && call->free_output != NULL)
    call->free_output (call->output);
  g_clear_pointer (&call->areas, rgm_areas_unref);
  g_clear_pointer (&call->undo, rgm_change_free);
  g_clear_pointer (&call->redo, rgm_change_free);
  g_clear_error (&call->error);
  g_free (call->mode);
  g_free (call->value);
  g_object_unref (call->task);
  g_free (call);
}
