#include "config.h"

#include "rgm-application.h"
#include "start-probe.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Regimen itself. Its first full frame is that in which a row of the list of patients is seen with
 * the name of a patient in it. */

static gboolean
has_name (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && gtk_widget_get_height (widget) > 0
      && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), "Sample Patient"))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_name (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_full (GtkWindow *window)
{
  return has_name (GTK_WIDGET (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autoptr (RgmApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, places->locale_dir);
  textdomain (GETTEXT_PACKAGE);
  application = rgm_application_new ();
  start_probe_watch (GTK_APPLICATION (application), is_full);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
