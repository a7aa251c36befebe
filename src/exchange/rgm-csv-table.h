#pragma once

#include "rgm-csv-error.h"

G_BEGIN_DECLS

/* The most rows, columns and bytes of a cell that are read. */
#define RGM_CSV_ROWS_MAX 20000
#define RGM_CSV_COLUMNS_MAX 200
#define RGM_CSV_CELL_BYTES_MAX (1024 * 1024)

/**
 * RgmCsvLine:
 * @line: the line of the file that it begins in, from 1
 * @cells: (element-type utf8): its cells; there may be more or fewer than in other rows
 *
 * A row of a table that is not empty.
 */
typedef struct {
  guint line;
  GPtrArray *cells;
} RgmCsvLine;

/**
 * RgmCsvTable:
 * @separator: what stands between two cells
 * @n_columns: the most cells that a row has
 * @rows: (element-type RgmCsvLine): the rows that are not empty
 *
 * A table, as it stands in a file.
 */
typedef struct {
  char separator;
  guint n_columns;
  GPtrArray *rows;
} RgmCsvTable;

RgmCsvTable *rgm_csv_table_new (const char *text, char separator, GError **error);
void rgm_csv_table_free (RgmCsvTable *self);
const char *rgm_csv_table_get_cell (const RgmCsvTable *self, guint row, guint column);
guint rgm_csv_table_get_line (const RgmCsvTable *self, guint row);
gboolean rgm_csv_table_is_empty_below (const RgmCsvTable *self, gint32 row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCsvTable, rgm_csv_table_free)

G_END_DECLS
