#pragma once

#include "rgm-course-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *rgm_course_choice_describe (RgmCourseModel *model, RgmCourseItem *course);
void rgm_course_choice_show (GtkDropDown *choice, RgmCourseModel *model);

G_END_DECLS
