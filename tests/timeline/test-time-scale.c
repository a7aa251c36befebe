#include "config.h"

#include "rgm-time-scale.h"

#include <math.h>

#define EPSILON 1e-6

static RgmDay
day (const char *text)
{
  RgmDay result = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (text, &result, NULL));
  return result;
}

/* A scale in some random state that its functions can lead to. */
static RgmTimeScale
get_random_scale (gboolean rtl)
{
  RgmTimeScale scale;
  RgmDay first = g_test_rand_int_range (RGM_DAY_FIRST, RGM_DAY_LAST - 4000);
  RgmDay last = first + g_test_rand_int_range (0, 4000);

  rgm_time_scale_init (&scale, first, last, g_test_rand_double_range (0, 2000), rtl);
  rgm_time_scale_zoom (&scale, g_test_rand_double_range (0.1, 60), scale.width_px / 3);
  rgm_time_scale_scroll (&scale, g_test_rand_double_range (-3000, 9000));

  return scale;
}

static void
assert_in_bounds (const RgmTimeScale *scale)
{
  double min_px = scale->width_px / (scale->last - scale->first + 1);

  g_assert_cmpfloat (scale->day_px, >=, min_px - EPSILON);
  g_assert_cmpfloat (scale->day_px, <=, MAX (RGM_TIME_SCALE_MAX_DAY_PX, min_px) + EPSILON);
  g_assert_cmpfloat (scale->start, >=, scale->first - EPSILON);
  g_assert_cmpfloat (rgm_time_scale_get_end (scale), <=, scale->last + 1 + 1e-4);
}

/* The whole width is filled with the days from first to last. */
static void
test_shows_all (void)
{
  RgmTimeScale scale;

  rgm_time_scale_init (&scale, day ("2026-01-01"), day ("2026-01-10"), 500, FALSE);
  g_assert_cmpfloat_with_epsilon (scale.day_px, 50, EPSILON);
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&scale, day ("2026-01-01")), 0, EPSILON);
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&scale, day ("2026-01-03")), 100, EPSILON);
  g_assert_cmpint (rgm_time_scale_get_first_shown (&scale), ==, day ("2026-01-01"));
  g_assert_cmpint (rgm_time_scale_get_last_shown (&scale), ==, day ("2026-01-10"));
  g_assert_false (rgm_time_scale_can_zoom_out (&scale));
  g_assert_true (rgm_time_scale_can_zoom_in (&scale));
}

/* Days that cannot fill the view at their greatest width become wider. */
static void
test_few_days (void)
{
  RgmTimeScale scale;

  rgm_time_scale_init (&scale, day ("2026-01-01"), day ("2026-01-02"), 900, FALSE);
  g_assert_cmpfloat_with_epsilon (scale.day_px, 450, EPSILON);
  g_assert_false (rgm_time_scale_can_zoom_in (&scale));
  g_assert_false (rgm_time_scale_can_zoom_out (&scale));
}

static void
test_no_width (void)
{
  RgmTimeScale scale;

  rgm_time_scale_init (&scale, day ("2026-01-01"), day ("2026-12-31"), 0, TRUE);
  assert_in_bounds (&scale);
  rgm_time_scale_zoom (&scale, 2, 0);
  rgm_time_scale_set_width (&scale, -5);
  assert_in_bounds (&scale);
}

static void
test_show (void)
{
  RgmTimeScale scale;

  rgm_time_scale_init (&scale, day ("2026-01-01"), day ("2026-12-31"), 600, FALSE);
  rgm_time_scale_show (&scale, day ("2026-03-01"), day ("2026-03-30"));
  g_assert_cmpint (rgm_time_scale_get_first_shown (&scale), ==, day ("2026-03-01"));
  g_assert_cmpint (rgm_time_scale_get_last_shown (&scale), ==, day ("2026-03-30"));

  /* A span that is too short for the width is shown in the middle of more. */
  rgm_time_scale_show (&scale, day ("2026-06-15"), day ("2026-06-15"));
  g_assert_cmpfloat_with_epsilon (scale.day_px, RGM_TIME_SCALE_MAX_DAY_PX, EPSILON);
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&scale, day ("2026-06-15") + 0.5), 300,
                                  EPSILON);
}

