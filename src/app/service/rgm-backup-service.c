#include "config.h"

#include "rgm-backup-service.h"

#include "rgm-backup-service-private.h"

G_DEFINE_FINAL_TYPE (RgmBackupService, rgm_backup_service, G_TYPE_OBJECT)

enum {
  PROP_BUSY = 1,
  PROP_LAST,
  PROP_SEALING,
  N_PROPERTIES
};

enum {
  MADE,
  FAILED,
  FLAWED,
  RESTORED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* A backup or the like has begun, or has ended. */
void
rgm_backup_service_count_running (RgmBackupService *self, int by)
{
  self->n_running += (guint) by;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
rgm_backup_service_set_sealing (RgmBackupService *self, gboolean sealing)
{
  self->sealing = sealing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEALING]);
}

static void
take_last (RgmBackupService *self, RgmBackupEntry *last)
{
  g_clear_pointer (&self->last, rgm_backup_entry_free);
  self->last = last;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST]);
}

static gpointer
make_in_thread (gpointer data)
{
  GTask *task = data;
  RgmBackupService *self = g_task_get_source_object (task);
  const char *path = rgm_store_service_get_path (self->store);
  RgmBackupOptions options = {
    .reason = (RgmBackupReason) GPOINTER_TO_INT (g_task_get_task_data (task)),
    .cancellable = g_task_get_cancellable (task),
  };
  GError *error = NULL;
  g_autoptr (RgmBackupEntry) made = rgm_backup_make (path, &options, &error);

  /* What goes before something else leaves the rest alone: one of them may be about to be read. */
  if (made != NULL && options.reason <= RGM_BACKUP_ASKED)
    rgm_backup_prune (path, 0, NULL, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&made),
                           (GDestroyNotify) rgm_backup_entry_free);
  return NULL;
}

/**
 * rgm_backup_service_make_async:
 * @self: a service
 * @reason: why
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * Makes a backup.
 */
void
rgm_backup_service_make_async (RgmBackupService *self, RgmBackupReason reason,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (RGM_IS_BACKUP_SERVICE (self));

  task = g_task_new (self, cancellable != NULL ? cancellable : self->cancellable, callback,
                     user_data);
  g_task_set_task_data (task, GINT_TO_POINTER (reason), NULL);
  rgm_backup_service_count_running (self, 1);
  g_hash_table_insert (self->writers, task, g_thread_new ("backup", make_in_thread, task));
}

/* In this thread, because the task may be the last that holds the service. */
static void
end_writer (RgmBackupService *self, GTask *task)
{
  GThread *thread = NULL;

  if (!g_hash_table_steal_extended (self->writers, task, NULL, (gpointer *) &thread))
    return;
  if (thread != NULL)
    g_thread_join (thread);
  g_object_unref (task);
}

/**
 * rgm_backup_service_make_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_backup_service_make_async().
 *
 * Returns: (transfer full): the backup, as it was written, or %NULL on error
 */
