/* Bookings moved on the timeline of a course page, with real keys. */
#include "config.h"

#include "move-fixture.h"
#include "rgm-keep-question.h"
#include "rgm-move-bubble.h"
#include "rgm-timeline-cursor.h"
#include "rgm-timeline-ruler.h"
#include "rgm-timeline-today.h"
#include "rgm-timeline-view.h"
#include "rgm-why-window.h"

/* Farther than any timeline of the fixture goes. */
#define FAR_PX 10000
/* Of the ruler, below its words. */
#define RULER_PADDING_PX 6
/* A session that has room. */
#define MARK_PX 22

/* Puts the cursor on the day of the booking, and the keyboard there. Any lane will do. */
static void
put_cursor_on_booking (MoveFixture *self)
{
  GtkWidget *view = course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0);
  RgmDayCursor *cursor = rgm_timeline_viewport_get_cursor (
    rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (view)));

  rgm_day_cursor_set_place (cursor, move_fixture_get_day (self), RGM_LANE_HEALING);
  gtk_widget_grab_focus (course_tree_find (view, RGM_TYPE_TIMELINE_CURSOR, 0));
  move_fixture_settle (self);
}

static RgmDay
get_cursor_day (MoveFixture *self)
{
  GtkWidget *view = course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0);

  return rgm_day_cursor_get_day (rgm_timeline_viewport_get_cursor (
    rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (view))));
}

static gboolean
has_keyboard (MoveFixture *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, RGM_TYPE_TIMELINE_CURSOR) != NULL;
}

/* Alt with the arrows by days, with Ctrl by weeks, and left is where it is seen to be. */
static void
test_key_steps (MoveFixture *self, gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL;
  const struct {
    const char *keys;
    int days;
  } steps[] = {
    { "key alt+Right", 1 },
    { "key alt+Right", 2 },
    { "key alt+ctrl+Right", 9 },
    { "key alt+Left", 8 },
    { "key alt+ctrl+Left", 1 },
    { "key alt+KP_Right", 2 },
  };
  RgmDay original = move_fixture_get_day (self);

  put_cursor_on_booking (self);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      /* Today is eight days before the booking: it does not go further back. */
      int wanted = MAX (rtl ? -steps[i].days : steps[i].days, -8);

      move_fixture_do_with_xdotool (self, steps[i].keys);
      g_assert_cmpint (move_fixture_get_day (self) - original, ==, wanted);
      g_assert_cmpint (get_cursor_day (self), ==, move_fixture_get_day (self));
      g_assert_true (move_fixture_wait_for (self, has_keyboard));
      g_assert_true (move_fixture_is_untouched (self));
      if (rtl && steps[i].days > 8)
        break;
    }
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
  g_assert_cmpint (get_cursor_day (self), ==, original);
  g_assert_true (move_fixture_wait_for (self, has_keyboard));
}

