#include "config.h"

#include "rgm-timeline-bar.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

/* The timeline with real keys and a real pointer. */

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
  gsize from;
  const char *key;
  gsize to;
} Key;

static const Key keys[] = {
  { "right", GTK_TEXT_DIR_LTR, 0, "Right", 1 },
  { "left", GTK_TEXT_DIR_LTR, 1, "Left", 0 },
  { "right-is-earlier", GTK_TEXT_DIR_RTL, 1, "Right", 0 },
  { "left-is-later", GTK_TEXT_DIR_RTL, 0, "Left", 1 },
  { "down", GTK_TEXT_DIR_LTR, 1, "Down", 10 },
  { "up", GTK_TEXT_DIR_LTR, 10, "Up", 1 },
  { "end-out-of-view", GTK_TEXT_DIR_LTR, 24, "End", 25 },
  { "home", GTK_TEXT_DIR_LTR, 2, "Home", 0 },
  { "first-stays", GTK_TEXT_DIR_LTR, 0, "Left", 0 },
  { "keypad", GTK_TEXT_DIR_LTR, 0, "KP_Right", 1 },
};

static void
test_key (gconstpointer data)
{
  const Key *key = data;
  g_autofree char *program = g_find_program_in_path ("xdotool");
  TimelineFixture fixture;

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }

  gtk_widget_set_default_direction (key->direction);
  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  take_keyboard (&fixture);
  gtk_widget_grab_focus (timeline_fixture_find_bar (&fixture, key->from));
  press (&fixture, key->key);
  g_assert_cmpuint (timeline_fixture_get_focused (&fixture), ==, key->to);
  /* What has the focus is in the view. */
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, key->to), >, 0);
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, key->to), <, 900);
  timeline_fixture_tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_keys_zoom_and_activate (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  TimelineFixture fixture;
  double distance;

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }

  timeline_fixture_set_up (&fixture, make_course_page (), 900);
  take_keyboard (&fixture);
  gtk_widget_grab_focus (timeline_fixture_find_bar (&fixture, 2));
  distance = timeline_fixture_get_x (&fixture, 2)
             - timeline_fixture_get_x (&fixture, 1);
  press (&fixture, "plus");
  g_assert_cmpfloat (timeline_fixture_get_x (&fixture, 2)
                     - timeline_fixture_get_x (&fixture, 1), >, distance * 1.3);
  press (&fixture, "minus");
  g_assert_cmpfloat_with_epsilon (timeline_fixture_get_x (&fixture, 2)
                                  - timeline_fixture_get_x (&fixture, 1), distance, 2);
  press (&fixture, "Return");
  g_assert_cmpint (fixture.activated, ==, 2);
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
  g_test_add_func ("/app/timeline-keys/zoom-and-activate", test_keys_zoom_and_activate);
  g_test_add_func ("/app/timeline-keys/pointer", test_pointer);
  g_test_add_func ("/app/timeline-keys/drag", test_drag);
  g_test_add_func ("/app/timeline-keys/animation", test_animation);
  g_test_add_func ("/app/timeline-keys/two-steps", test_two_steps);

  return g_test_run ();
}
