#pragma once

#include "rgm-plan.h"
#include "rgm-text-style.h"

G_BEGIN_DECLS

char *rgm_plan_to_timeline (const RgmPlan *plan, const RgmTextStyle *style);

G_END_DECLS
