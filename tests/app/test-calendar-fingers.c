/* Fingers on the calendar of a course page, of a month and of a year. */
#include "config.h"

#include "calendar-move-fixture.h"
#include "fingers.h"
#include "rgm-keep-question.h"

#define SHOWN "2026-12-10"
/* Where nothing is booked. */
#define EMPTY "2026-12-15"
#define STEPS 8
#define SCROLLED_PX 60

static const char *
get_scale (MoveFixture *self)
{
  return rgm_calendar_view_get_scale (calendar_get_calendar (self));
}

/* Puts a finger there that does not rest. */
static void
touch (MoveFixture *self, guint finger, RgmDay day)
{
  double x, y;

  calendar_find_day_on_screen (self, day, &x, &y);
  fingers_put (self->window, finger, x, y);
}

static void
put (MoveFixture *self, guint finger, RgmDay day)
{
  touch (self, finger, day);
  move_fixture_settle (self);
}

static void
carry_to (MoveFixture *self, RgmDay day)
{
  double x, y;

  calendar_find_day_on_screen (self, day, &x, &y);
  fingers_carry_to (self->window, 0, x, y, STEPS);
  move_fixture_settle (self);
}

static void
lift (MoveFixture *self, guint finger)
{
  fingers_lift (self->window, finger);
  move_fixture_settle (self);
}

/* A finger rests on the booking until that is taken up, and carries it by so many days. */
static void
drag (MoveFixture *self, int days)
{
  RgmDay original = move_fixture_get_day (self);

  put (self, 0, original);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_trying));
  carry_to (self, original + days);
  g_assert_cmpint (move_fixture_get_day (self), ==, original + days);
  g_assert_true (calendar_is_ghost (self, original));
  g_assert_true (move_fixture_is_untouched (self));
}

/* What is carried to where it is on time is kept at once, and one undo brings all back. */
static void
assert_drags (MoveFixture *self, const char *scale)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, scale, SHOWN);
  drag (self, 16);
  g_assert_cmpstr (move_fixture_get_bubble (self), ==, "Fri 18 Dec · 28 days · on time");
  lift (self, 0);
  g_assert_false (move_fixture_is_asked (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
  g_assert_cmpstr (get_scale (self), ==, scale);
  move_fixture_assert_let_go (self);
  move_fixture_undo (self);
  g_assert_cmpint (move_fixture_get_day (self), ==, original);
  g_assert_true (move_fixture_is_untouched (self));
}

static void
test_drag (MoveFixture *self, gconstpointer data)
{
  assert_drags (self, "month");
  assert_drags (self, "year");
}

static double
find_scrolled (MoveFixture *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (calendar_get_pages (self), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page)));
}

/* Before it has rested it goes elsewhere: it scrolls the page, and takes nothing along. */
static void
assert_scrolls (MoveFixture *self, const char *scale)
{
  RgmDay original = move_fixture_get_day (self);
  double before;

  calendar_show (self, scale, SHOWN);
  before = find_scrolled (self);
  touch (self, 0, original);
  fingers_carry (self->window, 0, 0, -SCROLLED_PX, STEPS);
  move_fixture_settle (self);
  g_assert_cmpfloat (find_scrolled (self), >, before + SCROLLED_PX / 2);
  lift (self, 0);
  calendar_assert_put_back (self, original);
  g_assert_cmpstr (get_scale (self), ==, scale);
  move_fixture_assert_let_go (self);
}

/* Nor does it where there is nothing to scroll. It is no click either: nobody has chosen the day
 * where it happens to be lifted. */
static void
assert_takes_nothing (MoveFixture *self, const char *scale, RgmDay from)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, scale, SHOWN);
  touch (self, 0, from);
  carry_to (self, from + 2);
  calendar_assert_put_back (self, original);
  lift (self, 0);
  calendar_assert_put_back (self, original);
  g_assert_cmpstr (get_scale (self), ==, scale);
  g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==,
                   course_fixture_day (SHOWN));
  move_fixture_assert_let_go (self);
}

static void
test_goes_at_once (MoveFixture *self, gconstpointer data)
{
  assert_scrolls (self, "month");
  assert_scrolls (self, "year");
}

static void
test_goes_sideways (MoveFixture *self, gconstpointer data)
{
  const char *const scales[] = { "month", "year" };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      assert_takes_nothing (self, scales[i], move_fixture_get_day (self));
      assert_takes_nothing (self, scales[i], course_fixture_day (EMPTY));
    }
}

