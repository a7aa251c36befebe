#include "config.h"

#include "csv-fixture.h"
#include "rgm-csv-cell.h"
#include "rgm-csv-depth.h"
#include "rgm-session-record.h"

#include <string.h>

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
    { "\tx", "'\tx" }, { "\rx", "'\rx" }, { "'=x", "''=x" }, { "''", "''" },
    { "'quoted'", "'quoted'" }, { "a=b", "a=b" }, { "", "" },
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

/* Whoever cancels does not wait for the rest of the rows. */
static void
test_abandoned (CsvFixture *fixture, gconstpointer data)
{
  static const char text[] = "Date,Depth\n2026-09-01,1.5\n2026-10-13,1.5\n";
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture->context.cancellable = cancellable;
  rgm_csv_plan_free (plan (fixture, text));
  g_cancellable_cancel (cancellable);
  g_assert_null (rgm_csv_plan_new_from_bytes ((const guint8 *) text, strlen (text), NULL,
                                              &fixture->context, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  CSV_TEST ("/csv/depths", test_depths);
  CSV_TEST ("/csv/depth-ranges", test_depth_ranges);
  CSV_TEST ("/csv/guard", test_guard);
  CSV_TEST ("/csv/encodings", test_encodings);
  CSV_TEST ("/csv/wrong-bytes", test_wrong_bytes);
  CSV_TEST ("/csv/limits", test_limits);
  CSV_TEST ("/csv/abandoned", test_abandoned);
  CSV_TEST ("/csv/again", test_again);
  CSV_TEST ("/csv/again-without-areas", test_again_without_areas);
  CSV_TEST ("/csv/too-early", test_too_early);
  CSV_TEST ("/csv/noise", test_noise);

  return g_test_run ();
}
