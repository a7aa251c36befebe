#pragma once

#include "rgm-catalogue.h"
#include "rgm-skin.h"
#include "rgm-text-style.h"

G_BEGIN_DECLS

char *rgm_plan_to_text (const RgmPlan *plan, const RgmCourseContent *course, const RgmSkin *skin,
                        const RgmCatalogue *catalogue, const RgmTextStyle *style);

G_END_DECLS
