/* Dragging on a time scale: to days, below the pointer, and on at the edges. */
#include "config.h"

#include "rgm-day-drag.h"
#include "rgm-edge-hold.h"

#define FIRST 700000
#define DAY (FIRST + 50)
#define WIDTH_PX 1000.0
#define DAY_PX 10.0

static RgmTimeScale
make_scale (gboolean rtl)
{
  RgmTimeScale scale;

  rgm_time_scale_init (&scale, FIRST, FIRST + 999, WIDTH_PX, rtl);
  rgm_time_scale_show (&scale, FIRST, FIRST + 99);
  g_assert_cmpfloat_with_epsilon (scale.day_px, DAY_PX, 1e-9);
  return scale;
}

/* It changes where the pointer has gone half a day, wherever it was taken hold of. */
static void
test_snaps (void)
{
  static const double holds[] = { 0.5, 5, 9.5 };
  RgmTimeScale scale = make_scale (FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (holds); i++)
    {
      double x = rgm_time_scale_get_x (&scale, DAY) + holds[i];
      RgmDayDrag drag;

      rgm_day_drag_init (&drag, &scale, DAY, x);
      g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x), ==, DAY);
      g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x + 4.9), ==, DAY);
      g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x + 5.1), ==, DAY + 1);
      g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x - 4.9), ==, DAY);
      g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x - 5.1), ==, DAY - 1);
      g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x + 203), ==, DAY + 20);
    }
}

/* From right to left, left is later. */
static void
test_rtl (void)
{
  RgmTimeScale scale = make_scale (TRUE);
  double x = rgm_time_scale_get_x (&scale, DAY + 0.5);
  RgmDayDrag drag;

  rgm_day_drag_init (&drag, &scale, DAY, x);
  g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x - 30), ==, DAY + 3);
  g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x + 30), ==, DAY - 3);
  g_assert_cmpfloat (rgm_day_drag_get_scroll (&scale, 1, 0.01), >, 0);
  g_assert_cmpfloat (rgm_day_drag_get_scroll (&scale, WIDTH_PX - 1, 0.01), <, 0);
}

/* While the view scrolls below a pointer that rests, what is dragged stays below the pointer. */
static void
test_stays_below_pointer (void)
{
  RgmTimeScale scale = make_scale (FALSE);
  double x = rgm_time_scale_get_x (&scale, DAY + 0.5);
  RgmDayDrag drag;

  rgm_day_drag_init (&drag, &scale, DAY, x);
  rgm_time_scale_scroll (&scale, 70);
  g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, x), ==, DAY + 7);
}

/* Whatever the pointer does, it stays a day. */
static void
test_ends_of_time (void)
{
  RgmTimeScale scale = make_scale (FALSE);
  RgmDayDrag drag;

  rgm_day_drag_init (&drag, &scale, DAY, 0);
  g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, 1e12), ==, RGM_DAY_LAST);
  g_assert_cmpint (rgm_day_drag_get_day (&drag, &scale, -1e12), ==, RGM_DAY_FIRST);
}

/* In the middle the view rests; towards an edge it goes faster; it never leaps. */
static void
test_scroll (void)
{
  RgmTimeScale scale = make_scale (FALSE);
  double near = rgm_day_drag_get_scroll (&scale, WIDTH_PX - 30, 0.01);
  double nearer = rgm_day_drag_get_scroll (&scale, WIDTH_PX - 5, 0.01);
  double beyond = rgm_day_drag_get_scroll (&scale, WIDTH_PX + 500, 0.01);

  g_assert_cmpfloat (rgm_day_drag_get_scroll (&scale, WIDTH_PX / 2, 0.01), ==, 0);
  g_assert_cmpfloat (rgm_day_drag_get_scroll (&scale, RGM_EDGE_HOLD_SCROLL_PX, 0.01), ==, 0);
  g_assert_cmpfloat (near, >, 0);
  g_assert_cmpfloat (nearer, >, near);
  g_assert_cmpfloat (beyond, >=, nearer);
  g_assert_cmpfloat (rgm_day_drag_get_scroll (&scale, 5, 0.01), ==, -nearer);
  g_assert_cmpfloat (rgm_day_drag_get_scroll (&scale, WIDTH_PX, 100), <=, 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-drag/snaps", test_snaps);
  g_test_add_func ("/day-drag/rtl", test_rtl);
  g_test_add_func ("/day-drag/stays-below-pointer", test_stays_below_pointer);
  g_test_add_func ("/day-drag/ends-of-time", test_ends_of_time);
  g_test_add_func ("/day-drag/scroll", test_scroll);
  return g_test_run ();
}
