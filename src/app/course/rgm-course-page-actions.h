#pragma once

#include "rgm-course-page.h"

G_BEGIN_DECLS

void rgm_course_page_actions_install (GtkWidgetClass *widget_class);
void rgm_course_page_actions_update (RgmCoursePage *self);

G_END_DECLS
