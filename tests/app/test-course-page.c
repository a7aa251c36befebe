#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "rgm-alert-strip.h"
#include "rgm-course-page.h"
#include "rgm-course-views.h"
#include "rgm-session-circles.h"
#include "rgm-session-menu.h"
#include "rgm-session-row.h"
#include "rgm-timeline-view.h"
#include "rgm-why-window.h"

#define SESSIONS "done 2026-10-16;done 2026-11-20;booked 2026-12-02T14:30"
#define TODAY "2026-11-24"

/* A page in a window that is not shown. */
typedef struct {
  CourseFixture *course;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static Fixture
make (const char *protocol, const char *sessions, const char *today)
{
  Fixture fixture;

  fixture.course = course_fixture_new (protocol, NULL, sessions, today);
  fixture.page = rgm_course_page_new ();
  fixture.window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture.window), fixture.page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (fixture.page), fixture.course->model);
  course_fixture_settle ();
  return fixture;
}

static void
clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  course_fixture_settle ();
  course_fixture_free (fixture->course);
}

static const char *
view_of (Fixture *fixture)
{
  GObject *stack =
    gtk_widget_get_template_child (fixture->page, RGM_TYPE_COURSE_PAGE, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
activate (Fixture *fixture, const char *action, guint session)
{
  g_autoptr (RgmSessionRecord) record = course_fixture_dup_session (fixture->course, session);

  g_assert_true (gtk_widget_activate_action (fixture->page, action, "s", record->id));
}

/* Waits until the model has the number of sessions, and that many alerts. */
static void
wait_for (Fixture *fixture, gsize n_sessions, gsize n_alerts)
{
  RgmPlan *plan;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      plan = rgm_course_model_get_plan (fixture->course->model);
    }
  while (plan == NULL || plan->n_sessions != n_sessions || plan->n_alerts != n_alerts);
  course_fixture_settle ();
}

static void
test_views (void)
{
  Fixture empty = make (NULL, NULL, TODAY);
  Fixture course = make ("acne-scars", SESSIONS, TODAY);

  g_assert_cmpstr (view_of (&empty), ==, "empty");
  g_assert_cmpstr (view_of (&course), ==, "course");
  clear (&empty);
  clear (&course);
}

/* Every icon-only button of every state has a name. */
static void
test_names (void)
{
  const char *const sessions[] = { "", SESSIONS, "cancelled 2026-10-01;missed 2026-10-02" };

  for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      Fixture fixture = make ("acne-scars", sessions[i], TODAY);

      course_tree_assert_named (fixture.page);
      clear (&fixture);
    }
}

static void
test_circles (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);
  GtkWidget *circles = course_tree_find (fixture.page, RGM_TYPE_SESSION_CIRCLES, 0);
  GtkWidget *third = course_tree_find_class (circles, "session-circle", 2);

  gtk_test_accessible_assert_role (circles, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_cmpuint (course_tree_count_class (circles, "session-circle"), ==, 6);
  gtk_test_accessible_assert_role (third, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (
    third, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Why? Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2.");
  g_assert_true (gtk_widget_has_css_class (third, "too-early"));
  g_assert_true (gtk_widget_has_css_class (course_tree_find_class (circles, "session-circle", 0),
                                           "done"));
  clear (&fixture);
}

static void
test_alert (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);
  GtkWidget *strip = course_tree_find (fixture.page, RGM_TYPE_ALERT_STRIP, 0);
  GtkWidget *alert = course_tree_find_class (strip, "alert-strip", 0);

  gtk_test_accessible_assert_role (alert, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (
    alert, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2.");
  g_assert_cmpuint (course_tree_count_class (strip, "alert-button"), ==, 2);
  clear (&fixture);
}

/* What passed and is too early has both alerts, with a move, three ways to say what became of it,
 * and each its reason. */
static void
test_alerts_of_one_session (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, "2026-12-03");
  GtkWidget *strip = course_tree_find (fixture.page, RGM_TYPE_ALERT_STRIP, 0);

  g_assert_cmpuint (course_tree_count_class (strip, "alert-strip"), ==, 2);
  g_assert_cmpuint (course_tree_count_class (strip, "alert-button"), ==, 6);
  clear (&fixture);
}

static void
test_no_alert (void)
{
  Fixture fixture = make ("acne-scars", "done 2026-11-20;booked 2026-12-18", TODAY);
  GtkWidget *strip = course_tree_find (fixture.page, RGM_TYPE_ALERT_STRIP, 0);

  g_assert_false (gtk_widget_get_visible (strip));
  clear (&fixture);
}

static void
test_rows (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);
  GtkWidget *second = course_tree_find (fixture.page, RGM_TYPE_SESSION_ROW, 1);
  GtkWidget *menu = course_tree_find (second, GTK_TYPE_MENU_BUTTON, 0);

  gtk_test_accessible_assert_role (second, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (
    second, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Fri 20 Nov 2026. SkinPen · 0.50–1.50 mm · Clinic. Session 2 was on time: 20 Nov is 35 days "
    "after session 1.");
  gtk_test_accessible_assert_property (menu, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Actions for Fri 20 Nov 2026");
  clear (&fixture);
}

/* Where nothing is left to plan, no button offers it. */
static void
test_plan_rest (void)
{
  const char *const sessions[] = {
    SESSIONS,
    "done 2026-01-12;done 2026-02-12;done 2026-03-12;done 2026-04-12;done 2026-05-12;"
    "done 2026-06-12",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      Fixture fixture = make ("acne-scars", sessions[i], TODAY);
      GObject *button = gtk_widget_get_template_child (fixture.page, RGM_TYPE_COURSE_PAGE,
                                                       "plan_rest_button");

      g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (button)), ==, i == 0);
      clear (&fixture);
    }
}

/* What became of a session is told once. */
static void
test_missed_row (void)
{
  Fixture fixture = make ("acne-scars", "done 2026-10-16;missed 2026-11-20", TODAY);
  GtkWidget *row = course_tree_find (fixture.page, RGM_TYPE_SESSION_ROW, 1);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Fri 20 Nov 2026. Missed");
  g_assert_false (gtk_widget_get_visible (course_tree_find_class (row, "verdict", 0)));
  clear (&fixture);
}

/* A name of its own keeps GTK 4.8 from saying the text of a button twice. */
static void
test_button_names (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);
  GtkWidget *strip = course_tree_find (fixture.page, RGM_TYPE_ALERT_STRIP, 0);
  GtkWidget *why = course_tree_find_class (strip, "alert-button", 1);

  gtk_test_accessible_assert_property (why, GTK_ACCESSIBLE_PROPERTY_LABEL, "Why?");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (why),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  clear (&fixture);
}

