/* Fingers on the timeline of a course page: one drags a booking, two do not. */
#include "config.h"

#include "fingers.h"
#include "move-fixture.h"
#include "rgm-timeline-lanes.h"
#include "rgm-timeline-view.h"

/* So long rests a finger that is not to fling. */
#define STILL_MS 500
#define STEPS 8

/* A finger takes hold of a session and drags it by so many days. */
static void
drag (MoveFixture *self, gint32 session, int days)
{
  double x, y;

  move_fixture_find_mark (self, session, &x, &y);
  fingers_put (self->window, 0, x, y);
  fingers_carry (self->window, 0, days * move_fixture_get_day_px (self), 2, STEPS);
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

  move_fixture_find_mark (self, 0, &x, &y);
  fingers_put (self->window, 1, x, y + 60);
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

static void
match_popover (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
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
  course_tree_walk (self->window, match_popover, &n_open);
  g_assert_cmpuint (n_open, ==, 0);
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
  return g_test_run ();
}
