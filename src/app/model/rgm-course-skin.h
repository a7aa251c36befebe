#pragma once

#include "rgm-course-model.h"

G_BEGIN_DECLS

RgmCourseItem *rgm_course_skin_find_newer (RgmCourseModel *model);

G_END_DECLS
