#include "config.h"

#include "rgm-popovers-in-sight.h"

#define PLACE_KEY "rgm-place"

/* What is open beside something on a page that scrolls goes along with it, out of the window and
 * off the screen, where GTK looks in vain for the monitor that it is on: the keyboard may have left
 * it and taken the page to another place. So it closes when what it is beside goes out of sight. */

/* @top and @bottom are those of what the popover is beside, on the page that was scrolled to @value
 * when it opened. */
typedef struct {
  double value;
  double top;
  double bottom;
} Place;

/* A field that scrolls may lie on a page that does. */
static GtkWidget *
find_page (GtkWidget *popover)
{
  GtkWidget *page = NULL;

  for (GtkWidget *at = gtk_widget_get_parent (popover); at != NULL; at = gtk_widget_get_parent (at))
    if (GTK_IS_SCROLLED_WINDOW (at))
      page = at;
  return page;
}

static void
on_scrolled_cb (GtkPopover *popover, GtkAdjustment *adjustment)
{
  const Place *place = g_object_get_data (G_OBJECT (popover), PLACE_KEY);
  double moved = gtk_adjustment_get_value (adjustment) - place->value;

  if (place->bottom - moved <= 0
      || place->top - moved >= gtk_adjustment_get_page_size (adjustment))
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
  GtkWidget *beside = gtk_widget_get_parent (GTK_WIDGET (popover));
  graphene_rect_t bounds;
  Place *place;

  if (!gtk_widget_compute_bounds (beside, GTK_WIDGET (page), &bounds))
    return;
  place = g_new (Place, 1);
  place->value = gtk_adjustment_get_value (adjustment);
  place->top = bounds.origin.y;
  place->bottom = place->top + bounds.size.height;
  g_object_set_data_full (G_OBJECT (popover), PLACE_KEY, place, g_free);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled_cb), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "unmap", G_CALLBACK (on_closed_cb), adjustment, 0);
}

/* Those that do not close by themselves have their own rules. */
static gboolean
on_mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);
  GtkWidget *page;

  if (!GTK_IS_POPOVER (widget) || !gtk_popover_get_autohide (GTK_POPOVER (widget)))
    return TRUE;
  page = find_page (widget);
  if (page != NULL)
    close_with (GTK_POPOVER (widget), GTK_SCROLLED_WINDOW (page));
  return TRUE;
}

/**
 * rgm_popovers_in_sight_keep:
 *
 * From now on menus and whatever else opens beside something closes when that is scrolled out of
 * sight. To be called once.
 */
void
rgm_popovers_in_sight_keep (void)
{
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", G_TYPE_FROM_CLASS (widget_class)), 0,
                              on_mapped_cb, NULL, NULL);
}
