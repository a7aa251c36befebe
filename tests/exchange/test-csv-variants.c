#include "config.h"

#include "csv-fixture.h"
#include "rgm-csv-sum.h"

#include <string.h>

/* Each log in tests/data/csv is read and planned, and comes to what stands beside it. With
 * --write, what it comes to is written there, to be looked through. */

static gboolean writes;

static char *
get_path (const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return g_test_build_filename (G_TEST_DIST, "data", "csv", file, NULL);
}

static void
append_zones (GString *text, const RgmSessionRecord *session)
{
  for (gsize i = 0; i < rgm_session_record_get_n_zones (session); i++)
    {
      const RgmZone *zone = rgm_session_record_get_zone (session, i);

      g_string_append_printf (text, " %s:%d:%d", zone->area, zone->depth, zone->passes);
    }
}

static void
append_session (GString *text, const RgmSessionRecord *session)
{
  char buffer[RGM_DAY_FORMAT_SIZE];
  g_autofree char *plain = g_strdup (session->notes);

  g_string_append_printf (text, " %s", rgm_day_format (session->day, buffer));
  if (session->minute != RGM_MINUTE_NONE)
    g_string_append_printf (text, "T%02d:%02d", session->minute / 60, session->minute % 60);
  g_string_append_printf (text, " %s", rgm_session_state_get_code (session->state));
  append_zones (text, session);
  if (session->setting != RGM_SESSION_SETTING_UNKNOWN)
    g_string_append_printf (text, " %s", rgm_session_setting_get_code (session->setting));
  if (session->device != RGM_DEVICE_UNKNOWN)
    g_string_append_printf (text, " %s(%s)", rgm_device_get_code (session->device),
                            session->device_name);
  if (session->length > 0)
    g_string_append_printf (text, " %d min", session->length);
  if (session->pain != RGM_PAIN_NONE)
    g_string_append_printf (text, " pain %d", session->pain);
  if (*session->reaction)
    g_string_append_printf (text, " reaction “%s”", g_strdelimit (session->reaction, "\r\n", '/'));
  if (*session->notes)
    g_string_append_printf (text, " notes “%s”", g_strdelimit (plain, "\r\n", '/'));
}

static void
append_row (GString *text, const RgmCsvRow *row)
{
  static const char *const outcomes[] = { "added", "changed", "unchanged", "refused" };

  g_string_append_printf (text, "%u %s [%s]", row->line, outcomes[row->outcome], row->patient);
  if (row->session)
    append_session (text, row->session);
  if (row->reason)
    g_string_append_printf (text, " | %s", row->reason);
  if (row->note)
    g_string_append_printf (text, " | %s", row->note);
  if (row->verdict != RGM_SAID_NOTHING)
    g_string_append_printf (text, " | %s %d", rgm_verdict_get_code ((RgmVerdict) row->verdict),
                            row->days_too_early);
  g_string_append_c (text, '\n');
}

static void
append_mapping (GString *text, const RgmCsvMapping *mapping, RgmCsvEncoding encoding)
{
  g_string_append_printf (text, "%s separator %d header %d order %s\n",
                          rgm_csv_encoding_get_code (encoding), mapping->separator,
                          mapping->header, rgm_csv_date_order_get_code (mapping->date_order));
  for (guint i = 0; i < mapping->n_fields; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            rgm_csv_field_get_code (mapping->fields[i]));
  g_string_append_c (text, '\n');
}

/* What is said of the columns or of the rows in all. */
static void
append_sentence (GString *text, char *sentence)
{
  if (sentence)
    g_string_append_printf (text, "%s\n", sentence);
  g_free (sentence);
}

/* “# dmy” or “# mdy”, or “# columns” or “# concern” */
static void
choose (const char *choice, RgmCsvMapping *mapping, RgmCsvContext *context)
{
  if (g_str_has_prefix (choice, "# dmy"))
    mapping->date_order = RGM_CSV_DATE_ORDER_DMY;
  else if (g_str_has_prefix (choice, "# mdy"))
    mapping->date_order = RGM_CSV_DATE_ORDER_MDY;
  else if (g_str_has_prefix (choice, "# columns") || g_str_has_prefix (choice, "# concern"))
    context->course_id = NULL;
  if (g_str_has_prefix (choice, "# concern"))
    context->protocol_id = "acne-scars";
}

