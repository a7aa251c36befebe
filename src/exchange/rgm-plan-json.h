#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

char *rgm_plan_to_json (const RgmPlan *plan);

G_END_DECLS
