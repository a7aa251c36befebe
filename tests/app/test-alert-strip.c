/* What the page says above all else: few strips, however many sessions they are about. */
#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "rgm-alert-strip.h"
#include "rgm-course-page.h"
#include "rgm-why-window.h"

#define TODAY "2026-11-24"
/* Three are needed; from the fourth on, one every four months is extra. */
#define NEEDED "done 2023-01-10;done 2023-02-14;done 2023-03-21"
#define KEPT_UP                                                                                   \
  NEEDED ";done 2023-07-21;done 2023-11-21;done 2024-03-21;done 2024-07-21;done 2024-11-21;"      \
         "done 2025-03-21;done 2025-07-21"

/* A page in a window. */
typedef struct {
  CourseFixture *course;
  GtkWidget *window;
  GtkWidget *strip;
} Fixture;

static Fixture
make (const char *protocol, const char *sessions)
{
  Fixture fixture;
  GtkWidget *page = rgm_course_page_new ();

  fixture.course = course_fixture_new (protocol, NULL, sessions, TODAY);
  fixture.window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture.window), page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (page), fixture.course->model);
  course_fixture_settle ();
  fixture.strip = course_tree_find (page, RGM_TYPE_ALERT_STRIP, 0);
  return fixture;
}

static void
clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  course_fixture_settle ();
  course_fixture_free (fixture->course);
}

static void
assert_label (GtkWidget *widget, const char *label)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  course_fixture_settle ();
}

/* Seven that are past and extra are one line, with a way to each that a screen reader tells of. */
static void
test_sum (void)
{
  Fixture fixture = make ("hyperpigmentation", KEPT_UP);
  GtkWidget *strip = course_tree_find_class (fixture.strip, "alert-strip", 0);
  GtkWidget *more, *rows;

  g_assert_cmpuint (course_tree_count_class (fixture.strip, "alert-strip"), ==, 1);
  gtk_test_accessible_assert_role (strip, GTK_ACCESSIBLE_ROLE_ALERT);
  assert_label (strip, "7 sessions are extra: the course needs no more than 3.");
  /* What is not seen is not there. */
  g_assert_cmpuint (course_tree_count_class (fixture.strip, "alert-button"), ==, 1);
  more = course_tree_find_class (fixture.strip, "alert-button", 0);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (more)), ==, "Show All");
  gtk_test_accessible_assert_state (more, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);

  click (more);
  g_assert_true (course_tree_find_class (fixture.strip, "alert-button", 0) == more);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (more)), ==, "Show Fewer");
  gtk_test_accessible_assert_state (more, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  rows = course_tree_find_class (fixture.strip, "alert-rows", 0);
  gtk_test_accessible_assert_role (rows, GTK_ACCESSIBLE_ROLE_LIST);
  g_assert_cmpuint (course_tree_count_class (rows, "alert-row"), ==, 7);
  assert_label (course_tree_find_class (rows, "alert-row", 0),
                "The session of 21 Jul 2023 is extra: no more than 3 sessions are needed.");
  g_assert_cmpuint (course_tree_count_class (rows, "alert-button"), ==, 14);
  course_tree_assert_named (fixture.strip);

  click (more);
  g_assert_cmpuint (course_tree_count_class (fixture.strip, "alert-button"), ==, 1);
  clear (&fixture);
}

/* Each of them still has its reasons. */
static void
test_why (void)
{
  Fixture fixture = make ("hyperpigmentation", KEPT_UP);
  GtkWidget *why;
  GtkWindow *window;

  click (course_tree_find_class (fixture.strip, "alert-button", 0));
  why = course_tree_find_class (fixture.strip, "alert-button", 2);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (why)), ==, "Why?");
  click (why);
  window = course_tree_find_window (RGM_TYPE_WHY_WINDOW);
  g_assert_nonnull (window);
  gtk_window_destroy (window);
  clear (&fixture);
}

/* They stay shown while the course changes: what they say is about it. */
static void
test_stays_open (void)
{
  Fixture fixture = make ("hyperpigmentation", KEPT_UP);
  g_autoptr (RgmSessionRecord) last = course_fixture_dup_session (fixture.course, 9);

  click (course_tree_find_class (fixture.strip, "alert-button", 0));
  rgm_course_model_delete_session_async (fixture.course->model, last, NULL, NULL, NULL);
  while (rgm_course_model_get_plan (fixture.course->model)->n_sessions != 9)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
  g_assert_cmpuint (course_tree_count_class (fixture.strip, "alert-row"), ==, 6);
  assert_label (course_tree_find_class (fixture.strip, "alert-strip", 0),
                "6 sessions are extra: the course needs no more than 3.");
  clear (&fixture);
}

/* What asks for something to be done comes first, what is only a note last; a fourth kind waits
 * behind a button. */
static void
test_order (void)
{
  static const char *const sentences[] = {
    "2 sessions are booked too early.",
    "2 bookings have passed, and nobody has said whether they took place.",
    "The session of 28 Dec is extra: no more than 6 sessions are needed.",
    "Session 2 was 12 days too early: 3 Sep is 2 days after session 1.",
  };
  Fixture fixture = make ("acne-scars",
                          "done 2026-09-01;done 2026-09-03;booked 2026-10-01;booked 2026-10-02;"
                          "booked 2026-12-24;booked 2026-12-26;booked 2026-12-28");
  GtkWidget *more = course_tree_find_class (fixture.strip, "link-button", 0);

  g_assert_cmpuint (course_tree_count_class (fixture.strip, "alert-strip"), ==, 3);
  for (guint i = 0; i < 3; i++)
    assert_label (course_tree_find_class (fixture.strip, "alert-strip", i), sentences[i]);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (more)), ==, "Show 1 More Remark");

  click (more);
  g_assert_cmpuint (course_tree_count_class (fixture.strip, "link-button"), ==, 0);
  g_assert_cmpuint (course_tree_count_class (fixture.strip, "alert-strip"), ==, 4);
  assert_label (course_tree_find_class (fixture.strip, "alert-strip", 3), sentences[3]);
  clear (&fixture);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/alert-strip/sum", test_sum);
  g_test_add_func ("/alert-strip/why", test_why);
  g_test_add_func ("/alert-strip/stays-open", test_stays_open);
  g_test_add_func ("/alert-strip/order", test_order);
  return g_test_run ();
}
