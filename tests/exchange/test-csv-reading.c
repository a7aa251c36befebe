#include "config.h"

#include "csv-fixture.h"
#include "rgm-csv-cell.h"
#include "rgm-csv-depth.h"
#include "rgm-csv-serial.h"
#include "rgm-session-record.h"

#include <string.h>

static void
check_date (CsvFixture *fixture, const char *text, RgmCsvDateOrder order, const char *expected)
{
  char buffer[RGM_DAY_FORMAT_SIZE];
  RgmDay day = RGM_DAY_NONE;
  gint32 minute = RGM_MINUTE_NONE;
  g_autofree char *said = NULL;

  switch (rgm_csv_date_parse (text, order, fixture->words, CSV_TODAY, &day, &minute))
    {
    case RGM_CSV_DATE_READ:
      said = minute == RGM_MINUTE_NONE
        ? g_strdup (rgm_day_format (day, buffer))
        : g_strdup_printf ("%sT%02d:%02d", rgm_day_format (day, buffer), minute / 60, minute % 60);
      break;
    case RGM_CSV_DATE_AMBIGUOUS:
      said = g_strdup ("ambiguous");
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
    { "2026-11-20T14:30:00+01:00", 0, "2026-11-20T14:30" },
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
  static const char *const days[] = { "lundi", "vendredi", NULL };
  g_autoptr (RgmCsvWords) words = rgm_csv_words_new (french, days);

  check_date (fixture, "20 août 2026", 0, "none");
  rgm_csv_words_free (fixture->words);
  fixture->words = g_steal_pointer (&words);
  check_date (fixture, "vendredi 20 août 2026", 0, "2026-08-20");
  check_date (fixture, "20 Aug 2026", 0, "2026-08-20");
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

static void
test_depths (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    gint32 depth;
  } cases[] = {
    { "1.5 mm", 150 }, { "1,5mm", 150 }, { "1.50", 150 }, { ".5", 50 }, { "2", 200 },
    { "0,25 MM", 25 }, { "3.5", 350 }, { "0", 0 }, { "1.500", 150 }, { "1,5\u00a0mm", 150 },
    { "3.51", -1 }, { "1.505", -1 }, { "15", -1 }, { "-1", -1 }, { "1.5 cm", -1 }, { "mm", -1 },
    { "", -1 }, { "1.", -1 }, { "99999999999", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 depth = -1;

      g_assert_true (rgm_csv_cell_read_depth (cases[i].text, &depth) == (cases[i].depth >= 0));
      g_assert_cmpint (depth, ==, cases[i].depth);
    }
}

/* Two depths, and what people write between them. */
static void
test_depth_ranges (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    gboolean is_range;
  } cases[] = {
    { "0.5–1.0 mm", TRUE }, { "0,5-1,0", TRUE }, { "0.5 mm - 1 mm", TRUE }, { "0.25 to 0.5", TRUE },
    { "0,5 bis 1,0mm", TRUE }, { "1..1.5", TRUE }, { "1…1.5", TRUE }, { "1—2", TRUE },
    { "1.5 – 0.5", TRUE }, { "1.5", FALSE }, { "", FALSE }, { "-1", FALSE }, { "1-", FALSE },
    { "-", FALSE }, { "3-4", FALSE }, { "0.5-1-1.5", FALSE }, { "1 to", FALSE }, { "1/2", FALSE },
    { "1 2", FALSE }, { "total", FALSE }, { "2026-11-20", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_true (rgm_csv_depth_is_range (cases[i].text) == cases[i].is_range);
    }
}

static void
test_guard (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *cell;
  } cases[] = {
    { "=SUM(A1)", "'=SUM(A1)" }, { "+1", "'+1" }, { "-1", "'-1" }, { "@x", "'@x" },
    { "\tx", "'\tx" }, { "'=x", "''=x" }, { "''", "''" }, { "'quoted'", "'quoted'" },
    { "a=b", "a=b" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cell = rgm_csv_cell_guard (cases[i].text);
      g_autofree char *text = rgm_csv_cell_unguard (cell);

      g_assert_cmpstr (cell, ==, cases[i].cell);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
check_refused (const char *bytes, gsize length, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rgm_csv_decode ((const guint8 *) bytes, length, RGM_CSV_ENCODING_AUTO,
                                          &error);
  g_autoptr (RgmCsvTable) table = text ? rgm_csv_table_new (text, '\0', &error) : NULL;

  g_assert_null (table);
  g_assert_error (error, RGM_CSV_ERROR, code);
  g_assert_null (strchr (error->message, '{'));
}

static void
test_encodings (CsvFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *code;
    const char *bytes;
    const char *text;
  } cases[] = {
    { "latin-1", "M\xfcller \x80", "Müller €" },
    { "windows-1252", "M\xfcller", "Müller" },
    { "windows-1250", "\xaf\xf3\xb3\xe6, \xa3ucja", "Żółć, Łucja" },
    { "iso-8859-2", "\xaf\xf3\xb3\xe6", "Żółć" },
    { "windows-1251", "\xc0\xed\xed\xe0", "Анна" },
    { "windows-1253", "\xc1\xed\xed\xe1", "Αννα" },
    { "windows-1254", "Ay\xfe" "e", "Ayşe" },
    { "shift-jis", "\x8e\x52\x93\x63", "山田" },
    { "gb18030", "\xcd\xf5", "王" },
    { "macintosh", "M\x9fller", "Müller" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RgmCsvEncoding encoding = RGM_CSV_ENCODING_AUTO;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_true (rgm_csv_encoding_find (cases[i].code, &encoding));
      text = rgm_csv_decode ((const guint8 *) cases[i].bytes, strlen (cases[i].bytes), encoding,
                             &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Where bytes are no characters, it is said in which line. */
static void
test_wrong_bytes (CsvFixture *fixture, gconstpointer data)
{
  static const char bytes[] = "a,b\r\nc,d\r\ne,\x81";
  static const RgmCsvEncoding encodings[] = { RGM_CSV_ENCODING_UTF8, RGM_CSV_ENCODING_SHIFT_JIS,
                                              RGM_CSV_ENCODING_WINDOWS_1250 };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rgm_csv_decode ((const guint8 *) bytes, sizeof bytes - 1, encodings[i],
                                     &error));
      g_assert_error (error, RGM_CSV_ERROR, RGM_CSV_ERROR_ENCODING);
      g_assert_true (g_str_has_prefix (error->message, "Line 3 has bytes that are no characters"));
    }
}

static void
test_limits (CsvFixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_malloc0 (RGM_CSV_BYTES_MAX + 1);
  g_autofree char *cell = g_strnfill (RGM_CSV_CELL_BYTES_MAX + 1, 'x');
  g_autofree char *row = g_strnfill (RGM_CSV_COLUMNS_MAX, ',');
  GString *rows = g_string_new (NULL);

  check_refused (large, RGM_CSV_BYTES_MAX + 1, RGM_CSV_ERROR_TOO_LARGE);
  check_refused (cell, strlen (cell), RGM_CSV_ERROR_TOO_LARGE);
  check_refused (row, strlen (row), RGM_CSV_ERROR_TOO_LARGE);
  for (guint i = 0; i < RGM_CSV_ROWS_MAX + 1; i++)
    g_string_append (rows, "a,b\n");
  check_refused (rows->str, rows->len, RGM_CSV_ERROR_TOO_LARGE);
  g_string_free (rows, TRUE);
  check_refused ("a\0b", 3, RGM_CSV_ERROR_ENCODING);
  check_refused ("a,b\n1,\"2\n3,4\n", 13, RGM_CSV_ERROR_SYNTAX);
  check_refused ("", 0, RGM_CSV_ERROR_EMPTY);
  check_refused ("\n,,\n  \n", 7, RGM_CSV_ERROR_EMPTY);
}

static RgmCsvPlan *
plan (CsvFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  RgmCsvPlan *made = rgm_csv_plan_new_from_bytes ((const guint8 *) text, strlen (text), NULL,
                                                  &fixture->context, &error);

  g_assert_no_error (error);
  return made;
}

/* The same file again adds nothing, and in another course it is other sessions. */
static void
test_again (CsvFixture *fixture, gconstpointer data)
{
  const char *text = "Date,Depth\n2026-09-01,1.5\n2026-10-13,1.5\n";
  RgmPatientContent *patient = fixture->known->patients->pdata[0];
  RgmCourseContent *course = patient->courses->pdata[0];
  g_autoptr (RgmCsvPlan) first = plan (fixture, text);
  g_autoptr (RgmCsvPlan) second = NULL;
  g_autoptr (RgmCsvPlan) other = NULL;
  const RgmPatientContent *brought = first->archive->patients->pdata[0];
  const RgmCourseContent *sessions = brought->courses->pdata[0];

  g_assert_cmpuint (first->counts[RGM_CSV_ADDED], ==, 2);
  for (guint i = 0; i < sessions->sessions->len; i++)
    rgm_course_content_put_session (course, sessions->sessions->pdata[i]);
  second = plan (fixture, text);
  g_assert_cmpuint (second->counts[RGM_CSV_UNCHANGED], ==, 2);
  g_assert_cmpuint (second->archive->patients->len, ==, 0);

  fixture->context.course_id = csv_fixture_add_course (fixture, patient, "abdomen")->record->id;
  other = plan (fixture, text);
  g_assert_cmpuint (other->counts[RGM_CSV_ADDED], ==, 2);
}

/* Nor does it where the course has no areas, so that depths stand in the notes. */
static void
test_again_without_areas (CsvFixture *fixture, gconstpointer data)
{
  const char *text = "Date,Depth\n2026-09-01,1.5\n";
  RgmPatientContent *patient = fixture->known->patients->pdata[0];
  RgmCourseContent *course = csv_fixture_add_course (fixture, patient, "");
  g_autoptr (RgmCsvPlan) first = NULL;
  g_autoptr (RgmCsvPlan) second = NULL;
  const RgmCsvRow *row;

  g_strfreev (course->record->areas);
  course->record->areas = g_new0 (char *, 1);
  fixture->context.course_id = course->record->id;
  first = plan (fixture, text);
  row = first->rows->pdata[0];
  g_assert_cmpstr (row->session->notes, ==, "Depth: 1.5");
  rgm_course_content_put_session (course, row->session);
  second = plan (fixture, text);
  g_assert_cmpuint (second->counts[RGM_CSV_UNCHANGED], ==, 1);
}

/* The check is that of the plan: the sessions that are there and the patient's other courses
 * count. */
static void
test_too_early (CsvFixture *fixture, gconstpointer data)
{
  RgmPatientContent *patient = fixture->known->patients->pdata[0];
  RgmCourseContent *other = csv_fixture_add_course (fixture, patient, "face");
  g_autoptr (RgmCsvPlan) made = NULL;
  const RgmCsvRow *row;

  g_ptr_array_add (other->sessions, rgm_session_record_new (other->record->id, CSV_TODAY - 20,
                                                            RGM_SESSION_DONE));
  made = plan (fixture, "Date\n2026-11-09\n");
  row = made->rows->pdata[0];
  g_assert_cmpint (row->verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (row->days_too_early, ==, 9);
  g_assert_nonnull (strstr (row->sentence, "too early"));
  g_assert_cmpint (row->session->said_verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpuint (made->n_too_early, ==, 1);
}

static RgmCsvMapping *
invent_mapping (GRand *random)
{
  RgmCsvMapping *mapping = g_new0 (RgmCsvMapping, 1);

  mapping->encoding = (RgmCsvEncoding) g_rand_int_range (random, 0, RGM_CSV_N_ENCODINGS);
  mapping->separator = ",;\t|"[g_rand_int_range (random, 0, 4)];
  mapping->header = g_rand_int_range (random, -1, 3);
  mapping->date_order = (RgmCsvDateOrder) g_rand_int_range (random, 0, RGM_CSV_N_DATE_ORDERS);
  mapping->n_fields = (guint) g_rand_int_range (random, 1, 12);
  mapping->fields = g_new (RgmCsvField, mapping->n_fields);
  for (guint i = 0; i < mapping->n_fields; i++)
    mapping->fields[i] = (RgmCsvField) g_rand_int_range (random, 0, RGM_CSV_N_FIELDS);
  mapping->fields[0] = RGM_CSV_FIELD_DAY;
  return mapping;
}

/* Bytes that are no log at all, and a mapping that is none of theirs: the reader may refuse them,
 * and nothing else. */
static void
test_noise (CsvFixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = {
    "\n2026-11-0", "\n2026-11-01,", "\n1.2.2026;", "\n3/4/26\t", "1", "2.5", ".",
    ",", ";", "\t", "\"", "\n", "\r", "/", "-", ":", " ", "'", "=",
    "mm", "Mar", "face", "pen", "\xff", "\xc3\xa4", "\xc3", "Sample Patient 1", "acne-scars", "ja",
  };
  guint n_rows = 0, n_added = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (RgmCsvMapping) mapping = invent_mapping (random);
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autoptr (RgmCsvPlan) made = NULL;

      for (guint j = 0; j < 100; j++)
        g_string_append (bytes, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      fixture->context.course_id = i % 2 ? CSV_COURSE : NULL;
      made = rgm_csv_plan_new_from_bytes ((const guint8 *) bytes->str, bytes->len,
                                          i % 3 ? mapping : NULL, &fixture->context, NULL);
      n_rows += made ? made->rows->len : 0;
      n_added += made ? made->counts[RGM_CSV_ADDED] : 0;
    }
  g_test_message ("3000 pieces of noise, %u rows, %u of them sessions", n_rows, n_added);
  g_assert_cmpuint (n_added, >, 10);
}

#define CSV_TEST(name, function) \
  g_test_add (name, CsvFixture, NULL, csv_fixture_set_up, function, csv_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CSV_TEST ("/csv/dates", test_dates);
  CSV_TEST ("/csv/serials", test_serials);
  CSV_TEST ("/csv/words", test_words);
  CSV_TEST ("/csv/times", test_times);
  CSV_TEST ("/csv/depths", test_depths);
  CSV_TEST ("/csv/depth-ranges", test_depth_ranges);
  CSV_TEST ("/csv/guard", test_guard);
  CSV_TEST ("/csv/encodings", test_encodings);
  CSV_TEST ("/csv/wrong-bytes", test_wrong_bytes);
  CSV_TEST ("/csv/limits", test_limits);
  CSV_TEST ("/csv/again", test_again);
  CSV_TEST ("/csv/again-without-areas", test_again_without_areas);
  CSV_TEST ("/csv/too-early", test_too_early);
  CSV_TEST ("/csv/noise", test_noise);

  return g_test_run ();
}