RgmBackupEntry *
rgm_backup_service_make_finish (RgmBackupService *self, GAsyncResult *result, GError **error)
{
  RgmBackupEntry *made = g_task_propagate_pointer (G_TASK (result), error);

  end_writer (self, G_TASK (result));
  rgm_backup_service_count_running (self, -1);
  if (made != NULL && rgm_backup_entry_is_sound (made))
    take_last (self, rgm_backup_entry_copy (made));
  if (made != NULL)
    g_signal_emit (self, signals[MADE], 0);
  return made;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RgmBackupService *self = source;
  const char *path = rgm_store_service_get_path (self->store);
  GError *error = NULL;
  GPtrArray *backups = rgm_backup_list (path, &error);

  *(gboolean *) data = rgm_backup_may_make (path);
  if (backups == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  rgm_backup_list_verify (backups, FALSE, cancellable);
  g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * rgm_backup_service_list_async:
 * @self: a service
 * @cancellable: (nullable): to abandon it
 * @callback: called when they are listed
 * @user_data: for @callback
 *
 * Lists the backups, and reads them whole up to the first that is sound.
 */
void
rgm_backup_service_list_async (RgmBackupService *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RGM_IS_BACKUP_SERVICE (self));

  task = g_task_new (self, cancellable != NULL ? cancellable : self->cancellable, callback,
                     user_data);
  g_task_set_source_tag (task, rgm_backup_service_list_async);
  g_task_set_task_data (task, g_new0 (gboolean, 1), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

/* Whether @last was made while the others were listed. */
static gboolean
is_later (const RgmBackupEntry *last, const GPtrArray *backups)
{
  const RgmBackupEntry *newest = backups->len > 0 ? backups->pdata[0] : NULL;

  return last != NULL && (newest == NULL || last->at > newest->at);
}

/* Whether the disk cannot read @last just now, or any backup where there is none. */
static gboolean
cannot_read (const RgmBackupEntry *last, const GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (entry->state == RGM_BACKUP_UNREADABLE
          && (last == NULL || g_str_equal (last->path, entry->path)))
        return TRUE;
    }
  return FALSE;
}

/* What was sound when it was written may have been damaged since; an error of the disk tells
 * nothing of that. */
static void
choose_last (RgmBackupService *self, const GPtrArray *backups, const RgmBackupEntry *sound)
{
  self->unreadable = cannot_read (self->last, backups);
  if (is_later (self->last, backups)
      || (self->last != NULL && self->unreadable
          && (sound == NULL || sound->at <= self->last->at)))
    return;
  take_last (self, sound != NULL ? rgm_backup_entry_copy (sound) : NULL);
}

/**
 * rgm_backup_service_list_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_backup_service_list_async().
 *
 * Returns: (transfer full) (element-type RgmBackupEntry): the backups, newest first, or %NULL
 */
GPtrArray *
rgm_backup_service_list_finish (RgmBackupService *self, GAsyncResult *result, GError **error)
{
  GPtrArray *backups = g_task_propagate_pointer (G_TASK (result), error);
  const RgmBackupEntry *last = NULL;

  self->may_make = *(gboolean *) g_task_get_task_data (G_TASK (result));
  for (guint i = 0; backups != NULL && i < backups->len && last == NULL; i++)
    {
      if (rgm_backup_entry_is_sound (backups->pdata[i]))
        last = backups->pdata[i];
    }
  if (backups != NULL)
    choose_last (self, backups, last);
  return backups;
}

static gboolean
on_interval_over_cb (gpointer data)
{
  RgmBackupService *self = data;

  self->timeout_id = 0;
  rgm_backup_service_make_if_due (self, RGM_BACKUP_EDITS);
  return G_SOURCE_REMOVE;
}

/* The first edit since the last backup starts the clock. */
static void
on_changed_cb (RgmBackupService *self)
{
  if (self->begun && self->timeout_id == 0)
    self->timeout_id = g_timeout_add (self->interval_ms, on_interval_over_cb, self);
}

static void
on_seal_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmBackupService) self = data;
  g_autofree char *text = NULL;

  if (!rgm_store_service_load_setting_finish (RGM_STORE_SERVICE (source), result, &text, NULL))
    return;
  rgm_backup_service_set_sealing (self, text != NULL && *text != '\0');
}

static void
rgm_backup_service_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmBackupService *self = RGM_BACKUP_SERVICE (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_running > 0);
      break;
    case PROP_LAST:
      g_value_set_boxed (value, self->last);
      break;
    case PROP_SEALING:
      g_value_set_boolean (value, self->sealing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_backup_service_dispose (GObject *object)
{
  RgmBackupService *self = RGM_BACKUP_SERVICE (object);

  rgm_backup_service_close (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->last, rgm_backup_entry_free);
  G_OBJECT_CLASS (rgm_backup_service_parent_class)->dispose (object);
}

static void
rgm_backup_service_finalize (GObject *object)
{
  RgmBackupService *self = RGM_BACKUP_SERVICE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->writers, g_hash_table_unref);
  G_OBJECT_CLASS (rgm_backup_service_parent_class)->finalize (object);
}

