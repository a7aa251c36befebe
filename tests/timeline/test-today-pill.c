/* The pill of today, and that of the cursor beside it: both are read, or today's is not there. */
#include "config.h"

#include "rgm-today-pill.h"

#define WIDTH_PX 400.0
#define TODAY_PX 40.0
#define CURSOR_PX 80.0

static gboolean
place (double today_x, double cursor_x, double *x)
{
  RgmBox pill = { .width = TODAY_PX };
  RgmCursorPill cursor = {
    cursor_x, CLAMP (cursor_x - CURSOR_PX / 2, 0, WIDTH_PX - CURSOR_PX), CURSOR_PX,
  };
  gboolean is_seen = rgm_today_pill_place (&pill, today_x, &cursor, WIDTH_PX);

  *x = pill.x;
  return is_seen;
}

static void
test_alone (void)
{
  const double cases[][2] = { { 200, 180 }, { 5, 0 }, { 399, 360 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RgmBox pill = { .width = TODAY_PX };

      g_assert_true (rgm_today_pill_place (&pill, cases[i][0], &(RgmCursorPill) { 0 }, WIDTH_PX));
      g_assert_cmpfloat (pill.x, ==, cases[i][1]);
    }
}

static void
test_beside (void)
{
  static const struct {
    double today;
    double cursor;
    gboolean is_seen;
    double x;
  } cases[] = {
    /* Far apart, each is above its day. */
    { 200, 300, TRUE, 180 },
    { 200, 100, TRUE, 180 },
    { 200, 264, TRUE, 180 },
    /* Near, today's moves aside, in the order of the days. */
    { 200, 263, TRUE, 179 },
    { 200, 204, TRUE, 120 },
    { 200, 196, TRUE, 240 },
    /* On today the cursor says so itself. */
    { 200, 200, FALSE, 0 },
    /* At the edges there may be no room on that side, and on the other it would mislead. */
    { 20, 60, FALSE, 0 },
    { 60, 20, TRUE, 84 },
    { 30, 10, TRUE, 84 },
    { 380, 340, FALSE, 0 },
    { 370, 390, TRUE, 276 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double x;

      g_test_message ("today at %g, the cursor at %g", cases[i].today, cases[i].cursor);
      g_assert_cmpint (place (cases[i].today, cases[i].cursor, &x), ==, cases[i].is_seen);
      if (cases[i].is_seen)
        g_assert_cmpfloat (x, ==, cases[i].x);
    }
}

/* From right to left it is the mirror image. */
static void
test_mirrored (void)
{
  for (double today = 0; today <= WIDTH_PX; today += 10)
    for (double cursor = 0; cursor <= WIDTH_PX; cursor += 5)
      {
        double x, mirrored;
        gboolean is_seen = place (today, cursor, &x);

        g_assert_cmpint (place (WIDTH_PX - today, WIDTH_PX - cursor, &mirrored), ==, is_seen);
        if (is_seen)
          g_assert_cmpfloat (mirrored, ==, WIDTH_PX - x - TODAY_PX);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/today-pill/alone", test_alone);
  g_test_add_func ("/timeline/today-pill/beside", test_beside);
  g_test_add_func ("/timeline/today-pill/mirrored", test_mirrored);
  return g_test_run ();
}
