/* Days, times and weekdays as people and spreadsheets write them. */
#include "config.h"

#include "csv-fixture.h"
#include "rgm-csv-serial.h"

static void
check_date (CsvFixture *fixture, const char *text, RgmCsvDateOrder order, const char *expected)
{
  char buffer[RGM_DAY_FORMAT_SIZE];
  RgmDay day = RGM_DAY_NONE;
  RgmCsvTime time;
  g_autofree char *said = NULL;

  rgm_csv_time_init (&time);
  switch (rgm_csv_date_parse (text, order, fixture->words, CSV_TODAY, &day, &time))
    {
    case RGM_CSV_DATE_READ:
      g_assert_true (rgm_csv_time_tell_here (&time, NULL, &day));
      said = time.minute == RGM_MINUTE_NONE
        ? g_strdup (rgm_day_format (day, buffer))
        : g_strdup_printf ("%sT%02d:%02d", rgm_day_format (day, buffer), time.minute / 60,
                           time.minute % 60);
      break;
    case RGM_CSV_DATE_AMBIGUOUS:
      said = g_strdup ("ambiguous");
      break;
    case RGM_CSV_DATE_OTHER_WEEKDAY:
      said = g_strdup_printf ("%s of another weekday", rgm_day_format (day, buffer));
      break;
    case RGM_CSV_DATE_NONE:
    default:
      said = g_strdup ("none");
      break;
    }
  if (!g_str_equal (said, expected))
    {
      g_test_message ("“%s”", text);
      g_assert_cmpstr (said, ==, expected);
    }
}