static guint
count_items (GMenuModel *menu)
{
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section =
        g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      n += (guint) g_menu_model_get_n_items (section);
    }
  return n;
}

/* A booking to come can be cancelled; only one whose day has come can have taken place. */
static void
test_menus (void)
{
  const struct {
    const char *today;
    guint n;
  } cases[] = { { "2026-12-01", 5 }, { "2026-12-02", 7 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture = make ("acne-scars", SESSIONS, cases[i].today);
      GtkWidget *row = course_tree_find (fixture.page, RGM_TYPE_SESSION_ROW, 2);
      g_autoptr (GMenu) menu =
        rgm_session_menu_new (rgm_session_row_get_item (RGM_SESSION_ROW (row)));

      g_assert_cmpuint (count_items (G_MENU_MODEL (menu)), ==, cases[i].n);
      clear (&fixture);
    }
}

static void
test_confirm (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, "2026-12-03");
  g_autoptr (RgmSessionRecord) record = NULL;

  activate (&fixture, RGM_ACTION_CONFIRM_SESSION, 2);
  wait_for (&fixture, 3, 1);
  record = course_fixture_dup_session (fixture.course, 2);
  g_assert_cmpint (record->state, ==, RGM_SESSION_DONE);
  g_assert_cmpint (rgm_course_model_get_plan (fixture.course->model)->counted, ==, 3);
  clear (&fixture);
}

static void
test_cancel_and_delete (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);

  activate (&fixture, RGM_ACTION_CANCEL_SESSION, 2);
  wait_for (&fixture, 2, 0);
  g_assert_cmpuint (rgm_course_model_get_content (fixture.course->model)->sessions->len, ==, 3);
  activate (&fixture, RGM_ACTION_DELETE_SESSION, 2);
  while (rgm_course_model_get_content (fixture.course->model)->sessions->len != 2)
    g_main_context_iteration (NULL, TRUE);
  clear (&fixture);
}

static gboolean
is_told (GtkWidget *question, const char *change)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < course_tree_count_class (question, "change"); i++)
    is_found |= g_str_equal (gtk_label_get_label (GTK_LABEL (course_tree_find_class (
                               question, "change", i))), change);
  return is_found;
}

/* Whatever becomes of a session is done at once, unless others change by it: then what changes is
 * told first, and nothing is done without a yes, which Return gives: the keyboard is there, and not
 * on what explains the changes. */
