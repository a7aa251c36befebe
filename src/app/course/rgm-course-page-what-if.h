#pragma once

#include "rgm-alert-strip.h"
#include "rgm-course-page.h"
#include "rgm-course-view.h"

G_BEGIN_DECLS

void rgm_course_page_set_what_if (RgmCoursePage *self, RgmCourseModel *model,
                                  RgmCourseView *view, RgmAlertStrip *alerts);
void rgm_course_page_put_back (RgmCoursePage *self);

G_END_DECLS
