/* Days and periods in words: the order, the year only where it is needed, the parts that a range
 * shares given once. */
#include "config.h"

#include "rgm-day-text.h"
#include "rgm-period-text.h"

#include <locale.h>

#define PLAIN RGM_DAY_TEXT_PLAIN
#define WEEKDAY RGM_DAY_TEXT_WEEKDAY
#define YEAR RGM_DAY_TEXT_YEAR

static RgmDay
parse (const char *text)
{
  RgmDay day;

  g_assert_true (rgm_day_parse (text, &day, NULL));

  return day;
}

static void
test_days (void)
{
  static const struct {
    const char *day;
    RgmDayTextFlags flags;
    const char *expected;
  } rows[] = {
    { "2026-12-02", PLAIN, "2 Dec" },
    { "2026-12-02", WEEKDAY, "Wed 2 Dec" },
    { "2026-12-02", YEAR, "2 Dec 2026" },
    { "2026-12-02", WEEKDAY | YEAR, "Wed 2 Dec 2026" },
    { "2024-02-29", WEEKDAY | YEAR, "Thu 29 Feb 2024" },
    { "0001-01-01", WEEKDAY | YEAR, "Mon 1 Jan 1" },
    { "9999-12-31", WEEKDAY | YEAR, "Fri 31 Dec 9999" },
    { "2026-05-10", PLAIN, "10 May" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = rgm_day_text (parse (rows[i].day), rows[i].flags);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* The year is there from the first day on that could be taken for one of another year. */
static void
test_near (void)
{
  static const struct {
    const char *day;
    const char *today;
    const char *expected;
  } rows[] = {
    { "2026-12-02", "2026-11-24", "2 Dec" },
    { "2027-01-01", "2026-11-24", "1 Jan" },
    { "2027-05-25", "2026-11-24", "25 May" },
    { "2027-05-26", "2026-11-24", "26 May 2027" },
    { "2026-05-26", "2026-11-24", "26 May" },
    { "2026-05-25", "2026-11-24", "25 May 2026" },
    { "2025-11-24", "2026-11-24", "24 Nov 2025" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = rgm_day_text_near (parse (rows[i].day), parse (rows[i].today), PLAIN);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_ranges (void)
{
  static const struct {
    const char *first;
    const char *last;
    RgmDayTextFlags flags;
    const char *expected;
  } rows[] = {
    { "2026-12-18", "2027-01-01", PLAIN, "18 Dec – 1 Jan" },
    { "2026-12-18", "2027-01-01", YEAR, "18 Dec 2026 – 1 Jan 2027" },
    { "2027-03-12", "2027-05-07", YEAR, "12 Mar – 7 May 2027" },
    { "2027-03-12", "2027-05-07", PLAIN, "12 Mar – 7 May" },
    { "2026-12-04", "2026-12-17", PLAIN, "4–17 Dec" },
    { "2026-12-04", "2026-12-17", YEAR, "4–17 Dec 2026" },
    { "2026-12-04", "2026-12-17", WEEKDAY, "Fri 4 Dec – Thu 17 Dec" },
    { "2026-12-04", "2026-12-17", WEEKDAY | YEAR, "Fri 4 Dec – Thu 17 Dec 2026" },
    { "2026-12-18", "2027-01-01", WEEKDAY, "Fri 18 Dec – Fri 1 Jan" },
    { "2026-12-18", "2027-01-01", WEEKDAY | YEAR, "Fri 18 Dec 2026 – Fri 1 Jan 2027" },
    { "2026-12-04", "2027-12-17", YEAR, "4 Dec 2026 – 17 Dec 2027" },
    { "2026-12-04", "2026-12-04", PLAIN, "4 Dec" },
    { "2026-12-04", "2026-12-04", WEEKDAY | YEAR, "Fri 4 Dec 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = rgm_day_text_range (parse (rows[i].first), parse (rows[i].last),
                                                  rows[i].flags);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_range_near (void)
{
  RgmDay today = parse ("2026-11-24");
  g_autofree char *near = rgm_day_text_range_near (parse ("2026-12-18"), parse ("2027-01-01"),
                                                   today, PLAIN);
  g_autofree char *far = rgm_day_text_range_near (parse ("2027-05-20"), parse ("2027-06-03"),
                                                  today, PLAIN);

  g_assert_cmpstr (near, ==, "18 Dec – 1 Jan");
  g_assert_cmpstr (far, ==, "20 May – 3 Jun 2027");
}

static void
test_months (void)
{
  g_autofree char *plain = rgm_day_text_month (parse ("2026-11-24"), PLAIN);
  g_autofree char *year = rgm_day_text_month (parse ("2027-01-01"), YEAR);
  g_autofree char *title = rgm_day_text_month_title (parse ("2026-12-31"));
  g_autofree char *time = rgm_day_text_minute (14 * 60 + 30);
  g_autofree char *midnight = rgm_day_text_minute (0);

  g_assert_cmpstr (plain, ==, "Nov");
  g_assert_cmpstr (year, ==, "Jan 2027");
  g_assert_cmpstr (title, ==, "December 2026");
  g_assert_cmpstr (rgm_day_text_weekday (1), ==, "Mon");
  g_assert_cmpstr (rgm_day_text_weekday_name (7), ==, "Sunday");
  g_assert_cmpstr (time, ==, "14:30");
  g_assert_cmpstr (midnight, ==, "00:00");
}

/* The United States put the month first. */
static void
test_month_first (void)
{
  g_autofree char *day = NULL;
  g_autofree char *range = NULL;

  if (setlocale (LC_TIME, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("the locale en_US.UTF-8 is not installed");
      return;
    }

  day = rgm_day_text (parse ("2026-12-02"), WEEKDAY | YEAR);
  range = rgm_day_text_range (parse ("2026-12-04"), parse ("2026-12-17"), YEAR);
  setlocale (LC_TIME, "C.UTF-8");
  g_assert_cmpstr (day, ==, "Wed, Dec 2, 2026");
  g_assert_cmpstr (range, ==, "Dec 4–17, 2026");
}

static void
test_periods (void)
{
  static const struct {
    const char *period;
    const char *expected;
  } rows[] = {
    { "14 days", "14 days" },
    { "1 day", "1 day" },
    { "0 days", "0 days" },
    { "4 weeks", "4 weeks" },
    { "1 week", "1 week" },
    { "6 months - 4 days", "6 months − 4 days" },
    { "1 year + 2 months", "1 year 2 months" },
    { "-3 days", "−3 days" },
    { "48 hours", "48 hours" },
    { "1 hour", "1 hour" },
    { "2 years", "2 years" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmPeriod period;
      g_autofree char *text = NULL;

      g_assert_true (rgm_period_parse (rows[i].period, RGM_PERIOD_UNITS_HOURS, &period, NULL));
      text = rgm_period_text (&period);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_counts (void)
{
  g_autofree char *range = rgm_period_text_counts (3, 6);
  g_autofree char *one = rgm_period_text_counts (6, 6);

  g_assert_cmpstr (range, ==, "3–6");
  g_assert_cmpstr (one, ==, "6");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-text/days", test_days);
  g_test_add_func ("/day-text/near", test_near);
  g_test_add_func ("/day-text/ranges", test_ranges);
  g_test_add_func ("/day-text/range-near", test_range_near);
  g_test_add_func ("/day-text/months", test_months);
  g_test_add_func ("/day-text/month-first", test_month_first);
  g_test_add_func ("/period-text/periods", test_periods);
  g_test_add_func ("/period-text/counts", test_counts);

  return g_test_run ();
}