/* Enter keeps what is on time; before that, Ctrl+Z puts it back and undoes nothing else. */
static void
test_keys_keep (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  put_cursor_on_booking (self);
  move_fixture_do_with_xdotool (self, "key alt+ctrl+Right");
  move_fixture_do_with_xdotool (self, "key ctrl+z");
  move_fixture_assert_put_back (self);
  move_fixture_do_with_xdotool (self, "key alt+ctrl+Right alt+ctrl+Right");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_false (move_fixture_is_trying (self));
  g_assert_false (move_fixture_is_asked (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 14);
  g_assert_cmpint (get_cursor_day (self), ==, original + 14);
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
}

/* What is said of the booking reaches over the middle of it. */
static gboolean
is_bubble_at_booking (MoveFixture *self)
{
  GtkWidget *bubble = course_tree_find (self->page, RGM_TYPE_MOVE_BUBBLE, 0);
  double x, y, left, top;
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_get_mapped (bubble));
  g_assert_true (gtk_widget_compute_bounds (bubble, self->window, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  move_fixture_find_mark (self, BOOKING, &x, &y);
  x -= left + bounds.origin.x;
  return x >= -1 && x <= bounds.size.width + 1;
}

/* What is said of the booking goes with it while the wheel moves the view. */
static void
test_keys_and_wheel (MoveFixture *self, gconstpointer data)
{
  g_autofree char *wheel = NULL;
  double x, y, after;

  put_cursor_on_booking (self);
  move_fixture_do_with_xdotool (self, "key alt+ctrl+Right");
  g_assert_true (is_bubble_at_booking (self));
  move_fixture_find_mark (self, BOOKING, &x, &y);
  wheel = g_strdup_printf ("mousemove %.0f %.0f keydown shift click --repeat 3 5 keyup shift",
                           x, y);
  move_fixture_do_with_xdotool (self, wheel);
  move_fixture_find_mark (self, BOOKING, &after, &y);
  g_assert_cmpfloat (ABS (after - x), >, 150);
  g_assert_true (is_bubble_at_booking (self));
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
}

static gboolean
is_covered (MoveFixture *self, GtkWidget *words, float height)
{
  GtkWidget *bubble = course_tree_find (self->page, RGM_TYPE_MOVE_BUBBLE, 0);
  graphene_rect_t place, covered;

  g_assert_true (gtk_widget_get_mapped (bubble));
  if (!gtk_widget_get_mapped (words) || !gtk_widget_compute_bounds (words, self->window, &covered))
    return FALSE;
  g_assert_true (gtk_widget_compute_bounds (bubble, self->window, &place));
  covered.size.height += height;
  return graphene_rect_intersection (&place, &covered, NULL);
}

/* On the screen, also where the page is longer than that. */
static gboolean
is_bubble_seen (MoveFixture *self)
{
  GtkWidget *bubble = course_tree_find (self->page, RGM_TYPE_MOVE_BUBBLE, 0);
  GtkWidget *page = gtk_widget_get_ancestor (bubble, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place, seen, common;

  g_assert_true (gtk_widget_compute_bounds (bubble, page, &place));
  g_assert_true (gtk_widget_compute_bounds (page, page, &seen));
  return graphene_rect_intersection (&place, &seen, &common)
         && graphene_rect_equal (&common, &place);
}

/* Nor the other sessions, also where the one that is moved is near to one, and small. */
static void
assert_bubble_is_beside_sessions (MoveFixture *self)
{
  GtkWidget *bubble = course_tree_find (self->page, RGM_TYPE_MOVE_BUBBLE, 0);
  double x, y, left, top;
  graphene_rect_t place;

  move_fixture_find_mark (self, 0, &x, &y);
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  g_assert_true (gtk_widget_compute_bounds (bubble, self->window, &place));
  y -= top + place.origin.y;
  g_assert_cmpfloat (MAX (-y, y - place.size.height), >=, MARK_PX / 2.0);
}

static void
assert_bubble_covers_no_words (MoveFixture *self)
{
  GtkWidget *today = course_tree_find (self->page, RGM_TYPE_TIMELINE_TODAY, 0);
  GtkWidget *pill = course_tree_find (today, GTK_TYPE_LABEL, 0);
  GtkWidget *ruler = course_tree_find (self->page, RGM_TYPE_TIMELINE_RULER, 0);

  g_test_message ("%s", move_fixture_get_bubble (self));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (pill)), ==, "Today");
  g_assert_true (is_bubble_seen (self));
  g_assert_false (is_covered (self, pill, 0));
  g_assert_false (is_covered (self, ruler, -RULER_PADDING_PX));
}

/* What is said of the booking is seen and covers no words above the lanes, however near to today it
 * is moved, in a window that is wide, narrow or low. */
static void
test_bubble_place (MoveFixture *self, gconstpointer data)
{
  static const struct {
    int width;
    int height;
  } sizes[] = { { 1000, 860 }, { 420, 860 }, { 1000, 440 } };
  const char *earlier = GPOINTER_TO_INT (data) == GTK_TEXT_DIR_RTL
                          ? "key alt+Right alt+Right" : "key alt+Left alt+Left";

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (self->window), sizes[i].width, sizes[i].height);
      move_fixture_settle (self);
      put_cursor_on_booking (self);
      for (int days = 2; days <= 8; days += 2)
        {
          move_fixture_do_with_xdotool (self, earlier);
          assert_bubble_covers_no_words (self);
          assert_bubble_is_beside_sessions (self);
        }
      move_fixture_do_with_xdotool (self, "key Escape");
    }
  move_fixture_assert_put_back (self);
}

/* Where it is too early Enter asks, and Escape gives the keyboard back to the booking. */
static void
test_keys_ask (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  put_cursor_on_booking (self);
  move_fixture_do_with_xdotool (self, "key alt+Left");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
  g_assert_true (move_fixture_wait_for (self, has_keyboard));
  g_assert_cmpint (get_cursor_day (self), ==, original);
  move_fixture_do_with_xdotool (self, "key alt+Left");
  move_fixture_do_with_xdotool (self, "key Return");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original - 1);
  g_assert_true (move_fixture_wait_for (self, has_keyboard));
}

static RgmTimelineViewport *
get_viewport (MoveFixture *self)
{
  return rgm_timeline_view_get_viewport (
    RGM_TIMELINE_VIEW (course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0)));
}

