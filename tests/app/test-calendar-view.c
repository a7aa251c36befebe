#include "config.h"

#include "rgm-calendar-day.h"
#include "rgm-calendar-view.h"
#include "rgm-explanation.h"
#include "rgm-sentence-day.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

/* The calendar in a window. Keys are given to it as the actions that they are bound to. */

/* Whether people expect weeks to be numbered where the test is. */
static gboolean has_weeks;

/* More than there are places in it. */
#define MANY_KEYS 20

typedef struct {
  GtkWidget *window;
  RgmCalendarView *view;
  RgmDayCursor *cursor;
  int activated;
  int topic;
  RgmDay booked;
} Fixture;

static void
on_activated_cb (RgmCalendarView *view, guint session, Fixture *fixture)
{
  fixture->activated = (int) session;
}

static void
on_reasons_asked_cb (RgmCalendarView *view, guint kind, guint index, Fixture *fixture)
{
  fixture->topic = (int) kind;
}

static void
on_booking_asked_cb (RgmCalendarView *view, int day, Fixture *fixture)
{
  fixture->booked = day;
}

static void
set_up (Fixture *fixture)
{
  RgmPlan *plan = sample_plan_new (COURSE_PAGE, TODAY);

  *fixture = (Fixture) { .activated = -1, .topic = -1 };
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->window = gtk_window_new ();
  fixture->view = RGM_CALENDAR_VIEW (rgm_calendar_view_new ());
  fixture->cursor = rgm_day_cursor_new ();
  rgm_course_view_set_cursor (RGM_COURSE_VIEW (fixture->view), fixture->cursor);
  rgm_course_view_set_plan (RGM_COURSE_VIEW (fixture->view), plan);
  rgm_plan_unref (plan);
  g_signal_connect (fixture->view, "session-activated", G_CALLBACK (on_activated_cb), fixture);
  g_signal_connect (fixture->view, "reasons-asked", G_CALLBACK (on_reasons_asked_cb), fixture);
  g_signal_connect (fixture->view, "booking-asked", G_CALLBACK (on_booking_asked_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture)
{
  gpointer view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (view);
  g_assert_finalize_object (fixture->cursor);
}

static void
assert_day (Fixture *fixture, const char *day)
{
  char text[RGM_DAY_FORMAT_SIZE];

  g_assert_cmpstr (rgm_day_format (rgm_day_cursor_get_day (fixture->cursor), text), ==, day);
}

static void
do_action (Fixture *fixture, const char *name, const char *format, ...)
{
  va_list arguments;
  GVariant *variant = NULL;

  va_start (arguments, format);
  if (format != NULL)
    variant = g_variant_new_va (format, NULL, &arguments);
  va_end (arguments);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->view), name, variant));
}

/* Each day of the course is a cell that says the sentence of its day, the one the timeline says. */
static void
test_sentences (void)
{
  Fixture fixture;
  RgmDay first, last;

  set_up (&fixture);
  rgm_segment_layout_get_course (rgm_calendar_view_get_layout (fixture.view), &first, &last);
  for (RgmDay day = first; day <= last; day++)
    {
      g_autofree char *sentence = rgm_sentence_day (rgm_calendar_view_get_layout (fixture.view),
                                                    day);
      GtkWidget *cell;

      rgm_day_cursor_set_day (fixture.cursor, day);
      cell = rgm_calendar_view_find (fixture.view, day);
      g_assert_nonnull (cell);
      g_assert_cmpint (rgm_calendar_day_get_day (RGM_CALENDAR_DAY (cell)), ==, day);
      gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
      gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
      gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
      g_assert_true (gtk_widget_get_focusable (cell));
    }
  tear_down (&fixture);
}

static void
test_roles (void)
{
  Fixture fixture;
  GtkWidget *cell, *row, *page;

  set_up (&fixture);
  cell = rgm_calendar_view_find (fixture.view, sample_day (TODAY));
  row = gtk_widget_get_parent (cell);
  page = gtk_widget_get_parent (row);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL, "November 2026");
  /* A Tuesday in the fifth week; the weekdays are the first row. Weeks begin on Sunday in C. */
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_ROW_INDEX, 5);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_COL_INDEX, 3);
  gtk_test_accessible_assert_relation (page, GTK_ACCESSIBLE_RELATION_ROW_COUNT, 7);
  gtk_test_accessible_assert_relation (page, GTK_ACCESSIBLE_RELATION_COL_COUNT, 7);
  tear_down (&fixture);
}

