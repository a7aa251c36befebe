#pragma once

#include "rgm-course-model.h"
#include "rgm-skin.h"

G_BEGIN_DECLS

RgmSkin *rgm_course_skin_new (RgmCourseModel *model, const RgmPlan *plan);

G_END_DECLS