static void
test_asks_where_others_change (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS ";booked 2027-01-13", TODAY);
  const struct {
    const char *action;
    guint session;
    const char *told;
  } cases[] = {
    { RGM_ACTION_DELETE_SESSION, 1, "Next session: 18 Dec – 1 Jan → 13–27 Nov" },
    { RGM_ACTION_CANCEL_SESSION, 2, "Wed 13 Jan: 42 days · on time → 54 days · 12 days late" },
    { RGM_ACTION_MISS_SESSION, 2, "Wed 13 Jan: 42 days · on time → 54 days · 12 days late" },
    { RGM_ACTION_DELETE_SESSION, 2, "Wed 13 Jan: 42 days · on time → 54 days · 12 days late" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *question;

      g_test_message ("%s %u", cases[i].action, cases[i].session);
      activate (&fixture, cases[i].action, cases[i].session);
      question = GTK_WIDGET (course_tree_find_question (fixture.window));
      g_assert_nonnull (question);
      g_assert_true (is_told (question, cases[i].told));
      g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (question)));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (question))
                     == gtk_window_get_default_widget (GTK_WINDOW (question)));
      course_tree_answer (fixture.window, "0");
      g_assert_cmpuint (rgm_course_model_get_plan (fixture.course->model)->n_sessions, ==, 4);
    }
  activate (&fixture, RGM_ACTION_CANCEL_SESSION, 2);
  course_tree_answer (fixture.window, "1");
  wait_for (&fixture, 3, 0);
  /* The last booking: nothing follows it. */
  activate (&fixture, RGM_ACTION_CANCEL_SESSION, 3);
  g_assert_null (course_tree_find_question (fixture.window));
  wait_for (&fixture, 2, 0);
  clear (&fixture);
}

/* The user chooses between two courses of one concern, and a course that was chosen stays chosen
 * when all are loaded again. */
static void
test_two_courses (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);
  RgmCourseModel *model = fixture.course->model;
  GtkDropDown *courses;
  const char *first_id, *second_id;

  course_fixture_add_course (fixture.course, "acne-scars", "back");
  courses = GTK_DROP_DOWN (
    gtk_widget_get_template_child (fixture.page, RGM_TYPE_COURSE_PAGE, "courses"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (courses)));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (courses)), ==, 2);
  for (guint chosen = 0; chosen < 2; chosen++)
    {
      g_autofree char *id = NULL;

      gtk_drop_down_set_selected (courses, chosen);
      course_fixture_settle ();
      id = g_strdup (rgm_course_item_get_id (rgm_course_model_get_course (model)));
      course_fixture_add_course (fixture.course, "scars", "neck");
      g_assert_cmpstr (rgm_course_item_get_id (rgm_course_model_get_course (model)), ==, id);
      if (chosen == 0)
        first_id = g_intern_string (id);
      else
        second_id = g_intern_string (id);
    }
  g_assert_cmpstr (first_id, !=, second_id);
  clear (&fixture);
}

static void
test_why (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);
  RgmPlan *plan = rgm_course_model_get_plan (fixture.course->model);
  const RgmTopic of_next = { RGM_TOPIC_NEXT, 0 };
  const RgmTopic of_third = { RGM_TOPIC_SESSION, 2 };
  RgmWhyWindow *next = rgm_why_window_new (
    plan, NULL, NULL, &of_next, rgm_course_model_get_catalogue (fixture.course->model));
  RgmWhyWindow *third = rgm_why_window_new (plan, NULL, NULL, &of_third, NULL);
  GtkWidget *card = course_tree_find_class (GTK_WIDGET (next), "reason-card", 0);

  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (card),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (next)), ==, "Why These Dates?");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (third)), ==, "Session 3: Why?");
  g_assert_cmpuint (course_tree_count_class (GTK_WIDGET (next), "claim-in-use"), ==, 2);
  gtk_window_destroy (GTK_WINDOW (next));
  gtk_window_destroy (GTK_WINDOW (third));
  clear (&fixture);
}

/* The window that explains, opened by an action; it is closed again. */
static void
assert_explains (Fixture *fixture, GtkWidget *asked, const char *title)
{
  GtkWindow *window;

  g_assert_true (GTK_IS_BUTTON (asked));
  g_signal_emit_by_name (asked, "clicked");
  course_fixture_settle ();
  window = course_tree_find_window (RGM_TYPE_WHY_WINDOW);
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_window_get_title (window), ==, title);
  gtk_window_destroy (window);
  course_fixture_settle ();
}

