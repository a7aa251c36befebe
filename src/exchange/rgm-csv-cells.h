#pragma once

#include "rgm-area.h"
#include "rgm-csv-date.h"
#include "rgm-csv-field.h"
#include "rgm-csv-serial.h"

G_BEGIN_DECLS

/**
 * RgmCsvCells:
 * @cells: the cells by field, without spaces around them and without guard; %NULL where no column
 *   holds the field. Owned
 * @depth_title: what the column of depths is called in the file
 * @passes_title: what that of passes is called there
 * @areas: the areas there are
 * @words: names of months and weekdays
 * @order: what the numbers of a date are
 * @serials: which days and times are numbers of a spreadsheet
 * @today: the day of the import
 * @here: (nullable): the time zone of this computer
 *
 * A row, and all that is needed to read it.
 */
typedef struct {
  char *cells[RGM_CSV_N_FIELDS];
  const char *depth_title;
  const char *passes_title;
  const RgmAreas *areas;
  const RgmCsvWords *words;
  RgmCsvDateOrder order;
  RgmCsvSerials serials;
  RgmDay today;
  GTimeZone *here;
} RgmCsvCells;

char *rgm_csv_cells_make_cell (RgmCsvField field, const char *written);
void rgm_csv_cells_clear (RgmCsvCells *self);
void rgm_csv_cells_join_names (RgmCsvCells *self);
void rgm_csv_cells_add_unit (RgmCsvCells *self);
void rgm_csv_cells_part_depth (RgmCsvCells *self);
gboolean rgm_csv_cells_has (const RgmCsvCells *self, RgmCsvField field);
gboolean rgm_csv_cells_has_uuid (const RgmCsvCells *self, RgmCsvField field);
gboolean rgm_csv_cells_read_text (const RgmCsvCells *self, RgmCsvField field, char **text);
gboolean rgm_csv_cells_read_uuid (const RgmCsvCells *self, RgmCsvField field, char **id,
                                  char **reason);
gboolean rgm_csv_cells_read_day (const RgmCsvCells *self, RgmCsvField field, RgmDay *day,
                                 RgmCsvTime *time, char **reason);
gboolean rgm_csv_cells_read_word (const RgmCsvCells *self, RgmCsvField field, gint32 otherwise,
                                  gint32 *number, char **reason);
gboolean rgm_csv_cells_read_number (const RgmCsvCells *self, RgmCsvField field, gint32 max,
                                    gint32 otherwise, gint32 *number, char **reason);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmCsvCells, rgm_csv_cells_clear)

G_END_DECLS
