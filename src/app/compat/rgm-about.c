#include "config.h"

#include "rgm-about.h"

#include "rgm-dialog-present.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * rgm_about_present:
 * @parent: the window that it is about
 *
 * Shows what Regimen is, by AdwAboutWindow, which is on its way out.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
rgm_about_present (GtkWindow *parent)
{
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about,
                "modal", TRUE,
                "application-name", _("Regimen"),
                "application-icon", RGM_APPLICATION_ID,
                "version", RGM_VERSION,
                "developer-name", _("The Regimen contributors"),
                "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _("Keeps courses of repeated treatment on schedule, and explains "
                              "every date.\n\nRegimen gives no medical advice: it reports what "
                              "its sources say."),
                /* Translators: put your names here, one on each line. */
                "translator-credits", _("translator-credits"),
                NULL);
  rgm_dialog_present (GTK_WINDOW (about), parent);
  return GTK_WINDOW (about);
}
