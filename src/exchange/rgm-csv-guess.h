#pragma once

#include "rgm-csv-sample.h"

G_BEGIN_DECLS

gint32 rgm_csv_guess_header (const RgmCsvSample *sample);
void rgm_csv_guess_fields (RgmCsvMapping *mapping, const RgmCsvSample *sample);

G_END_DECLS
