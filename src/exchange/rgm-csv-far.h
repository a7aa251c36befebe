#pragma once

#include "rgm-csv-planner.h"
#include "rgm-csv-target.h"

G_BEGIN_DECLS

void rgm_csv_far_refuse (const RgmCsvPlanner *planner, RgmCsvCourse *course, gboolean by_itself,
                         GHashTable *rows_by_id);
gboolean rgm_csv_far_refuse_for_others (const RgmCsvPlanner *planner, RgmCsvCourse *course,
                                        GHashTable *rows_by_id);

G_END_DECLS
