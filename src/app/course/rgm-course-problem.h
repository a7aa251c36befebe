#pragma once

#include "rgm-course-model.h"
#include "rgm-recent-sessions.h"

#include <adwaita.h>

G_BEGIN_DECLS

gboolean rgm_course_problem_is_choice (RgmCourseItem *course);
void rgm_course_problem_show (AdwStatusPage *page, RgmRecentSessions *list, RgmCourseModel *model);

G_END_DECLS
