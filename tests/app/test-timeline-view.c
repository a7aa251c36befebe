#include "config.h"

#include "rgm-timeline-bar.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-labels.h"
#include "rgm-timeline-lane.h"
#include "rgm-timeline-view.h"
#include "sample-plans.h"

#include <adwaita.h>

#define COURSE_PAGE "2026-10-16 2026-11-20 +2026-12-02"
#define TODAY "2026-11-24"

typedef struct {
  GtkWidget *window;
  GtkWidget *view;
  RgmSegmentLayout *layout;
  /* Of the last session-activated, or -1. */
  int activated;
} Fixture;

static void
on_activated_cb (RgmTimelineView *view, guint session, Fixture *fixture)
{
  fixture->activated = (int) session;
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_a_moment (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (60, on_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Lets what the window was sent arrive, and what follows from it be drawn. */
static void
settle (Fixture *fixture)
{
  wait_a_moment ();
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (fixture->window);
      gtk_test_widget_wait_for_draw (fixture->window);
    }
}

static void
show_plan (Fixture *fixture, RgmPlan *plan)
{
  g_clear_pointer (&fixture->layout, rgm_segment_layout_unref);
  fixture->layout = rgm_segment_layout_new (plan);
  rgm_timeline_view_set_plan (RGM_TIMELINE_VIEW (fixture->view), plan);
  rgm_plan_unref (plan);
  settle (fixture);
}

static void
set_up (Fixture *fixture, RgmPlan *plan, int width)
{
  *fixture = (Fixture) { .activated = -1 };
  fixture->window = gtk_window_new ();
  fixture->view = rgm_timeline_view_new ();
  g_signal_connect (fixture->view, "session-activated", G_CALLBACK (on_activated_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  show_plan (fixture, plan);
}

static void
tear_down (Fixture *fixture)
{
  GtkWidget *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_a_moment ();
  /* Nothing holds it any longer: it is freed, and all its bars with it. */
  g_assert_null (fixture->view);
  g_clear_pointer (&fixture->layout, rgm_segment_layout_unref);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  GtkWidget *child;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_all (Fixture *fixture, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (fixture->view, type, found);
  return found;
}

static GtkWidget *
find_bar (Fixture *fixture, gsize segment)
{
  g_autoptr (GPtrArray) bars = find_all (fixture, RGM_TYPE_TIMELINE_BAR);

  for (guint i = 0; i < bars->len; i++)
    if (rgm_timeline_bar_get_segment (bars->pdata[i]) == segment)
      return bars->pdata[i];

  return NULL;
}

static gsize
get_focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_true (RGM_IS_TIMELINE_BAR (focus));
  return rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (focus));
}

static double
get_center (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->view, &bounds));
  return bounds.origin.x + bounds.size.width / 2;
}

static RgmPlan *
make_course_page (void)
{
  return sample_plan_new (COURSE_PAGE, TODAY);
}

/* Each bar is an item of the list of its lane, and its label is the sentence on its segment. */
static void
test_bars (void)
{
  static const char *const lanes[] = {
    "Sessions", "Healing", "Collagen", "Results", "Book next",
  };
  Fixture fixture;
  g_autoptr (GPtrArray) bars = NULL;
  g_autoptr (GPtrArray) found = NULL;

  set_up (&fixture, make_course_page (), 900);
  found = find_all (&fixture, RGM_TYPE_TIMELINE_LANE);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (lanes));
  for (guint i = 0; i < found->len; i++)
    {
      gtk_test_accessible_assert_role (found->pdata[i], GTK_ACCESSIBLE_ROLE_LIST);
      gtk_test_accessible_assert_property (found->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           lanes[i]);
    }

  bars = find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (bars->len, >, 20);
  for (guint i = 0; i < bars->len; i++)
    {
      gsize segment = rgm_timeline_bar_get_segment (bars->pdata[i]);
      g_autofree char *sentence =
        rgm_timeline_caption_sentence (fixture.layout->plan, &fixture.layout->segments[segment]);

      g_assert_cmpuint (strlen (sentence), >, 10);
      gtk_test_accessible_assert_role (bars->pdata[i], GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (bars->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           sentence);
      g_assert_true (gtk_widget_get_focusable (bars->pdata[i]));
      g_assert_true (gtk_widget_get_has_tooltip (bars->pdata[i]));
    }
  tear_down (&fixture);
}

/* The sentences of the picture of the course page. */
static void
test_sentences (void)
{
  static const struct {
    gsize segment;
    const char *sentence;
  } sentences[] = {
    { 1, "Session 2 was on time: 20 Nov is 35 days after session 1." },
    { 2, "Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2." },
    { 3, "Session 3: earliest 4 Dec, recommended 18 Dec – 1 Jan, overdue from 2 Jan." },
    { 17, "Collagen after session 2: 20 Nov 2026 – 20 May 2027, peak about 4 Dec" },
    { 28, "Next session, recommended: 18 Dec – 1 Jan" },
  };
  Fixture fixture;

  set_up (&fixture, make_course_page (), 900);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_bar (&fixture,
                                                                   sentences[i].segment)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, sentences[i].sentence);
  tear_down (&fixture);
}

