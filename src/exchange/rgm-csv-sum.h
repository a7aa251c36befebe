#pragma once

#include "rgm-csv-plan.h"
#include "rgm-csv-serial.h"

G_BEGIN_DECLS

char *rgm_csv_sum_columns (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                           const RgmCsvSerials *serials, RgmDay today);
char *rgm_csv_sum_rows (const RgmCsvPlan *plan);

G_END_DECLS
