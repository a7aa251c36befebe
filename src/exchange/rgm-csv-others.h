#pragma once

#include "rgm-course-content.h"

G_BEGIN_DECLS

void rgm_csv_others_add (GPtrArray *others, const RgmCourseContent *course,
                         const GPtrArray *sessions);

G_END_DECLS
