#include "config.h"

#include "rgm-day.h"

#include <string.h>

/* The rule of ISO 8601 as a calendar of GLib's days: week 1 is that of the first Thursday. */
static int
get_iso_week (const GDate *date)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (g_date_get_year (date),
                                                     (int) g_date_get_month (date),
                                                     g_date_get_day (date), 0, 0, 0);

  return g_date_time_get_week_of_year (start);
}

/* Every day of the supported range, against GLib's calendar. */
static void
test_against_glib (void)
{
  GDate date;

  g_date_clear (&date, 1);
  for (RgmDay day = RGM_DAY_FIRST; day <= RGM_DAY_LAST; day++)
    {
      int year, month, day_of_month;

      g_date_set_julian (&date, (guint32) day);
      rgm_day_get_ymd (day, &year, &month, &day_of_month);
      if (year != g_date_get_year (&date) || month != (int) g_date_get_month (&date)
          || day_of_month != g_date_get_day (&date)
          || rgm_day_get_weekday (day) != (int) g_date_get_weekday (&date)
          || rgm_day_get_iso_week (day) != get_iso_week (&date)
          || rgm_day_new (year, month, day_of_month) != day)
        g_test_message ("day %d is %04d-%02d-%02d", day, year, month, day_of_month), g_test_fail ();
    }
}

static void
test_limits (void)
{
  char text[RGM_DAY_FORMAT_SIZE];

  g_assert_cmpint (rgm_day_new (1, 1, 1), ==, RGM_DAY_FIRST);
  g_assert_cmpint (rgm_day_new (9999, 12, 31), ==, RGM_DAY_LAST);
  g_assert_cmpstr (rgm_day_format (RGM_DAY_FIRST, text), ==, "0001-01-01");
  g_assert_cmpstr (rgm_day_format (RGM_DAY_LAST, text), ==, "9999-12-31");
  g_assert_false (rgm_day_is_valid (RGM_DAY_NONE));
  g_assert_false (rgm_day_is_valid (RGM_DAY_LAST + 1));
  g_assert_cmpint (rgm_day_new (0, 12, 31), ==, RGM_DAY_NONE);
  g_assert_cmpint (rgm_day_new (10000, 1, 1), ==, RGM_DAY_NONE);
  g_assert_cmpint (rgm_day_new (2026, 13, 1), ==, RGM_DAY_NONE);
}

/* Text that is a day, and text that is not. */
static void
test_parse (void)
{
  static const struct { const char *text; int code; } rows[] = {
    { "2026-11-20", -1 },
    { "2024-02-29", -1 },
    { "2023-02-29", RGM_DAY_ERROR_NO_SUCH_DAY },
    { "1900-02-29", RGM_DAY_ERROR_NO_SUCH_DAY },
    { "2000-02-29", -1 },
    { "2026-04-31", RGM_DAY_ERROR_NO_SUCH_DAY },
    { "2026-00-10", RGM_DAY_ERROR_NO_SUCH_DAY },
    { "0000-01-01", RGM_DAY_ERROR_NO_SUCH_DAY },
    { "2026-11-20 ", RGM_DAY_ERROR_SYNTAX },
    { "2026-11-2", RGM_DAY_ERROR_SYNTAX },
    { "2026/11/20", RGM_DAY_ERROR_SYNTAX },
    { "20261120", RGM_DAY_ERROR_SYNTAX },
    { "-026-11-20", RGM_DAY_ERROR_SYNTAX },
    { "12026-11-20", RGM_DAY_ERROR_SYNTAX },
    { "", RGM_DAY_ERROR_SYNTAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      RgmDay day = RGM_DAY_NONE;

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpint (rgm_day_parse (rows[i].text, &day, &error), ==, rows[i].code < 0);
      if (rows[i].code < 0)
        continue;
      g_assert_error (error, RGM_DAY_ERROR, rows[i].code);
      g_assert_cmpint (day, ==, RGM_DAY_NONE);
      g_assert_nonnull (strstr (error->message, rows[i].text));
    }
}

static void
test_iso_week (void)
{
  const struct {
    const char *day;
    int week;
  } rows[] = {
    { "2026-11-24", 48 }, { "2026-12-28", 53 }, { "2027-01-03", 53 }, { "2027-01-04", 1 },
    { "2024-12-30", 1 },  { "2023-01-01", 52 }, { "2020-12-31", 53 }, { "0001-01-01", 1 },
    { "9999-12-31", 52 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmDay day;

      g_assert_true (rgm_day_parse (rows[i].day, &day, NULL));
      g_assert_cmpint (rgm_day_get_iso_week (day), ==, rows[i].week);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/against-glib", test_against_glib);
  g_test_add_func ("/day/iso-week", test_iso_week);
  g_test_add_func ("/day/limits", test_limits);
  g_test_add_func ("/day/parse", test_parse);
  return g_test_run ();
}
