#pragma once

#include "rgm-evaluate-private.h"
#include "rgm-plan.h"

G_BEGIN_DECLS

gboolean rgm_forecast_next (const RgmWalk *walk, RgmForecast *next);
gboolean rgm_forecast_schedule (const RgmWalk *walk, const RgmPlan *plan, RgmForecast *rows,
                                gsize n_rows);
gboolean rgm_forecast_is_overdue (const RgmCourse *course, RgmDay today, const RgmForecast *next);

G_END_DECLS
