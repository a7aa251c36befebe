#pragma once

#include "rgm-csv-mapping.h"

G_BEGIN_DECLS

/**
 * RgmCsvSerials:
 * @day: whether days of sessions are numbers
 * @birth_day: whether days of birth are
 * @time: whether times are parts of a day
 *
 * Which columns hold what a spreadsheet has inside where a cell is not shown as a date: days
 * counted from 1900, with the time as a fraction.
 */
typedef struct {
  gboolean day;
  gboolean birth_day;
  gboolean time;
} RgmCsvSerials;

RgmCsvSerials rgm_csv_serials_find (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                                    const RgmCsvWords *words, RgmDay today);
gboolean rgm_csv_serials_have (const RgmCsvSerials *self, RgmCsvField field);
gboolean rgm_csv_serial_read (RgmCsvField field, const char *cell, RgmDay today, RgmDay *day,
                              gint32 *minute);

G_END_DECLS
