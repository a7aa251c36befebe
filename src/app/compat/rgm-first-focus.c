#include "config.h"

#include "rgm-first-focus.h"

static void
on_map_cb (GtkWidget *window, GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
}

/**
 * rgm_first_focus_set:
 * @window: a window that is not shown yet
 * @widget: what is to have the keyboard in it at first
 *
 * Gives a widget the focus when its window appears. Else the first button has it, which in a
 * dialog is the one that cancels. It cannot be given earlier: the window of GTK 4.8 would then be
 * no window to a screen reader, because its role is asked for before it is one.
 */
void
rgm_first_focus_set (GtkWindow *window, GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && GTK_IS_WIDGET (widget));

  g_signal_connect_object (window, "map", G_CALLBACK (on_map_cb), widget, 0);
}