static void
rgm_backup_service_class_init (RgmBackupServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rgm_backup_service_get_property;
  object_class->dispose = rgm_backup_service_dispose;
  object_class->finalize = rgm_backup_service_finalize;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  properties[PROP_LAST] =
    g_param_spec_boxed ("last", NULL, NULL, RGM_TYPE_BACKUP_ENTRY, readable);
  properties[PROP_SEALING] = g_param_spec_boolean ("sealing", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * RgmBackupService::made:
   *
   * A backup was made, because it was due or because somebody asked for it.
   */
  signals[MADE] = g_signal_new ("made", RGM_TYPE_BACKUP_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  /**
   * RgmBackupService::failed:
   * @error: why
   *
   * A backup was due and could not be made.
   */
  signals[FAILED] = g_signal_new ("failed", RGM_TYPE_BACKUP_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * RgmBackupService::flawed:
   * @self: the service
   * @backup: (type RgmBackupEntry): the backup
   *
   * A backup was due and was made, and the database turned out to be damaged.
   */
  signals[FLAWED] = g_signal_new ("flawed", RGM_TYPE_BACKUP_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, RGM_TYPE_BACKUP_ENTRY);

  /**
   * RgmBackupService::restored:
   * @self: the service
   * @report: (type RgmRestoreReport): what it came to
   *
   * All records are what they were in a backup.
   */
  signals[RESTORED] = g_signal_new ("restored", RGM_TYPE_BACKUP_SERVICE, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rgm_backup_service_init (RgmBackupService *self)
{
  self->cancellable = g_cancellable_new ();
  self->writers = g_hash_table_new (NULL, NULL);
  self->interval_ms = RGM_BACKUP_SERVICE_INTERVAL_MS;
  self->may_make = TRUE;
}

/**
 * rgm_backup_service_new:
 * @store: the store of the database
 *
 * Makes a service. Nothing is backed up by itself before rgm_backup_service_begin().
 *
 * Returns: (transfer full): the service
 */
RgmBackupService *
rgm_backup_service_new (RgmStoreService *store)
{
  RgmBackupService *self = g_object_new (RGM_TYPE_BACKUP_SERVICE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * rgm_backup_service_set_interval:
 * @self: a service
 * @milliseconds: how long edits may be without a backup
 *
 * Sets it, for a test that has no half hour.
 */
void
rgm_backup_service_set_interval (RgmBackupService *self, guint milliseconds)
{
  g_return_if_fail (RGM_IS_BACKUP_SERVICE (self));

  self->interval_ms = milliseconds;
}

/**
 * rgm_backup_service_begin:
 * @self: a service whose database is open
 *
 * Makes a backup if anything was changed since the last, and from now on after half an hour of
 * edits.
 */
void
rgm_backup_service_begin (RgmBackupService *self)
{
  g_return_if_fail (RGM_IS_BACKUP_SERVICE (self));

  if (self->begun)
    return;
  self->begun = TRUE;
  rgm_store_service_load_setting_async (self->store, RGM_STORE_SETTING_SEAL, NULL,
                                        on_seal_loaded_cb, g_object_ref (self));
  rgm_backup_service_make_if_due (self, RGM_BACKUP_START);
}

/**
 * rgm_backup_service_close:
 * @self: a service
 *
 * Makes no more backups, and abandons those that are being made: waits for the milliseconds that
 * takes.
 */
void
rgm_backup_service_close (RgmBackupService *self)
{
  GHashTableIter iter;
  gpointer thread;

  g_return_if_fail (RGM_IS_BACKUP_SERVICE (self));

  self->begun = FALSE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_hash_table_iter_init (&iter, self->writers);
  while (g_hash_table_iter_next (&iter, NULL, &thread))
    {
      if (thread != NULL)
        g_thread_join (thread);
      g_hash_table_iter_replace (&iter, NULL);
    }
}

/**
 * rgm_backup_service_get_busy:
 * @self: a service
 *
 * Returns: whether a backup is being made or restored
 */
gboolean
rgm_backup_service_get_busy (RgmBackupService *self)
{
  g_return_val_if_fail (RGM_IS_BACKUP_SERVICE (self), FALSE);

  return self->n_running > 0;
}

/**
 * rgm_backup_service_get_last:
 * @self: a service
 *
 * Returns: (nullable): the newest backup that is known to be sound
 */
const RgmBackupEntry *
rgm_backup_service_get_last (RgmBackupService *self)
{
  g_return_val_if_fail (RGM_IS_BACKUP_SERVICE (self), NULL);

  return self->last;
}

/**
 * rgm_backup_service_get_unreadable:
 * @self: a service
 *
 * Returns: whether the disk could not read the last backup when they were listed, or any where none
 *   is known
 */
gboolean
rgm_backup_service_get_unreadable (RgmBackupService *self)
{
  g_return_val_if_fail (RGM_IS_BACKUP_SERVICE (self), FALSE);

  return self->unreadable;
}

/**
 * rgm_backup_service_get_may_make:
 * @self: a service
 *
 * Returns: whether the place of the backups could be written to when they were listed
 */
gboolean
rgm_backup_service_get_may_make (RgmBackupService *self)
{
  g_return_val_if_fail (RGM_IS_BACKUP_SERVICE (self), FALSE);

  return self->may_make;
}

/**
 * rgm_backup_service_get_sealing:
 * @self: a service
 *
 * Returns: whether backups are sealed
 */
gboolean
rgm_backup_service_get_sealing (RgmBackupService *self)
{
  g_return_val_if_fail (RGM_IS_BACKUP_SERVICE (self), FALSE);

  return self->sealing;
}
