/* What the timeline shows once a booking is back that took it to other days. */
#include "config.h"

#include "move-fixture.h"
#include "rgm-course-views.h"
#include "rgm-timeline-cursor.h"
#include "rgm-timeline-view.h"

/* So near that today is beyond the edge where the booking can be taken to before it. */
#define NEAR_DAYS 7

static RgmTimelineViewport *
get_viewport (MoveFixture *self)
{
  GtkWidget *view = course_tree_find (self->page, RGM_TYPE_TIMELINE_VIEW, 0);

  return rgm_timeline_view_get_viewport (RGM_TIMELINE_VIEW (view));
}

static const RgmTimeScale *
get_scale (MoveFixture *self)
{
  return rgm_timeline_viewport_get_scale (get_viewport (self));
}

static gboolean
is_in_view (MoveFixture *self, RgmDay day)
{
  return day >= rgm_time_scale_get_first_shown (get_scale (self))
         && day <= rgm_time_scale_get_last_shown (get_scale (self));
}

/* The days are where they were, and so is the booking. */
static void
assert_as_before (MoveFixture *self, const RgmTimeScale *before)
{
  g_test_message ("from %g, before it was %g", get_scale (self)->start, before->start);
  g_assert_cmpfloat_with_epsilon (get_scale (self)->start, before->start, 1e-6);
  g_assert_cmpfloat (get_scale (self)->day_px, ==, before->day_px);
  g_assert_true (is_in_view (self, move_fixture_get_day (self)));
}

/* Takes the booking to the later edge and waits there until it was not seen any more. */
static void
take_away (MoveFixture *self)
{
  RgmDay original = move_fixture_get_saved_day (self);
  RgmDay last = rgm_time_scale_get_last_shown (get_scale (self));

  move_fixture_drag (self, BOOKING, last - original - 1);
  while (is_in_view (self, original))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_focus_on_booking (MoveFixture *self)
{
  GtkWidget *views = course_tree_find (self->page, RGM_TYPE_COURSE_VIEWS, 0);
  RgmDayCursor *cursor = rgm_course_views_get_cursor (RGM_COURSE_VIEWS (views));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, RGM_TYPE_TIMELINE_CURSOR) != NULL
         && rgm_day_cursor_get_day (cursor) == move_fixture_get_day (self);
}

/* Escape while it is held; the keyboard is on it then. */
static void
test_escape (MoveFixture *self, gconstpointer data)
{
  RgmTimeScale before = *get_scale (self);

  take_away (self);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
  assert_as_before (self, &before);
  move_fixture_release (self);
  assert_as_before (self, &before);
  g_assert_true (has_focus_on_booking (self));
}

/* So it is where somebody had chosen what is seen. */
static void
test_escape_chosen (MoveFixture *self, gconstpointer data)
{
  RgmTimeScale before;
  RgmSpan range, after;

  rgm_timeline_viewport_scroll (get_viewport (self), -20);
  move_fixture_settle (self);
  before = *get_scale (self);
  g_assert_true (rgm_timeline_viewport_get_range (get_viewport (self), &range));
  test_escape (self, data);
  assert_as_before (self, &before);
  g_assert_true (rgm_timeline_viewport_get_range (get_viewport (self), &after));
  g_assert_cmpint (range.first, ==, after.first);
  g_assert_cmpint (range.last, ==, after.last);
}

/* What took it up is told that it holds it no more. */
static void
test_broken (MoveFixture *self, gconstpointer data)
{
  RgmTimeScale before = *get_scale (self);

  take_away (self);
  rgm_course_model_stop_trying (self->course->model);
  move_fixture_release (self);
  move_fixture_assert_put_back (self);
  assert_as_before (self, &before);
}

