/* The page of a course that cannot be planned. */
#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "rgm-course-page.h"
#include "rgm-session-dialog.h"
#include "rgm-session-menu.h"
#include "rgm-session-row.h"

#define SESSIONS "done 2026-10-16;done 2026-11-20;booked 2026-12-02T14:30"
#define TODAY "2026-11-24"

static gpointer
part (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (page, RGM_TYPE_COURSE_PAGE, name);
}

static void
on_window_cb (GtkWindow *window, gpointer page_window)
{
  if (window != page_window)
    gtk_window_destroy (window);
}

static void
close_others (GtkWidget *page_window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  g_list_foreach (windows, (GFunc) on_window_cb, page_window);
  course_fixture_settle ();
}

/* Finds the button of the page with these words. */
static GtkWidget *
find_button (GtkWidget *page, const char *label)
{
  guint n_buttons = course_tree_count_class (part (page, "problem"), "pill");

  for (guint i = 0; i < n_buttons; i++)
    {
      GtkWidget *button = course_tree_find_class (part (page, "problem"), "pill", i);

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
  return NULL;
}

/* What its protocol lacks is said with what it has, the course can be edited, and what else can be
 * done to it without a plan does no harm. */
static void
test_problem (void)
{
  static const char *const actions[] = {
    RGM_ACTION_EDIT, RGM_ACTION_BOOK, RGM_ACTION_ADD_PAST, RGM_ACTION_PAUSE, RGM_ACTION_STOP,
    RGM_ACTION_WHY, RGM_ACTION_EXPLAIN, RGM_ACTION_PLAN_REST, RGM_ACTION_PRINT,
    RGM_ACTION_SAVE_PDF, RGM_ACTION_EXPORT_CALENDAR, RGM_ACTION_IMPORT_CALENDAR,
  };
  CourseFixture *fixture = course_fixture_new ("acne-scars", "<endless>", SESSIONS, TODAY);
  GtkWidget *page = rgm_course_page_new ();
  GtkWidget *window = adw_window_new ();
  AdwStatusPage *problem;

  adw_window_set_content (ADW_WINDOW (window), page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (page), fixture->model);
  course_fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (part (page, "stack")), ==, "problem");
  problem = part (page, "problem");
  g_assert_cmpstr (adw_status_page_get_description (problem), ==,
                   "The protocol acne-scars has no severity “&lt;endless&gt;”; it has severe.");
  g_assert_true (gtk_widget_get_sensitive (find_button (page, "_Edit Course…")));
  course_tree_assert_named (page);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (page, actions[i], NULL);
      course_fixture_settle ();
      close_others (window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  course_fixture_settle ();
  course_fixture_free (fixture);
}

/* The session that is to blame is named, and can be edited or deleted; the others are there too,
 * and without it the course is a course again. */
static void
test_blamed_session (void)
{
  CourseFixture *fixture = course_fixture_new (
    "acne-scars", NULL, "done 2026-10-16;booked 9999-12-20;done 2026-11-20", TODAY);
  GtkWidget *page = rgm_course_page_new ();
  GtkWidget *window = adw_window_new ();
  g_autoptr (RgmSessionRecord) far = NULL;

  adw_window_set_content (ADW_WINDOW (window), page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (page), fixture->model);
  course_fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (part (page, "stack")), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_description (part (page, "problem")), ==,
                   "The session of 20 Dec 9999 leads to dates outside the years 1 to 9999: "
                   "choose another day for it, or delete it.");
  course_tree_assert_named (page);
  g_assert_null (find_button (page, "_Edit Course…"));
  g_assert_nonnull (course_tree_find (part (page, "problem_sessions"), RGM_TYPE_SESSION_ROW, 2));

  far = course_fixture_dup_session (fixture, 2);
  g_signal_emit_by_name (find_button (page, "_Edit Session…"), "clicked");
  course_fixture_settle ();
  g_assert_nonnull (course_tree_find_window (RGM_TYPE_SESSION_DIALOG));
  close_others (window);

  g_signal_emit_by_name (find_button (page, "_Delete Session"), "clicked");
  while (rgm_course_model_get_plan (fixture->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (part (page, "stack")), ==, "course");
  g_assert_null (rgm_course_model_find_session (fixture->model, far->id));
  gtk_window_destroy (GTK_WINDOW (window));
  course_fixture_settle ();
  course_fixture_free (fixture);
}

/* Where the clock of the computer is behind, what took place seems to be still to come: what is
 * taken for today is said, and nothing that deletes a true record is offered first. */
static void
test_clock_behind (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, "2026-11-10");
  GtkWidget *page = rgm_course_page_new ();
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (page), fixture->model);
  course_fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (part (page, "stack")), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_description (part (page, "problem")), ==,
                   "The session of 20 Nov 2026 is done, but that day is still to come: today is "
                   "taken to be 10 Nov 2026. If that is wrong, set the clock of this computer; if "
                   "it is right, choose another day for the session.");
  g_assert_nonnull (find_button (page, "_Edit Session…"));
  g_assert_null (find_button (page, "_Delete Session"));
  gtk_window_destroy (GTK_WINDOW (window));
  course_fixture_settle ();
  course_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/course-problem/actions", test_problem);
  g_test_add_func ("/course-problem/blamed-session", test_blamed_session);
  g_test_add_func ("/course-problem/clock-behind", test_clock_behind);
  return g_test_run ();
}