static void
test_center_and_reveal (void)
{
  RgmTimeScale scale;

  rgm_time_scale_init (&scale, day ("2026-01-01"), day ("2026-12-31"), 600, FALSE);
  rgm_time_scale_show (&scale, day ("2026-03-01"), day ("2026-03-30"));
  rgm_time_scale_center (&scale, day ("2026-07-01"));
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&scale, day ("2026-07-01") + 0.5), 300,
                                  EPSILON);

  rgm_time_scale_reveal (&scale, day ("2026-08-01"), day ("2026-08-02"), 40);
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&scale, day ("2026-08-03")), 560, EPSILON);
  rgm_time_scale_reveal (&scale, day ("2026-02-01"), day ("2026-02-02"), 40);
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&scale, day ("2026-02-01")), 40, EPSILON);

  /* What is seen already moves nothing. */
  rgm_time_scale_reveal (&scale, day ("2026-02-05"), day ("2026-02-06"), 40);
  g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&scale, day ("2026-02-01")), 40, EPSILON);
}

static void
test_bounds_follow (void)
{
  RgmTimeScale scale;

  rgm_time_scale_init (&scale, day ("2026-01-01"), day ("2026-12-31"), 600, FALSE);
  rgm_time_scale_show (&scale, day ("2026-03-01"), day ("2026-03-30"));
  rgm_time_scale_set_bounds (&scale, day ("2025-01-01"), day ("2027-12-31"));
  g_assert_cmpint (rgm_time_scale_get_first_shown (&scale), ==, day ("2026-03-01"));
  g_assert_cmpfloat_with_epsilon (scale.day_px, 20, EPSILON);
  rgm_time_scale_set_bounds (&scale, day ("2026-04-01"), day ("2027-12-31"));
  g_assert_cmpint (rgm_time_scale_get_first_shown (&scale), ==, day ("2026-04-01"));
}

/* Whatever is done, the view is full of days that can be shown. */
static void
test_always_in_bounds (void)
{
  for (int i = 0; i < 5000; i++)
    {
      RgmTimeScale scale = get_random_scale (g_test_rand_bit ());

      assert_in_bounds (&scale);
      rgm_time_scale_set_width (&scale, g_test_rand_double_range (0, 3000));
      assert_in_bounds (&scale);
      rgm_time_scale_reveal (&scale, scale.last, scale.last, 50);
      assert_in_bounds (&scale);
      rgm_time_scale_center (&scale, RGM_DAY_FIRST);
      assert_in_bounds (&scale);
      rgm_time_scale_show (&scale, scale.first, scale.first);
      assert_in_bounds (&scale);
    }
}

/* day → x → day is the same day, and so is any x within its width. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 5000; i++)
    {
      RgmTimeScale scale = get_random_scale (g_test_rand_bit ());
      RgmDay some = g_test_rand_int_range (rgm_time_scale_get_first_shown (&scale),
                                           rgm_time_scale_get_last_shown (&scale) + 1);
      double fraction = g_test_rand_double_range (0.001, 0.999);

      g_assert_cmpint (rgm_time_scale_get_day (&scale, rgm_time_scale_get_x (&scale, some)), ==,
                       some);
      g_assert_cmpint (rgm_time_scale_get_day (&scale,
                                               rgm_time_scale_get_x (&scale, some + fraction)),
                       ==, some);
      g_assert_cmpfloat_with_epsilon (
        rgm_time_scale_get_time (&scale, rgm_time_scale_get_x (&scale, some + fraction)),
        some + fraction, 1e-5);
    }
}

/* Right to left is left to right in a mirror. */
static void
test_mirror (void)
{
  for (int i = 0; i < 2000; i++)
    {
      RgmTimeScale scale = get_random_scale (FALSE);
      RgmTimeScale mirror = scale;
      double time = scale.start + g_test_rand_double_range (-50, 50);
      double x = g_test_rand_double_range (0, scale.width_px);

      mirror.rtl = TRUE;
      g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&mirror, time),
                                      scale.width_px - rgm_time_scale_get_x (&scale, time), 1e-4);
      g_assert_cmpfloat_with_epsilon (rgm_time_scale_place (&mirror, 10, 30),
                                      scale.width_px - 40, EPSILON);

      rgm_time_scale_zoom (&scale, 1.7, x);
      rgm_time_scale_zoom (&mirror, 1.7, scale.width_px - x);
      g_assert_cmpfloat_with_epsilon (scale.start, mirror.start, 1e-4);
      g_assert_cmpint (rgm_time_scale_get_later (&scale, 1), ==,
                       -rgm_time_scale_get_later (&mirror, 1));
    }
}