/* A button without a label of its own would be called “GtkImage”. */
static void
test_buttons (void)
{
  static const char *const labels[] = {
    "Zoom Out", "Zoom In", "Show Everything", "Earlier", "Go to Today", "Later",
  };
  Fixture fixture;
  g_autoptr (GPtrArray) buttons = NULL;

  set_up (&fixture, make_course_page (), 900);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.view), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture.view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Timeline");
  buttons = find_all (&fixture, GTK_TYPE_BUTTON);
  g_assert_cmpuint (buttons->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < buttons->len; i++)
    gtk_test_accessible_assert_property (buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         labels[i]);
  tear_down (&fixture);
}

/* Only what is in the view is there as widgets: of ten years, two months back and four ahead. */
static void
test_only_what_is_seen (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) later = NULL;

  set_up (&fixture, sample_plan_new_long (60, 61), 900);
  before = find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (fixture.layout->n_segments, >, 300);
  g_assert_cmpuint (before->len, >, 4);
  g_assert_cmpuint (before->len, <, 30);

  gtk_widget_activate_action (fixture.view, "timeline.fit", NULL);
  settle (&fixture);
  after = find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (after->len, ==, fixture.layout->n_segments);

  for (int i = 0; i < 20; i++)
    gtk_widget_activate_action (fixture.view, "timeline.zoom-in", NULL);
  settle (&fixture);
  later = find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (later->len, <, 30);
  tear_down (&fixture);
}

/* Sessions can be activated, and nothing else. */
static void
test_activate (void)
{
  Fixture fixture;

  set_up (&fixture, make_course_page (), 900);
  g_assert_true (gtk_widget_activate_action (find_bar (&fixture, 2), "timeline-bar.activate",
                                             NULL));
  g_assert_cmpint (fixture.activated, ==, 2);
  fixture.activated = -1;
  gtk_widget_activate_action (find_bar (&fixture, 17), "timeline-bar.activate", NULL);
  gtk_widget_activate_action (find_bar (&fixture, 3), "timeline-bar.activate", NULL);
  g_assert_cmpint (fixture.activated, ==, -1);
  tear_down (&fixture);
}

/* For Tab the lanes are one stop, and what had the focus gets it back. */
static void
test_tab (void)
{
  Fixture fixture;
  GtkWidget *bar;

  set_up (&fixture, make_course_page (), 900);
  bar = find_bar (&fixture, 17);
  gtk_widget_grab_focus (bar);
  g_assert_cmpuint (get_focused (&fixture), ==, 17);
  gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD);
  g_assert_false (RGM_IS_TIMELINE_BAR (gtk_root_get_focus (GTK_ROOT (fixture.window))));
  for (int i = 0; i < 12 && !RGM_IS_TIMELINE_BAR (gtk_root_get_focus (GTK_ROOT (fixture.window)));
       i++)
    gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (get_focused (&fixture), ==, 17);
  tear_down (&fixture);
}

