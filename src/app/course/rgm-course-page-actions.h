#pragma once

#include "rgm-course-page.h"

G_BEGIN_DECLS

void rgm_course_page_actions_install (GtkWidgetClass *widget_class);
void rgm_course_page_actions_update (RgmCoursePage *self);
void rgm_course_page_end_change (GObject *source, GAsyncResult *result, gpointer data);

G_END_DECLS
