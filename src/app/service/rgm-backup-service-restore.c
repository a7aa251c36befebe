#include "config.h"

#include "rgm-backup-service.h"

#include "rgm-backup-restore.h"
#include "rgm-backup-service-private.h"

/* What is done with backups besides making them: restoring one, and sealing. */

/* What the thread has to know. */
typedef struct {
  /* the file to put the backup in the place of, where it cannot be opened */
  char *database;
  RgmPassphrase *passphrase;
  RgmStoreTransfer transfer;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *self = data;

  g_free (self->database);
  rgm_passphrase_free (self->passphrase);
  g_free (self);
}

static void
call_restore_in_place (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Restoring *restoring = call->input;
  RgmRestoreReport *report = NULL;

  rgm_backup_restore_in_place (restoring->database, call->value, restoring->passphrase,
                               g_get_real_time (), &restoring->transfer, &report, error);
  call->output = report;
}

static void
call_restore (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  const Restoring *restoring = call->input;
  RgmRestoreReport *report = NULL;

  if (rgm_backup_restore (thread->store, call->value, restoring->passphrase,
                          &restoring->transfer, &report, error))
    rgm_store_thread_reload_areas (thread, call);
  call->output = report;
}

static void
on_restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  RgmBackupService *self = g_task_get_source_object (task);
  g_autoptr (RgmRestoreReport) report = NULL;
  GError *error = NULL;

  rgm_backup_service_count_running (self, -1);
  report = rgm_store_service_finish (RGM_STORE_SERVICE (source), result, &error);
  if (report == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_signal_emit_by_name (self, "restored", report);
  g_task_return_boolean (task, TRUE);
}

static RgmStoreCall *
prepare (RgmBackupService *self, RgmStoreCallKind kind, RgmStoreCallFunc func, const char *path,
         RgmPassphrase *passphrase, const RgmStoreTransfer *transfer, GTask *task)
{
  Restoring *restoring = g_new0 (Restoring, 1);
  RgmStoreCall *call;

  restoring->database = g_strdup (rgm_store_service_get_path (self->store));
  restoring->passphrase = passphrase;
  restoring->transfer = *transfer;
  rgm_backup_service_count_running (self, 1);
  call = rgm_store_service_prepare (self->store, kind, func, transfer->cancellable,
                                    on_restored_cb, task);
  call->value = g_strdup (path);
  call->input = restoring;
  call->free_input = restoring_free;
  call->free_output = (GDestroyNotify) rgm_restore_report_free;
  return call;
}

/**
 * rgm_backup_service_restore_async:
 * @self: a service
 * @path: a backup
 * @passphrase: (nullable) (transfer full): what it was sealed with
 * @transfer: how it is watched; its progress is told in the store's thread, until @callback is
 *   called
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes all records what they are in a backup, as a change that can be undone.
 */
void
rgm_backup_service_restore_async (RgmBackupService *self, const char *path,
                                  RgmPassphrase *passphrase, const RgmStoreTransfer *transfer,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (RGM_IS_BACKUP_SERVICE (self));

  rgm_store_service_push (self->store,
                          prepare (self, RGM_STORE_CALL_WRITE, call_restore, path, passphrase,
                                   transfer, g_task_new (self, NULL, callback, user_data)));
}

/**
 * rgm_backup_service_restore_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_backup_service_restore_async().
 *
 * Returns: whether the records are replaced; else they are as they were
 */
gboolean
rgm_backup_service_restore_finish (RgmBackupService *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rgm_backup_service_restore_in_place_async:
 * @self: a service whose database cannot be opened
 * @path: a backup
 * @passphrase: (nullable) (transfer full): what it was sealed with
 * @transfer: how it is watched, as rgm_backup_service_restore_async() is
 * @callback: called when it is done; it ends this with rgm_backup_service_restore_finish()
 * @user_data: for @callback
 *
 * Puts a backup in the place of the file, which is kept aside. The database is then to be opened.
 */
void
rgm_backup_service_restore_in_place_async (RgmBackupService *self, const char *path,
                                           RgmPassphrase *passphrase,
                                           const RgmStoreTransfer *transfer,
                                           GAsyncReadyCallback callback, gpointer user_data)
{
  RgmStoreCall *call;

  g_return_if_fail (RGM_IS_BACKUP_SERVICE (self));

  call = prepare (self, RGM_STORE_CALL_READ, call_restore_in_place, path, passphrase, transfer,
                  g_task_new (self, NULL, callback, user_data));
  call->needs_store = FALSE;
  /* Who cancels too late is told that it is in place. */
  g_task_set_check_cancellable (call->task, FALSE);
  rgm_store_service_push (self->store, call);
}

static void
make_seal_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (RgmBackupSeal) seal = NULL;

  if (data == NULL)
    {
      g_task_return_pointer (task, g_strdup (""), g_free);
      return;
    }
  seal = rgm_backup_seal_new (data, RGM_BACKUP_STRENGTH_USUAL, &error);
  if (seal == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, rgm_backup_seal_to_text (seal), g_free);
}

static void
on_seal_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  RgmBackupService *self = g_task_get_source_object (task);
  GError *error = NULL;

  rgm_backup_service_count_running (self, -1);
  if (!rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  rgm_backup_service_set_sealing (self, GPOINTER_TO_INT (g_task_get_task_data (task)));
  g_task_return_boolean (task, TRUE);
}

static void
on_seal_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RgmBackupService *self = RGM_BACKUP_SERVICE (source);
  GTask *task = data;
  GError *error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (text == NULL)
    {
      rgm_backup_service_count_running (self, -1);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, GINT_TO_POINTER (*text != '\0'), NULL);
  rgm_store_service_save_setting_async (self->store, RGM_STORE_SETTING_SEAL, text, NULL,
                                        on_seal_saved_cb, task);
}

/**
 * rgm_backup_service_seal_async:
 * @self: a service
 * @passphrase: (nullable) (transfer full): what is to open the backups from now on, %NULL to leave
 *   them open
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Says how backups are to be sealed. Those that are there stay as they are. The passphrase itself
 * is forgotten at once.
 */
void
rgm_backup_service_seal_async (RgmBackupService *self, RgmPassphrase *passphrase,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) making = NULL;

  g_return_if_fail (RGM_IS_BACKUP_SERVICE (self));

  making = g_task_new (self, NULL, on_seal_made_cb, g_task_new (self, NULL, callback, user_data));
  g_task_set_task_data (making, passphrase, (GDestroyNotify) rgm_passphrase_free);
  rgm_backup_service_count_running (self, 1);
  g_task_run_in_thread (making, make_seal_in_thread);
}

/**
 * rgm_backup_service_seal_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_backup_service_seal_async().
 *
 * Returns: whether it is so from now on
 */
gboolean
rgm_backup_service_seal_finish (RgmBackupService *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
