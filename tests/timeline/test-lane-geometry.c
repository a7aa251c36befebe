#include "config.h"

#include "lane-fixture.h"
#include "rgm-chart-frame.h"
#include "rgm-window-curve.h"
#include "sample-plans.h"

#define EPSILON 1e-4

static RgmPlan *
make_course_page (void)
{
  return sample_plan_new ("2026-10-16 2026-11-20 +2026-12-02", "2026-11-24");
}

static void
assert_in_lane (const LaneFixture *fixture, gsize segment, const RgmBox *box)
{
  const RgmLaneBand *band = &fixture->geometry.lanes[fixture->layout->segments[segment].lane];

  g_assert_cmpfloat (box->y, >=, band->y + band->caption_px);
  g_assert_cmpfloat (box->y + box->height, <=, band->y + band->height);
  g_assert_cmpfloat (box->width, >=, 3);
}

/* In a row, no bar meets another, nor a mark another, at any zoom that shows them apart. */
static void
assert_apart (const LaneFixture *fixture)
{
  const RgmSegmentLayout *layout = fixture->layout;

  for (gsize i = 0; i < layout->n_segments; i++)
    for (gsize j = 0; j < i; j++)
      {
        const RgmSegment *a = &layout->segments[i];
        const RgmSegment *b = &layout->segments[j];
        RgmBox box_a, box_b;

        if (a->lane != b->lane || a->row != b->row || a->lane == RGM_LANE_COLLAGEN
            || rgm_segment_is_mark (a) != rgm_segment_is_mark (b)
            || !rgm_lane_geometry_place (&fixture->geometry, layout, &fixture->scale, i, &box_a)
            || !rgm_lane_geometry_place (&fixture->geometry, layout, &fixture->scale, j, &box_b))
          continue;
        g_assert_true (box_a.x + box_a.width <= box_b.x + EPSILON
                       || box_b.x + box_b.width <= box_a.x + EPSILON);
      }
}

static void
test_course_page (void)
{
  LaneFixture fixture;
  RgmBox box;

  lane_fixture_set_up (&fixture, make_course_page ());
  for (gsize i = 0; i < fixture.layout->n_segments; i++)
    {
      g_assert_true (rgm_lane_geometry_place (&fixture.geometry, fixture.layout, &fixture.scale, i,
                                              &box));
      assert_in_lane (&fixture, i, &box);
    }
  for (double day_px = 1; day_px < RGM_TIME_SCALE_MAX_DAY_PX; day_px *= 1.3)
    {
      rgm_time_scale_zoom (&fixture.scale, 1.3, 100);
      /* Below a pixel a day, bars of three days are wider than they are long. */
      if (fixture.scale.day_px > 4)
        assert_apart (&fixture);
    }
  lane_fixture_tear_down (&fixture);
}

/* A mark stands in the middle of its day, a bar from the beginning of its first to the end of its
 * last. */
static void
test_places (void)
{
  LaneFixture fixture;
  RgmBox box;

  lane_fixture_set_up (&fixture, make_course_page ());
  rgm_time_scale_show (&fixture.scale, sample_day ("2026-10-10"), sample_day ("2026-12-20"));
  rgm_lane_geometry_place (&fixture.geometry, fixture.layout, &fixture.scale, 1, &box);
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2,
                                  rgm_time_scale_get_x (&fixture.scale,
                                                        sample_day ("2026-11-20") + 0.5),
                                  EPSILON);
  g_assert_cmpfloat (box.width, ==, fixture.geometry.mark_px);

  rgm_lane_geometry_place (&fixture.geometry, fixture.layout, &fixture.scale, 26, &box);
  g_assert_cmpfloat_with_epsilon (box.x,
                                  rgm_time_scale_get_x (&fixture.scale, sample_day ("2026-11-20")),
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (box.width, 14 * fixture.scale.day_px, EPSILON);
  lane_fixture_tear_down (&fixture);
}

/* What is out of the view is not there, and what goes on beyond it is cut off near it. */
static void
test_view (void)
{
  LaneFixture fixture;
  RgmBox box;
  gsize n_shown = 0;

  lane_fixture_set_up (&fixture, make_course_page ());
  rgm_time_scale_show (&fixture.scale, sample_day ("2027-04-01"), sample_day ("2027-04-30"));
  for (gsize i = 0; i < fixture.layout->n_segments; i++)
    if (rgm_lane_geometry_place (&fixture.geometry, fixture.layout, &fixture.scale, i, &box))
      {
        n_shown++;
        g_assert_cmpfloat (box.x, >=, -RGM_LANE_OVERHANG_PX - EPSILON);
        g_assert_cmpfloat (box.x + box.width, <=, WIDTH_PX + RGM_LANE_OVERHANG_PX + EPSILON);
      }
  /* Three curves, the results that last, and overdue. */
  g_assert_cmpuint (n_shown, ==, 5);
  lane_fixture_tear_down (&fixture);
}

