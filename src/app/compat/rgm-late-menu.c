#include "config.h"

#include "rgm-late-menu.h"

#include "rgm-map-hook.h"

/* GTK opens the menu of a text while the button is still down. Where the menu comes to lie under
 * the pointer, GTK 4.8 then tells it that a press is over which it never had, and loses count of
 * what is pressed. Here it opens once the button is let go. */

static GtkPopover *
find_menu (GtkWidget *text)
{
  GtkWidget *child = gtk_widget_get_first_child (text);

  while (child != NULL && !(GTK_IS_POPOVER_MENU (child) && gtk_widget_get_visible (child)))
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

static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkWidget *text)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  take_keyboard (text);
}

/* Whoever lets go elsewhere thought better of it. */
static void
on_released_cb (GtkGestureClick *click, int n_press, double x, double y, GtkWidget *text)
{
  GtkPopover *menu = NULL;

  if (gtk_widget_contains (text, x, y) && gtk_widget_activate_action (text, "menu.popup", NULL))
    menu = find_menu (text);
  /* By keys it opens at the caret. */
  if (menu != NULL)
    gtk_popover_set_pointing_to (menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
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
