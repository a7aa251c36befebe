/* Which days of a course are remembered when it is left while the view is on its way. */
#include "config.h"

#include "rgm-course-range.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#define WIDTH_PX 700
#define SWIPE_PX 300

/* Nothing moves on by itself. */
static void
on_going_cb (RgmTimelineViewport *viewport)
{
}

static RgmTimelineViewport *
make_viewport (void)
{
  RgmTimelineViewport *viewport = rgm_timeline_viewport_new ();
  g_autoptr (RgmPlan) plan = sample_plan_new (COURSE_PAGE, TODAY);

  g_signal_connect (viewport, "going", G_CALLBACK (on_going_cb), NULL);
  rgm_timeline_viewport_set_room (viewport, WIDTH_PX, FALSE);
  rgm_timeline_viewport_set_plan (viewport, plan);
  rgm_timeline_viewport_zoom (viewport, 3, WIDTH_PX / 2);
  return viewport;
}

static RgmSpan
get_range (RgmTimelineViewport *viewport)
{
  RgmSpan range;

  g_assert_true (rgm_timeline_viewport_get_range (viewport, &range));
  return range;
}

static void
assert_same (RgmSpan a, RgmSpan b)
{
  g_assert_cmpint (a.first, ==, b.first);
  g_assert_cmpint (a.last, ==, b.last);
}

/* In the midst of a zoom it is where that goes. */
static void
test_zoom (void)
{
  g_autoptr (RgmTimelineViewport) viewport = make_viewport ();
  RgmSpan before = get_range (viewport), on_way;

  rgm_timeline_viewport_zoom_around (viewport, -2);
  on_way = get_range (viewport);
  g_assert_cmpint (on_way.last - on_way.first, >, before.last - before.first);
  rgm_timeline_viewport_go_on (viewport, 1);
  assert_same (on_way, get_range (viewport));
}

/* After a swipe it is where that ends, and another course is not moved on by it. */
static void
test_swipe (void)
{
  g_autoptr (RgmTimelineViewport) viewport = make_viewport ();
  RgmSpan before = get_range (viewport), on_way;

  rgm_timeline_viewport_set_way_left (viewport, SWIPE_PX);
  on_way = get_range (viewport);
  g_assert_cmpint (on_way.first, >, before.first);
  rgm_timeline_viewport_scroll (viewport, SWIPE_PX);
  rgm_timeline_viewport_set_way_left (viewport, 0);
  assert_same (on_way, get_range (viewport));

  rgm_timeline_viewport_set_way_left (viewport, SWIPE_PX);
  rgm_timeline_viewport_keep_range (viewport, NULL);
  g_assert_cmpfloat (rgm_timeline_viewport_get_way_left (viewport), ==, 0);
}

/* Whoever goes to another course and comes back finds the first one there. */
static void
test_course_left (void)
{
  g_autoptr (RgmTimelineViewport) viewport = make_viewport ();
  g_autoptr (RgmCourseRange) range = rgm_course_range_new (viewport);
  RgmSpan there;

  rgm_course_range_set_course (range, "one");
  rgm_timeline_viewport_zoom (viewport, 2, WIDTH_PX / 2);
  rgm_timeline_viewport_zoom_around (viewport, 1);
  there = get_range (viewport);
  rgm_course_range_leave (range, "other");
  rgm_course_range_set_course (range, "other");
  rgm_course_range_leave (range, "one");
  rgm_course_range_set_course (range, "one");
  assert_same (get_range (viewport), there);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/timeline-range/zoom", test_zoom);
  g_test_add_func ("/app/timeline-range/swipe", test_swipe);
  g_test_add_func ("/app/timeline-range/course-left", test_course_left);
  return g_test_run ();
}
