#include "config.h"

#include "rgm-csv-sum.h"

#include "rgm-csv-serial-text.h"
#include "rgm-csv-text.h"

/* What is said of a table as a whole, in the same order in the window and by the command. */

static void
append (GString *lines, char *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static char *
finish (GString *lines)
{
  return g_string_free (lines, lines->len == 0);
}

/**
 * rgm_csv_sum_columns:
 * @table: a table
 * @mapping: what its columns hold
 * @serials: which of them count days as spreadsheets do
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): how the columns are read, as far as nobody may expect it, a
 *   line for each sentence; or %NULL where that is plain
 */
char *
rgm_csv_sum_columns (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                     const RgmCsvSerials *serials, RgmDay today)
{
  GString *lines = g_string_new (NULL);

  append (lines, rgm_csv_text_left_out (table, mapping));
  append (lines, rgm_csv_text_idle (table, mapping));
  append (lines, rgm_csv_text_beaten (table, mapping));
  append (lines, rgm_csv_serial_text (table, mapping, serials, today));
  return finish (lines);
}

/**
 * rgm_csv_sum_rows:
 * @plan: the plan of an import
 *
 * Returns: (transfer full) (nullable): what becomes of the rows in all, a line for each sentence;
 *   or %NULL where there are none
 */
char *
rgm_csv_sum_rows (const RgmCsvPlan *plan)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < RGM_CSV_N_OUTCOMES; i++)
    if (plan->counts[i] > 0)
      append (lines, rgm_csv_text_count (plan, (RgmCsvOutcome) i));
  append (lines, rgm_csv_text_holders (plan));
  append (lines, rgm_csv_text_beside (plan));
  append (lines, rgm_csv_text_treatments (plan));
  append (lines, rgm_csv_text_notes (plan));
  append (lines, rgm_csv_text_noted_passes (plan));
  append (lines, rgm_csv_text_strange_concerns (plan));
  return finish (lines);
}