static void
test_dates (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    RgmCsvDateOrder order;
    const char *expected;
  } cases[] = {
    { "2026-11-20", RGM_CSV_DATE_ORDER_UNKNOWN, "2026-11-20" },
    { "2026-11-20", RGM_CSV_DATE_ORDER_MDY, "2026-11-20" },
    { "2026-11-20T14:30", 0, "2026-11-20T14:30" },
    { "2026-11-20 14:30:59.250Z", 0, "2026-11-20T14:30" },
    { "2026-11-20 00:00:00", 0, "2026-11-20" },
    { "20.11.2026 um 14:30", 0, "2026-11-20T14:30" },
    { "20.11.2026 9.5", 0, "none" },
    { "20261120", 0, "2026-11-20" },
    { "2026/11/20", 0, "2026-11-20" },
    { "2026.11.20.", 0, "2026-11-20" },
    { "20.11.2026", 0, "2026-11-20" },
    { "20. 11. 2026", 0, "2026-11-20" },
    { "3.4.26", 0, "2026-04-03" },
    { "3.4.99", 0, "1999-04-03" },
    { "1.1.46", 0, "2046-01-01" },
    { "1.1.47", 0, "1947-01-01" },
    { "20/11/2026", 0, "2026-11-20" },
    { "11/20/2026", 0, "2026-11-20" },
    { "03/04/2026", 0, "ambiguous" },
    { "03/04/2026", RGM_CSV_DATE_ORDER_DMY, "2026-04-03" },
    { "03/04/2026", RGM_CSV_DATE_ORDER_MDY, "2026-03-04" },
    { "20/11/2026", RGM_CSV_DATE_ORDER_MDY, "none" },
    { "05/05/2026", 0, "2026-05-05" },
    { "26-11-20", 0, "ambiguous" },
    { "26-11-20", RGM_CSV_DATE_ORDER_YMD, "2026-11-20" },
    { "20 Nov 2026", 0, "2026-11-20" },
    { "20-Nov-26", 0, "2026-11-20" },
    { "Fri, Nov 20, 2026 2:30 PM", 0, "2026-11-20T14:30" },
    { "Freitag, 20. November 2026 um 9", 0, "none" },
    { "Fr. 20.11.2026, 14.30 Uhr", 0, "2026-11-20T14:30" },
    { "1. M\xc3\xa4rz 2026", 0, "2026-03-01" },
    { "1. Ma\xcc\x88r 2026", 0, "2026-03-01" },
    { "20 Dez 2026", 0, "2026-12-20" },
    { "2026 Nov 20", 0, "2026-11-20" },
    { "29.02.2024", 0, "2024-02-29" },
    { "29.02.2026", 0, "none" },
    { "31/02/2026", 0, "none" },
    { "2026-13-01", 0, "none" },
    { "0000-01-01", 0, "none" },
    { "20 Foo 2026", 0, "none" },
    { "20.11.", 0, "none" },
    { "20.11", 0, "none" },
    { "1.5 mm", 0, "none" },
    { "46346", 0, "none" },
    { "99999999999999", 0, "none" },
    { "", 0, "none" },
    { "Monday", 0, "none" },
    { "12:30", 0, "none" },
    { "\xf0\x9f\x98\x80", 0, "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_date (fixture, cases[i].text, cases[i].order, cases[i].expected);
  g_test_message ("%u dates", (guint) G_N_ELEMENTS (cases));
}

/* A time that stands with its offset from UTC is told as the clocks here had it, in UTC. */
static void
test_stamps (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    RgmCsvDateOrder order;
    const char *expected;
  } cases[] = {
    { "2026-11-20T14:30:00+01:00", 0, "2026-11-20T13:30" },
    { "2026-11-20T23:30:00-0800", 0, "2026-11-21T07:30" },
    { "2026-11-20 23:30-08:00", 0, "2026-11-21T07:30" },
    { "2026-11-20T08:00-10:00", 0, "2026-11-20T18:00" },
    { "2026-11-20 14:00-15:00", 0, "2026-11-20T14:00" },
    { "2026-11-20T00:00:00.000Z", 0, "2026-11-20" },
    { "2026-11-20T00:00:00+01:00", 0, "2026-11-20" },
    { "2026-11-19T20:00:00-04:00", 0, "2026-11-20" },
    { "2026-11-20T14:30:00+15:00", 0, "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_date (fixture, cases[i].text, cases[i].order, cases[i].expected);
}

/* A weekday is that of its day, and where the numbers alone leave it open tells which day. */
static void
test_weekdays (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    RgmCsvDateOrder order;
    const char *expected;
  } cases[] = {
    { "Mon 20.11.2026", 0, "2026-11-20 of another weekday" },
    { "Friday, Nov 21, 2026 14:30", 0, "2026-11-21 of another weekday" },
    { "So 20.11.2026", 0, "2026-11-20 of another weekday" },
    { "So 21.11.2026", 0, "2026-11-21 of another weekday" },
    { "So 22.11.2026", 0, "2026-11-22" },
    { "Sonnabend 21.11.2026", 0, "2026-11-21" },
    { "Sa 21.11.2026", 0, "2026-11-21" },
    { "Fri 4/12/2026", 0, "2026-12-04" },
    { "Sun 4/12/2026", 0, "2026-04-12" },
    { "Mon 4/12/2026", 0, "ambiguous" },
    { "Fri 4/12/2026", RGM_CSV_DATE_ORDER_MDY, "2026-04-12 of another weekday" },
    { "Fri 20/11/2026", RGM_CSV_DATE_ORDER_MDY, "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_date (fixture, cases[i].text, cases[i].order, cases[i].expected);
}

static const struct {
  RgmCsvField field;
  const char *cell;
  const char *expected;
} serials[] = {
  { RGM_CSV_FIELD_DAY, "45250", "2023-11-20" },
  { RGM_CSV_FIELD_DAY, "45250.5", "2023-11-20 720" },
  { RGM_CSV_FIELD_DAY, "45250,75", "2023-11-20 1080" },
  { RGM_CSV_FIELD_DAY, "45250.60417", "2023-11-20 870" },
  { RGM_CSV_FIELD_DAY, "45250.6041666666666666666", "2023-11-20 870" },
  { RGM_CSV_FIELD_DAY, "45250.9999999999", "2023-11-20 1439" },
  { RGM_CSV_FIELD_DAY, "45250.0", "2023-11-20" },
  { RGM_CSV_FIELD_DAY, "45250.0000000001", "2023-11-20" },
  { RGM_CSV_FIELD_DAY, "32874", "1990-01-01" },
  { RGM_CSV_FIELD_DAY, "73415", "2100-12-31" },
  { RGM_CSV_FIELD_DAY, "32873", "none" },
  { RGM_CSV_FIELD_DAY, "73416", "none" },
  { RGM_CSV_FIELD_DAY, "60", "none" },
  { RGM_CSV_FIELD_DAY, "61", "none" },
  { RGM_CSV_FIELD_DAY, "045250", "none" },
  { RGM_CSV_FIELD_DAY, "4525", "none" },
  { RGM_CSV_FIELD_DAY, "45250.", "none" },
  { RGM_CSV_FIELD_DAY, "45250.5.5", "none" },
  { RGM_CSV_FIELD_DAY, "45.250", "none" },
  { RGM_CSV_FIELD_DAY, "45,250", "none" },
  { RGM_CSV_FIELD_DAY, "-45250", "none" },
  { RGM_CSV_FIELD_DAY, "4.525E4", "none" },
  { RGM_CSV_FIELD_DAY, "45250 mm", "none" },
  { RGM_CSV_FIELD_DAY, "20231120", "none" },
  { RGM_CSV_FIELD_DAY, "2023-11-20", "none" },
  { RGM_CSV_FIELD_DAY, "", "none" },
  { RGM_CSV_FIELD_BIRTH_DAY, "18264", "1950-01-01" },
  { RGM_CSV_FIELD_BIRTH_DAY, "10000", "1927-05-18" },
  { RGM_CSV_FIELD_BIRTH_DAY, "9999", "none" },
  { RGM_CSV_FIELD_BIRTH_DAY, "1990", "none" },
  { RGM_CSV_FIELD_BIRTH_DAY, "46350", "2026-11-24" },
  { RGM_CSV_FIELD_BIRTH_DAY, "46351", "none" },
  { RGM_CSV_FIELD_TIME, "0.375", "540" },
  { RGM_CSV_FIELD_TIME, "0,5", "720" },
  { RGM_CSV_FIELD_TIME, ".25", "360" },
  { RGM_CSV_FIELD_TIME, "0.9999999", "1439" },
  { RGM_CSV_FIELD_TIME, "0.0", "" },
  { RGM_CSV_FIELD_TIME, "0", "none" },
  { RGM_CSV_FIELD_TIME, "1.5", "none" },
  { RGM_CSV_FIELD_TIME, "9.30", "none" },
  { RGM_CSV_FIELD_NOTES, "45250", "none" },
};

/* The numbers that a spreadsheet has inside for days and times. */
static void
test_serials (CsvFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (serials); i++)
    {
      char buffer[RGM_DAY_FORMAT_SIZE];
      RgmDay day = RGM_DAY_NONE;
      gint32 minute = RGM_MINUTE_NONE;
      g_autoptr (GString) said = g_string_new (NULL);

      if (!rgm_csv_serial_read (serials[i].field, serials[i].cell, CSV_TODAY, &day, &minute))
        g_string_append (said, "none");
      if (day != RGM_DAY_NONE)
        g_string_append_printf (said, "%s%s", rgm_day_format (day, buffer),
                                minute == RGM_MINUTE_NONE ? "" : " ");
      if (minute != RGM_MINUTE_NONE)
        g_string_append_printf (said, "%d", minute);
      g_test_message ("“%s”", serials[i].cell);
      g_assert_cmpstr (said->str, ==, serials[i].expected);
    }
}

/* Months are those of the words given, whatever the program's locale is. */
static void
test_words (CsvFixture *fixture, gconstpointer data)
{
  static const char *const french[] = {
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre", NULL,
  };
  static const char *const days[] = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", NULL,
  };
  g_autoptr (RgmCsvWords) words = rgm_csv_words_new (french, days);

  check_date (fixture, "20 août 2026", 0, "none");
  rgm_csv_words_free (fixture->words);
  fixture->words = g_steal_pointer (&words);
  check_date (fixture, "jeudi 20 août 2026", 0, "2026-08-20");
  check_date (fixture, "vendredi 20 août 2026", 0, "2026-08-20 of another weekday");
  check_date (fixture, "20 Aug 2026", 0, "2026-08-20");
  /* A Tuesday in German, a Sunday in French, and no Monday in either. */
  check_date (fixture, "Di 18.08.2026", 0, "2026-08-18");
  check_date (fixture, "Di 16.08.2026", 0, "2026-08-16");
  check_date (fixture, "Di 17.08.2026", 0, "2026-08-17 of another weekday");
}

static void
test_times (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    gint32 minute;
  } cases[] = {
    { "14:30", 870 }, { "9:05", 545 }, { "2:30 PM", 870 }, { "12:00 am", 0 }, { "12:00 PM", 720 },
    { "14.30 Uhr", 870 }, { "9 Uhr", 540 }, { "14h30", 870 }, { "14:30:59", 870 }, { "9 am", 540 },
    { "24:00", -1 }, { "9:60", -1 }, { "9", -1 }, { "13:00 PM", -1 }, { "", -1 }, { "soon", -1 },
    { "14:30 x", -1 }, { "9.5", -1 }, { "9:5", -1 }, { "9.05", 545 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 minute = -1;

      g_assert_true (rgm_csv_time_parse (cases[i].text, &minute) == (cases[i].minute >= 0));
      g_assert_cmpint (minute, ==, cases[i].minute);
    }
}

/* The end behind a time tells its length, and an offset from UTC is no end. */
static void
test_lengths (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    gint32 minute, length, offset;
  } cases[] = {
    { "14:00-15:00", 840, 60, 0 }, { "14:00 – 15:30 Uhr", 840, 90, 0 },
    { "9:00 bis 10:00", 540, 60, 0 }, { "2:00 PM - 2:45 PM", 840, 45, 0 },
    { "14:00:00-15:00:00", 840, 60, 0 }, { "14:00:00-08:00", 840, 0, -480 },
    { "14:00:00+0530", 840, 0, 330 }, { "14:00Z", 840, 0, 0 },
    { "14:00-13:00", -1, 0, 0 }, { "14:00-14:00", -1, 0, 0 }, { "11:00-1:00 PM", -1, 0, 0 },
    { "14:00-15:00 x", -1, 0, 0 }, { "14:00+99", -1, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RgmCsvTime time;

      rgm_csv_time_init (&time);
      g_test_message ("%s", cases[i].text);
      g_assert_true (rgm_csv_time_read (cases[i].text, RGM_CSV_TIME_ALONE, &time)
                     == (cases[i].minute >= 0));
      g_assert_cmpint (time.minute, ==, cases[i].minute);
      g_assert_cmpint (time.length, ==, cases[i].length);
      g_assert_cmpint (time.offset, ==, cases[i].offset);
    }
}

#define CSV_TEST(name, function) \
  g_test_add (name, CsvFixture, NULL, csv_fixture_set_up, function, csv_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CSV_TEST ("/csv/dates", test_dates);
  CSV_TEST ("/csv/stamps", test_stamps);
  CSV_TEST ("/csv/weekdays", test_weekdays);
  CSV_TEST ("/csv/serials", test_serials);
  CSV_TEST ("/csv/words", test_words);
  CSV_TEST ("/csv/times", test_times);
  CSV_TEST ("/csv/lengths", test_lengths);

  return g_test_run ();
}
