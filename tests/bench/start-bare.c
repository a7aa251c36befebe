#include "config.h"

#include "start-probe.h"

#include <adwaita.h>

/* A window of libadwaita with a header bar, of the size of Regimen's, and nothing in it. */

static gboolean
is_full (GtkWindow *window)
{
  return TRUE;
}

static void
on_activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 860);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("io.github.regimen.Bare", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);
  start_probe_watch (GTK_APPLICATION (application), is_full);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
