#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

const RgmForecast *rgm_offer_get_open (const RgmPlan *plan);
RgmDay rgm_offer_get_day (const RgmPlan *plan);

G_END_DECLS
