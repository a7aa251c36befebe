#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "entering.h"
#include "rgm-alert-strip.h"
#include "rgm-changes-list.h"
#include "rgm-course-circle.h"
#include "rgm-course-page.h"
#include "rgm-course-views.h"
#include "rgm-rest-dialog.h"
#include "rgm-session-circles.h"
#include "rgm-session-dialog-private.h"
#include "rgm-session-menu.h"
#include "rgm-text-field.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-chart.h"
#include "rgm-timeline-cursor.h"
#include "rgm-why-window.h"

/* Whatever way somebody asks “Why?”, the same explanation opens. */

#define SESSIONS "done 2026-10-16;done 2026-11-20;booked 2026-12-02T14:30"
#define TODAY "2026-11-24"
#define OFFER "Change _Basis…\n"

typedef struct {
  CourseFixture *course;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, const char *today)
{
  fixture->course = course_fixture_new ("acne-scars", NULL, SESSIONS, today);
  fixture->page = rgm_course_page_new ();
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 900);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (fixture->page), fixture->course->model);
  gtk_window_present (GTK_WINDOW (fixture->window));
  course_fixture_settle ();
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  course_fixture_settle ();
  course_fixture_free (fixture->course);
}

static void
append_words (GtkWidget *widget, gpointer words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
}

static char *
read_words (RgmWhyWindow *window)
{
  GString *words = g_string_new (gtk_window_get_title (GTK_WINDOW (window)));

  course_tree_walk (GTK_WIDGET (window), append_words, words);
  return g_string_free (words, FALSE);
}

/* What is open says what there is to say of a topic of @plan; it is closed again. */
static void
assert_explained_by (Fixture *fixture, RgmPlan *plan, RgmTopicKind kind, guint index)
{
  RgmCourseModel *model = fixture->course->model;
  const RgmTopic topic = { kind, index };
  RgmWhyWindow *found, *wanted;
  g_autofree char *found_words = NULL;
  g_autofree char *wanted_words = NULL;
  g_autoptr (GString) words = NULL;

  course_fixture_settle ();
  found = course_tree_find_window (RGM_TYPE_WHY_WINDOW);
  g_assert_nonnull (found);
  found_words = read_words (found);
  gtk_window_destroy (GTK_WINDOW (found));
  wanted = rgm_why_window_new (plan, rgm_course_model_get_content (model), NULL,
                               &topic, rgm_course_model_get_catalogue (model));
  wanted_words = read_words (wanted);
  gtk_window_destroy (GTK_WINDOW (wanted));
  course_fixture_settle ();
  /* The page offers to change the basis as well. */
  words = g_string_new (found_words);
  g_string_replace (words, OFFER, "", 1);
  g_assert_cmpstr (words->str, ==, wanted_words);
}

static void
assert_explained (Fixture *fixture, RgmTopicKind kind, guint index)
{
  assert_explained_by (fixture, rgm_course_model_get_plan (fixture->course->model), kind, index);
}

