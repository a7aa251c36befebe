#include "config.h"

#include "rgm-backup-service-private.h"

/* Whether a backup is due when nobody asked for one. */

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RgmBackupService *self = RGM_BACKUP_SERVICE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmBackupEntry) made = rgm_backup_service_make_finish (self, result, &error);

  if (made == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "failed", error);
  else if (made != NULL && made->flawed)
    g_signal_emit_by_name (self, "flawed", made);
}

/* What is to be done when nobody asked: nothing, make a backup, or read the newest there is. */
typedef enum {
  TODO_NOTHING,
  TODO_MAKE,
  TODO_READ,
} Todo;

/* Where the backups cannot be looked at one is due: making it tells what is in its way. */
static void
call_is_due (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  Todo todo = TODO_NOTHING;
  gboolean due, any;

  if (rgm_store_get_read_only (thread->store, NULL))
    return;
  if (!rgm_backup_is_due (thread->store, &due, &any, NULL) || due)
    todo = TODO_MAKE;
  else if (any)
    todo = TODO_READ;
  call->output = GINT_TO_POINTER (todo);
}

/* A newest backup that was damaged where it lies, or that its disk cannot read, is as good as
 * none. */
static void
on_newest_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmBackupService) self = data;
  g_autoptr (GPtrArray) backups = rgm_backup_service_list_finish (self, result, NULL);
  const RgmBackupEntry *newest;

  if (backups == NULL || backups->len == 0 || !self->begun)
    return;
  newest = backups->pdata[0];
  if (!rgm_backup_entry_can_be_told (newest))
    rgm_backup_service_make_async (self, RGM_BACKUP_START, NULL, on_made_cb, NULL);
}

/* Who asks whether a backup is due, and why. */
typedef struct {
  RgmBackupService *service;
  RgmBackupReason reason;
} Asking;

static void
on_due_known_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asking *asking = data;
  g_autoptr (RgmBackupService) self = asking->service;
  g_autoptr (GError) error = NULL;
  /* A database that is not open is told of by whoever opens it. */
  Todo todo = GPOINTER_TO_INT (rgm_store_service_finish (RGM_STORE_SERVICE (source), result,
                                                         &error));

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (todo == TODO_MAKE)
    rgm_backup_service_make_async (self, asking->reason, NULL, on_made_cb, NULL);
  else if (todo == TODO_READ && asking->reason == RGM_BACKUP_START)
    rgm_backup_service_list_async (self, NULL, on_newest_read_cb, g_object_ref (self));
}

/* Makes a backup if anything was changed since the last, or, at the start, if that is damaged. */
void
rgm_backup_service_make_if_due (RgmBackupService *self, RgmBackupReason reason)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->service = g_object_ref (self);
  asking->reason = reason;
  rgm_store_service_push (self->store,
                          rgm_store_service_prepare (self->store, RGM_STORE_CALL_READ, call_is_due,
                                                     NULL, on_due_known_cb, asking));
}
