#pragma once

#include "rgm-skin.h"

G_BEGIN_DECLS

char *rgm_plan_to_json (const RgmPlan *plan, const RgmSkin *skin);

G_END_DECLS
