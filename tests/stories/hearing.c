/* Whether a program hears its user: a window that draws may yet get no key and no press. */
#include "hearing.h"

static guint n_keys;

static gboolean
on_key_cb (void)
{
  n_keys++;
  return GDK_EVENT_PROPAGATE;
}

static void
on_window_added_cb (GtkApplication *application, GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), NULL);
  gtk_widget_add_controller (window, keys);
}

/* Listens in every window from now on. */
void
hearing_begin (GtkApplication *application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), NULL);
}

/* How many keys have come to a window. */
guint
hearing_count_keys (void)
{
  return n_keys;
}

/* For a control: something that nobody sees takes all that is pressed. */
void
hearing_deafen (GtkWidget *window)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_parent (popover, window);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_set_child_visible (popover, FALSE);
  gtk_widget_unparent (popover);
}
