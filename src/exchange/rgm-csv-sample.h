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

typedef gboolean (*RgmCsvSampleTest) (const RgmCsvSample *sample, const char *cell);

const char *rgm_csv_sample_get_title (const RgmCsvSample *self, gint32 header, guint column);
gboolean rgm_csv_sample_is_date (const RgmCsvSample *self, const char *cell);
guint rgm_csv_sample_rate (const RgmCsvSample *self, gint32 header, guint column,
                           RgmCsvSampleTest test);

G_END_DECLS
