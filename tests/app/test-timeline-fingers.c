/* Fingers on the timeline of a course page: one drags a booking, two do not. */
#include "config.h"

#include "fingers.h"
#include "move-fixture.h"
#include "rgm-timeline-lanes.h"
#include "rgm-timeline-view.h"

/* So long rests a finger that is not to fling. */
#define STILL_MS 500
#define STEPS 8
#define PAN_PX 120
#define TOGETHER_PX 60
#define ROUNDED_PX 3

static const RgmTimeScale *
get_scale (MoveFixture *self)
{
  RgmTimelineView *view =
    RGM_TIMELINE_VIEW (course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0));

  return rgm_timeline_viewport_get_scale (rgm_timeline_view_get_viewport (view));
}

/* How far apart days are, negative from right to left. */
static double
get_day_px (MoveFixture *self)
{
  return rgm_time_scale_get_later (get_scale (self), get_scale (self)->day_px);
}

/* A finger takes hold of a session and drags it by so many days. */
static void
drag (MoveFixture *self, gint32 session, int days)
{
  double x, y;

  move_fixture_find_mark (self, session, &x, &y);
  fingers_put (self->window, 0, x, y);
  fingers_carry (self->window, 0, days * get_day_px (self), 2, STEPS);
  move_fixture_settle (self);
}

static void
lift (MoveFixture *self, guint finger)
{
  fingers_lift (self->window, finger);
  move_fixture_settle (self);
}

/* A second finger, beside the booking. */
static void
add_finger (MoveFixture *self)
{
  double x, y;

  move_fixture_find_mark (self, BOOKING, &x, &y);
  fingers_put (self->window, 1, x - 120, y + 60);
  move_fixture_settle (self);
}

/* A finger does what a pointer does. */
static void
test_drag (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  drag (self, BOOKING, 16);
  g_assert_cmpint (move_fixture_get_day (self), ==, original + 16);
  g_assert_true (move_fixture_is_untouched (self));
  lift (self, 0);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
  move_fixture_assert_let_go (self);
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
}

/* A second finger has decided nothing: the booking is back, whatever the first does then. */
static void
assert_second_puts_back (MoveFixture *self, int days)
{
  drag (self, BOOKING, days);
  g_assert_true (move_fixture_is_trying (self));
  add_finger (self);
  g_assert_false (move_fixture_is_asked (self));
  move_fixture_assert_put_back (self);
  fingers_carry (self->window, 0, 40, 0, STEPS);
  move_fixture_assert_put_back (self);
}

static void
test_second_finger (MoveFixture *self, gconstpointer data)
{
  const guint firsts[] = { 0, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      assert_second_puts_back (self, i == 0 ? 16 : -2);
      lift (self, firsts[i]);
      fingers_carry (self->window, 1 - firsts[i], 40, 0, STEPS);
      move_fixture_assert_put_back (self);
      lift (self, 1 - firsts[i]);
      move_fixture_assert_put_back (self);
      move_fixture_assert_let_go (self);
    }
  test_drag (self, data);
}

/* The card of what lies under the pointer, wherever that is, is none. */
static void
match_menu (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_POPOVER_MENU (widget) && gtk_widget_get_mapped (widget))
    (*(guint *) data)++;
}

/* Nor has one that comes beside a finger that rests, which would ask for the menu else. */
static void
test_second_at_rest (MoveFixture *self, gconstpointer data)
{
  guint n_open = 0;

  drag (self, BOOKING, 0);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_trying));
  add_finger (self);
  move_fixture_assert_put_back (self);
  lift (self, 0);
  lift (self, 1);
  course_tree_walk (self->window, match_menu, &n_open);
  g_assert_cmpuint (n_open, ==, 0);
  move_fixture_assert_put_back (self);
  move_fixture_assert_let_go (self);
}

