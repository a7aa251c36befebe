#include "config.h"

#include "rgm-csv-sample.h"

#include "rgm-csv-cell.h"

/* How many rows are looked at to tell what a column holds. */
#define SAMPLE_ROWS 50

/**
 * rgm_csv_sample_get_title:
 * @self: a table
 * @header: the row with the titles, or `RGM_CSV_NO_HEADER`
 * @column: 0 to the number of columns less one
 *
 * Returns: the title of the column, "" where it has none
 */
const char *
rgm_csv_sample_get_title (const RgmCsvSample *self, gint32 header, guint column)
{
  return header == RGM_CSV_NO_HEADER ? ""
                                     : rgm_csv_table_get_cell (self->table, (guint) header, column);
}

/**
 * rgm_csv_sample_is_date:
 * @self: a table
 * @cell: a cell
 *
 * Returns: whether somebody has written a date there
 */
gboolean
rgm_csv_sample_is_date (const RgmCsvSample *self, const char *cell)
{
  g_autofree char *tidy = rgm_csv_cell_tidy (cell);
  guint orders;

  return rgm_csv_date_get_orders (tidy, self->words, self->today, &orders);
}

/**
 * rgm_csv_sample_rate:
 * @self: a table
 * @header: the row with the titles, or `RGM_CSV_NO_HEADER`
 * @column: 0 to the number of columns less one
 * @test: what a cell is to pass
 *
 * Returns: how many of the cells of the column pass it, in hundredths of those that are not empty
 */
guint
rgm_csv_sample_rate (const RgmCsvSample *self, gint32 header, guint column, RgmCsvSampleTest test)
{
  guint n = 0, passed = 0;
  guint first = (guint) (header + 1);

  for (guint i = first; i < self->table->rows->len && i < first + SAMPLE_ROWS; i++)
    {
      const char *cell = rgm_csv_table_get_cell (self->table, i, column);

      if (*cell == '\0')
        continue;
      n++;
      passed += test (self, cell) ? 1 : 0;
    }

  return n > 0 ? 100 * passed / n : 0;
}