/* Right to left is left to right in a mirror. */
static void
test_mirror (void)
{
  LaneFixture fixture;
  RgmTimeScale mirror;

  lane_fixture_set_up (&fixture, make_course_page ());
  for (int i = 0; i < 200; i++)
    {
      rgm_time_scale_zoom (&fixture.scale, g_test_rand_double_range (0.5, 2), 300);
      rgm_time_scale_scroll (&fixture.scale, g_test_rand_double_range (-300, 300));
      mirror = fixture.scale;
      mirror.rtl = TRUE;
      for (gsize j = 0; j < fixture.layout->n_segments; j++)
        {
          RgmBox a, b;
          gboolean in_a = rgm_lane_geometry_place (&fixture.geometry, fixture.layout,
                                                   &fixture.scale, j, &a);
          gboolean in_b = rgm_lane_geometry_place (&fixture.geometry, fixture.layout, &mirror, j,
                                                   &b);

          g_assert_cmpint (in_a, ==, in_b);
          g_assert_cmpfloat_with_epsilon (a.x, WIDTH_PX - b.x - b.width, EPSILON);
          g_assert_cmpfloat (a.y, ==, b.y);
        }
    }
  lane_fixture_tear_down (&fixture);
}

/* Sixty sessions in ten years: marks become smaller, and still none covers another. */
static void
test_ten_years (void)
{
  LaneFixture fixture;
  RgmBox box;
  double end = 0;

  lane_fixture_set_up (&fixture, sample_plan_new_long (60, 61));
  for (gsize i = 0; i < 60; i++)
    {
      g_assert_true (rgm_lane_geometry_place (&fixture.geometry, fixture.layout, &fixture.scale, i,
                                              &box));
      g_assert_cmpfloat (box.width, >=, 7);
      g_assert_cmpfloat (box.width, <, fixture.geometry.mark_px);
      g_assert_cmpfloat (box.x, >=, end - EPSILON);
      end = box.x + box.width;
    }
  lane_fixture_tear_down (&fixture);
}

/* The line of today stands in the middle of the day, as the marks do: half a day before the middle
 * of ten days of which it is the fifth. */
static void
test_today (void)
{
  LaneFixture fixture;

  lane_fixture_set_up (&fixture, make_course_page ());
  rgm_time_scale_show (&fixture.scale, sample_day ("2026-11-20"), sample_day ("2026-11-29"));
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&fixture.scale,
                                                        fixture.layout->plan->today + 0.5),
                                  WIDTH_PX / 2.0 - 0.5 * fixture.scale.day_px, EPSILON);
  lane_fixture_tear_down (&fixture);
}

