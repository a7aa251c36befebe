#include "config.h"

#include "rgm-menu-focus.h"

static gboolean
has_focus_in_sight (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_get_mapped (focus);
}

static gboolean
on_idle_cb (gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (data);

  if (GTK_IS_WINDOW (root) && !has_focus_in_sight (GTK_WINDOW (root)))
    gtk_widget_grab_focus (data);
  return G_SOURCE_REMOVE;
}

static void
on_closed_cb (GtkWidget *button)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle_cb, g_object_ref (button), g_object_unref);
}

/* Whenever it has another menu, it has another popover. */
static void
on_create_popup_cb (GtkMenuButton *button, gpointer data)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  g_signal_handlers_disconnect_by_func (popover, on_closed_cb, button);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed_cb), button,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_menu_focus_keep:
 * @button: a button with a menu that has submenus
 *
 * Gives the focus back to the button when its menu closes. GTK 4.8 does so only from the menu
 * itself: closed from a submenu, the focus stays on what is not seen any more, and the window
 * hears no key.
 */
void
rgm_menu_focus_keep (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_create_popup_func (button, on_create_popup_cb, NULL, NULL);
}
