#include "config.h"

#include "rgm-day-cursor.h"

/* Where the keys take the cursor of the timeline and the calendar. */

static RgmDay
day (const char *text)
{
  RgmDay parsed = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (text, &parsed, NULL));
  return parsed;
}

static const struct {
  const char *from;
  RgmDayStep step;
  int later;
  const char *to;
} steps[] = {
  { "2026-11-24", RGM_DAY_STEP_DAY, 1, "2026-11-25" },
  { "2026-11-30", RGM_DAY_STEP_DAY, 1, "2026-12-01" },
  { "2026-11-24", RGM_DAY_STEP_DAY, -1, "2026-11-23" },
  { "2026-11-24", RGM_DAY_STEP_WEEK, 1, "2026-12-01" },
  { "2026-11-24", RGM_DAY_STEP_WEEK, -1, "2026-11-17" },
  { "2026-11-24", RGM_DAY_STEP_MONTH, 1, "2026-12-24" },
  { "2027-01-31", RGM_DAY_STEP_MONTH, 1, "2027-02-28" },
  { "2026-12-24", RGM_DAY_STEP_MONTH, 1, "2027-01-24" },
  { "2026-11-24", RGM_DAY_STEP_MONTH, -1, "2026-10-24" },
  /* The first and the last day are where it ends. */
  { "2026-10-02", RGM_DAY_STEP_DAY, -1, "2026-10-02" },
  { "2026-10-05", RGM_DAY_STEP_WEEK, -1, "2026-10-02" },
  { "2027-07-10", RGM_DAY_STEP_MONTH, 1, "2027-07-10" },
  { "2027-07-01", RGM_DAY_STEP_MONTH, 1, "2027-07-10" },
};

static void
test_steps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (RgmDayCursor) cursor = rgm_day_cursor_new ();

      rgm_day_cursor_set_day (cursor, day (steps[i].from));
      rgm_day_cursor_move (cursor, steps[i].step, steps[i].later, day ("2026-10-02"),
                           day ("2027-07-10"));
      g_assert_cmpint (rgm_day_cursor_get_day (cursor), ==, day (steps[i].to));
      g_assert_cmpint (rgm_day_cursor_get_lane (cursor), ==, RGM_LANE_SESSIONS);
    }
}

static void
test_lanes (void)
{
  g_autoptr (RgmDayCursor) cursor = rgm_day_cursor_new ();

  rgm_day_cursor_move_lane (cursor, -1);
  g_assert_cmpint (rgm_day_cursor_get_lane (cursor), ==, RGM_LANE_SESSIONS);
  rgm_day_cursor_move_lane (cursor, 1);
  g_assert_cmpint (rgm_day_cursor_get_lane (cursor), ==, RGM_LANE_HEALING);
  rgm_day_cursor_move_lane (cursor, 9);
  g_assert_cmpint (rgm_day_cursor_get_lane (cursor), ==, RGM_LANE_BOOK_NEXT);
  g_assert_cmpint (rgm_day_cursor_get_day (cursor), ==, RGM_DAY_NONE);
}

static void
on_moved_cb (guint *count)
{
  (*count)++;
}

/* Each step is told once, and a step that leads nowhere is not told. */
static void
test_told_once (void)
{
  g_autoptr (RgmDayCursor) cursor = rgm_day_cursor_new ();
  guint moved = 0;
  guint days = 0;
  guint lanes = 0;

  g_signal_connect_swapped (cursor, "moved", G_CALLBACK (on_moved_cb), &moved);
  g_signal_connect_swapped (cursor, "notify::day", G_CALLBACK (on_moved_cb), &days);
  g_signal_connect_swapped (cursor, "notify::lane", G_CALLBACK (on_moved_cb), &lanes);
  rgm_day_cursor_set_place (cursor, day ("2026-11-24"), RGM_LANE_RESULTS);
  rgm_day_cursor_set_place (cursor, day ("2026-11-24"), RGM_LANE_RESULTS);
  g_assert_cmpuint (moved, ==, 1);
  rgm_day_cursor_set_day (cursor, day ("2026-11-25"));
  rgm_day_cursor_move (cursor, RGM_DAY_STEP_DAY, 1, RGM_DAY_FIRST, day ("2026-11-25"));
  g_assert_cmpuint (moved, ==, 2);
  g_assert_cmpuint (days, ==, 2);
  g_assert_cmpuint (lanes, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/day-cursor/steps", test_steps);
  g_test_add_func ("/app/day-cursor/lanes", test_lanes);
  g_test_add_func ("/app/day-cursor/told-once", test_told_once);

  return g_test_run ();
}
