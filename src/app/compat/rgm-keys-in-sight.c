#include "config.h"

#include "rgm-keys-in-sight.h"

/* Who has scrolled away from what has the keyboard, and presses a key, would type where nobody sees
 * it; and a menu that opens there has no place on the screen, of which GTK complains. So the page
 * first goes back to it. */

static gboolean
is_out_of_sight (GtkWidget *widget, GtkWidget *scroller, graphene_rect_t *bounds)
{
  return gtk_widget_compute_bounds (widget, scroller, bounds)
         && (bounds->origin.y + bounds->size.height <= 0
             || bounds->origin.y >= gtk_widget_get_height (scroller));
}

/* At once, because the key is about to be heard. */
static void
allocate_again (GtkWidget *widget)
{
  GtkAllocation allocation;
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), &minimum,
                      NULL, NULL, NULL);
  gtk_widget_get_allocation (widget, &allocation);
  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
bring_into_sight_of (GtkWidget *scroller, GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t bounds;
  double top;

  if (!is_out_of_sight (widget, scroller, &bounds))
    return;
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
  allocate_again (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
}

/* A field that scrolls may lie on a page that does. */
static void
bring_into_sight (GtkWidget *widget)
{
  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    if (GTK_IS_SCROLLED_WINDOW (at))
      bring_into_sight_of (at, widget);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
                   GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus != NULL && gtk_widget_get_mapped (focus))
    bring_into_sight (focus);
  return GDK_EVENT_PROPAGATE;
}

/**
 * rgm_keys_in_sight_keep:
 * @window: a window
 *
 * From now on a key that is pressed in @window brings what has the keyboard back into sight first,
 * where it is scrolled out of it.
 */
void
rgm_keys_in_sight_keep (GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), window, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

static void
on_windows_changed_cb (GListModel *windows, guint position, guint n_removed, guint n_added,
                       gpointer data)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      rgm_keys_in_sight_keep (window);
    }
}

/**
 * rgm_keys_in_sight_keep_in_windows:
 *
 * Does so in every window that there will be. To be called once.
 */
void
rgm_keys_in_sight_keep_in_windows (void)
{
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (on_windows_changed_cb), gtk_window_get_toplevels (), 0);
}
