#pragma once

#include "rgm-csv-plan.h"

G_BEGIN_DECLS

gboolean rgm_csv_plan_equal (const RgmCsvPlan *a, const RgmCsvPlan *b);

G_END_DECLS