/* Nor is it kept unasked where the view has been scrolled away from it: it comes into sight. */
static void
test_asks_out_of_sight (MoveFixture *self, gconstpointer data)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (get_viewport (self));

  put_cursor_on_booking (self);
  move_fixture_do_with_xdotool (self, "key alt+Left");
  rgm_timeline_viewport_scroll (get_viewport (self), FAR_PX);
  move_fixture_settle (self);
  g_assert_cmpint (rgm_time_scale_get_first_shown (scale), >, move_fixture_get_day (self));
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  g_assert_cmpint (rgm_time_scale_get_first_shown (scale), <, move_fixture_get_day (self));
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
}

static void
ask_why (MoveFixture *self)
{
  GtkWidget *question = course_tree_find (self->page, RGM_TYPE_KEEP_QUESTION, 0);

  g_signal_emit_by_name (course_tree_find_class (question, "link-button", 0), "clicked");
  move_fixture_settle (self);
  g_assert_nonnull (course_tree_find_window (RGM_TYPE_WHY_WINDOW));
  g_assert_false (move_fixture_is_asked (self));
}

static void
assert_explained_where_it_is (void)
{
  RgmWhyWindow *window = course_tree_find_window (RGM_TYPE_WHY_WINDOW);

  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Session 3: Why?");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (course_tree_find_class (GTK_WIDGET (window),
                                                                           "sum", 0))), ==,
                   "20 Nov 2026 + 14 days = 4 Dec 2026");
  gtk_window_close (GTK_WINDOW (window));
}

static gboolean
is_explained (MoveFixture *self)
{
  return course_tree_find_window (RGM_TYPE_WHY_WINDOW) != NULL;
}

/* While it is moved W explains what the bubble says, whatever else the cursor is on; it stays where
 * it is, and can be moved on. */
static void
test_bubble_why (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  put_cursor_on_booking (self);
  move_fixture_do_with_xdotool (self, "key alt+Left");
  move_fixture_do_with_xdotool (self, "key w");
  g_assert_true (move_fixture_wait_for (self, is_explained));
  assert_explained_where_it_is ();
  move_fixture_settle (self);
  g_assert_cmpint (move_fixture_get_day (self), ==, original - 1);
  move_fixture_do_with_xdotool (self, "key alt+Left");
  g_assert_cmpint (move_fixture_get_day (self), ==, original - 2);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
}

/* What the question says is explained where the booking is now, and then it is asked again; nothing
 * is put back by that. Where the booking has gone back meanwhile, nothing is asked. */
static void
test_question_why (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  put_cursor_on_booking (self);
  move_fixture_do_with_xdotool (self, "key alt+Left");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  ask_why (self);
  g_assert_cmpint (move_fixture_get_day (self), ==, original - 1);
  assert_explained_where_it_is ();
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  g_assert_true (move_fixture_is_untouched (self));
  ask_why (self);
  rgm_course_model_stop_trying (self->course->model);
  gtk_window_close (GTK_WINDOW (course_tree_find_window (RGM_TYPE_WHY_WINDOW)));
  move_fixture_settle (self);
  g_assert_false (move_fixture_is_asked (self));
  move_fixture_assert_put_back (self);
}

/* Tab goes on to something else: the booking goes back, and that is said. */
static void
test_keys_leave (MoveFixture *self, gconstpointer data)
{
  put_cursor_on_booking (self);
  move_fixture_do_with_xdotool (self, "key alt+Right");
  move_fixture_do_with_xdotool (self, "key Tab");
  move_fixture_assert_put_back (self);
  g_assert_true (move_fixture_is_said (self, "back on Wed 2 Dec"));
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/timeline-move-keys/steps", test_key_steps);
  MOVE_TEST_RTL ("/timeline-move-keys/steps-rtl", test_key_steps);
  MOVE_TEST ("/timeline-move-keys/keep", test_keys_keep);
  MOVE_TEST ("/timeline-move-keys/ask", test_keys_ask);
  MOVE_TEST ("/timeline-move-keys/wheel", test_keys_and_wheel);
  MOVE_TEST ("/timeline-move-keys/bubble", test_bubble_place);
  MOVE_TEST_RTL ("/timeline-move-keys/bubble-rtl", test_bubble_place);
  MOVE_TEST ("/timeline-move-keys/asks-out-of-sight", test_asks_out_of_sight);
  MOVE_TEST ("/timeline-move-keys/bubble-why", test_bubble_why);
  MOVE_TEST ("/timeline-move-keys/question-why", test_question_why);
  MOVE_TEST ("/timeline-move-keys/leave", test_keys_leave);
  return g_test_run ();
}
