/* The menu of a button whose items change what the menu holds. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-menu-focus.h"

#include <adwaita.h>

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static GMenuModel *
make_menu (const char *label)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, label, "app.nothing");
  return G_MENU_MODEL (menu);
}

/* What has been open is replaced when it opens again, not under the pointer. */
static void
test_replaced_when_opened (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  g_autoptr (GMenuModel) first = make_menu ("First");
  g_autoptr (GMenuModel) second = make_menu ("Second");
  GtkPopover *popover;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (button));
  rgm_menu_focus_keep (button);
  rgm_menu_focus_set_menu (button, second);
  rgm_menu_focus_set_menu (button, first);
  g_assert_true (gtk_menu_button_get_menu_model (button) == first);
  display_show (window);

  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  g_assert_true (display_wait_for (is_mapped, popover));
  rgm_menu_focus_set_menu (button, second);
  g_assert_true (gtk_menu_button_get_popover (button) == popover);
  gtk_menu_button_popdown (button);
  g_assert_true (gtk_menu_button_get_menu_model (button) == first);

  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_menu_model (button) == second);
  g_assert_true (display_wait_for (is_mapped, gtk_menu_button_get_popover (button)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/menu-focus/replaced-when-opened", test_replaced_when_opened);
  return g_test_run ();
}
