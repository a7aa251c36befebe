#include "config.h"

#include "rgm-explanation.h"
#include "rgm-sentence-day.h"
#include "rgm-timeline-cursor.h"
#include "rgm-timeline-today.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

/* The timeline with real keys and a real pointer. */

#define WIDTH_PX 900

static RgmPlan *
make_course_page (void)
{
  return sample_plan_new (COURSE_PAGE, TODAY);
}

static void
press (TimelineFixture *fixture, const char *key)
{
  g_autofree char *command = g_strdup_printf ("xdotool key %s", key);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  timeline_fixture_settle (fixture);
}

static void
take_keyboard (TimelineFixture *fixture)
{
  g_spawn_command_line_sync ("xdotool search --onlyvisible --class . windowfocus", NULL, NULL,
                             NULL, NULL);
  timeline_fixture_settle (fixture);
}

typedef struct {
  const char *name;
  GtkTextDirection direction;
  const char *from;
  RgmLane lane;
  const char *key;
  const char *to;
  RgmLane to_lane;
} Key;

#define LTR GTK_TEXT_DIR_LTR
#define RTL GTK_TEXT_DIR_RTL
#define SESSIONS RGM_LANE_SESSIONS
#define HEALING RGM_LANE_HEALING
#define BOOK_NEXT RGM_LANE_BOOK_NEXT

/* The course goes from 16 Oct to 12 Jun, the timeline two weeks before to four weeks after. */
static const Key keys[] = {
  { "right", LTR, "2026-11-24", SESSIONS, "Right", "2026-11-25", SESSIONS },
  { "left", LTR, "2026-11-24", HEALING, "Left", "2026-11-23", HEALING },
  { "right-is-earlier", RTL, "2026-11-24", SESSIONS, "Right", "2026-11-23", SESSIONS },
  { "left-is-later", RTL, "2026-11-24", SESSIONS, "Left", "2026-11-25", SESSIONS },
  { "week-right", LTR, "2026-11-24", SESSIONS, "ctrl+Right", "2026-12-01", SESSIONS },
  { "week-left", LTR, "2026-11-24", SESSIONS, "ctrl+Left", "2026-11-17", SESSIONS },
  { "week-right-is-earlier", RTL, "2026-11-24", SESSIONS, "ctrl+Right", "2026-11-17", SESSIONS },
  { "month-down", LTR, "2026-11-30", SESSIONS, "Page_Down", "2026-12-30", SESSIONS },
  { "month-up", LTR, "2027-03-31", SESSIONS, "Page_Up", "2027-02-28", SESSIONS },
  { "month-down-is-later", RTL, "2026-11-30", SESSIONS, "Page_Down", "2026-12-30", SESSIONS },
  { "year-down", LTR, "2026-11-30", SESSIONS, "shift+Page_Down", "2027-07-10", SESSIONS },
  { "today", LTR, "2027-03-31", HEALING, "t", "2026-11-24", HEALING },
  { "home", LTR, "2026-11-24", BOOK_NEXT, "Home", "2026-10-16", BOOK_NEXT },
  { "end-out-of-view", LTR, "2026-11-24", SESSIONS, "End", "2027-06-12", SESSIONS },
  { "down", LTR, "2026-11-24", SESSIONS, "Down", "2026-11-24", HEALING },
  { "up", LTR, "2026-11-24", HEALING, "Up", "2026-11-24", SESSIONS },
  { "first-lane-stays", LTR, "2026-11-24", SESSIONS, "Up", "2026-11-24", SESSIONS },
  { "last-lane-stays", LTR, "2026-11-24", BOOK_NEXT, "Down", "2026-11-24", BOOK_NEXT },
  { "first-day-stays", LTR, "2026-10-02", SESSIONS, "Left", "2026-10-02", SESSIONS },
  { "last-day-stays", LTR, "2027-07-10", SESSIONS, "Page_Down", "2027-07-10", SESSIONS },
  /* The calendar may have gone there: back is possible, further away is not. */
  { "outside-no-further", LTR, "2028-01-01", SESSIONS, "Right", "2028-01-01", SESSIONS },
  { "outside-back", LTR, "2028-01-01", SESSIONS, "Left", "2027-12-31", SESSIONS },
  { "keypad", LTR, "2026-11-24", SESSIONS, "KP_Right", "2026-11-25", SESSIONS },
  /* That is for moving what is under the cursor. */
  { "alt-is-free", LTR, "2026-11-24", SESSIONS, "alt+Right", "2026-11-24", SESSIONS },
};

static gboolean
has_xdotool (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (program == NULL)
    g_test_skip ("there is no xdotool");
  return program != NULL;
}

