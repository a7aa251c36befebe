#pragma once

#include "rgm-course-page.h"

G_BEGIN_DECLS

void rgm_course_page_export_calendar (RgmCoursePage *self);
void rgm_course_page_import_calendar (RgmCoursePage *self);
void rgm_course_page_read_calendar (RgmCoursePage *self, const char *path);

G_END_DECLS
