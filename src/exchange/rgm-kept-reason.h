#pragma once

#include "rgm-course-content.h"

G_BEGIN_DECLS

char *rgm_kept_reason_text (const RgmSessionRecord *record);
char *rgm_kept_reason_of (const RgmPlan *plan, gsize session, const RgmCourseContent *course);

G_END_DECLS