static RgmDayCursor *
get_cursor (TimelineFixture *fixture)
{
  return rgm_timeline_view_get_cursor (RGM_TIMELINE_VIEW (fixture->view));
}

static void
put (TimelineFixture *fixture, const char *day, RgmLane lane)
{
  g_autoptr (GPtrArray) found = timeline_fixture_find_all (fixture, RGM_TYPE_TIMELINE_CURSOR);

  g_assert_cmpuint (found->len, ==, 1);
  rgm_day_cursor_set_place (get_cursor (fixture), sample_day (day), lane);
  gtk_widget_grab_focus (found->pdata[0]);
  timeline_fixture_settle (fixture);
}

/* What has the keyboard is the cell of that day and lane: it says so, and it is in the view. */
static void
assert_on (TimelineFixture *fixture, const char *day, RgmLane lane)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_autofree char *sentence = rgm_sentence_day_in_lane (fixture->layout, lane, sample_day (day));
  char date[RGM_DAY_FORMAT_SIZE];
  graphene_rect_t bounds;

  g_assert_cmpstr (rgm_day_format (rgm_day_cursor_get_day (get_cursor (fixture)), date), ==, day);
  g_assert_cmpint (rgm_day_cursor_get_lane (get_cursor (fixture)), ==, lane);
  g_assert_true (RGM_IS_TIMELINE_CURSOR (gtk_widget_get_parent (focus)));
  gtk_test_accessible_assert_role (focus, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  g_assert_true (gtk_widget_compute_bounds (focus, fixture->window, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, WIDTH_PX);
}

static void
test_key (gconstpointer data)
{
  const Key *key = data;
  TimelineFixture fixture;

  if (!has_xdotool ())
    return;

  gtk_widget_set_default_direction (key->direction);
  timeline_fixture_set_up (&fixture, make_course_page (), WIDTH_PX);
  take_keyboard (&fixture);
  put (&fixture, key->from, key->lane);
  press (&fixture, key->key);
  assert_on (&fixture, key->to, key->to_lane);
  timeline_fixture_tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* A screen reader reads what newly has the keyboard: so each step gives it to another cell, and the
 * one before is gone for it. */
static void
test_each_step_is_heard (void)
{
  static const char *const steps[] = { "Right", "Down", "ctrl+Left", "Page_Down", "End" };
  TimelineFixture fixture;

  if (!has_xdotool ())
    return;

  timeline_fixture_set_up (&fixture, make_course_page (), WIDTH_PX);
  take_keyboard (&fixture);
  put (&fixture, TODAY, RGM_LANE_SESSIONS);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *before = gtk_root_get_focus (GTK_ROOT (fixture.window));
      GtkWidget *after;

      press (&fixture, steps[i]);
      after = gtk_root_get_focus (GTK_ROOT (fixture.window));
      g_assert_true (after != before);
      g_assert_true (gtk_widget_get_mapped (after));
      g_assert_false (gtk_widget_get_mapped (before));
      gtk_test_accessible_assert_state (after, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
      gtk_test_accessible_assert_state (before, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
    }
  timeline_fixture_tear_down (&fixture);
}

/* Enter opens what is under the cursor: the dialog of a session, the reasons of all else. W asks
 * for the reasons of a session too. */
static void
test_open (void)
{
  static const struct {
    const char *day;
    RgmLane lane;
    const char *key;
    int session;
    int kind;
    int index;
  } rows[] = {
    { "2026-11-20", RGM_LANE_SESSIONS, "Return", 1, -1, -1 },
    { "2026-12-02", RGM_LANE_SESSIONS, "Return", 2, -1, -1 },
    { "2026-11-21", RGM_LANE_SESSIONS, "Return", -1, -1, -1 },
    { "2027-01-15", RGM_LANE_SESSIONS, "Return", -1, RGM_TOPIC_FORECAST, 1 },
    { "2026-11-20", RGM_LANE_COLLAGEN, "Return", -1, RGM_TOPIC_WINDOW, 3 },
    { "2026-12-03", RGM_LANE_BOOK_NEXT, "Return", -1, RGM_TOPIC_NEXT, 0 },
    { "2026-12-02", RGM_LANE_SESSIONS, "w", -1, RGM_TOPIC_SESSION, 2 },
    { "2026-11-21", RGM_LANE_SESSIONS, "w", -1, -1, -1 },
    { "2026-11-20", RGM_LANE_COLLAGEN, "w", -1, RGM_TOPIC_WINDOW, 3 },
    { "2026-12-03", RGM_LANE_BOOK_NEXT, "w", -1, RGM_TOPIC_NEXT, 0 },
  };
  TimelineFixture fixture;

  if (!has_xdotool ())
    return;

  timeline_fixture_set_up (&fixture, make_course_page (), WIDTH_PX);
  take_keyboard (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      fixture.activated = fixture.topic = fixture.topic_index = -1;
      put (&fixture, rows[i].day, rows[i].lane);
      press (&fixture, rows[i].key);
      g_assert_cmpint (fixture.activated, ==, rows[i].session);
      g_assert_cmpint (fixture.topic, ==, rows[i].kind);
      if (rows[i].kind == RGM_TOPIC_WINDOW)
        g_assert_cmpint (fixture.layout->plan->windows[fixture.topic_index].rule->kind[0], ==, 'c');
      else
        g_assert_cmpint (fixture.topic_index, ==, rows[i].index);
    }
  timeline_fixture_tear_down (&fixture);
}

/* B books on the day of the cursor, in whatever lane. */
static void
test_book (void)
{
  TimelineFixture fixture;

  if (!has_xdotool ())
    return;

  timeline_fixture_set_up (&fixture, make_course_page (), WIDTH_PX);
  take_keyboard (&fixture);
  put (&fixture, "2026-12-18", RGM_LANE_BOOK_NEXT);
  press (&fixture, "b");
  g_assert_cmpint (fixture.booked, ==, sample_day ("2026-12-18"));
  put (&fixture, "2026-12-19", RGM_LANE_SESSIONS);
  press (&fixture, "b");
  g_assert_cmpint (fixture.booked, ==, sample_day ("2026-12-19"));
  timeline_fixture_tear_down (&fixture);
}

/* The keys zoom at the cursor: it stays where it is. */
static void
test_zoom (void)
{
  TimelineFixture fixture;
  double distance, x;

  if (!has_xdotool ())
    return;

  timeline_fixture_set_up (&fixture, make_course_page (), WIDTH_PX);
  take_keyboard (&fixture);
  put (&fixture, "2026-11-20", RGM_LANE_SESSIONS);
  x = timeline_fixture_get_x (&fixture, 1);
  distance = timeline_fixture_get_x (&fixture, 2) - x;
  press (&fixture, "plus");
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 2)
                     - timeline_fixture_get_x (&fixture, 1), >, distance * 1.3);
  g_assert_cmpfloat_with_epsilon (timeline_fixture_get_x (&fixture, 1), x, 2);
  assert_on (&fixture, "2026-11-20", RGM_LANE_SESSIONS);
  press (&fixture, "minus");
  g_assert_cmpfloat_with_epsilon (timeline_fixture_get_x (&fixture, 2)
                                  - timeline_fixture_get_x (&fixture, 1), distance, 2);
  timeline_fixture_tear_down (&fixture);
}

static void
do_with_pointer (TimelineFixture *fixture, const char *commands)
{
  g_autofree char *command = g_strdup_printf ("xdotool mousemove 500 200 %s", commands);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  timeline_fixture_settle (fixture);
}

/* Ctrl and the wheel zoom at the pointer, Shift and the wheel move; the wheel alone is left to the
 * page, and the pointer drags. */
static void
test_pointer (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  TimelineFixture fixture;
  double before, distance;

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  do_with_pointer (&fixture, "");
  before = timeline_fixture_get_x (&fixture, 4);
  do_with_pointer (&fixture, "click 5");
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 4), ==, before);

  do_with_pointer (&fixture, "keydown shift click 5 keyup shift");
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 4), <, before - 20);
  do_with_pointer (&fixture, "keydown shift click 4 keyup shift");
  g_assert_cmpfloat_with_epsilon (timeline_fixture_get_x (&fixture, 4), before, 2);

  distance = timeline_fixture_get_x (&fixture, 4)
             - timeline_fixture_get_x (&fixture, 3);
  do_with_pointer (&fixture, "keydown ctrl click 4 keyup ctrl");
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 4)
                     - timeline_fixture_get_x (&fixture, 3), >, distance * 1.3);
  g_assert_cmpfloat_with_epsilon (timeline_fixture_get_x (&fixture, 4) - 500,
                                  (before - 500) * G_SQRT2, 3);

  before = timeline_fixture_get_x (&fixture, 4);
  do_with_pointer (&fixture,
                   "mousedown 1 mousemove 480 200 mousemove 440 200 mousemove 400 200 mouseup 1");
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 4), <, before - 60);
  timeline_fixture_tear_down (&fixture);
}