/* The keyboard goes along, each time to another widget: screen readers read what newly has it. */
static void
test_moves (void)
{
  const struct {
    int step, later;
    const char *day;
  } moves[] = {
    { RGM_DAY_STEP_DAY, 1, "2026-11-25" },   { RGM_DAY_STEP_WEEK, 1, "2026-12-02" },
    { RGM_DAY_STEP_MONTH, 1, "2027-01-02" }, { RGM_DAY_STEP_MONTH, 12, "2028-01-02" },
    { RGM_DAY_STEP_MONTH, -1, "2027-12-02" }, { RGM_DAY_STEP_DAY, -2, "2027-11-30" },
    { RGM_DAY_STEP_MONTH, 3, "2028-02-29" },
  };
  Fixture fixture;

  set_up (&fixture);
  g_assert_cmpint (rgm_day_cursor_get_day (fixture.cursor), ==, RGM_DAY_NONE);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture.view)));
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkWidget *before = gtk_root_get_focus (GTK_ROOT (fixture.window));
      GtkWidget *after;

      do_action (&fixture, "calendar.move", "(ii)", moves[i].step, moves[i].later);
      assert_day (&fixture, moves[i].day);
      after = gtk_root_get_focus (GTK_ROOT (fixture.window));
      g_assert_true (after != before);
      g_assert_true (after == rgm_calendar_view_find (fixture.view,
                                                      sample_day (moves[i].day)));
    }
  do_action (&fixture, "calendar.end", "i", -1);
  assert_day (&fixture, "2026-10-16");
  do_action (&fixture, "calendar.end", "i", 1);
  assert_day (&fixture, "2027-06-12");
  do_action (&fixture, "calendar.today", NULL);
  assert_day (&fixture, TODAY);
  do_action (&fixture, "calendar.later", NULL);
  assert_day (&fixture, "2026-12-24");
  tear_down (&fixture);
}

static void
test_open_and_book (void)
{
  Fixture fixture;

  set_up (&fixture);
  rgm_day_cursor_set_day (fixture.cursor, sample_day ("2026-12-02"));
  do_action (&fixture, "calendar.open", NULL);
  g_assert_cmpint (fixture.activated, ==, 2);
  g_assert_cmpint (fixture.topic, ==, -1);
  do_action (&fixture, "calendar.why", NULL);
  g_assert_cmpint (fixture.topic, ==, RGM_TOPIC_SESSION);
  rgm_day_cursor_set_day (fixture.cursor, sample_day ("2026-12-08"));
  do_action (&fixture, "calendar.open", NULL);
  g_assert_cmpint (fixture.topic, ==, RGM_TOPIC_NEXT);
  do_action (&fixture, "calendar.book", NULL);
  g_assert_cmpint (fixture.booked, ==, sample_day ("2026-12-08"));
  tear_down (&fixture);
}