/* Held at the earlier edge, it is asked about, and put back as the question has it. */
static void
test_question (MoveFixture *self, gconstpointer data)
{
  RgmDay today = rgm_course_model_get_today (self->course->model);
  RgmDay original = move_fixture_get_day (self);
  const RgmTimeScale *scale = get_scale (self);
  double x = rgm_time_scale_get_x (scale, original + 0.5);
  g_autofree char *take = NULL;
  g_autofree char *carry = NULL;
  RgmTimeScale before;
  double mark_x, mark_y;

  rgm_timeline_viewport_magnify (get_viewport (self),
                                 scale->width_px / NEAR_DAYS / scale->day_px, x);
  rgm_timeline_viewport_reveal (get_viewport (self), original);
  move_fixture_settle (self);
  while (is_in_view (self, today))
    {
      rgm_timeline_viewport_scroll (get_viewport (self), 10);
      move_fixture_settle (self);
    }
  before = *get_scale (self);
  move_fixture_find_mark (self, BOOKING, &mark_x, &mark_y);
  x = rgm_time_scale_get_x (scale, rgm_time_scale_get_first_shown (scale) + 0.5)
      - rgm_time_scale_get_x (scale, original + 0.5);
  take = g_strdup_printf ("mousemove %.0f %.0f mousedown 1 sleep 0.02 mousemove %.0f %.0f", mark_x,
                          mark_y, mark_x + x / 2, mark_y);
  carry = g_strdup_printf ("mousemove %.0f %.0f", mark_x + x, mark_y);
  move_fixture_do_with_xdotool (self, take);
  move_fixture_do_with_xdotool (self, carry);
  while (!is_in_view (self, today))
    g_main_context_iteration (NULL, TRUE);
  move_fixture_release (self);
  g_assert_true (move_fixture_wait_for (self, move_fixture_is_asked));
  g_assert_cmpfloat (get_scale (self)->start, <, before.start);
  move_fixture_do_with_xdotool (self, "key Escape");
  move_fixture_assert_put_back (self);
  assert_as_before (self, &before);
  g_assert_true (has_focus_on_booking (self));
}

/* Kept where it is, it stays in sight there; its move undone, where it was. */
static void
test_undo (MoveFixture *self, gconstpointer data)
{
  RgmTimeScale before = *get_scale (self);
  RgmDay original = move_fixture_get_day (self);

  take_away (self);
  move_fixture_release (self);
  g_assert_cmpint (move_fixture_get_saved_day (self), >, original);
  g_assert_true (is_in_view (self, move_fixture_get_day (self)));
  g_assert_false (is_in_view (self, original));
  move_fixture_undo (self);
  g_assert_cmpint (move_fixture_get_day (self), ==, original);
  assert_as_before (self, &before);
}

/* Whoever has come closer meanwhile stays as near, and sees it. */
static void
test_undo_nearer (MoveFixture *self, gconstpointer data)
{
  double day_px;

  take_away (self);
  move_fixture_release (self);
  rgm_timeline_viewport_magnify (get_viewport (self), 1.5, 0);
  move_fixture_settle (self);
  day_px = get_scale (self)->day_px;
  move_fixture_undo (self);
  g_assert_cmpfloat (get_scale (self)->day_px, ==, day_px);
  g_assert_true (is_in_view (self, move_fixture_get_day (self)));
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/timeline-way-back/escape", test_escape);
  MOVE_TEST_RTL ("/timeline-way-back/escape-rtl", test_escape);
  MOVE_TEST ("/timeline-way-back/escape-chosen", test_escape_chosen);
  MOVE_TEST ("/timeline-way-back/broken", test_broken);
  MOVE_TEST ("/timeline-way-back/question", test_question);
  MOVE_TEST_RTL ("/timeline-way-back/question-rtl", test_question);
  MOVE_TEST ("/timeline-way-back/undo", test_undo);
  MOVE_TEST_RTL ("/timeline-way-back/undo-rtl", test_undo);
  MOVE_TEST ("/timeline-way-back/undo-nearer", test_undo_nearer);
  return g_test_run ();
}