static void
click (GtkWidget *root, const char *css_class, guint position)
{
  GtkWidget *button = course_tree_find_class (root, css_class, position);

  g_assert_true (GTK_IS_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_page (void)
{
  Fixture fixture;
  GtkWidget *alerts;

  set_up (&fixture, TODAY);
  alerts = course_tree_find (fixture.page, RGM_TYPE_ALERT_STRIP, 0);
  click (alerts, "alert-button", 1);
  assert_explained (&fixture, RGM_TOPIC_SESSION, 2);
  click (fixture.page, "verdict-button", 2);
  assert_explained (&fixture, RGM_TOPIC_SESSION, 2);
  click (fixture.page, "link-button", 0);
  assert_explained (&fixture, RGM_TOPIC_FINISH, 0);
  click (fixture.page, "link-button", 1);
  assert_explained (&fixture, RGM_TOPIC_NEXT, 0);
  tear_down (&fixture);
}

/* A booking that has passed is explained by its strip too. */
static void
test_unconfirmed (void)
{
  Fixture fixture;
  GtkWidget *alerts;
  guint last;

  set_up (&fixture, "2026-12-03");
  alerts = course_tree_find (fixture.page, RGM_TYPE_ALERT_STRIP, 0);
  last = course_tree_count_class (alerts, "alert-button") - 1;
  click (alerts, "alert-button", last);
  assert_explained (&fixture, RGM_TOPIC_SESSION, 2);
  tear_down (&fixture);
}

/* The keys of timeline and calendar, on the same day. */
static void
test_views (void)
{
  Fixture fixture;
  RgmCourseViews *views;
  GtkWidget *cursor;

  set_up (&fixture, TODAY);
  views = RGM_COURSE_VIEWS (rgm_course_page_get_views (RGM_COURSE_PAGE (fixture.page)));
  cursor = course_tree_find (fixture.page, RGM_TYPE_TIMELINE_CURSOR, 0);
  rgm_day_cursor_set_place (rgm_timeline_view_get_cursor (rgm_course_views_get_timeline (views)),
                            course_fixture_day ("2026-12-02"), RGM_LANE_SESSIONS);
  g_assert_true (gtk_widget_activate_action (cursor, "timeline-cursor.why", NULL));
  assert_explained (&fixture, RGM_TOPIC_SESSION, 2);
  g_object_set (views, "shown", "calendar", NULL);
  course_fixture_settle ();
  gtk_widget_activate_action (course_tree_find (fixture.page, RGM_TYPE_CALENDAR_VIEW, 0),
                              "calendar.why", NULL);
  assert_explained (&fixture, RGM_TOPIC_SESSION, 2);
  tear_down (&fixture);
}

/* Every circle that has a date explains it. */
static void
test_circles (void)
{
  Fixture fixture;
  g_autoptr (GArray) circles = NULL;

  set_up (&fixture, TODAY);
  circles = rgm_course_circle_list (rgm_course_model_get_plan (fixture.course->model));
  g_assert_cmpuint (circles->len, ==, 6);
  for (guint i = 0; i < circles->len; i++)
    {
      const RgmCourseCircle *circle = &g_array_index (circles, RgmCourseCircle, i);

      click (fixture.page, "session-circle", i);
      assert_explained (&fixture, i < 3 ? RGM_TOPIC_SESSION : RGM_TOPIC_FORECAST,
                        (guint) (i < 3 ? circle->session : circle->row));
    }
  tear_down (&fixture);
}

/* Tab stops at them once, where the course goes on; arrow keys go on from there, and the keyboard
 * stays where it is when the course is shown again. */
static void
test_circles_by_keys (void)
{
  Fixture fixture;
  GtkWidget *circles;

  set_up (&fixture, TODAY);
  circles = course_tree_find (fixture.page, RGM_TYPE_SESSION_CIRCLES, 0);
  g_assert_true (gtk_widget_child_focus (circles, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_has_focus (course_tree_find_class (circles, "session-circle", 2)));
  g_assert_true (gtk_widget_child_focus (circles, GTK_DIR_RIGHT));
  g_assert_true (gtk_widget_has_focus (course_tree_find_class (circles, "session-circle", 3)));
  g_assert_false (gtk_widget_child_focus (circles, GTK_DIR_TAB_FORWARD));
  rgm_session_circles_set_plan (RGM_SESSION_CIRCLES (circles),
                                rgm_course_model_get_plan (fixture.course->model));
  g_assert_true (gtk_widget_has_focus (course_tree_find_class (circles, "session-circle", 3)));
  tear_down (&fixture);
}

/* What the first entry of the menu that is open does. */
static void
choose_why (GtkWidget *view)
{
  GtkWidget *menu = course_tree_find (view, GTK_TYPE_POPOVER_MENU, 0);
  g_autoptr (GMenuModel) section = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *action = NULL;

  course_fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (menu));
  section = g_menu_model_get_item_link (
    gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)), 0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_ACTION, "s",
                                                  &action));
  target = g_menu_model_get_item_attribute_value (section, 0, G_MENU_ATTRIBUTE_TARGET, NULL);
  gtk_popover_popdown (GTK_POPOVER (menu));
  g_assert_true (gtk_widget_activate_action_variant (view, action, target));
}

