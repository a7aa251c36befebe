#pragma once

#include "rgm-course-model.h"

G_BEGIN_DECLS

RgmCourseItem *rgm_course_model_choose (GListModel *courses, const char *wanted_id);
void rgm_course_model_offer_undo (RgmCourseModel *self, const char *title, gint64 change);

G_END_DECLS