/* A drag on the ruler pans, and so does one on empty lanes; one up or down is left to the page. */
static void
test_drag (void)
{
  static const struct {
    const char *drag;
    double moved_px;
  } drags[] = {
    { "mousemove 500 84 mousedown 1 mousemove 490 84 mousemove 450 84 mousemove 400 84 mouseup 1",
      -100 },
    { "mousemove 300 120 mousedown 1 mousemove 310 121 mousemove 350 121 mousemove 400 121 "
      "mouseup 1", 100 },
    { "mousemove 500 84 mousedown 1 mousemove 495 200 mousemove 420 300 mousemove 400 300 "
      "mouseup 1", 0 },
  };
  g_autofree char *program = g_find_program_in_path ("xdotool");
  TimelineFixture fixture;

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  gtk_widget_activate_action (fixture.view, "timeline.zoom-in", NULL);
  timeline_fixture_settle (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (drags); i++)
    {
      double before = timeline_fixture_get_x (&fixture, 2);

      do_with_pointer (&fixture, drags[i].drag);
      g_assert_cmpfloat_with_epsilon (timeline_fixture_get_x (&fixture, 2) - before,
                                      drags[i].moved_px, 12);
    }
  timeline_fixture_tear_down (&fixture);
}

static void
count_moves_cb (RgmTimelineViewport *viewport, guint *n_moves)
{
  (*n_moves)++;
}

