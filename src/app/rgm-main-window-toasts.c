#include "config.h"

#include "rgm-alert-dialog.h"
#include "rgm-main-window-private.h"

#include <glib/gi18n-lib.h>

/* Long enough to read what was deleted and to decide. */
#define UNDO_SECONDS 10
/* What takes longer is told of. */
#define LONG_MS 1000

/* What the window says for a moment: what was done, and what went wrong. */

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmMainWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!rgm_undo_run_finish (RGM_UNDO (source), result, &error))
    rgm_main_window_say_error (self, _("Could not be undone"), error);
  else if (rgm_undo_get_restored_patient (RGM_UNDO (source)) != NULL)
    rgm_main_window_show_patient (self, rgm_undo_get_restored_patient (RGM_UNDO (source)), TRUE);
}

static void
on_undo_clicked_cb (RgmUndo *undo, AdwToast *toast)
{
  RgmMainWindow *self = g_object_get_data (G_OBJECT (toast), "rgm-window");

  rgm_undo_run_async (undo, NULL, on_undone_cb, g_object_ref (self));
}

static void
on_details_clicked_cb (AdwToast *toast, RgmMainWindow *self)
{
  rgm_alert_dialog_show (GTK_WINDOW (self), adw_toast_get_title (toast),
                         g_object_get_data (G_OBJECT (toast), "rgm-details"));
}

/* Tells what was done, with the way back. */
void
rgm_main_window_offer_undo (RgmMainWindow *self, RgmUndo *undo)
{
  g_autofree char *title = g_markup_escape_text (rgm_undo_get_title (undo), -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data (G_OBJECT (toast), "rgm-window", self);
  g_object_set_data_full (G_OBJECT (toast), "rgm-undo", g_object_ref (undo), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo_clicked_cb), undo,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (rgm_main_window_get_toasts (self), toast);
}

/* Tells what went wrong: in few words, and the whole sentence on demand. */
void
rgm_main_window_say_error (RgmMainWindow *self, const char *message, const GError *error)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("Details"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  g_object_set_data_full (G_OBJECT (toast), "rgm-details", g_strdup (error->message), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_details_clicked_cb), self, 0);
  adw_toast_overlay_add_toast (rgm_main_window_get_toasts (self), toast);
}

/* A backup that takes long is told of while it does. */
typedef struct {
  RgmMainWindow *window;
  guint timeout_id;
  AdwToast *toast;
} Backup;

static void
backup_free (gpointer data)
{
  Backup *self = data;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->toast);
  g_free (self);
}

static gboolean
on_backup_long_cb (gpointer data)
{
  Backup *self = data;

  self->timeout_id = 0;
  self->toast = g_object_ref_sink (adw_toast_new (_("Working on a backup…")));
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_overlay_add_toast (rgm_main_window_get_toasts (self->window),
                               g_object_ref (self->toast));
  return G_SOURCE_REMOVE;
}

static void
on_backup_busy_cb (RgmMainWindow *self, GParamSpec *pspec, RgmBackupService *backups)
{
  Backup *backup = g_object_get_data (G_OBJECT (self), "rgm-backup");
  gboolean busy = rgm_backup_service_get_busy (backups);

  if (busy && backup->timeout_id == 0 && backup->toast == NULL)
    backup->timeout_id = g_timeout_add (LONG_MS, on_backup_long_cb, backup);
  if (busy)
    return;
  g_clear_handle_id (&backup->timeout_id, g_source_remove);
  if (backup->toast != NULL)
    adw_toast_dismiss (backup->toast);
  g_clear_object (&backup->toast);
}

static void
on_backup_failed_cb (RgmMainWindow *self, const GError *error)
{
  rgm_main_window_say_error (self, _("The backup that was due could not be made"), error);
}

static void
on_backup_restored_cb (RgmMainWindow *self)
{
  adw_toast_overlay_add_toast (rgm_main_window_get_toasts (self),
                               adw_toast_new (_("Backup restored")));
}

/* Tells of backups: that one takes long, that one failed, that one was restored. */
void
rgm_main_window_watch_backups (RgmMainWindow *self)
{
  RgmBackupService *backups = rgm_workspace_get_backups (rgm_main_window_get_workspace (self));
  Backup *backup = g_new0 (Backup, 1);

  backup->window = self;
  g_object_set_data_full (G_OBJECT (self), "rgm-backup", backup, backup_free);
  g_signal_connect_object (backups, "notify::busy", G_CALLBACK (on_backup_busy_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (backups, "failed", G_CALLBACK (on_backup_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (backups, "restored", G_CALLBACK (on_backup_restored_cb), self,
                           G_CONNECT_SWAPPED);
}
