#pragma once

#include "rgm-csv-cells.h"
#include "rgm-csv-target.h"

G_BEGIN_DECLS

gboolean rgm_csv_same_says_the_same (const RgmCsvCells *cells, const RgmCsvCourse *course,
                                     const RgmSessionRecord *read, const RgmSessionRecord *there);
char *rgm_csv_same_describe (const RgmSessionRecord *session, const RgmAreas *areas);
char *rgm_csv_same_refuse (const RgmCsvCourse *course, const RgmSessionRecord *there,
                           const RgmAreas *areas, guint line);

G_END_DECLS