/* What a menu is asked for with; what takes sessions up is in a group with what drags them. */
static gpointer
find_gesture (GtkWidget *widget, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GList) group = NULL;

      if (G_OBJECT_TYPE (controller) != type
          || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) != button)
        continue;
      group = gtk_gesture_get_group (GTK_GESTURE (controller));
      if (group->next == NULL)
        return controller;
    }
  g_assert_not_reached ();
}

/* The bar that is explained by @topic, and its middle on the chart. */
static GtkWidget *
find_bar (GtkWidget *chart, const RgmTopic *topic, double *x, double *y)
{
  graphene_rect_t bounds;
  GtkWidget *bar;

  for (guint i = 0;; i++)
    {
      RgmTopic found;

      bar = course_tree_find (chart, RGM_TYPE_TIMELINE_BAR, i);
      found = rgm_timeline_caption_topic (
        rgm_timeline_bar_get_shown (RGM_TIMELINE_BAR (bar)));
      if (found.kind == topic->kind && found.index == topic->index)
        break;
    }
  g_assert_true (gtk_widget_compute_bounds (bar, chart, &bounds));
  *x = bounds.origin.x + bounds.size.width / 2;
  *y = bounds.origin.y + bounds.size.height / 2;
  return bar;
}

/* The menu opens when the button is let go. */
static void
press_second_button (GtkWidget *chart, double x, double y)
{
  GtkGesture *click = find_gesture (chart, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_SECONDARY);
  GtkWidget *menu;

  g_signal_emit_by_name (click, "pressed", 1, x, y);
  menu = course_tree_find (chart, GTK_TYPE_POPOVER_MENU, 0);
  g_assert_false (menu != NULL && gtk_widget_get_visible (menu));
  g_signal_emit_by_name (click, "released", 1, x, y);
}

/* The menu of a bar by the second button, and by a finger that rests on it. */
static void
test_menu (void)
{
  const RgmTopic topic = { RGM_TOPIC_NEXT, 0 };
  Fixture fixture;
  GtkWidget *chart, *bar;
  double x, y;

  set_up (&fixture, TODAY);
  chart = course_tree_find (fixture.page, RGM_TYPE_TIMELINE_CHART, 0);
  bar = find_bar (chart, &topic, &x, &y);
  press_second_button (chart, x, y);
  choose_why (chart);
  assert_explained (&fixture, topic.kind, topic.index);
  g_signal_emit_by_name (find_gesture (chart, GTK_TYPE_GESTURE_LONG_PRESS, GDK_BUTTON_PRIMARY),
                         "pressed", x, y);
  choose_why (chart);
  assert_explained (&fixture, topic.kind, topic.index);
  g_assert_true (gtk_widget_activate_action (bar, "timeline-bar.why", NULL));
  assert_explained (&fixture, topic.kind, topic.index);
  tear_down (&fixture);
}

static void
append_entry (GtkWidget *widget, gpointer offered)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    return;
  g_object_get (widget, "text", &text, NULL);
  g_string_append_c (offered, gtk_widget_is_sensitive (widget) ? text[0]
                                                               : g_ascii_tolower (text[0]));
}

/* The entries of the menu of a bar, by their first letters: capitals can be chosen. */
static void
assert_offered (GtkWidget *chart, const RgmTopic *topic, const char *wanted)
{
  GtkWidget *menu = course_tree_find (chart, GTK_TYPE_POPOVER_MENU, 0);
  g_autoptr (GString) offered = g_string_new (NULL);
  double x, y;

  find_bar (chart, topic, &x, &y);
  press_second_button (chart, x, y);
  course_fixture_settle ();
  course_tree_walk (menu, append_entry, offered);
  gtk_popover_popdown (GTK_POPOVER (menu));
  course_fixture_settle ();
  g_assert_cmpstr (offered->str, ==, wanted);
}

static void
on_opened_cb (GObject *service, GAsyncResult *result, gpointer data)
{
  g_assert_true (rgm_store_service_open_finish (RGM_STORE_SERVICE (service), result, NULL));
}

/* Why can always be asked. Nothing is booked on a day that is over, nor changed in a file that can
 * only be read. */
