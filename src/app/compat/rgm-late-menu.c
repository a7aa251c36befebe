#include "config.h"

#include "rgm-late-menu.h"

#include "rgm-keys-in-sight.h"
#include "rgm-map-hook.h"

/* GTK opens the menu of a text while the button is still down. Where the menu comes to lie under
 * the pointer, GTK 4.8 then tells it that a press is over which it never had, and loses count of
 * what is pressed. Here it opens once the button is let go. */

/* GTK makes it when it opens for the first time. */
static GtkPopover *
find_menu (GtkWidget *text)
{
  GtkWidget *child = gtk_widget_get_first_child (text);

  while (child != NULL && !GTK_IS_POPOVER_MENU (child))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? GTK_POPOVER (child) : NULL;
}

/* As GTK does at a press of any button. */
static void
take_keyboard (GtkWidget *text)
{
  if (gtk_widget_has_focus (text))
    return;
  if (GTK_IS_TEXT (text))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  else
    gtk_widget_grab_focus (text);
}

static gboolean
is_selected (GtkTextBuffer *buffer, const GtkTextIter *place)
{
  GtkTextIter start, end;

  return gtk_text_buffer_get_selection_bounds (buffer, &start, &end)
         && gtk_text_iter_in_range (place, &start, &end);
}

/* The menu opens at the caret, which in long notes may be far from the pointer and from the screen,
 * where there is no place for it. A selection is kept. */
static void
move_caret_to (GtkTextView *view, double x, double y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter place;
  int at_x, at_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &at_x,
                                         &at_y);
  gtk_text_view_get_iter_at_location (view, &place, at_x, at_y);
  if (!is_selected (buffer, &place))
    gtk_text_buffer_place_cursor (buffer, &place);
}

/* The caret first, for the page scrolls to it when the keyboard comes. */
static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkWidget *text)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (GTK_IS_TEXT_VIEW (text))
    move_caret_to (GTK_TEXT_VIEW (text), x, y);
  take_keyboard (text);
}

static GdkRectangle
get_caret (GtkTextView *view)
{
  GdkRectangle caret;

  gtk_text_view_get_cursor_locations (view, NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, caret.x, caret.y, &caret.x,
                                         &caret.y);
  caret.width = 1;
  return caret;
}

static void
point_to (GtkWidget *text, const GdkRectangle *place)
{
  GtkPopover *menu = find_menu (text);

  if (menu != NULL)
    gtk_popover_set_pointing_to (menu, place);
}

/* Whoever lets go elsewhere thought better of it. Where the caret had to be brought back into
 * sight, because what is selected is long, the menu is beside that. It is told so before it opens,
 * too: at the beginning of an empty line GTK takes the caret for out of sight, and leaves the menu
 * where it was the last time. */
static void
on_released_cb (GtkGestureClick *click, int n_press, double x, double y, GtkWidget *text)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (!gtk_widget_contains (text, x, y))
    return;
  if (GTK_IS_TEXT_VIEW (text) && rgm_keys_in_sight_bring (text))
    place = get_caret (GTK_TEXT_VIEW (text));
  point_to (text, &place);
  if (gtk_widget_activate_action (text, "menu.popup", NULL))
    point_to (text, &place);
}

static void
on_mapped_cb (GtkWidget *text)
{
  GtkGesture *click;

  if (GTK_IS_LABEL (text) && !gtk_label_get_selectable (GTK_LABEL (text)))
    return;
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), text, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), text, 0);
  gtk_widget_add_controller (text, GTK_EVENT_CONTROLLER (click));
}

/**
 * rgm_late_menu_open_late:
 *
 * From now on the menu of a field, of notes, and of a text that can be selected opens when the
 * button of the pointer is let go, and not before. To be called once.
 */
void
rgm_late_menu_open_late (void)
{
  const GType types[] = { GTK_TYPE_TEXT, GTK_TYPE_TEXT_VIEW, GTK_TYPE_LABEL };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *name = g_strconcat ("rgm-late-menu-", g_type_name (types[i]), NULL);

      rgm_map_hook_add_once (types[i], name, on_mapped_cb);
    }
}
