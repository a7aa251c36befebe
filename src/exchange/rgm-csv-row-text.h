#pragma once

#include "rgm-csv-plan.h"

G_BEGIN_DECLS

gboolean rgm_csv_row_text_is_remarkable (const RgmCsvRow *row);
char *rgm_csv_row_text_describe (const RgmCsvRow *row);
char *rgm_csv_row_text_line (const RgmCsvRow *row);

G_END_DECLS
