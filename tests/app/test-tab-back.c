#include "config.h"

#include "rgm-problem-page.h"
#include "rgm-start-page.h"
#include "rgm-text-field.h"

#include <adwaita.h>

/* More than there are places in any of them. */
#define MANY_KEYS 20

/* What buttons are there for. */
static void
add_actions (GtkWidget *widget)
{
  static const GActionEntry entries[] = {
    { .name = "keep-log" },
    { .name = "track-patients" },
    { .name = "try-again" },
    { .name = "salvage" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (widget, "win", G_ACTION_GROUP (actions));
}

/* Shift+Tab goes back through what hands the focus on, to what stands before it. */
static void
test_tab_back (gconstpointer make)
{
  GtkWidget *(*make_widget) (void) = make;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *widget = make_widget ();
  guint n_keys = 0;

  add_actions (window);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_grab_focus (widget));
  while (gtk_window_get_focus (GTK_WINDOW (window)) != before && n_keys++ < MANY_KEYS)
    gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpuint (n_keys, <, MANY_KEYS);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
make_field (void)
{
  return rgm_text_field_new ("Name");
}

static GtkWidget *
make_problem (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Failed");
  GtkWidget *page = rgm_problem_page_new ();

  rgm_problem_page_set_problem (RGM_PROBLEM_PAGE (page), error, "/somewhere/regimen.db");
  return page;
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_data_func ("/tab-back/field", make_field, test_tab_back);
  g_test_add_data_func ("/tab-back/start", rgm_start_page_new, test_tab_back);
  g_test_add_data_func ("/tab-back/problem", make_problem, test_tab_back);
  return g_test_run ();
}
