#include "config.h"

#include "rgm-month-grid.h"

static RgmDay
day_of (const char *iso)
{
  RgmDay day = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (iso, &day, NULL));
  return day;
}

/* The page of the design: December 2026 begins on a Tuesday, so its Monday is 30 November. */
static void
test_grid (void)
{
  const struct {
    const char *day;
    int first_weekday;
    const char *start;
    const char *first;
    const char *last;
  } cases[] = {
    { "2026-12-18", 1, "2026-11-30", "2026-12-01", "2026-12-31" },
    { "2026-12-01", 7, "2026-11-29", "2026-12-01", "2026-12-31" },
    { "2024-02-29", 1, "2024-01-29", "2024-02-01", "2024-02-29" },
    { "2027-02-14", 1, "2027-02-01", "2027-02-01", "2027-02-28" },
    { "2027-02-14", 6, "2027-01-30", "2027-02-01", "2027-02-28" },
    { "9999-12-31", 1, "9999-11-29", "9999-12-01", "9999-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RgmMonthGrid grid;

      rgm_month_grid_init (&grid, day_of (cases[i].day), cases[i].first_weekday);
      g_assert_cmpint (grid.start, ==, day_of (cases[i].start));
      g_assert_cmpint (grid.first, ==, day_of (cases[i].first));
      g_assert_cmpint (grid.last, ==, day_of (cases[i].last));
      g_assert_cmpint (rgm_day_get_weekday (grid.start), ==, cases[i].first_weekday);
    }
}

static void
test_move (void)
{
  const struct {
    const char *day;
    int months;
    const char *moved;
  } cases[] = {
    { "2026-12-18", 1, "2027-01-18" },  { "2026-12-18", -12, "2025-12-18" },
    { "2026-01-31", 1, "2026-02-28" },  { "2024-03-31", -1, "2024-02-29" },
    { "0001-01-15", -1, "0001-01-15" }, { "9999-12-31", 1, "9999-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rgm_month_grid_move (day_of (cases[i].day), cases[i].months), ==,
                     day_of (cases[i].moved));
}

/* What lay on another month than that of the page comes along as well. */
static void
test_turn (void)
{
  const struct {
    const char *day;
    const char *page;
    int months;
    const char *turned;
  } cases[] = {
    { "2026-12-18", "2026-12-01", 1, "2027-01-18" },
    { "2026-12-02", "2026-11-20", 1, "2026-12-02" },
    { "2026-12-02", "2026-11-20", -1, "2026-10-02" },
    { "2027-01-31", "2026-12-10", 2, "2027-02-28" },
    { "2026-12-18", "2026-12-01", 12, "2027-12-18" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rgm_month_grid_turn (day_of (cases[i].day), day_of (cases[i].page),
                                          cases[i].months), ==, day_of (cases[i].turned));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month-grid/grid", test_grid);
  g_test_add_func ("/month-grid/move", test_move);
  g_test_add_func ("/month-grid/turn", test_turn);
  return g_test_run ();
}
