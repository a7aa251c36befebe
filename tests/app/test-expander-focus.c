#include "config.h"

#include "rgm-expander-focus.h"

#include "display-fixture.h"

#include <adwaita.h>

/* Arrow keys at an expander: closed, nothing in it can have the keyboard, and nobody complains;
 * opened, all of it can. */
static void
test_arrows (void)
{
  static const GtkDirectionType directions[] = { GTK_DIR_RIGHT, GTK_DIR_LEFT, GTK_DIR_UP,
                                                 GTK_DIR_DOWN, GTK_DIR_TAB_FORWARD };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *expander = gtk_expander_new ("What suits whom");
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (int i = 0; i < 3; i++)
    gtk_box_append (GTK_BOX (inside), gtk_button_new_with_label ("A source"));
  gtk_expander_set_child (GTK_EXPANDER (expander), inside);
  gtk_window_set_child (GTK_WINDOW (window), expander);
  display_show (window);
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (directions); i++)
    {
      gboolean is_open = i >= G_N_ELEMENTS (directions);

      gtk_expander_set_expanded (GTK_EXPANDER (expander), is_open);
      display_wait_ms (50);
      g_assert_true (gtk_widget_get_mapped (inside) == is_open);
      gtk_widget_grab_focus (expander);
      g_signal_emit_by_name (window, "move-focus", directions[i % G_N_ELEMENTS (directions)]);
      display_wait_ms (20);
    }
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), inside));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  rgm_expander_focus_mend ();
  g_test_add_func ("/expander-focus/arrows", test_arrows);
  return g_test_run ();
}
