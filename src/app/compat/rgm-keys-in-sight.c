#include "config.h"

#include "rgm-keys-in-sight.h"

#include "rgm-popovers-in-sight.h"

#define KEPT_KEY "rgm-keys-kept"

/* Who has scrolled away from what has the keyboard, and presses a key, would type where nobody sees
 * it; and a menu that opens there has no place on the screen, of which GTK complains. So the page
 * first goes back to it. */

/* Where keys go: to a long text, where its cursor is. */
static gboolean
find_place (GtkWidget *widget, GtkWidget *scroller, graphene_rect_t *bounds)
{
  GtkTextView *view;
  GdkRectangle cursor;
  graphene_point_t place;

  if (!GTK_IS_TEXT_VIEW (widget))
    return gtk_widget_compute_bounds (widget, scroller, bounds);
  view = GTK_TEXT_VIEW (widget);
  gtk_text_view_get_cursor_locations (view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y,
                                         &cursor.x, &cursor.y);
  if (!gtk_widget_compute_point (widget, scroller, &GRAPHENE_POINT_INIT ((float) cursor.x,
                                                                         (float) cursor.y), &place))
    return FALSE;
  graphene_rect_init (bounds, place.x, place.y, 1, (float) cursor.height);
  return TRUE;
}

/* What is higher than its page is never seen whole. */
static gboolean
is_out_of_sight (GtkWidget *widget, GtkWidget *scroller, graphene_rect_t *bounds)
{
  float height = gtk_widget_get_height (scroller);
  float bottom;

  if (!find_place (widget, scroller, bounds))
    return FALSE;
  bottom = bounds->origin.y + bounds->size.height;
  if (bounds->size.height > height)
    return bottom <= 0 || bounds->origin.y >= height;
  return bounds->origin.y < 0 || bottom > height;
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

static gboolean
bring_into_sight_of (GtkWidget *scroller, GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t bounds;
  double top;

  if (!is_out_of_sight (widget, scroller, &bounds))
    return FALSE;
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
  rgm_popovers_in_sight_lay_out ();
  allocate_again (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
  return TRUE;
}

/**
 * rgm_keys_in_sight_bring:
 * @widget: what has the keyboard
 *
 * Scrolls it into sight at once, a long text to where its caret is. A field that scrolls may lie on
 * a page that does.
 *
 * Returns: whether it was out of sight
 */
gboolean
rgm_keys_in_sight_bring (GtkWidget *widget)
{
  gboolean moved = FALSE;

  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    if (GTK_IS_SCROLLED_WINDOW (at))
      moved = bring_into_sight_of (at, widget) || moved;
  return moved;
}

static gboolean
is_scrolling (guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
    case GDK_KEY_End: case GDK_KEY_KP_End:
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up:
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down:
      return TRUE;
    case GDK_KEY_Up: case GDK_KEY_Down: case GDK_KEY_Left: case GDK_KEY_Right:
      return (state & GDK_CONTROL_MASK) != 0;
    default:
      return FALSE;
    }
}

static gboolean
on_key_left_over_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
                     gpointer data)
{
  return is_scrolling (key, state) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* What a menu leaves of the keys would go on to the page below, which scrolled away with the place
 * of the menu. */
static void
keep_keys_in (GtkWidget *popover)
{
  GtkEventController *keys;

  if (g_object_get_data (G_OBJECT (popover), KEPT_KEY) != NULL)
    return;
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_left_over_cb), popover, 0);
  gtk_widget_add_controller (popover, keys);
  g_object_set_data (G_OBJECT (popover), KEPT_KEY, keys);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
                   GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkNative *native = focus != NULL ? gtk_widget_get_native (focus) : NULL;

  if (native == GTK_NATIVE (window) && gtk_widget_get_mapped (focus))
    rgm_keys_in_sight_bring (focus);
  else if (GTK_IS_POPOVER (native))
    keep_keys_in (GTK_WIDGET (native));
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
