#pragma once

#include "rgm-area.h"
#include "rgm-csv-field.h"

G_BEGIN_DECLS

gboolean rgm_csv_word_find (RgmCsvField field, const char *cell, gint32 *number);
const char *rgm_csv_word_list (RgmCsvField field);
char *rgm_csv_word_get (RgmCsvField field, gint32 number);
const char *rgm_csv_word_find_area (const RgmAreas *areas, const char *cell);

G_END_DECLS