/* Nothing at the start, all at the peak, nothing at the end; up before the peak, down after. */
static void
test_curve (void)
{
  g_autoptr (RgmPlan) plan = make_course_page ();
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  const RgmSegment *collagen = &layout->segments[16];
  double peak = collagen->peak + 0.5;

  g_assert_cmpint (collagen->lane, ==, RGM_LANE_COLLAGEN);
  g_assert_cmpfloat (rgm_window_curve_get_height (collagen, collagen->first - 0.1), ==, 0);
  g_assert_cmpfloat_with_epsilon (rgm_window_curve_get_height (collagen, collagen->first), 0,
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (rgm_window_curve_get_height (collagen, peak), 1, EPSILON);
  g_assert_cmpfloat_with_epsilon (rgm_window_curve_get_height (collagen, collagen->last + 1), 0,
                                  EPSILON);
  for (double time = collagen->first; time < collagen->last; time += 0.5)
    {
      double now = rgm_window_curve_get_height (collagen, time);
      double next = rgm_window_curve_get_height (collagen, time + 0.5);

      g_assert_cmpfloat (now, >=, 0);
      g_assert_cmpfloat (now, <=, 1);
      if (time + 0.5 <= peak)
        g_assert_cmpfloat (next, >, now);
      else if (time >= peak)
        g_assert_cmpfloat (next, <, now);
    }
}

/* Without a peak a curve is as high all the way, without an end it stays up. */
static void
test_curve_without (void)
{
  RgmSegment segment = { .first = 100, .last = 200, .drawn_last = 200 };

  g_assert_cmpfloat (rgm_window_curve_get_height (&segment, 100), ==, 1);
  g_assert_cmpfloat (rgm_window_curve_get_height (&segment, 200.9), ==, 1);
  g_assert_cmpfloat (rgm_window_curve_get_height (&segment, 201.1), ==, 0);
  segment.peak = 110;
  segment.last = RGM_DAY_NONE;
  g_assert_cmpfloat (rgm_window_curve_get_height (&segment, 190), ==, 1);
}

static void
assert_inside (const RgmBox *box, double width_px, double height_px)
{
  g_assert_cmpfloat (box->x, >=, -EPSILON);
  g_assert_cmpfloat (box->y, >=, 0);
  g_assert_cmpfloat (box->x + box->width, <=, width_px + EPSILON);
  g_assert_cmpfloat (box->y + box->height, <=, height_px + EPSILON);
}

/* Names stand beside the lanes where there is room, and above them where there is not; either way
 * all parts lie within the whole, and right to left is the mirror image. */
static void
test_frame (void)
{
  g_autoptr (RgmPlan) plan = make_course_page ();
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  static const double widths[] = { 260, 300, 360, 500, 680, 1280 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      RgmChartFrame frame, mirror;

      rgm_chart_frame_init (&frame, layout, widths[i], TEXT_PX, 80, FALSE);
      rgm_chart_frame_init (&mirror, layout, widths[i], TEXT_PX, 80, TRUE);
      g_assert_cmpint (frame.has_captions, ==, widths[i] < 400);
      assert_inside (&frame.labels, widths[i], frame.height);
      assert_inside (&frame.ruler, widths[i], frame.height);
      assert_inside (&frame.lanes, widths[i], frame.height);
      assert_inside (&frame.today, widths[i], frame.height);
      g_assert_true (frame.has_captions
                     || frame.labels.x + frame.labels.width <= frame.lanes.x);
      g_assert_cmpfloat_with_epsilon (frame.lanes.x,
                                      widths[i] - mirror.lanes.x - mirror.lanes.width, EPSILON);
      g_assert_cmpfloat_with_epsilon (frame.labels.x,
                                      widths[i] - mirror.labels.x - mirror.labels.width, EPSILON);
      g_assert_cmpfloat (frame.height, ==, mirror.height);
    }
}

/* A day of a lane is as wide as the day, or as can be seen, and then it is not cut off at the edge;
 * what lies at a height is found again. */
static void
test_days (void)
{
  static const double min_widths[] = { 2, 14 };
  LaneFixture fixture;

  lane_fixture_set_up (&fixture, make_course_page ());
  for (RgmDay day = fixture.layout->first; day <= fixture.layout->last; day++)
    for (RgmLane lane = 0; lane < RGM_N_LANES; lane++)
      for (gsize i = 0; i < G_N_ELEMENTS (min_widths); i++)
        {
          const RgmLaneBand *band = &fixture.geometry.lanes[lane];
          double center = rgm_time_scale_get_x (&fixture.scale, day + 0.5);
          RgmBox box;

          rgm_lane_geometry_place_day (&fixture.geometry, &fixture.scale, lane, day,
                                       min_widths[i], &box);
          assert_inside (&box, WIDTH_PX, fixture.geometry.height);
          g_assert_cmpfloat_with_epsilon (box.width, MAX (fixture.scale.day_px, min_widths[i]),
                                          EPSILON);
          g_assert_true (box.x <= center && center <= box.x + box.width);
          g_assert_cmpfloat_with_epsilon (box.y + box.height, band->y + band->height, EPSILON);
          g_assert_cmpint (rgm_lane_geometry_find_lane (&fixture.geometry, box.y), ==, lane);
          g_assert_cmpint (rgm_lane_geometry_find_lane (&fixture.geometry,
                                                        box.y + box.height - 1), ==, lane);
        }
  g_assert_cmpint (rgm_lane_geometry_find_lane (&fixture.geometry, -5), ==, RGM_LANE_SESSIONS);
  g_assert_cmpint (rgm_lane_geometry_find_lane (&fixture.geometry, 1e6), ==, RGM_LANE_BOOK_NEXT);
  lane_fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/lane-geometry/course-page", test_course_page);
  g_test_add_func ("/timeline/lane-geometry/places", test_places);
  g_test_add_func ("/timeline/lane-geometry/view", test_view);
  g_test_add_func ("/timeline/lane-geometry/mirror", test_mirror);
  g_test_add_func ("/timeline/lane-geometry/ten-years", test_ten_years);
  g_test_add_func ("/timeline/lane-geometry/today", test_today);
  g_test_add_func ("/timeline/lane-geometry/days", test_days);
  g_test_add_func ("/timeline/window-curve/start-peak-end", test_curve);
  g_test_add_func ("/timeline/window-curve/without", test_curve_without);
  g_test_add_func ("/timeline/chart-frame/widths", test_frame);

  return g_test_run ();
}
