#include "config.h"

#include "rgm-store-service.h"

#include "rgm-store-opening.h"
#include "rgm-store-service-private.h"

G_DEFINE_FINAL_TYPE (RgmStoreService, rgm_store_service, G_TYPE_OBJECT)

enum {
  PROP_PATH = 1,
  PROP_READ_ONLY,
  PROP_N_PENDING_WRITES,
  PROP_MOVED,
  PROP_MODE,
  N_PROPERTIES
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
change_pending_writes (RgmStoreService *self, int by)
{
  self->n_pending_writes += by;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PENDING_WRITES]);
}

static void
take_mode (RgmStoreService *self, char *mode)
{
  gboolean same = g_strcmp0 (mode, self->mode) == 0;

  g_free (self->mode);
  self->mode = mode;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

/* What is known of the database after a call. */
static void
take_news (RgmStoreService *self, RgmStoreCall *call)
{
  if (call->areas != NULL)
    {
      g_clear_pointer (&self->areas, rgm_areas_unref);
      self->areas = g_steal_pointer (&call->areas);
    }
  if (!call->knows_changes)
    return;
  rgm_store_changes_take (self->changes, g_steal_pointer (&call->undo),
                          g_steal_pointer (&call->redo));
  take_mode (self, g_steal_pointer (&call->mode));
}

static void
return_to_task (RgmStoreCall *call)
{
  if (call->change != 0)
    g_task_set_task_data (call->task, g_memdup2 (&call->change, sizeof call->change), g_free);
  if (call->error != NULL)
    g_task_return_error (call->task, g_steal_pointer (&call->error));
  else
    g_task_return_pointer (call->task, g_steal_pointer (&call->output), call->free_output);
}

/* Back in the thread that asked. */
static void
on_call_done (RgmStoreCall *call)
{
  g_autoptr (RgmStoreService) self = g_object_ref (g_task_get_source_object (call->task));
  gboolean wrote = call->writes, changed = wrote && call->error == NULL;

  /* A change whose outcome is unknown may be there: who shows the old content must look again. */
  if (wrote && g_error_matches (call->error, RGM_STORE_ERROR, RGM_STORE_ERROR_OUTCOME_UNKNOWN))
    changed = TRUE;
  take_news (self, call);
  if (wrote)
    change_pending_writes (self, -1);
  return_to_task (call);
  rgm_store_call_free (call);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rgm_store_service_prepare: (skip)
 * @self: the service
 * @kind: what it does to the database
 * @func: does it, in the store's thread
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Prepares a call.
 *
 * Returns: (transfer full): the call; rgm_store_service_push() takes it
 */
RgmStoreCall *
rgm_store_service_prepare (RgmStoreService *self, RgmStoreCallKind kind, RgmStoreCallFunc func,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  RgmStoreCall *call;

  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), NULL);

  call = g_new0 (RgmStoreCall, 1);
  call->func = func;
  call->done = on_call_done;
  call->writes = kind == RGM_STORE_CALL_WRITE;
  call->needs_store = TRUE;
  call->task = g_task_new (self, cancellable, callback, user_data);
  /* A write that has been made is not cancelled any more, whatever came in between. */
  g_task_set_check_cancellable (call->task, kind == RGM_STORE_CALL_READ);
  return call;
}

/**
 * rgm_store_service_push: (skip)
 * @self: the service
 * @call: (transfer full): a call
 *
 * Hands a call to the store's thread.
 */
void
rgm_store_service_push (RgmStoreService *self, RgmStoreCall *call)
{
  if (call->writes)
    change_pending_writes (self, 1);
  rgm_store_thread_push (self->thread, call);
}

/**
 * rgm_store_service_finish: (skip)
 * @self: the service
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends a call of any kind.
 *
 * Returns: (transfer full) (nullable): its output
 */
gpointer
rgm_store_service_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
rgm_store_service_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmStoreService *self = RGM_STORE_SERVICE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_N_PENDING_WRITES:
      g_value_set_uint (value, self->n_pending_writes);
      break;
    case PROP_MOVED:
      g_value_set_boolean (value, self->moved != NULL);
      break;
    case PROP_MODE:
      g_value_set_string (value, self->mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_store_service_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmStoreService *self = RGM_STORE_SERVICE (object);

  switch (id)
    {
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_store_service_dispose (GObject *object)
{
  rgm_store_service_close (RGM_STORE_SERVICE (object));
  G_OBJECT_CLASS (rgm_store_service_parent_class)->dispose (object);
}

static void
rgm_store_service_finalize (GObject *object)
{
  RgmStoreService *self = RGM_STORE_SERVICE (object);

  rgm_store_thread_free (self->thread);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  g_clear_pointer (&self->areas, rgm_areas_unref);
  g_object_unref (self->changes);
  g_clear_error (&self->read_only_reason);
  g_clear_error (&self->moved);
  g_free (self->mode);
  g_free (self->path);
  G_OBJECT_CLASS (rgm_store_service_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  properties[PROP_N_PENDING_WRITES] =
    g_param_spec_uint ("n-pending-writes", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_MOVED] = g_param_spec_boolean ("moved", NULL, NULL, FALSE, readable);
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rgm_store_service_class_init (RgmStoreServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rgm_store_service_get_property;
  object_class->set_property = rgm_store_service_set_property;
  object_class->dispose = rgm_store_service_dispose;
  object_class->finalize = rgm_store_service_finalize;
  install_properties (object_class);

  /**
   * RgmStoreService::changed:
   *
   * The database has another content: by a call of this service, or written by another program.
   */
  signals[CHANGED] = g_signal_new ("changed", RGM_TYPE_STORE_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rgm_store_service_init (RgmStoreService *self)
{
  self->thread = rgm_store_thread_new ();
  self->changes = rgm_store_changes_new ();
}

/**
 * rgm_store_service_new:
 * @path: where the database lies
 *
 * Makes a service for a database and starts its thread. Nothing is opened yet.
 *
 * Returns: (transfer full): the service
 */
RgmStoreService *
rgm_store_service_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return g_object_new (RGM_TYPE_STORE_SERVICE, "path", path, NULL);
}

/**
 * rgm_store_service_get_path:
 * @self: a service
 *
 * Returns: where the database lies
 */
const char *
rgm_store_service_get_path (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), NULL);

  return self->path;
}

/**
 * rgm_store_service_get_read_only:
 * @self: a service
 *
 * Returns: whether nothing can be saved
 */
gboolean
rgm_store_service_get_read_only (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), FALSE);

  return self->read_only;
}

/**
 * rgm_store_service_get_read_only_reason:
 * @self: a service
 *
 * Returns: (nullable): why nothing can be saved
 */
const GError *
rgm_store_service_get_read_only_reason (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), NULL);

  return self->read_only_reason;
}