/* Verdicts, windows, the next dates and the end of the course all open the same explanation. */
static void
test_why_everywhere (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);

  assert_explains (&fixture, course_tree_find_class (fixture.page, "verdict-button", 0),
                   "Session 1: Why?");
  assert_explains (&fixture, course_tree_find_class (fixture.page, "verdict-button", 2),
                   "Session 3: Why?");
  gtk_test_accessible_assert_property (course_tree_find_class (fixture.page, "link-button", 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Why This Finish?");
  assert_explains (&fixture, course_tree_find_class (fixture.page, "link-button", 0),
                   "Finish: Why?");
  assert_explains (&fixture, course_tree_find_class (fixture.page, "link-button", 1),
                   "Why These Dates?");
  assert_explains (&fixture, course_tree_find_class (fixture.page, "window-button", 0),
                   "Visible results after session 1: Why?");
  clear (&fixture);
}

static RgmTimelineViewport *
get_viewport (Fixture *fixture)
{
  GtkWidget *views = rgm_course_page_get_views (RGM_COURSE_PAGE (fixture->page));

  return rgm_timeline_view_get_viewport (
    rgm_course_views_get_timeline (RGM_COURSE_VIEWS (views)));
}

static gboolean
on_over_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Longer than a view needs to come to rest. */
static void
let_view_rest (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (150, on_over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* The timeline shows a course as it was looked at last, also in another window and another run;
 * another course has days of its own. */
static void
test_range_per_course (void)
{
  Fixture fixture = make ("acne-scars", SESSIONS, TODAY);
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autoptr (RgmSettings) settings = rgm_settings_new (places->schema_dir);
  GtkWidget *page = fixture.page;
  GtkWidget *window = fixture.window;
  g_autofree char *first = NULL;
  RgmSpan range, again;

  rgm_course_range_set_settings (rgm_course_page_get_range (RGM_COURSE_PAGE (page)), settings);

  first = g_strdup (rgm_course_item_get_id (rgm_course_model_get_course (fixture.course->model)));
  rgm_timeline_viewport_set_room (get_viewport (&fixture), 700, FALSE);
  let_view_rest ();
  g_assert_false (rgm_timeline_viewport_get_range (get_viewport (&fixture), &range));
  rgm_timeline_viewport_zoom (get_viewport (&fixture), 3, 200);
  let_view_rest ();
  g_assert_true (rgm_timeline_viewport_get_range (get_viewport (&fixture), &range));

  course_fixture_add_course (fixture.course, "acne-scars", "neck");
  let_view_rest ();
  g_assert_cmpstr (rgm_course_item_get_id (rgm_course_model_get_course (fixture.course->model)),
                   !=, first);
  g_assert_false (rgm_timeline_viewport_get_range (get_viewport (&fixture), &again));
  rgm_course_model_select_course (fixture.course->model, first);
  let_view_rest ();
  g_assert_true (rgm_timeline_viewport_get_range (get_viewport (&fixture), &again));
  g_assert_cmpint (again.first, ==, range.first);
  g_assert_cmpint (again.last, ==, range.last);

  fixture.page = rgm_course_page_new ();
  fixture.window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture.window), fixture.page);
  rgm_course_range_set_settings (rgm_course_page_get_range (RGM_COURSE_PAGE (fixture.page)),
                                 settings);
  rgm_course_page_set_model (RGM_COURSE_PAGE (fixture.page), fixture.course->model);
  let_view_rest ();
  g_assert_true (rgm_timeline_viewport_get_range (get_viewport (&fixture), &again));
  g_assert_cmpint (again.first, ==, range.first);
  g_assert_cmpint (again.last, ==, range.last);
  g_assert_true (page != fixture.page);
  gtk_window_destroy (GTK_WINDOW (window));
  clear (&fixture);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/course-page/views", test_views);
  g_test_add_func ("/course-page/names", test_names);
  g_test_add_func ("/course-page/circles", test_circles);
  g_test_add_func ("/course-page/alert", test_alert);
  g_test_add_func ("/course-page/alerts-of-one-session", test_alerts_of_one_session);
  g_test_add_func ("/course-page/no-alert", test_no_alert);
  g_test_add_func ("/course-page/rows", test_rows);
  g_test_add_func ("/course-page/plan-rest", test_plan_rest);
  g_test_add_func ("/course-page/missed-row", test_missed_row);
  g_test_add_func ("/course-page/button-names", test_button_names);
  g_test_add_func ("/course-page/menus", test_menus);
  g_test_add_func ("/course-page/confirm", test_confirm);
  g_test_add_func ("/course-page/cancel-and-delete", test_cancel_and_delete);
  g_test_add_func ("/course-page/asks-where-others-change", test_asks_where_others_change);
  g_test_add_func ("/course-page/two-courses", test_two_courses);
  g_test_add_func ("/course-page/why", test_why);
  g_test_add_func ("/course-page/why-everywhere", test_why_everywhere);
  g_test_add_func ("/app/course-page/range-per-course", test_range_per_course);

  return g_test_run ();
}
