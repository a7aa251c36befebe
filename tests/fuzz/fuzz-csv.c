#include "config.h"

#include "csv-fixture.h"
#include "fuzz-reader.h"
#include "rgm-csv-letters.h"
#include "rgm-csv-plan-equal.h"
#include "rgm-csv-row-text.h"
#include "rgm-csv-sum.h"

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
  g_autofree char *said = rgm_csv_sum_columns (table, mapping, &serials, CSV_TODAY);
  g_autoptr(GPtrArray) letters = rgm_csv_letters_list (table);

  g_assert_true (said || !(serials.day || serials.birth_day || serials.time));
  for (guint i = 0; i < letters->len; i++)
    g_assert_true (g_utf8_validate (letters->pdata[i], -1, NULL));
}

/* What is said of the rows. A depth that is said to be in the notes is there. */
static void
describe_plan (const RgmCsvPlan *plan)
{
  g_autofree char *all = rgm_csv_sum_rows (plan);

  g_assert_true (!all == (plan->rows->len == 0));
  g_assert_true (rgm_csv_plan_equal (plan, plan));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const RgmCsvRow *row = plan->rows->pdata[i];
      g_autofree char *described = rgm_csv_row_text_describe (row);
      g_autofree char *said = rgm_csv_row_text_line (row);

      g_assert_true (said || (!row->reason && !row->note && !row->beside && !row->sentence));
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
