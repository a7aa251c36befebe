#pragma once

#include "rgm-course-page.h"

G_BEGIN_DECLS

void rgm_course_page_print (RgmCoursePage *self);
void rgm_course_page_save_pdf (RgmCoursePage *self);
void rgm_course_page_save_picture (RgmCoursePage *self);

G_END_DECLS
