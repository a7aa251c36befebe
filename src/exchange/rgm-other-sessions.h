#pragma once

#include "rgm-course-content.h"

G_BEGIN_DECLS

void rgm_other_sessions_add (GPtrArray *others, const RgmCourseContent *course,
                             const GPtrArray *sessions);

G_END_DECLS