/* Below all that is to be taken hold of, so many pixels from the left of the days. */
static void
find_place (MoveFixture *self, double right, double *x, double *y)
{
  GtkWidget *lanes = course_tree_find (self->page, RGM_TYPE_TIMELINE_LANES, 0);
  graphene_rect_t bounds;
  double left, top;

  g_assert_true (gtk_widget_compute_bounds (lanes, self->window, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  *x = left + bounds.origin.x + right;
  *y = top + bounds.origin.y + bounds.size.height - 3;
}

static void
put (MoveFixture *self, guint finger, double right)
{
  double x, y;

  find_place (self, right, &x, &y);
  fingers_put (self->window, finger, x, y);
  move_fixture_settle (self);
}

/* GTK tells where fingers are in whole pixels. */
static void
assert_time_at (MoveFixture *self, double x, double time)
{
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_time (get_scale (self), x), time,
                                  ROUNDED_PX / get_scale (self)->day_px);
}

/* Two fingers come closer by as much as they go apart, and the day between them stays there,
 * wherever they go together. */
static void
assert_pinches (MoveFixture *self, double from, double to)
{
  const double center = 400;
  double time = rgm_time_scale_get_time (get_scale (self), center);
  double day_px = get_scale (self)->day_px;

  put (self, 0, center - from);
  put (self, 1, center + from);
  fingers_carry_both (self->window, from - to, to - from, STEPS);
  move_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (get_scale (self)->day_px / day_px, to / from, 0.01);
  assert_time_at (self, center, time);
  fingers_carry_both (self->window, TOGETHER_PX, TOGETHER_PX, STEPS);
  move_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (get_scale (self)->day_px / day_px, to / from, 0.01);
  assert_time_at (self, center + TOGETHER_PX, time);
  fingers_carry_both (self->window, -TOGETHER_PX, -TOGETHER_PX, STEPS);
  lift (self, 0);
  lift (self, 1);
  g_assert_cmpfloat_with_epsilon (get_scale (self)->day_px / day_px, to / from, 0.01);
  move_fixture_assert_put_back (self);
  move_fixture_assert_let_go (self);
}

static void
test_pinch (MoveFixture *self, gconstpointer data)
{
  assert_pinches (self, 80, 160);
  assert_pinches (self, 120, 90);
}

/* So they do where the first has come to a booking, and after a second put one back. */
static void
test_pinch_booking (MoveFixture *self, gconstpointer data)
{
  double day_px = get_scale (self)->day_px;
  double x, y;

  move_fixture_find_mark (self, BOOKING, &x, &y);
  fingers_put (self->window, 0, x, y);
  fingers_put (self->window, 1, x + 100, y);
  fingers_carry_both (self->window, -50, 50, STEPS);
  move_fixture_settle (self);
  g_assert_cmpfloat_with_epsilon (get_scale (self)->day_px / day_px, 2, 0.01);
  lift (self, 1);
  lift (self, 0);
  move_fixture_assert_put_back (self);
  move_fixture_assert_let_go (self);
  assert_second_puts_back (self, 4);
  lift (self, 0);
  lift (self, 1);
  assert_pinches (self, 120, 90);
}

static double
find_start (MoveFixture *self)
{
  return rgm_time_scale_get_time (get_scale (self), 0);
}

/* Drags the view to later days. */
static void
pan (MoveFixture *self)
{
  put (self, 0, 400);
  fingers_carry (self->window, 0, -rgm_time_scale_get_later (get_scale (self), PAN_PX), 0, STEPS);
}

/* The days go with the finger, and where that rests before it is lifted they stay. */
static void
test_pan (MoveFixture *self, gconstpointer data)
{
  double before = find_start (self);
  double wanted = before + PAN_PX / get_scale (self)->day_px;

  pan (self);
  g_assert_cmpfloat_with_epsilon (find_start (self), wanted, 0.1);
  fingers_rest (STILL_MS);
  lift (self, 0);
  g_assert_cmpfloat_with_epsilon (find_start (self), wanted, 0.1);
  move_fixture_assert_put_back (self);
  move_fixture_assert_let_go (self);
}

/* What is thrown goes on by itself, until it comes to rest, or a finger holds it. */
static void
test_fling (MoveFixture *self, gconstpointer data)
{
  double lifted, held;

  pan (self);
  lifted = find_start (self);
  lift (self, 0);
  g_assert_cmpfloat (find_start (self), >, lifted + 1);
  put (self, 0, 400);
  held = find_start (self);
  move_fixture_settle (self);
  g_assert_cmpfloat (find_start (self), ==, held);
  lift (self, 0);
  g_assert_cmpfloat (find_start (self), ==, held);
  move_fixture_assert_put_back (self);
  move_fixture_assert_let_go (self);
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/timeline-fingers/drag", test_drag);
  MOVE_TEST_RTL ("/timeline-fingers/drag-rtl", test_drag);
  MOVE_TEST ("/timeline-fingers/second-finger", test_second_finger);
  MOVE_TEST ("/timeline-fingers/second-at-rest", test_second_at_rest);
  MOVE_TEST ("/timeline-fingers/pinch", test_pinch);
  MOVE_TEST_RTL ("/timeline-fingers/pinch-rtl", test_pinch);
  MOVE_TEST ("/timeline-fingers/pinch-booking", test_pinch_booking);
  MOVE_TEST ("/timeline-fingers/pan", test_pan);
  MOVE_TEST_RTL ("/timeline-fingers/pan-rtl", test_pan);
  MOVE_TEST ("/timeline-fingers/fling", test_fling);
  MOVE_TEST_RTL ("/timeline-fingers/fling-rtl", test_fling);
  return g_test_run ();
}