/* What lies under the pointer stays there while the bounds do not come in between. */
static void
test_zoom_keeps_pointer (void)
{
  for (int i = 0; i < 2000; i++)
    {
      RgmTimeScale scale;
      double x = g_test_rand_double_range (0, 600);
      double time;

      rgm_time_scale_init (&scale, 1000, 9000, 600, g_test_rand_bit ());
      rgm_time_scale_show (&scale, 4900, 5100);
      time = rgm_time_scale_get_time (&scale, x);
      rgm_time_scale_zoom (&scale, g_test_rand_double_range (0.5, 4), x);
      g_assert_cmpfloat_with_epsilon (rgm_time_scale_get_x (&scale, time), x, 1e-4);
    }
}

/* On its way from one view to another it begins at the one, ends at the other, and is never out of
 * bounds. */
static void
test_mix (void)
{
  for (int i = 0; i < 2000; i++)
    {
      RgmTimeScale from, to, between;
      RgmDay first = g_test_rand_int_range (1000, 8000);

      rgm_time_scale_init (&from, 1000, 9000, g_test_rand_double_range (200, 3840),
                           g_test_rand_bit ());
      to = between = from;
      rgm_time_scale_show (&to, first, first + g_test_rand_int_range (20, 900));
      rgm_time_scale_mix (&between, &from, &to, 0);
      g_assert_cmpfloat_with_epsilon (between.start, from.start, 1e-6);
      g_assert_cmpfloat_with_epsilon (between.day_px, from.day_px, 1e-6);
      rgm_time_scale_mix (&between, &from, &to, g_test_rand_double ());
      g_assert_cmpfloat (between.start, >=, 1000);
      g_assert_cmpfloat (rgm_time_scale_get_end (&between), <=, 9001 + 1e-6);
      rgm_time_scale_mix (&between, &from, &to, 1);
      g_assert_cmpfloat_with_epsilon (between.start, to.start, 1e-6);
      g_assert_cmpfloat_with_epsilon (between.day_px, to.day_px, 1e-6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/time-scale/shows-all", test_shows_all);
  g_test_add_func ("/timeline/time-scale/few-days", test_few_days);
  g_test_add_func ("/timeline/time-scale/no-width", test_no_width);
  g_test_add_func ("/timeline/time-scale/show", test_show);
  g_test_add_func ("/timeline/time-scale/center-and-reveal", test_center_and_reveal);
  g_test_add_func ("/timeline/time-scale/bounds-follow", test_bounds_follow);
  g_test_add_func ("/timeline/time-scale/always-in-bounds", test_always_in_bounds);
  g_test_add_func ("/timeline/time-scale/round-trip", test_round_trip);
  g_test_add_func ("/timeline/time-scale/mirror", test_mirror);
  g_test_add_func ("/timeline/time-scale/zoom-keeps-pointer", test_zoom_keeps_pointer);
  g_test_add_func ("/timeline/time-scale/mix", test_mix);

  return g_test_run ();
}
