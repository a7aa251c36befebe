#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "display-fixture.h"
#include "rgm-choice-rows.h"
#include "rgm-course-choice.h"

#include <adwaita.h>
#include <string.h>

/* How the courses of a patient are called where one of them is chosen. */

#define SESSIONS "done 2026-10-16;done 2026-11-20;booked 2026-12-02T14:30"
#define TODAY "2026-11-24"

static gboolean
has_name (GtkDropDown *choice, const char *name)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (choice));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (names)); i++)
    if (strcmp (gtk_string_list_get_string (names, i), name) == 0)
      return TRUE;
  return FALSE;
}

/* Only courses of one concern on the same areas are told apart by when they began. */
static void
test_alike (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  GtkDropDown *choice = GTK_DROP_DOWN (g_object_ref_sink (gtk_drop_down_new (NULL, NULL)));

  course_fixture_add_course (fixture, "acne-scars", "back");
  rgm_course_choice_show (choice, fixture->model);
  g_assert_true (has_name (choice, "Acne scars · Face"));
  g_assert_true (has_name (choice, "Acne scars · Back"));
  course_fixture_add_course (fixture, "acne-scars", "face");
  rgm_course_choice_show (choice, fixture->model);
  g_assert_true (has_name (choice, "Acne scars · Face · Oct 2026"));
  g_assert_true (has_name (choice, "Acne scars · Face · Nov 2026"));
  g_assert_true (has_name (choice, "Acne scars · Back"));
  g_object_unref (choice);
  course_fixture_free (fixture);
}

static gboolean
is_shown (gpointer label)
{
  return label != NULL && gtk_widget_get_mapped (label) && gtk_widget_get_width (label) > 0;
}

static gboolean
is_open (gpointer list)
{
  return is_shown (course_tree_find (list, GTK_TYPE_LABEL, 1));
}

/* Opens the list of a choice of two. */
static GtkWidget *
open_list (GtkWidget *choice)
{
  GtkWidget *popover = course_tree_find (choice, GTK_TYPE_POPOVER, 0);
  GtkWidget *list = course_tree_find (popover, GTK_TYPE_LIST_VIEW, 0);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (choice)), TRUE);
  g_assert_true (display_wait_for (is_open, list));
  return list;
}

/* Where there is room for it, a name stands on one line, and no word of it is broken. */
static void
test_one_line (void)
{
  static const char *const names[] = { "Other scars · Face, Neck",
                                       "Hyperpigmentation · Face, Neck, Décolleté", NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list;

  rgm_choice_rows_name (choice);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 300);
  gtk_window_set_child (GTK_WINDOW (window), choice);
  display_show (window);
  list = open_list (choice);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkLabel *label = GTK_LABEL (course_tree_find (list, GTK_TYPE_LABEL, i));

      g_assert_cmpstr (gtk_label_get_label (label), ==, names[i]);
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (label)), ==, 1);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/course-choice/alike", test_alike);
  g_test_add_func ("/course-choice/one-line", test_one_line);
  return g_test_run ();
}
