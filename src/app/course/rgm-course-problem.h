#pragma once

#include "rgm-course-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

gboolean rgm_course_problem_is_choice (RgmCourseItem *course);
void rgm_course_problem_show (AdwStatusPage *page, RgmCourseItem *course);

G_END_DECLS
