#pragma once

#include "rgm-catalogue.h"
#include "rgm-course-record.h"
#include "rgm-plan.h"
#include "rgm-text-style.h"

G_BEGIN_DECLS

char *rgm_plan_to_text (const RgmPlan *plan, const RgmCourseRecord *course,
                        const RgmCatalogue *catalogue, const RgmTextStyle *style);

G_END_DECLS
