#include "config.h"

#include "rgm-period.h"

#include <string.h>

/* What is added to which day, and the day that comes of it; NULL where it leaves the calendar. */
static void
test_add (void)
{
  static const struct { const char *day, *period, *sum; } rows[] = {
    { "2026-11-20", "14 days", "2026-12-04" },
    { "2026-11-20", "4 weeks", "2026-12-18" },
    { "2026-10-16", "6 months", "2027-04-16" },
    { "2026-01-31", "1 month", "2026-03-01" },
    { "2024-01-31", "1 month", "2024-03-01" },
    { "2026-01-30", "1 month", "2026-03-01" },
    { "2024-01-29", "1 month", "2024-02-29" },
    { "2026-03-31", "6 months", "2026-10-01" },
    { "2024-02-29", "1 year", "2025-03-01" },
    { "2024-02-29", "4 years", "2028-02-29" },
    { "2000-01-31", "6 months - 4 days", "2000-07-27" },
    { "2000-01-31", "- 4 days + 6 months", "2000-07-27" },
    { "2026-03-31", "-1 month", "2026-03-01" },
    { "2026-12-31", "1 day", "2027-01-01" },
    { "2026-12-15", "1 month", "2027-01-15" },
    { "2026-01-15", "-13 months", "2024-12-15" },
    { "2026-11-20", "0 days", "2026-11-20" },
    { "2026-11-20", "48 hours", "2026-11-22" },
    { "2026-11-20", "49 hours", "2026-11-23" },
    { "2026-11-20", "1 hour", "2026-11-21" },
    { "2026-11-20", "-24 hours", "2026-11-19" },
    { "2026-11-20", "-23 hours", "2026-11-20" },
    { "9999-12-31", "0 days", "9999-12-31" },
    { "9999-12-31", "1 day", NULL },
    { "9999-12-31", "1 month - 40 days", "9999-12-22" },
    { "9999-12-31", "9999999 years", NULL },
    { "0001-01-01", "-1 day", NULL },
    { "0001-01-01", "-1 month + 31 days", "0001-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmPeriod period;
      RgmDay day, sum = RGM_DAY_NONE;
      char text[RGM_DAY_FORMAT_SIZE];

      g_test_message ("%s + %s", rows[i].day, rows[i].period);
      g_assert_true (rgm_day_parse (rows[i].day, &day, NULL));
      g_assert_true (rgm_period_parse (rows[i].period, RGM_PERIOD_UNITS_HOURS, &period, NULL));
      g_assert_cmpint (rgm_period_add (&period, day, &sum), ==, rows[i].sum != NULL);
      if (rows[i].sum != NULL)
        g_assert_cmpstr (rgm_day_format (sum, text), ==, rows[i].sum);
      else
        g_assert_cmpint (sum, ==, RGM_DAY_NONE);
    }
}

/* Text that is a period, and how the program writes it. */
static void
test_text (void)
{
  static const struct { const char *text, *written; } rows[] = {
    { "14 days", "14 days" },
    { "1 day", "1 day" },
    { "1 days", "1 day" },
    { "2 week", "2 weeks" },
    { "6 months-4 days", "6 months - 4 days" },
    { "6 months  -  4 days", "6 months - 4 days" },
    { "- 4 days+6 months", "6 months - 4 days" },
    { "3 days + 2 weeks + 1 month + 1 year", "1 year + 1 month + 2 weeks + 3 days" },
    { "+4 weeks", "4 weeks" },
    { "-4 weeks", "-4 weeks" },
    { "0 weeks", "0 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *written = NULL;
      RgmPeriod period;

      g_assert_true (rgm_period_parse (rows[i].text, RGM_PERIOD_UNITS_DAYS, &period, NULL));
      written = rgm_period_to_string (&period);
      g_assert_cmpstr (written, ==, rows[i].written);
    }
}

/* Text that is no period: why, and at which position. */
static void
test_bad_text (void)
{
  static const struct { const char *text; int code, position; } rows[] = {
    { "", RGM_PERIOD_ERROR_SYNTAX, 1 },
    { "   ", RGM_PERIOD_ERROR_SYNTAX, 4 },
    { "days", RGM_PERIOD_ERROR_SYNTAX, 1 },
    { "14", RGM_PERIOD_ERROR_SYNTAX, 3 },
    { "14days", RGM_PERIOD_ERROR_SYNTAX, 3 },
    { "14 ", RGM_PERIOD_ERROR_UNIT, 4 },
    { "14 fortnights", RGM_PERIOD_ERROR_UNIT, 4 },
    { "14 Days", RGM_PERIOD_ERROR_UNIT, 4 },
    { "4 weekss", RGM_PERIOD_ERROR_UNIT, 3 },
    { "48 hours", RGM_PERIOD_ERROR_UNIT, 4 },
    { "4 weeks 2 days", RGM_PERIOD_ERROR_SYNTAX, 9 },
    { "4 weeks +", RGM_PERIOD_ERROR_SYNTAX, 10 },
    { "4 weeks + - 2 days", RGM_PERIOD_ERROR_SYNTAX, 11 },
    { "4 days + 2 days", RGM_PERIOD_ERROR_TWICE, 12 },
    { "12345678 days", RGM_PERIOD_ERROR_TOO_LARGE, 8 },
    { "1.5 weeks", RGM_PERIOD_ERROR_SYNTAX, 2 },
    { "4\tweeks", RGM_PERIOD_ERROR_SYNTAX, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *where =
        g_strdup_printf ("“%s”, position %d:", rows[i].text, rows[i].position);
      RgmPeriod period;

      g_assert_false (rgm_period_parse (rows[i].text, RGM_PERIOD_UNITS_DAYS, &period, &error));
      g_assert_error (error, RGM_PERIOD_ERROR, rows[i].code);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, where));
    }
}

/* Longer whatever the day; months against days only where no month could be short enough. */
static void
test_longer (void)
{
  static const struct { const char *period, *other; gboolean longer; } rows[] = {
    { "15 days", "2 weeks", TRUE },
    { "14 days", "2 weeks", FALSE },
    { "1 month", "4 weeks", FALSE },
    { "1 month", "27 days", TRUE },
    { "1 month", "28 days", FALSE },
    { "32 days", "1 month", TRUE },
    { "31 days", "1 month", FALSE },
    { "49 hours", "2 days", TRUE },
    { "1 year", "364 days", TRUE },
    { "1 year", "365 days", FALSE },
    { "367 days", "1 year", TRUE },
    { "366 days", "12 months", FALSE },
    { "6 months", "180 days", TRUE },
    { "185 days", "6 months", TRUE },
    { "184 days", "6 months", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmPeriod period, other;

      g_test_message ("%s against %s", rows[i].period, rows[i].other);
      g_assert_true (rgm_period_parse (rows[i].period, RGM_PERIOD_UNITS_HOURS, &period, NULL));
      g_assert_true (rgm_period_parse (rows[i].other, RGM_PERIOD_UNITS_HOURS, &other, NULL));
      g_assert_cmpint (rgm_period_is_longer (&period, &other), ==, rows[i].longer);
    }
}

/* How many days so many months have at least and at most, over all days of ten years of which one
 * is no leap year although it could be divided by four. */
static void
find_days_of_months (int months, RgmDay *least, RgmDay *most)
{
  const RgmPeriod period = { .months = months };
  RgmDay last = rgm_day_new (1906, 1, 1);

  *least = RGM_DAY_LAST;
  *most = 0;
  for (RgmDay day = rgm_day_new (1896, 1, 1); day < last; day++)
    {
      RgmDay sum;

      g_assert_true (rgm_period_add (&period, day, &sum));
      *least = MIN (*least, sum - day);
      *most = MAX (*most, sum - day);
    }
}

/* Against days, every number of months is told by the days that it may have. */
static void
test_longer_months (void)
{
  for (int months = 1; months < 12; months++)
    {
      const RgmPeriod period = { .months = months };
      RgmDay least, most;

      find_days_of_months (months, &least, &most);
      g_test_message ("%d months are %d to %d days", months, least, most);
      g_assert_true (rgm_period_is_longer (&period, &(RgmPeriod) { .days = least - 1 }));
      g_assert_false (rgm_period_is_longer (&period, &(RgmPeriod) { .days = least }));
      g_assert_true (rgm_period_is_longer (&(RgmPeriod) { .days = most + 1 }, &period));
      g_assert_false (rgm_period_is_longer (&(RgmPeriod) { .days = most }, &period));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/add", test_add);
  g_test_add_func ("/period/text", test_text);
  g_test_add_func ("/period/bad-text", test_bad_text);
  g_test_add_func ("/period/longer", test_longer);
  g_test_add_func ("/period/longer-months", test_longer_months);
  return g_test_run ();
}
