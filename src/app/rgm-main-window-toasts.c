#include "config.h"

#include "rgm-alert-dialog.h"
#include "rgm-backup-restore.h"
#include "rgm-backup-text.h"
#include "rgm-erased-text.h"
#include "rgm-heard-toast.h"
#include "rgm-main-window-private.h"

#include <glib/gi18n-lib.h>

/* What takes longer is told of. */
#define LONG_MS 1000

/* What the window says for a moment: what was done, and what went wrong. */

/* Tells what was done, where there is no way back, or none is needed. */
void
rgm_main_window_say (RgmMainWindow *self, const char *sentence)
{
  AdwToast *toast = rgm_heard_toast_say (rgm_main_window_get_toasts (self), sentence);

  rgm_main_window_give_way (self, toast);
}

/* Lets the messages of failures wait while @toast is shown. */
void
rgm_main_window_give_way (RgmMainWindow *self, AdwToast *toast)
{
  RgmWindowFailures *failures = rgm_main_window_get_failures (self);

  if (failures != NULL)
    rgm_window_failures_give_way (failures, toast);
}

/* Tells what was done by the call that @result is of, with the way back. */
void
rgm_main_window_offer_undo (RgmMainWindow *self, const char *title, GAsyncResult *result)
{
  RgmStoreService *service = rgm_workspace_get_service (rgm_main_window_get_workspace (self));
  gint64 change = rgm_store_service_get_change_made (service, result);

  rgm_main_window_withdraw_error (self, RGM_FAILURE_SAVE);
  rgm_main_window_offer_undo_of (self, title, change, title);
}

/* Tells what was done, with the way back from @change: never from whatever is the last one, which
 * may be of before, or of another program. Where that is 0, nothing was changed, and there is only
 * @nothing to be said. */
void
rgm_main_window_offer_undo_of (RgmMainWindow *self, const char *title, gint64 change,
                               const char *nothing)
{
  RgmWindowChanges *changes = rgm_main_window_get_changes (self);

  if (change == 0)
    rgm_main_window_say (self, nothing);
  else if (changes != NULL)
    rgm_window_changes_offer_undo (changes, title, change);
}

/* Tells what an import did, with the way back from @change. */
void
rgm_main_window_say_imported (RgmMainWindow *self, const char *title, gint64 change)
{
  rgm_main_window_offer_undo_of (self, title, change,
                                 _("Nothing was imported: what was here is kept"));
}

/* They stay until they are looked at, or are no longer so. */
static void
say_details (RgmMainWindow *self, RgmFailure kind, const char *message, const char *details)
{
  RgmWindowFailures *failures = rgm_main_window_get_failures (self);

  if (failures != NULL)
    rgm_window_failures_say (failures, kind, message, details);
}

/* Tells what went wrong: in few words, and the whole sentence on demand. */
void
rgm_main_window_say_error (RgmMainWindow *self, RgmFailure kind, const char *message,
                           const GError *error)
{
  say_details (self, kind, message, error->message);
}

/* Tells what succeeded now, in place of an error of its kind. */
void
rgm_main_window_say_done (RgmMainWindow *self, RgmFailure kind, const char *sentence)
{
  rgm_main_window_withdraw_error (self, kind);
  rgm_main_window_say (self, sentence);
}

/* What went wrong succeeded now, or is known anew. */
void
rgm_main_window_withdraw_error (RgmMainWindow *self, RgmFailure kind)
{
  RgmWindowFailures *failures = rgm_main_window_get_failures (self);

  if (failures != NULL)
    rgm_window_failures_withdraw (failures, kind);
}

static void
on_load_failed_cb (RgmMainWindow *self, const GError *error)
{
  rgm_main_window_say_error (self, RGM_FAILURE_LOAD, _("Could not be loaded"), error);
}

static void
on_loaded_cb (RgmMainWindow *self)
{
  rgm_main_window_withdraw_error (self, RGM_FAILURE_LOAD);
}