static GtkWidget *
find_answer (GtkWidget *question, const char *words)
{
  GtkWidget *button;

  for (guint i = 0; (button = course_tree_find (question, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), words) == 0)
      return button;
  g_assert_not_reached ();
}

/* Touches a button of the question, which is a window of its own to GTK. */
static void
tap_answer (MoveFixture *self, const char *words)
{
  GtkWidget *question = course_tree_find (self->page, RGM_TYPE_KEEP_QUESTION, 0);
  GtkWidget *button = find_answer (question, words);
  graphene_rect_t bounds;
  double left, top;

  g_assert_true (gtk_widget_compute_bounds (button, question, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (question), &left, &top);
  fingers_put (question, 0, left + bounds.origin.x + bounds.size.width / 2,
               top + bounds.origin.y + bounds.size.height / 2);
  fingers_lift (question, 0);
  move_fixture_settle (self);
}

/* Where it is too early, a finger answers the question as well. */
static void
assert_answers (MoveFixture *self, const char *scale)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, scale, SHOWN);
  drag (self, -1);
  lift (self, 0);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  g_assert_true (move_fixture_is_untouched (self));
  tap_answer (self, "_Put Back");
  g_assert_false (move_fixture_is_asked (self));
  g_assert_false (move_fixture_says (self, "back on"));
  calendar_assert_put_back (self, original);
  drag (self, -1);
  lift (self, 0);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  tap_answer (self, "_Keep");
  g_assert_false (move_fixture_is_asked (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original - 1);
  g_assert_cmpstr (get_scale (self), ==, scale);
  move_fixture_assert_let_go (self);
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
}

static void
test_answers_month (MoveFixture *self, gconstpointer data)
{
  assert_answers (self, "month");
}

static void
test_answers_year (MoveFixture *self, gconstpointer data)
{
  assert_answers (self, "year");
}

/* Escape while the finger holds it, whatever that does then. */
static void
assert_escapes (MoveFixture *self, const char *scale)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, scale, SHOWN);
  drag (self, 16);
  move_fixture_do_with_xdotool (self, "key Escape");
  calendar_assert_put_back (self, original);
  carry_to (self, original + 7);
  lift (self, 0);
  calendar_assert_put_back (self, original);
  g_assert_cmpstr (get_scale (self), ==, scale);
  move_fixture_assert_let_go (self);
}

static void
test_escape (MoveFixture *self, gconstpointer data)
{
  assert_escapes (self, "month");
  assert_escapes (self, "year");
}

/* A second finger has decided nothing. */
static void
assert_second_puts_back (MoveFixture *self, const char *scale)
{
  RgmDay original = move_fixture_get_day (self);

  calendar_show (self, scale, SHOWN);
  drag (self, 16);
  put (self, 1, original - 1);
  calendar_assert_put_back (self, original);
  carry_to (self, original + 7);
  lift (self, 0);
  lift (self, 1);
  calendar_assert_put_back (self, original);
  g_assert_cmpstr (get_scale (self), ==, scale);
  move_fixture_assert_let_go (self);
}

static void
test_second_finger (MoveFixture *self, gconstpointer data)
{
  assert_second_puts_back (self, "month");
  assert_second_puts_back (self, "year");
}

/* One that is lifted at once is a click: it puts the cursor there, and of a year it opens the
 * month. */
static void
test_tap (MoveFixture *self, gconstpointer data)
{
  RgmDay first = course_fixture_day ("2026-12-09");
  RgmDay second = course_fixture_day ("2026-12-16");

  calendar_show (self, "year", SHOWN);
  put (self, 0, first);
  lift (self, 0);
  g_assert_cmpstr (get_scale (self), ==, "month");
  g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==, first);
  put (self, 0, second);
  lift (self, 0);
  g_assert_cmpint (rgm_day_cursor_get_day (calendar_get_cursor (self)), ==, second);
  move_fixture_assert_put_back (self);
  move_fixture_assert_let_go (self);
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/calendar-fingers/drag", test_drag);
  MOVE_TEST_RTL ("/calendar-fingers/drag-rtl", test_drag);
  MOVE_TEST ("/calendar-fingers/goes-at-once", test_goes_at_once);
  MOVE_TEST ("/calendar-fingers/goes-sideways", test_goes_sideways);
  MOVE_TEST ("/calendar-fingers/answers-month", test_answers_month);
  MOVE_TEST ("/calendar-fingers/answers-year", test_answers_year);
  MOVE_TEST ("/calendar-fingers/escape", test_escape);
  MOVE_TEST ("/calendar-fingers/second-finger", test_second_finger);
  MOVE_TEST ("/calendar-fingers/tap", test_tap);
  return g_test_run ();
}
