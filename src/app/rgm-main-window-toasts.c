#include "config.h"

#include "rgm-alert-dialog.h"
#include "rgm-main-window-private.h"

#include <glib/gi18n-lib.h>

/* Long enough to read what was deleted and to decide. */
#define UNDO_SECONDS 10

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