/* Of a booking under the cursor a screen reader is told that keys move it, and of nothing else. */
static void
test_described (void)
{
  Fixture fixture;

  set_up (&fixture);
  rgm_day_cursor_set_day (fixture.cursor, sample_day ("2026-12-02"));
  gtk_test_accessible_assert_property (
    rgm_calendar_view_find (fixture.view, sample_day ("2026-12-02")),
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Alt with the arrow keys moves the booking");
  rgm_day_cursor_set_day (fixture.cursor, sample_day ("2026-12-03"));
  for (RgmDay day = sample_day ("2026-12-01"); day <= sample_day ("2026-12-31"); day++)
    {
      GtkAccessible *cell = GTK_ACCESSIBLE (rgm_calendar_view_find (fixture.view, day));

      g_assert_false (gtk_test_accessible_has_property (cell,
                                                        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
    }
  tear_down (&fixture);
}

/* A year has each of its days once, and opens the month of a day. */
static void
test_year (void)
{
  Fixture fixture;
  RgmDay last = sample_day ("2026-12-31");

  set_up (&fixture);
  rgm_calendar_view_set_scale (fixture.view, "year");
  for (RgmDay day = sample_day ("2026-01-01"); day <= last; day++)
    {
      GtkWidget *cell = rgm_calendar_view_find (fixture.view, day);

      g_assert_nonnull (cell);
      g_assert_cmpint (rgm_calendar_day_get_day (RGM_CALENDAR_DAY (cell)), ==, day);
    }
  g_assert_null (rgm_calendar_view_find (fixture.view, last + 1));
  do_action (&fixture, "calendar.later", NULL);
  assert_day (&fixture, "2027-11-24");
  g_assert_nonnull (rgm_calendar_view_find (fixture.view, last + 1));
  do_action (&fixture, "calendar.open", NULL);
  g_assert_cmpstr (rgm_calendar_view_get_scale (fixture.view), ==, "month");
  assert_day (&fixture, "2027-11-24");
  tear_down (&fixture);
}

/* A page is as high as any other, and the middle of a cell is its day. */
static void
test_places (void)
{
  static const char *const months[] = { "2027-02-01", "2026-11-01", "2027-05-15" };
  Fixture fixture;
  int height = 0;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      RgmDay day = sample_day (months[i]);
      GtkWidget *cell;
      graphene_rect_t bounds;
      int minimum;

      rgm_day_cursor_set_day (fixture.cursor, day);
      gtk_test_widget_wait_for_draw (fixture.window);
      gtk_widget_measure (GTK_WIDGET (fixture.view), GTK_ORIENTATION_VERTICAL, 860, &minimum,
                          NULL, NULL, NULL);
      g_assert_true (height == 0 || height == minimum);
      height = minimum;
      cell = rgm_calendar_view_find (fixture.view, day);
      g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (fixture.view), &bounds));
      g_assert_cmpint (rgm_calendar_view_get_day_at (
                         fixture.view, bounds.origin.x + bounds.size.width / 2,
                         bounds.origin.y + bounds.size.height / 2), ==, day);
    }
  tear_down (&fixture);
}

/* Shift+Tab goes from the day to what stands above, and then out of the calendar. */
static void
test_tab_back (void)
{
  Fixture fixture;
  guint n_keys = 0;

  set_up (&fixture);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture.view)));
  while (gtk_widget_child_focus (GTK_WIDGET (fixture.view), GTK_DIR_TAB_BACKWARD))
    g_assert_cmpuint (n_keys++, <, MANY_KEYS);
  g_assert_cmpuint (n_keys, >, 0);
  tear_down (&fixture);
}

static const char *
find_week (Fixture *fixture, const char *day)
{
  GtkWidget *cell = rgm_calendar_view_find (fixture->view, sample_day (day));
  GtkWidget *first = gtk_widget_get_first_child (gtk_widget_get_parent (cell));

  if (!GTK_IS_LABEL (first))
    return NULL;
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  return gtk_label_get_text (GTK_LABEL (first));
}

/* Where people use them, the weeks of a month bear their numbers, as ISO 8601 counts them; the
 * small months of a year have no room for them. */
static void
test_weeks (void)
{
  const struct {
    const char *day;
    const char *week;
  } rows[] = {
    { "2026-11-24", "48" }, { "2026-12-06", "49" }, { "2026-12-07", "50" }, { "2026-12-31", "53" },
    { "2027-01-03", "53" }, { "2027-01-04", "1" },  { "2027-06-12", "23" },
  };
  Fixture fixture;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rgm_day_cursor_set_day (fixture.cursor, sample_day (rows[i].day));
      g_test_message ("%s", rows[i].day);
      g_assert_cmpstr (find_week (&fixture, rows[i].day), ==, has_weeks ? rows[i].week : NULL);
    }
  rgm_calendar_view_set_scale (fixture.view, "year");
  g_assert_null (find_week (&fixture, "2027-06-12"));
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  const char *place = g_getenv ("RGM_TEST_PLACE");

  gtk_test_init (&argc, &argv, NULL);
  has_weeks = place != NULL;
  g_assert_nonnull (setlocale (LC_TIME, has_weeks ? place : "C"));
  adw_init ();
  g_test_add_func ("/app/calendar-view/weeks", test_weeks);
  if (has_weeks)
    return g_test_run ();
  g_test_add_func ("/app/calendar-view/sentences", test_sentences);
  g_test_add_func ("/app/calendar-view/roles", test_roles);
  g_test_add_func ("/app/calendar-view/moves", test_moves);
  g_test_add_func ("/app/calendar-view/open-and-book", test_open_and_book);
  g_test_add_func ("/app/calendar-view/described", test_described);
  g_test_add_func ("/app/calendar-view/year", test_year);
  g_test_add_func ("/app/calendar-view/places", test_places);
  g_test_add_func ("/app/calendar-view/tab-back", test_tab_back);
  return g_test_run ();
}