/* Where buttons send it the view goes step by step, and at once for whoever wants no animations. */
static void
test_animation (void)
{
  TimelineFixture fixture;
  RgmTimelineViewport *viewport;
  guint n_moves = 0;
  double aim;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  viewport = rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (fixture.view));
  g_signal_connect (viewport, "moved", G_CALLBACK (count_moves_cb), &n_moves);
  gtk_widget_activate_action (fixture.view, "timeline.fit", NULL);
  aim = rgm_timeline_viewport_get_scale (viewport)->day_px;
  g_assert_cmpuint (n_moves, ==, 1);
  timeline_fixture_settle (&fixture);
  g_assert_cmpuint (n_moves, ==, 1);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_widget_activate_action (fixture.view, "timeline.zoom-in", NULL);
  g_assert_cmpfloat_with_epsilon (rgm_timeline_viewport_get_scale (viewport)->day_px, aim, 1e-6);
  for (int i = 0; i < 10; i++)
    timeline_fixture_settle (&fixture);
  g_assert_cmpuint (n_moves, >, 3);
  g_assert_cmpfloat_with_epsilon (rgm_timeline_viewport_get_scale (viewport)->day_px,
                                  aim * G_SQRT2, 1e-6);
  timeline_fixture_tear_down (&fixture);
}

/* What two buttons ask for is done together, not the second from halfway. */
static void
test_two_steps (void)
{
  TimelineFixture fixture;
  RgmTimelineViewport *viewport;
  double before;

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  viewport = rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (fixture.view));
  before = rgm_timeline_viewport_get_scale (viewport)->day_px;
  gtk_widget_activate_action (fixture.view, "timeline.zoom-in", NULL);
  gtk_widget_activate_action (fixture.view, "timeline.zoom-in", NULL);
  for (int i = 0; i < 10; i++)
    timeline_fixture_settle (&fixture);
  g_assert_cmpfloat_with_epsilon (rgm_timeline_viewport_get_scale (viewport)->day_px, before * 2,
                                  1e-6);
  timeline_fixture_tear_down (&fixture);
}

/* A click puts the cursor on its day and lane: a mark means its own day, a bar the day that was
 * clicked, and where nothing is the day is one too. Only a session opens. */
