#include "config.h"

#include "rgm-popovers-in-sight.h"

/* What is open beside something on a page that scrolls would go along with it, out of the window
 * and off the screen, where GTK looks in vain for the monitor that it is on. So it closes, as menus
 * do everywhere, when the page below it scrolls: the keyboard may have left it and taken the page
 * to another place. */

static void
on_scrolled_cb (GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

static void
on_closed_cb (GtkPopover *popover, GtkAdjustment *adjustment)
{
  g_signal_handlers_disconnect_by_func (adjustment, on_scrolled_cb, popover);
  g_signal_handlers_disconnect_by_func (popover, on_closed_cb, adjustment);
}

static void
close_with (GtkPopover *popover, GtkScrolledWindow *page)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (page);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "unmap", G_CALLBACK (on_closed_cb), adjustment, 0);
}

/* Those that do not close by themselves have their own rules. */
static gboolean
on_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER (widget) && gtk_popover_get_autohide (GTK_POPOVER (widget)))
    for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL;
         at = gtk_widget_get_parent (at))
      if (GTK_IS_SCROLLED_WINDOW (at))
        close_with (GTK_POPOVER (widget), GTK_SCROLLED_WINDOW (at));
  return TRUE;
}

/**
 * rgm_popovers_in_sight_keep:
 *
 * From now on menus and whatever else opens beside something closes when the page scrolls on which
 * that is. To be called once.
 */
void
rgm_popovers_in_sight_keep (void)
{
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (widget_class)), 0,
                              on_mapped_cb, NULL, NULL);
}