static void
test_menu_changes (void)
{
  const RgmTopic next = { RGM_TOPIC_NEXT, 0 }, session = { RGM_TOPIC_SESSION, 1 };
  Fixture fixture;
  GtkWidget *chart;

  set_up (&fixture, TODAY);
  chart = course_tree_find (fixture.page, RGM_TYPE_TIMELINE_CHART, 0);
  assert_offered (chart, &next, "WB");
  assert_offered (chart, &session, "WEb");
  rgm_store_service_open_async (fixture.course->service, RGM_STORE_READ_ONLY, NULL,
                                on_opened_cb, NULL);
  while (!rgm_course_model_get_read_only (fixture.course->model))
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
  assert_offered (chart, &next, "Wb");
  assert_offered (chart, &session, "Web");
  tear_down (&fixture);
}

/* What is proposed is explained as if it were booked, by the plan that is tried. */
static void
test_rest (void)
{
  Fixture fixture;
  RgmRestDialog *dialog;

  set_up (&fixture, TODAY);
  dialog = rgm_rest_dialog_new (fixture.course->model);
  gtk_window_present (GTK_WINDOW (dialog));
  course_fixture_settle ();
  click (GTK_WIDGET (dialog), "verdict-button", 0);
  assert_explained (&fixture, RGM_TOPIC_SESSION, 3);
  click (GTK_WIDGET (dialog), "link-button", 0);
  assert_explained (&fixture, RGM_TOPIC_FINISH, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  tear_down (&fixture);
}

static void
assert_has_lines (const char *text, const char *wanted)
{
  g_auto (GStrv) lines = g_strsplit (wanted, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (text, lines[i]));
}

/* What is open explains what would be and, below that, what is. */
static void
assert_both_explained (Fixture *fixture, const RgmPlanChanges *changes, const RgmTopic *after,
                       const RgmTopic *before)
{
  RgmCatalogue *catalogue = rgm_course_model_get_catalogue (fixture->course->model);
  g_autoptr (GPtrArray) facts = rgm_explanation_facts (changes->before, before, catalogue);
  g_autofree char *summary = rgm_explanation_summary (changes->before, before);
  RgmWhyWindow *found = course_tree_find_window (RGM_TYPE_WHY_WINDOW);
  g_autofree char *words = read_words (found);
  g_auto (GStrv) sides = g_strsplit (words, "Before this change\n", 2);
  RgmWhyWindow *wanted;
  g_autofree char *wanted_words = NULL;

  gtk_window_destroy (GTK_WINDOW (found));
  wanted = rgm_why_window_new (changes->after, NULL, NULL, after, catalogue);
  wanted_words = read_words (wanted);
  gtk_window_destroy (GTK_WINDOW (wanted));
  assert_has_lines (words, wanted_words);
  g_assert_nonnull (strstr (sides[0], "After this change\n"));
  g_assert_true (g_str_has_prefix (sides[1], summary));
  g_assert_cmpuint (facts->len, >, 0);
  for (guint i = 0; i < facts->len; i++)
    g_assert_nonnull (strstr (sides[1], ((const RgmFact *) facts->pdata[i])->sum));
  g_assert_null (strstr (sides[0], ((const RgmFact *) facts->pdata[facts->len - 1])->sum));
}

/* Every line of what a change changes explains both. */
static void
assert_changes_explained (Fixture *fixture, GtkWidget *root, const RgmPlanChanges *changes)
{
  GtkWidget *list = course_tree_find (root, RGM_TYPE_CHANGES_LIST, 0);
  /* Of the session deleted on, those that follow move up. */
  const RgmTopic topics[][2] = {
    { { RGM_TOPIC_SESSION, 1 }, { RGM_TOPIC_SESSION, 2 } },
    { { RGM_TOPIC_NEXT, 0 }, { RGM_TOPIC_NEXT, 0 } },
    { { RGM_TOPIC_FINISH, 0 }, { RGM_TOPIC_FINISH, 0 } },
    { { RGM_TOPIC_FINAL_RESULTS, 0 }, { RGM_TOPIC_FINAL_RESULTS, 0 } },
  };

  /* That fewer count is no date. */
  g_assert_cmpuint (course_tree_count_class (list, "change"), >=, G_N_ELEMENTS (topics));
  g_assert_cmpuint (course_tree_count_class (list, "link-button"), ==, G_N_ELEMENTS (topics));
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      click (list, "link-button", i);
      course_fixture_settle ();
      assert_both_explained (fixture, changes, &topics[i][0], &topics[i][1]);
    }
}

