#pragma once

#include "rgm-course.h"
#include "rgm-plan.h"

void rgm_plan_text_append (GString *text, const RgmCourse *course, const RgmPlan *plan);
void rgm_summary_text_append (GString *text, const RgmSummary *summary);
