#pragma once

#include "rgm-area.h"
#include "rgm-csv-date.h"
#include "rgm-csv-encoding.h"
#include "rgm-csv-field.h"
#include "rgm-csv-table.h"

G_BEGIN_DECLS

#define RGM_CSV_NO_HEADER (-1)

/**
 * RgmCsvMapping:
 * @encoding: how the file is encoded
 * @separator: what stands between two cells; 0 to find it out
 * @header: the row with the titles of the columns, from 0, or `RGM_CSV_NO_HEADER`; the rows before
 *   it are left out as well
 * @date_order: what the numbers of a date are, where its form does not tell
 * @fields: (array length=n_fields): what each column holds
 * @n_fields: the number of columns
 * @asks_day: whether several columns may hold the day, and nobody has said yet which does
 *
 * How the rows of a file are to be read.
 */
typedef struct {
  RgmCsvEncoding encoding;
  char separator;
  gint32 header;
  RgmCsvDateOrder date_order;
  RgmCsvField *fields;
  guint n_fields;
  gboolean asks_day;
} RgmCsvMapping;

RgmCsvMapping *rgm_csv_mapping_guess (const RgmCsvTable *table, const RgmAreas *areas,
                                      const RgmCsvWords *words, RgmDay today);
RgmCsvMapping *rgm_csv_mapping_copy (const RgmCsvMapping *self);
void rgm_csv_mapping_free (RgmCsvMapping *self);
void rgm_csv_mapping_set_header (RgmCsvMapping *self, const RgmCsvTable *table, gint32 header,
                                 const RgmAreas *areas, const RgmCsvWords *words, RgmDay today);
void rgm_csv_mapping_set_field (RgmCsvMapping *self, guint column, RgmCsvField field);
void rgm_csv_mapping_guess_date_order (RgmCsvMapping *self, const RgmCsvTable *table,
                                       const RgmCsvWords *words, RgmDay today);
gboolean rgm_csv_mapping_needs_date_order (const RgmCsvMapping *self, const RgmCsvTable *table,
                                           const RgmCsvWords *words, RgmDay today);
int rgm_csv_mapping_find_column (const RgmCsvMapping *self, RgmCsvField field);
gboolean rgm_csv_mapping_has_names (const RgmCsvMapping *self);
gboolean rgm_csv_mapping_is_beaten (const RgmCsvMapping *self, guint column);
gboolean rgm_csv_mapping_is_idle (const RgmCsvMapping *self, guint column);
gboolean rgm_csv_mapping_names_patients (const RgmCsvMapping *self);
gboolean rgm_csv_mapping_names_targets (const RgmCsvMapping *self);
gboolean rgm_csv_mapping_is_of_sessions (const RgmCsvMapping *self, const RgmCsvTable *table,
                                         guint column);
gboolean rgm_csv_mapping_tells_of_sessions (const RgmCsvMapping *self, const RgmCsvTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCsvMapping, rgm_csv_mapping_free)

G_END_DECLS