static RgmSessionRecord *
dup_second (Fixture *fixture)
{
  return course_fixture_dup_session (fixture->course, 1);
}

/* In the question before a session is deleted. */
static void
test_deletion (void)
{
  Fixture fixture;
  g_autoptr (RgmSessionRecord) second = NULL;
  g_autoptr (RgmPlanChanges) changes = NULL;

  set_up (&fixture, TODAY);
  second = dup_second (&fixture);
  changes = rgm_plan_changes_new_without (fixture.course->model, second->id);
  gtk_widget_activate_action (fixture.page, RGM_ACTION_DELETE_SESSION, "s", second->id);
  course_fixture_settle ();
  assert_changes_explained (&fixture,
                            GTK_WIDGET (course_tree_find_question (fixture.window)),
                            changes);
  course_tree_answer (fixture.window, "0");
  tear_down (&fixture);
}

/* What follows from a booking, beside what is said of it. */
static void
test_booking (void)
{
  Fixture fixture;
  RgmSessionDialog *dialog;
  g_autoptr (RgmSessionRecord) booking = NULL;
  g_autoptr (RgmPlan) plan = NULL;
  int position;

  set_up (&fixture, TODAY);
  dialog = rgm_session_dialog_new_booking (fixture.course->model,
                                           course_fixture_day ("2026-12-30"));
  gtk_window_present (GTK_WINDOW (dialog));
  course_fixture_settle ();
  booking = course_fixture_dup_session (fixture.course, 2);
  booking->minute = RGM_MINUTE_NONE;
  g_free (booking->id);
  booking->id = g_strdup ("another");
  booking->day = course_fixture_day ("2026-12-30");
  plan = rgm_course_model_preview (fixture.course->model, booking, &position, NULL);
  click (GTK_WIDGET (dialog), "link-button", 0);
  assert_explained_by (&fixture, plan, RGM_TOPIC_FINISH, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  tear_down (&fixture);
}

/* A press takes the keyboard from the date that was just typed, which then stands there as dates
 * do: what is pressed is still there when it is let go. */
static void
test_while_typing (void)
{
  Fixture fixture;
  g_autoptr (RgmSessionRecord) second = NULL;
  RgmSessionDialog *dialog;
  RgmTextField *date;
  GtkWidget *list, *why;

  set_up (&fixture, TODAY);
  second = dup_second (&fixture);
  dialog = rgm_session_dialog_new_edit (fixture.course->model, second->id);
  gtk_window_present (GTK_WINDOW (dialog));
  course_fixture_settle ();
  date = dialog->date;
  gtk_widget_grab_focus (GTK_WIDGET (date));
  entering_type (date, "2026-11-13");
  list = course_tree_find (GTK_WIDGET (dialog), RGM_TYPE_CHANGES_LIST, 0);
  why = course_tree_find_class (list, "link-button", 0);
  g_assert_true (gtk_widget_grab_focus (why));
  g_assert_cmpstr (rgm_text_field_get_text (date), ==, "Fri, Nov 13, 2026");
  g_assert_true (course_tree_find_class (list, "link-button", 0) == why);
  gtk_window_destroy (GTK_WINDOW (dialog));
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/why-ways/page", test_page);
  g_test_add_func ("/app/why-ways/unconfirmed", test_unconfirmed);
  g_test_add_func ("/app/why-ways/views", test_views);
  g_test_add_func ("/app/why-ways/circles", test_circles);
  g_test_add_func ("/app/why-ways/circles-by-keys", test_circles_by_keys);
  g_test_add_func ("/app/why-ways/menu", test_menu);
  g_test_add_func ("/app/why-ways/menu-changes", test_menu_changes);
  g_test_add_func ("/app/why-ways/rest", test_rest);
  g_test_add_func ("/app/why-ways/deletion", test_deletion);
  g_test_add_func ("/app/why-ways/booking", test_booking);
  g_test_add_func ("/app/why-ways/while-typing", test_while_typing);
  return g_test_run ();
}