/* Tells that something could not be loaded, until it is. */
void
rgm_main_window_watch_loading (RgmMainWindow *self)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self);

  g_signal_connect_object (workspace, "failed", G_CALLBACK (on_load_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rgm_workspace_get_course_model (workspace), "notify::patient",
                           G_CALLBACK (on_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rgm_workspace_get_patients (workspace), "notify::loaded",
                           G_CALLBACK (on_loaded_cb), self, G_CONNECT_SWAPPED);
}

/* A backup that takes long is told of while it does, on a line of its own: a message would keep
 * those waiting that give a change back. */
typedef struct {
  RgmBanner *banner;
  guint timeout_id;
} Backup;

static void
backup_free (gpointer data)
{
  Backup *self = data;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_free (self);
}

static gboolean
on_backup_long_cb (gpointer data)
{
  Backup *self = data;

  self->timeout_id = 0;
  rgm_banner_set_revealed (self->banner, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_backup_busy_cb (RgmMainWindow *self, GParamSpec *pspec, RgmBackupService *backups)
{
  Backup *backup = g_object_get_data (G_OBJECT (self), "rgm-backup");

  g_clear_handle_id (&backup->timeout_id, g_source_remove);
  if (rgm_backup_service_get_busy (backups))
    backup->timeout_id = g_timeout_add (LONG_MS, on_backup_long_cb, backup);
  else
    rgm_banner_set_revealed (backup->banner, FALSE);
}

static void
on_backup_failed_cb (RgmMainWindow *self, const GError *error)
{
  rgm_main_window_say_error (self, RGM_FAILURE_BACKUP,
                             _("The backup that was due could not be made"), error);
}

static void
on_backup_flawed_cb (RgmMainWindow *self, const RgmBackupEntry *backup)
{
  g_autofree char *advice = rgm_backup_text_advice (backup);

  say_details (self, RGM_FAILURE_BACKUP, _("The backup that was due was made of a damaged file"),
               advice);
}

/* Also one that somebody asked for. */
static void
on_backup_made_cb (RgmMainWindow *self)
{
  rgm_main_window_withdraw_error (self, RGM_FAILURE_BACKUP);
}

/* A message would go before it is read. */
static void
say_who_was_left_out (RgmMainWindow *self, const RgmRestoreReport *report)
{
  g_autofree char *sentence = rgm_erased_text (report->n_erased, report->erasures_known);

  if (sentence != NULL)
    rgm_alert_dialog_show (GTK_WINDOW (self), _("Backup Restored"), sentence);
}

static void
on_backup_restored_cb (RgmMainWindow *self, const RgmRestoreReport *report)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self);
  RgmWorkspaceState state = rgm_workspace_get_state (workspace);

  if (report->aside != NULL)
    rgm_main_window_say (self, _("Backup restored; the file that was there is kept beside it"));
  else if (state == RGM_WORKSPACE_PROBLEM || state == RGM_WORKSPACE_FIRST_RUN)
    rgm_main_window_say (self, _("Backup restored"));
  else
    rgm_main_window_offer_undo_of (self, _("Backup restored"), report->change,
                                   _("The backup held what is here already"));
  /* What could not be opened, or was not there, can be now. */
  if (state == RGM_WORKSPACE_PROBLEM || state == RGM_WORKSPACE_FIRST_RUN)
    rgm_workspace_open (workspace);
  say_who_was_left_out (self, report);
}

/* Tells of backups: on @banner that one takes long, that one failed, that one was restored. */
void
rgm_main_window_watch_backups (RgmMainWindow *self, RgmBanner *banner)
{
  RgmBackupService *backups = rgm_workspace_get_backups (rgm_main_window_get_workspace (self));
  Backup *backup = g_new0 (Backup, 1);

  backup->banner = banner;
  rgm_banner_set_title (banner, _("Working on a backup…"));
  g_object_set_data_full (G_OBJECT (self), "rgm-backup", backup, backup_free);
  g_signal_connect_object (backups, "notify::busy", G_CALLBACK (on_backup_busy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (backups, "made", G_CALLBACK (on_backup_made_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (backups, "failed", G_CALLBACK (on_backup_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (backups, "flawed", G_CALLBACK (on_backup_flawed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (backups, "restored", G_CALLBACK (on_backup_restored_cb), self,
                           G_CONNECT_SWAPPED);
}
