#pragma once

#include "rgm-csv-target.h"

G_BEGIN_DECLS

void rgm_csv_verdict_find (const RgmCsvContext *context, RgmCsvTargets *targets, GPtrArray *rows);

G_END_DECLS
