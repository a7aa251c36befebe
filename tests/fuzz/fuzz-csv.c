#include "config.h"

#include "csv-fixture.h"
#include "fuzz-reader.h"
#include "rgm-csv-row-text.h"
#include "rgm-csv-serial-text.h"
#include "rgm-csv-text.h"

/* A log from a spreadsheet, as far as what an import would do: once as it is guessed, and once with
 * an order of dates and in an encoding that its length chooses, so that all of them come, and with
 * the patients that its columns name instead of one course for all. */

static CsvFixture fixture;

void
fuzz_reader_begin (void)
{
  char *arguments[] = { (char *) "fuzz-csv", NULL };
  char **argv = arguments;
  int argc = 1;

  g_test_init (&argc, &argv, NULL);
  csv_fixture_set_up (&fixture, NULL);
}

/* What is said of the columns. */
static void
describe (const RgmCsvTable *table, const RgmCsvMapping *mapping)
{
  const RgmCsvSerials serials = rgm_csv_serials_find (table, mapping, fixture.words,
                                                      CSV_TODAY);
  g_autofree char *left_out = rgm_csv_text_left_out (table, mapping);
  g_autofree char *beaten = rgm_csv_text_beaten (table, mapping);
  g_autofree char *numbered = rgm_csv_serial_text (table, mapping, &serials, CSV_TODAY);

  g_assert_true (!numbered == !(serials.day || serials.birth_day || serials.time));
}

/* What is said of the rows. A depth that is said to be in the notes is there. */
static void
describe_plan (const RgmCsvPlan *plan)
{
  g_autofree char *noted = rgm_csv_text_notes (plan);
  g_autofree char *treated = rgm_csv_text_treatments (plan);

  g_assert_true (!noted == (plan->n_noted_depths == 0));
  g_assert_true (!treated == (plan->n_treatments == 0));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const RgmCsvRow *row = plan->rows->pdata[i];
      g_autofree char *described = rgm_csv_row_text_describe (row);
      g_autofree char *said = rgm_csv_row_text_line (row);

      g_assert_true (said || (!row->reason && !row->note && !row->sentence));
      g_assert_true (said || !rgm_csv_row_text_is_remarkable (row));
      g_assert_true (!row->notes_depth || !row->session || *row->session->notes);
    }
}

static void
plan_as (const RgmCsvTable *table, const RgmCsvMapping *guessed, RgmCsvDateOrder order)
{
  RgmCsvContext context = fixture.context;
  g_autoptr(RgmCsvMapping) mapping = rgm_csv_mapping_copy (guessed);
  g_autoptr(RgmCsvPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  mapping->date_order = order;
  context.course_id = NULL;
  context.protocol_id = "acne-scars";
  plan = rgm_csv_plan_new (table, mapping, &context, &error);
  g_assert_true ((plan == NULL) == (error != NULL));
  if (plan)
    describe_plan (plan);
}

static void
read_as (const char *bytes, gsize length, RgmCsvEncoding encoding)
{
  g_autofree char *text = rgm_csv_decode ((const guint8 *) bytes, length, encoding, NULL);
  g_autoptr(RgmCsvTable) table = text ? rgm_csv_table_new (text, '\0', NULL) : NULL;
  g_autoptr(RgmCsvMapping) mapping = NULL;

  if (!table)
    return;
  mapping = rgm_csv_mapping_guess (table, fixture.areas, fixture.words, CSV_TODAY);
  describe (table, mapping);
  plan_as (table, mapping, (RgmCsvDateOrder) (length / RGM_CSV_N_ENCODINGS
                                              % RGM_CSV_N_DATE_ORDERS));
}

void
fuzz_reader_run (const char *bytes, gsize length)
{
  g_autoptr(RgmCsvPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  plan = rgm_csv_plan_new_from_bytes ((const guint8 *) bytes, length, NULL, &fixture.context,
                                      &error);
  g_assert_true ((plan == NULL) == (error != NULL));
  if (plan)
    describe_plan (plan);
  read_as (bytes, length, (RgmCsvEncoding) (length % RGM_CSV_N_ENCODINGS));
}
