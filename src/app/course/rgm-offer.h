#pragma once

#include "rgm-course-model.h"

G_BEGIN_DECLS

RgmSessionRecord *rgm_offer_make_probe (const RgmPlan *plan, const char *course_id);
RgmDay rgm_offer_find_day (RgmCourseModel *model);
RgmDay rgm_offer_get_day (const RgmPlan *tried, gssize position);

G_END_DECLS