static void
test_click (void)
{
  TimelineFixture fixture;
  graphene_rect_t mark, bar;
  g_autofree char *on_mark = NULL;
  g_autofree char *on_bar = NULL;
  RgmDay day;

  if (!has_xdotool ())
    return;

  timeline_fixture_set_up (&fixture, make_course_page (), WIDTH_PX);
  take_keyboard (&fixture);
  g_assert_true (gtk_widget_compute_bounds (timeline_fixture_find_bar (&fixture, 2),
                                            fixture.window, &mark));
  on_mark = g_strdup_printf ("mousemove %d %d click 1", (int) mark.origin.x + 2,
                             (int) (mark.origin.y + mark.size.height / 2));
  do_with_pointer (&fixture, on_mark);
  assert_on (&fixture, "2026-12-02", RGM_LANE_SESSIONS);
  g_assert_cmpint (fixture.activated, ==, 2);

  /* The zone that is overdue has no end: the right half of what is seen of it. */
  fixture.activated = -1;
  g_assert_true (gtk_widget_compute_bounds (timeline_fixture_find_bar (&fixture, 29),
                                            fixture.window, &bar));
  on_bar = g_strdup_printf ("mousemove %d %d click 1", (int) bar.origin.x + 40,
                            (int) (bar.origin.y + bar.size.height / 2));
  do_with_pointer (&fixture, on_bar);
  day = rgm_day_cursor_get_day (get_cursor (&fixture));
  g_assert_cmpint (day, >, sample_day ("2027-01-02") + 3);
  g_assert_cmpint (day, <, sample_day ("2027-01-02") + 30);
  g_assert_cmpint (rgm_day_cursor_get_lane (get_cursor (&fixture)), ==, RGM_LANE_BOOK_NEXT);
  g_assert_cmpint (fixture.activated, ==, -1);

  /* Above the bar there is nothing but the day. */
  g_free (on_bar);
  on_bar = g_strdup_printf ("mousemove %d %d click 1", (int) bar.origin.x + 40,
                            (int) (mark.origin.y + mark.size.height / 2));
  do_with_pointer (&fixture, on_bar);
  g_assert_cmpint (rgm_day_cursor_get_day (get_cursor (&fixture)), ==, day);
  g_assert_cmpint (rgm_day_cursor_get_lane (get_cursor (&fixture)), ==, RGM_LANE_SESSIONS);
  timeline_fixture_tear_down (&fixture);
}

static GtkWidget *
find_pill (TimelineFixture *fixture, GType type)
{
  g_autoptr (GPtrArray) found = timeline_fixture_find_all (fixture, type);
  GtkWidget *pill = gtk_widget_get_last_child (found->pdata[0]);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (gtk_widget_has_css_class (pill, "pill"));
  return pill;
}

/* The days of today and of the cursor are both read, whichever is first, and whichever way time
 * goes; on today the cursor says so itself. */
static void
test_pills (void)
{
  const struct {
    const char *day;
    gboolean is_seen;
  } days[] = {
    { "2026-11-21", TRUE }, { "2026-11-23", TRUE }, { "2026-11-24", FALSE },
    { "2026-11-25", TRUE }, { "2026-12-02", TRUE }, { "2027-03-31", TRUE },
  };
  TimelineFixture fixture;

  for (GtkTextDirection direction = LTR; direction <= RTL; direction++)
    {
      gtk_widget_set_default_direction (direction);
      timeline_fixture_set_up (&fixture, make_course_page (), WIDTH_PX);
      take_keyboard (&fixture);
      for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
        {
          GtkWidget *today = find_pill (&fixture, RGM_TYPE_TIMELINE_TODAY);
          GtkWidget *cursor = find_pill (&fixture, RGM_TYPE_TIMELINE_CURSOR);
          graphene_rect_t today_box, cursor_box;

          put (&fixture, days[i].day, SESSIONS);
          g_assert_true (gtk_widget_get_mapped (cursor));
          g_assert_cmpint (gtk_widget_get_mapped (today), ==, days[i].is_seen);
          g_assert_true (gtk_widget_compute_bounds (today, fixture.window, &today_box));
          g_assert_true (gtk_widget_compute_bounds (cursor, fixture.window, &cursor_box));
          g_assert_true (!days[i].is_seen
                         || !graphene_rect_intersection (&today_box, &cursor_box, NULL));
        }
      gtk_window_set_focus (GTK_WINDOW (fixture.window), NULL);
      timeline_fixture_settle (&fixture);
      g_assert_true (gtk_widget_get_mapped (find_pill (&fixture, RGM_TYPE_TIMELINE_TODAY)));
      timeline_fixture_tear_down (&fixture);
    }
  gtk_widget_set_default_direction (LTR);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *path = g_strconcat ("/app/timeline-keys/", keys[i].name, NULL);

      g_test_add_data_func (path, &keys[i], test_key);
    }
  g_test_add_func ("/app/timeline-keys/each-step-is-heard", test_each_step_is_heard);
  g_test_add_func ("/app/timeline-keys/pills", test_pills);
  g_test_add_func ("/app/timeline-keys/open", test_open);
  g_test_add_func ("/app/timeline-keys/book", test_book);
  g_test_add_func ("/app/timeline-keys/zoom", test_zoom);
  g_test_add_func ("/app/timeline-keys/click", test_click);
  g_test_add_func ("/app/timeline-keys/pointer", test_pointer);
  g_test_add_func ("/app/timeline-keys/drag", test_drag);
  g_test_add_func ("/app/timeline-keys/animation", test_animation);
  g_test_add_func ("/app/timeline-keys/two-steps", test_two_steps);

  return g_test_run ();
}
