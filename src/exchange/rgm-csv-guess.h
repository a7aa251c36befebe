#pragma once

#include "rgm-csv-mapping.h"

G_BEGIN_DECLS

/**
 * RgmCsvSample:
 * @table: a table
 * @areas: (nullable): the areas there are
 * @words: names of months and weekdays
 * @today: the day from which a year of two digits is told
 *
 * What is known while it is guessed what the columns of a table hold. Everything is borrowed.
 */
typedef struct {
  const RgmCsvTable *table;
  const RgmAreas *areas;
  const RgmCsvWords *words;
  RgmDay today;
} RgmCsvSample;

gint32 rgm_csv_guess_header (const RgmCsvSample *sample);
void rgm_csv_guess_fields (RgmCsvMapping *mapping, const RgmCsvSample *sample);

G_END_DECLS
