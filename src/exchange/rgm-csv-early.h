#pragma once

#include "rgm-csv-target.h"

G_BEGIN_DECLS

void rgm_csv_early_find (const RgmCsvContext *context, RgmCsvTargets *targets, GPtrArray *list);

G_END_DECLS