/* A booking that moves keeps the focus, and the view stays where the user put it. */
static void
test_another_plan (void)
{
  Fixture fixture;
  double center;

  set_up (&fixture, make_course_page (), 900);
  gtk_widget_activate_action (fixture.view, "timeline.zoom-in", NULL);
  settle (&fixture);
  gtk_widget_grab_focus (find_bar (&fixture, 2));
  center = get_center (&fixture, find_bar (&fixture, 2));
  show_plan (&fixture, sample_plan_new ("2026-10-16 2026-11-20 +2026-12-04", TODAY));
  g_assert_cmpuint (get_focused (&fixture), ==, 2);
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 2)), >, center + 5);
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 2)), <, center + 40);
  tear_down (&fixture);
}

/* The focus stays with a bar that is scrolled out of the view. */
static void
test_focus_out_of_view (void)
{
  Fixture fixture;

  set_up (&fixture, make_course_page (), 900);
  gtk_widget_grab_focus (find_bar (&fixture, 0));
  gtk_widget_activate_action (fixture.view, "timeline.later", NULL);
  settle (&fixture);
  g_assert_cmpuint (get_focused (&fixture), ==, 0);
  g_assert_null (find_bar (&fixture, 1));
  tear_down (&fixture);
}

/* Right to left, later is further left, and the names of the lanes stand at the right. */
static void
test_right_to_left (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) labels = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  set_up (&fixture, make_course_page (), 900);
  labels = find_all (&fixture, RGM_TYPE_TIMELINE_LABELS);
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 1)), <,
                     get_center (&fixture, find_bar (&fixture, 0)));
  g_assert_cmpfloat (get_center (&fixture, labels->pdata[0]), >,
                     get_center (&fixture, find_bar (&fixture, 0)));
  tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  set_up (&fixture, make_course_page (), 900);
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 1)), >,
                     get_center (&fixture, find_bar (&fixture, 0)));
  tear_down (&fixture);
}

static void
test_narrow (void)
{
  Fixture fixture;
  int minimum;

  set_up (&fixture, make_course_page (), 300);
  gtk_widget_measure (fixture.view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
  g_assert_nonnull (find_bar (&fixture, 1));
  tear_down (&fixture);
}

static void
test_nothing (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) bars = NULL;

  set_up (&fixture, sample_plan_new ("", TODAY), 900);
  bars = find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (bars->len, ==, 1);
  rgm_timeline_view_set_plan (RGM_TIMELINE_VIEW (fixture.view), NULL);
  settle (&fixture);
  g_clear_pointer (&bars, g_ptr_array_unref);
  bars = find_all (&fixture, RGM_TYPE_TIMELINE_BAR);
  g_assert_cmpuint (bars->len, ==, 0);
  g_assert_null (rgm_timeline_view_get_plan (RGM_TIMELINE_VIEW (fixture.view)));
  gtk_widget_activate_action (fixture.view, "timeline.today", NULL);
  gtk_widget_activate_action (fixture.view, "timeline.fit", NULL);
  settle (&fixture);
  tear_down (&fixture);
}

static void
press (Fixture *fixture, const char *key)
{
  g_autofree char *command = g_strdup_printf ("xdotool key %s", key);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  settle (fixture);
}

