#include "config.h"

#include "rgm-menu-focus.h"

/* The menu that a button is to have when it opens. */
#define NEXT_MENU "rgm-next-menu"

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
  g_autoptr (GMenuModel) menu = g_object_steal_data (G_OBJECT (button), NEXT_MENU);
  GtkPopover *popover;

  if (menu != NULL)
    gtk_menu_button_set_menu_model (button, menu);
  popover = gtk_menu_button_get_popover (button);
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

/**
 * rgm_menu_focus_set_menu:
 * @button: a button that keeps its focus
 * @menu: what its menu holds from now on
 *
 * Gives the button another menu: one that has been open as soon as it opens again. To replace it at
 * once would take the popover away in which an item has just been chosen, and GTK 4.8 then asks a
 * surface that is gone where the pointer is.
 */
void
rgm_menu_focus_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  GtkPopover *popover;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  popover = gtk_menu_button_get_popover (button);
  if (popover == NULL || !gtk_widget_get_realized (GTK_WIDGET (popover)))
    gtk_menu_button_set_menu_model (button, menu);
  else
    g_object_set_data_full (G_OBJECT (button), NEXT_MENU, g_object_ref (menu), g_object_unref);
}
