#include "config.h"

#include "rgm-lane-geometry.h"
#include "rgm-timeline-home.h"
#include "sample-plans.h"

#define TODAY "2026-11-24"
#define N_COURSES 400
#define TEXT_PX 17
#define MIN_DAY_PX 2.7
/* The edge of a circle of large text in the narrowest view: nobody sees that it is not there. */
#define NEAR_PX 1.0

static void
find (const char *sessions, double width_px, RgmDay *first, RgmDay *last)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (sessions, TODAY);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

  rgm_timeline_home_find (layout, width_px, MIN_DAY_PX, first, last);
}

/* Where there is room and no mark in the way, it is the home of the layout. */
static void
test_wide (void)
{
  RgmDay first, last;

  find ("2026-10-16 2026-11-20", 1400, &first, &last);
  g_assert_cmpint (first, ==, sample_day ("2026-10-02"));
  g_assert_cmpint (last, ==, sample_day ("2027-03-16"));
}

/* Where there is less room, a third of the days is before today: from 23 October to 26 January. It
 * begins earlier, so that the session of 16 October is whole. */
static void
test_narrow (void)
{
  RgmDay first, last;

  find ("2026-10-16 2026-11-20", 260, &first, &last);
  g_assert_cmpint (first, ==, sample_day ("2026-10-06"));
  g_assert_cmpint (last, ==, sample_day ("2027-01-26"));
  find ("2026-10-16 2026-11-20", 0, &first, &last);
  g_assert_cmpint (first, ==, sample_day (TODAY));
  g_assert_cmpint (last, ==, sample_day (TODAY));
}

static void
assert_fixed (const char *sessions, const char *today, RgmDay first, RgmDay last)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (sessions, today);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  RgmDay begin, end;

  g_test_message ("%s on %s", sessions, today);
  rgm_timeline_home_find_fixed (layout, 1400, MIN_DAY_PX, &begin, &end);
  g_assert_cmpint (begin, ==, first);
  g_assert_cmpint (end, ==, last);
}

/* Where nobody can move the view, it is the same, as long as any of the course is on it. */
static void
test_fixed (void)
{
  static const char *const near[] = { "", "2026-10-16 2026-11-20", "2026-02-20", "+2027-03-01" };

  for (gsize i = 0; i < G_N_ELEMENTS (near); i++)
    {
      RgmDay first, last;

      find (near[i], 1400, &first, &last);
      assert_fixed (near[i], TODAY, first, last);
    }
}

/* Else it is the course: from the first session until nothing begins or ends any more. What has no
 * end goes on to today: that the next is overdue, and the final results. */
static void
test_fixed_long_ago (void)
{
  assert_fixed ("2026-10-16 2026-11-20", "2036-11-24", sample_day ("2026-10-02"),
                sample_day ("2027-07-10"));
  assert_fixed ("2016-01-04 2016-02-08 2016-03-14 2016-04-18 2016-05-23 2016-06-27", TODAY,
                sample_day ("2015-12-21"), sample_day ("2017-01-24"));
}

static void
assert_no_cut (const RgmSegmentLayout *layout, const RgmTimeScale *scale, double text_px,
               const char *sessions)
{
  RgmLaneGeometry geometry;

  rgm_lane_geometry_init (&geometry, layout, text_px, FALSE);
  for (gsize i = 0; i < layout->n_segments; i++)
    {
      RgmBox box;

      if (!rgm_segment_is_mark (&layout->segments[i])
          || !rgm_lane_geometry_place (&geometry, layout, scale, i, &box))
        continue;
      g_test_message ("%s at %g px: a mark at %g, %g px wide", sessions, scale->width_px, box.x,
                      box.width);
      g_assert_true (box.x + box.width <= NEAR_PX || box.x >= scale->width_px - NEAR_PX
                     || (box.x >= -NEAR_PX
                         && box.x + box.width <= scale->width_px + NEAR_PX));
    }
}

/* Whatever was entered, however wide the view: each mark is seen whole or not at all. */
static void
test_no_mark_is_cut (void)
{
  const double widths_px[] = { 260, 330, 480, 700, 900, 1400 };

  for (int i = 0; i < N_COURSES; i++)
    {
      g_autofree char *sessions = sample_sessions_new_random ();
      g_autoptr (RgmPlan) plan = sample_plan_new (sessions, TODAY);
      g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
      double width_px = widths_px[i % G_N_ELEMENTS (widths_px)];
      RgmTimeScale scale;
      RgmDay first, last;

      rgm_time_scale_init (&scale, layout->first, layout->last, width_px, i % 5 == 0);
      rgm_timeline_home_find (layout, width_px, MIN_DAY_PX, &first, &last);
      rgm_time_scale_show (&scale, first, last);
      g_assert_cmpint (first, >=, layout->first);
      g_assert_cmpint (last, <=, layout->last);
      assert_no_cut (layout, &scale, TEXT_PX, sessions);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/home/wide", test_wide);
  g_test_add_func ("/timeline/home/narrow", test_narrow);
  g_test_add_func ("/timeline/home/fixed", test_fixed);
  g_test_add_func ("/timeline/home/fixed-long-ago", test_fixed_long_ago);
  g_test_add_func ("/timeline/home/no-mark-is-cut", test_no_mark_is_cut);

  return g_test_run ();
}
