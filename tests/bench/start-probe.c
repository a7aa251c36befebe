#include "config.h"

#include "start-probe.h"

/* Tells when the first full frame of a program is on the screen, in microseconds of the monotonic
 * clock, and ends it. The same for the program that is measured and the one it is held against. */

typedef struct {
  GtkWindow *window;
  StartProbeIsFull is_full;
} Probe;

static void
on_after_paint_cb (GdkFrameClock *clock, Probe *probe)
{
  if (!probe->is_full (probe->window))
    return;
  /* What was drawn is with the server. */
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (probe->window)));
  g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_signal_handlers_disconnect_by_data (clock, probe);
  gtk_window_destroy (probe->window);
}

static void
on_realize_cb (GtkWidget *window, Probe *probe)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_after_paint_cb), probe);
}

static void
on_window_added_cb (GtkApplication *application, GtkWindow *window, Probe *probe)
{
  if (probe->window != NULL)
    return;
  probe->window = window;
  g_signal_connect (window, "realize", G_CALLBACK (on_realize_cb), probe);
}

void
start_probe_watch (GtkApplication *application, StartProbeIsFull is_full)
{
  static Probe probe;

  probe.is_full = is_full;
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added_cb), &probe);
}
