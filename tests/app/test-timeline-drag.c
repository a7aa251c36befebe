/* Bookings dragged on the timeline of a course page, with a real pointer. */
#include "config.h"

#include "move-fixture.h"

/* On the way everything follows and nothing is written; where it is on time, it is kept at once,
 * and one undo brings all back. */
static void
test_drag_on_time (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);
  double first, first_after, y;

  move_fixture_find_mark (self, 0, &first, &y);
  move_fixture_drag (self, BOOKING, 16);
  g_assert_cmpint (move_fixture_get_day (self), ==, original + 16);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original);
  g_assert_cmpstr (move_fixture_get_bubble (self), ==, "Fri 18 Dec · 28 days · on time");
  g_assert_true (move_fixture_is_untouched (self));
  /* The view has not moved below it. */
  move_fixture_find_mark (self, 0, &first_after, &y);
  g_assert_cmpfloat (first_after, ==, first);
  move_fixture_release (self);
  g_assert_false (move_fixture_is_asked (self));
  g_assert_false (move_fixture_is_trying (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
  g_assert_false (move_fixture_is_untouched (self));
  move_fixture_undo (self);
  g_assert_cmpint (move_fixture_get_day (self), ==, original);
  g_assert_true (move_fixture_is_untouched (self));
}

/* Where it is too early, the user is asked; Enter keeps it, with the reason. */
static void
test_drag_too_early (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);
  const RgmSessionRecord *saved;

  move_fixture_drag (self, BOOKING, -2);
  move_fixture_release (self);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  g_assert_true (move_fixture_is_untouched (self));
  move_fixture_do_with_xdotool (self, "type leaves");
  move_fixture_do_with_xdotool (self, "key Return");
  g_assert_false (move_fixture_is_asked (self));
  g_assert_false (move_fixture_is_trying (self));
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original - 2);
  saved = rgm_course_model_get_content (self->course->model)->sessions->pdata[BOOKING];
  g_assert_cmpstr (saved->override_reason, ==, "leaves");
  g_assert_cmpint (saved->said_days_too_early, ==, 4);
  move_fixture_undo (self);
  g_assert_true (move_fixture_is_untouched (self));
}

/* Escape in answer to the question puts it back. */
static void
test_question_escape (MoveFixture *self, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      move_fixture_drag (self, BOOKING, -2);
      move_fixture_release (self);
      g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
      move_fixture_do_with_xdotool (self, "key Escape");
      g_assert_false (move_fixture_is_asked (self));
      move_fixture_assert_put_back (self);
    }
}

/* So does a press elsewhere; the keyboard stays within the question. */
static void
test_question_elsewhere (MoveFixture *self, gconstpointer data)
{
  move_fixture_drag (self, BOOKING, -2);
  move_fixture_release (self);
  for (int i = 0; i < 5; i++)
    move_fixture_do_with_xdotool (self, "key Tab");
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  move_fixture_do_with_xdotool (self, "mousemove 30 700 click 1");
  g_assert_false (move_fixture_is_asked (self));
  move_fixture_assert_put_back (self);
}

/* Escape while the pointer still holds it; what the pointer does then means nothing. */
static void
test_drag_escape (MoveFixture *self, gconstpointer data)
{
  double x, y;
  g_autofree char *away = NULL;

  move_fixture_drag (self, BOOKING, 16);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
  move_fixture_find_mark (self, BOOKING, &x, &y);
  away = g_strdup_printf ("mousemove %.0f %.0f", x + 200, y);
  move_fixture_do_with_xdotool (self, away);
  move_fixture_release (self);
  move_fixture_assert_put_back (self);
}

/* At the edge the view goes on, and the booking with it: to what was not seen before. */
static void
test_edge (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  move_fixture_drag (self, BOOKING, 104);
  while (move_fixture_get_day (self) < original + 130)
    g_main_context_iteration (NULL, TRUE);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_release (self);
  move_fixture_assert_put_back (self);
}

/* From right to left, left is later. */
static void
test_rtl (MoveFixture *self, gconstpointer data)
{
  RgmDay original = move_fixture_get_day (self);

  g_assert_cmpfloat (move_fixture_get_day_px (self), <, 0);
  move_fixture_drag (self, BOOKING, 16);
  move_fixture_release (self);
  g_assert_cmpint (move_fixture_get_saved_day (self), ==, original + 16);
}

/* What took place stays, and the page says so. */
static void
test_done (MoveFixture *self, gconstpointer data)
{
  double first, first_after, y;

  move_fixture_find_mark (self, 0, &first, &y);
  move_fixture_drag (self, 1, 5);
  move_fixture_find_mark (self, 0, &first_after, &y);
  move_fixture_release (self);
  g_assert_cmpfloat (first_after, ==, first);
  move_fixture_assert_put_back (self);
  g_assert_true (move_fixture_is_said (self, "took place"));
}

/* A press that does not move opens the session, as ever. */
static void
test_click (MoveFixture *self, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) dialog = NULL;

  move_fixture_drag (self, BOOKING, 0);
  move_fixture_assert_put_back (self);
  move_fixture_release (self);
  move_fixture_assert_put_back (self);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);
  dialog = g_list_model_get_item (windows, n_windows);
  gtk_window_destroy (dialog);
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/timeline-drag/on-time", test_drag_on_time);
  MOVE_TEST ("/timeline-drag/too-early", test_drag_too_early);
  MOVE_TEST ("/timeline-drag/question-escape", test_question_escape);
  MOVE_TEST ("/timeline-drag/question-elsewhere", test_question_elsewhere);
  MOVE_TEST ("/timeline-drag/escape", test_drag_escape);
  MOVE_TEST ("/timeline-drag/edge", test_edge);
  MOVE_TEST_RTL ("/timeline-drag/rtl", test_rtl);
  MOVE_TEST ("/timeline-drag/done", test_done);
  MOVE_TEST ("/timeline-drag/click", test_click);
  return g_test_run ();
}
