#include "config.h"

#include "rgm-table-sum.h"

#include "rgm-csv-sum.h"
#include "rgm-made-early.h"

#include <glib/gi18n-lib.h>

static void
append (GString *text, char *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

/**
 * rgm_table_sum_describe:
 * @import: a table on its way in
 *
 * Returns: (transfer full): how its columns are read, as far as nobody may expect it, and what
 *   becomes of its rows, or why nothing does
 */
char *
rgm_table_sum_describe (const RgmTableImport *import)
{
  GString *text = g_string_new (NULL);

  if (import->plan == NULL)
    return g_string_append (text, import->error->message), g_string_free (text, FALSE);
  if (import->encoding == import->guess)
    append (text, rgm_csv_encoding_tell (import->encoding));
  append (text, rgm_csv_sum_columns (import->table, import->mapping, &import->serials,
                                     import->today));
  if (import->plan->needs_date_order)
    append (text, g_strdup (_("Choose the order of day, month and year: the dates may be read in "
                              "more than one way.")));
  append (text, rgm_csv_sum_rows (import->plan));
  if (import->plan->n_too_early > 0)
    append (text, g_strdup_printf (ngettext ("%u of the sessions is too early.",
                                             "%u of the sessions are too early.",
                                             import->plan->n_too_early),
                                   import->plan->n_too_early));
  append (text, rgm_made_early_list_count (import->plan->made_early));

  return g_string_free (text, FALSE);
}