static char *
describe (CsvFixture *fixture, const char *name, const char *expected)
{
  g_autofree char *path = get_path (name, ".csv");
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (RgmCsvTable) table = NULL;
  g_autoptr (RgmCsvMapping) mapping = NULL;
  g_autoptr (RgmCsvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  GString *said = g_string_new (NULL);
  RgmCsvSerials serials;
  gboolean is_certain;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  text = rgm_csv_decode ((const guint8 *) bytes, length, RGM_CSV_ENCODING_AUTO, &error);
  g_assert_no_error (error);
  table = rgm_csv_table_new (text, '\0', &error);
  g_assert_no_error (error);
  mapping = rgm_csv_mapping_guess (table, fixture->areas, fixture->words, CSV_TODAY);
  choose (expected, mapping, &fixture->context);
  if (*expected == '#')
    g_string_append_len (said, expected, strchr (expected, '\n') + 1 - expected);
  append_mapping (said, mapping,
                  rgm_csv_encoding_guess ((const guint8 *) bytes, length, &is_certain));
  serials = rgm_csv_serials_find (table, mapping, fixture->words, CSV_TODAY);
  append_sentence (said, rgm_csv_sum_columns (table, mapping, &serials, CSV_TODAY));
  plan = rgm_csv_plan_new (table, mapping, &fixture->context, &error);
  g_assert_no_error (error);
  if (plan->needs_date_order)
    g_string_append (said, "needs the order of dates\n");
  for (guint i = 0; i < plan->rows->len; i++)
    append_row (said, plan->rows->pdata[i]);
  append_sentence (said, rgm_csv_sum_rows (plan));
  g_string_append_printf (said, "added %u changed %u unchanged %u refused %u too early %u\n",
                          plan->counts[RGM_CSV_ADDED], plan->counts[RGM_CSV_CHANGED],
                          plan->counts[RGM_CSV_UNCHANGED], plan->counts[RGM_CSV_REFUSED],
                          plan->n_too_early);
  return g_string_free (said, FALSE);
}

static void
test_variant (CsvFixture *fixture, gconstpointer data)
{
  g_autofree char *path = get_path (data, ".expected");
  g_autofree char *expected = NULL;
  g_autofree char *said = NULL;

  if (!g_file_get_contents (path, &expected, NULL, NULL))
    expected = g_strdup ("");
  said = describe (fixture, data, expected);
  if (writes)
    g_assert_true (g_file_set_contents (path, said, -1, NULL));
  else
    g_assert_cmpstr (said, ==, expected);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = {
    "ambiguous-answered", "ambiguous-slashes", "american", "birth-years", "bom-tab",
    "cancelled-or-not", "depth-ranges", "excel-unicode", "full-and-parts", "german-excel",
    "german-words", "held-or-not", "hidden-letters", "hidden-order", "iso-basic", "iso-comma",
    "joined-areas", "long-ago", "long-ago-births", "mac-lines", "merged-depth", "micrometres",
    "micrometres-in-cells", "micrometres-in-titles",
    "midnight", "mixed-times", "month-names", "multi-line", "name-and-first", "name-holds-first",
    "no-header", "patients", "practice", "refusals", "row-names", "sep-line", "serial-and-text",
    "serial-births", "serial-days", "serial-few", "serial-times", "serial-total",
    "title-and-gaps", "treatments", "treatments-for-nothing", "two-digit-years", "two-names",
    "units", "units-in-titles", "us-slashes", "us-times", "weekdays",
  };

  g_test_init (&argc, &argv, NULL);
  writes = argc > 1 && g_str_equal (argv[1], "--write");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/variant/", names[i], NULL);

      g_test_add (path, CsvFixture, names[i], csv_fixture_set_up, test_variant,
                  csv_fixture_tear_down);
    }

  return g_test_run ();
}
