#pragma once

#include "rgm-csv-sample.h"

G_BEGIN_DECLS

gboolean rgm_csv_day_column_holds_days (const RgmCsvSample *sample, gint32 header, guint column);
void rgm_csv_day_column_guess (RgmCsvMapping *mapping, const RgmCsvSample *sample);
char *rgm_csv_day_column_ask (const RgmCsvMapping *mapping, const RgmCsvSample *sample);

G_END_DECLS