/**
 * rgm_store_service_get_created:
 * @self: a service
 *
 * Returns: whether the database was made when it was opened
 */
gboolean
rgm_store_service_get_created (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), FALSE);

  return self->created;
}

/**
 * rgm_store_service_get_n_pending_writes:
 * @self: a service
 *
 * Returns: how many changes were asked for and are not yet answered
 */
guint
rgm_store_service_get_n_pending_writes (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), 0);

  return self->n_pending_writes;
}

/**
 * rgm_store_service_get_catalogue:
 * @self: a service
 *
 * Returns: (nullable): the protocols at hand; %NULL until the database is open
 */
RgmCatalogue *
rgm_store_service_get_catalogue (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), NULL);

  return self->catalogue;
}

/**
 * rgm_store_service_get_areas:
 * @self: a service
 *
 * Returns: (nullable): the skin areas, the user's own included; %NULL until the database is open
 */
RgmAreas *
rgm_store_service_get_areas (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), NULL);

  return self->areas;
}

/**
 * rgm_store_service_get_changes:
 * @self: a service
 *
 * Returns: (transfer none): what can be undone and done again
 */
RgmStoreChanges *
rgm_store_service_get_changes (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), NULL);

  return self->changes;
}

/**
 * rgm_store_service_get_mode:
 * @self: a service
 *
 * Returns: (nullable): what the database is for: one of `RGM_STORE_MODE_…`, %NULL where it does not
 *   say or was not opened yet
 */
const char *
rgm_store_service_get_mode (RgmStoreService *self)
{
  g_return_val_if_fail (RGM_IS_STORE_SERVICE (self), NULL);

  return self->mode;
}

/**
 * rgm_store_service_set_delay:
 * @self: a service
 * @milliseconds: how long to wait before each call
 *
 * Makes the store slow, so that a test can see that nothing else is.
 */
void
rgm_store_service_set_delay (RgmStoreService *self, guint milliseconds)
{
  g_return_if_fail (RGM_IS_STORE_SERVICE (self));

  g_atomic_int_set (&self->thread->delay_ms, (int) milliseconds);
}

/**
 * rgm_store_service_close:
 * @self: a service
 *
 * Makes the writes that were asked for, closes the database and ends the thread. Blocks until
 * then: for the end of the program. Reads that have not begun end with `G_IO_ERROR_CANCELLED`;
 * later calls fail.
 */
void
rgm_store_service_close (RgmStoreService *self)
{
  g_return_if_fail (RGM_IS_STORE_SERVICE (self));

  rgm_store_service_stop_polling (self);
  rgm_store_thread_end (self->thread);
}

/**
 * rgm_store_service_open_async:
 * @self: a service
 * @flags: how to open
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is open or cannot be opened
 * @user_data: for @callback
 *
 * Opens the database, and reads protocols and areas. May be called again after it failed.
 */
void
rgm_store_service_open_async (RgmStoreService *self, RgmStoreFlags flags,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  RgmStoreCall *call;

  g_return_if_fail (RGM_IS_STORE_SERVICE (self));

  call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, rgm_store_opening_call,
                                    cancellable, callback, user_data);
  call->needs_store = FALSE;
  call->input = GUINT_TO_POINTER (flags);
  call->value = g_strdup (self->path);
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_open_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_open_async().
 *
 * Returns: whether the database is open
 */
gboolean
rgm_store_service_open_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  g_autoptr (RgmStoreOpening) opening = rgm_store_service_finish (self, result, error);

  if (opening == NULL)
    return FALSE;
  self->created = opening->created;
  self->read_only = opening->read_only;
  g_clear_error (&self->read_only_reason);
  self->read_only_reason = g_steal_pointer (&opening->reason);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  self->catalogue = g_steal_pointer (&opening->catalogue);
  rgm_store_service_start_polling (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  return TRUE;
}
