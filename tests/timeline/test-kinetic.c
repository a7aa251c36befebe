#include "config.h"

#include "rgm-kinetic.h"

#include <math.h>

/* How far it comes in all, drawn so often. */
static double
swipe (double speed, double frame_s)
{
  RgmKinetic kinetic = { speed };
  double way = 0;

  for (int i = 0; i < 10000 && !rgm_kinetic_is_over (&kinetic); i++)
    {
      double before = kinetic.speed;

      way += rgm_kinetic_advance (&kinetic, frame_s);
      g_assert_cmpfloat (fabs (kinetic.speed), <, fabs (before));
    }
  g_assert_true (rgm_kinetic_is_over (&kinetic));

  return way;
}

/* As far at 30 frames a second as at 144, and as far back as forth. */
static void
test_frames (void)
{
  g_assert_cmpfloat_with_epsilon (swipe (1500, 1 / 30.0), swipe (1500, 1 / 144.0), 3);
  g_assert_cmpfloat_with_epsilon (swipe (-1500, 1 / 60.0), -swipe (1500, 1 / 60.0), 1e-9);
}

static void
test_faster_is_farther (void)
{
  g_assert_cmpfloat (swipe (3000, 1 / 60.0), >, swipe (1500, 1 / 60.0) * 1.9);
  g_assert_cmpfloat (swipe (5, 1 / 60.0), ==, 0);
}

/* A frame that comes late is a long way, not a leap back. */
static void
test_late_frame (void)
{
  RgmKinetic kinetic = { 1000 };
  double way = rgm_kinetic_advance (&kinetic, 5);

  g_assert_cmpfloat (way, >, 200);
  g_assert_cmpfloat (way, <, 300);
  g_assert_true (rgm_kinetic_is_over (&kinetic));
}

/* What is said to be left is what comes, but for less than a pixel. */
static void
test_rest (void)
{
  static const double speeds[] = { 3000, -800, 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      RgmKinetic kinetic = { speeds[i] };
      double rest = rgm_kinetic_get_rest (&kinetic), way = 0;

      while (!rgm_kinetic_is_over (&kinetic))
        way += rgm_kinetic_advance (&kinetic, 1 / 60.0);
      g_assert_cmpfloat (ABS (way - rest), <, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/kinetic/frames", test_frames);
  g_test_add_func ("/timeline/kinetic/faster-is-farther", test_faster_is_farther);
  g_test_add_func ("/timeline/kinetic/late-frame", test_late_frame);
  g_test_add_func ("/timeline/kinetic/rest", test_rest);

  return g_test_run ();
}
