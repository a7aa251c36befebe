#include "config.h"

#include "course-fixture.h"
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

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/course-choice/alike", test_alike);
  return g_test_run ();
}