static void
take_keyboard (Fixture *fixture)
{
  g_spawn_command_line_sync ("xdotool search --onlyvisible --class . windowfocus", NULL, NULL,
                             NULL, NULL);
  settle (fixture);
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
  Fixture fixture;

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }

  gtk_widget_set_default_direction (key->direction);
  set_up (&fixture, make_course_page (), 900);
  take_keyboard (&fixture);
  gtk_widget_grab_focus (find_bar (&fixture, key->from));
  press (&fixture, key->key);
  g_assert_cmpuint (get_focused (&fixture), ==, key->to);
  /* What has the focus is in the view. */
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, key->to)), >, 0);
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, key->to)), <, 900);
  tear_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_keys_zoom_and_activate (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  Fixture fixture;
  double distance;

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }

  set_up (&fixture, make_course_page (), 900);
  take_keyboard (&fixture);
  gtk_widget_grab_focus (find_bar (&fixture, 2));
  distance = get_center (&fixture, find_bar (&fixture, 2))
             - get_center (&fixture, find_bar (&fixture, 1));
  press (&fixture, "plus");
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 2))
                     - get_center (&fixture, find_bar (&fixture, 1)), >, distance * 1.3);
  press (&fixture, "minus");
  g_assert_cmpfloat_with_epsilon (get_center (&fixture, find_bar (&fixture, 2))
                                  - get_center (&fixture, find_bar (&fixture, 1)), distance, 2);
  press (&fixture, "Return");
  g_assert_cmpint (fixture.activated, ==, 2);
  tear_down (&fixture);
}

static void
do_with_pointer (Fixture *fixture, const char *commands)
{
  g_autofree char *command = g_strdup_printf ("xdotool mousemove 500 200 %s", commands);

  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  settle (fixture);
}

/* Ctrl and the wheel zoom at the pointer, Shift and the wheel move; the wheel alone is left to the
 * page, and the pointer drags. */
static void
test_pointer (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");
  Fixture fixture;
  double before, distance;

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }

  set_up (&fixture, make_course_page (), 900);
  do_with_pointer (&fixture, "");
  before = get_center (&fixture, find_bar (&fixture, 4));
  do_with_pointer (&fixture, "click 5");
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 4)), ==, before);

  do_with_pointer (&fixture, "keydown shift click 5 keyup shift");
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 4)), <, before - 20);
  do_with_pointer (&fixture, "keydown shift click 4 keyup shift");
  g_assert_cmpfloat_with_epsilon (get_center (&fixture, find_bar (&fixture, 4)), before, 2);

  distance = get_center (&fixture, find_bar (&fixture, 4))
             - get_center (&fixture, find_bar (&fixture, 3));
  do_with_pointer (&fixture, "keydown ctrl click 4 keyup ctrl");
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 4))
                     - get_center (&fixture, find_bar (&fixture, 3)), >, distance * 1.3);
  g_assert_cmpfloat_with_epsilon (get_center (&fixture, find_bar (&fixture, 4)) - 500,
                                  (before - 500) * G_SQRT2, 3);

  before = get_center (&fixture, find_bar (&fixture, 4));
  do_with_pointer (&fixture,
                   "mousedown 1 mousemove 480 200 mousemove 440 200 mousemove 400 200 mouseup 1");
  g_assert_cmpfloat (get_center (&fixture, find_bar (&fixture, 4)), <, before - 60);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/timeline-view/bars", test_bars);
  g_test_add_func ("/app/timeline-view/sentences", test_sentences);
  g_test_add_func ("/app/timeline-view/buttons", test_buttons);
  g_test_add_func ("/app/timeline-view/only-what-is-seen", test_only_what_is_seen);
  g_test_add_func ("/app/timeline-view/activate", test_activate);
  g_test_add_func ("/app/timeline-view/tab", test_tab);
  g_test_add_func ("/app/timeline-view/another-plan", test_another_plan);
  g_test_add_func ("/app/timeline-view/focus-out-of-view", test_focus_out_of_view);
  g_test_add_func ("/app/timeline-view/right-to-left", test_right_to_left);
  g_test_add_func ("/app/timeline-view/narrow", test_narrow);
  g_test_add_func ("/app/timeline-view/nothing", test_nothing);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *path = g_strconcat ("/app/timeline-view/key/", keys[i].name, NULL);

      g_test_add_data_func (path, &keys[i], test_key);
    }
  g_test_add_func ("/app/timeline-view/key/zoom-and-activate", test_keys_zoom_and_activate);

  g_test_add_func ("/app/timeline-view/pointer", test_pointer);

  return g_test_run ();
}
