#include "config.h"

#include "rgm-csv-letters.h"

#include "rgm-csv-cell.h"

#include <glib/gi18n-lib.h>

/* As many as tell at a look whether a table is read right. */
#define LINES_MAX 3

/* The first cell of the row with a letter that is not ASCII, or NULL. */
static const char *
find_cell (const RgmCsvTable *table, guint row)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *cell = rgm_csv_table_get_cell (table, row, i);

      if (!g_str_is_ascii (cell))
        return cell;
    }

  return NULL;
}

/**
 * rgm_csv_letters_list:
 * @table: a table
 *
 * Letters that are not ASCII are others in another encoding. What is the same in several rows is
 * shown once.
 *
 * Returns: (transfer full) (element-type utf8): the first lines that have such letters, with what
 *   they are read as, “Line 2: Jürgen”
 */
GPtrArray *
rgm_csv_letters_list (const RgmCsvTable *table)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < table->rows->len && lines->len < LINES_MAX; i++)
    {
      const char *cell = find_cell (table, i);
      g_autofree char *quote = cell ? rgm_csv_cell_quote (cell) : NULL;

      /* Translators: %1$u is the number of a line, %2$s a sentence about it */
      if (cell && g_hash_table_add (seen, (gpointer) cell))
        g_ptr_array_add (lines, g_strdup_printf (_("Line %1$u: %2$s"),
                                                 rgm_csv_table_get_line (table, i), quote));
    }

  return lines;
}
