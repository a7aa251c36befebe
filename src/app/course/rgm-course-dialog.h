#pragma once

#include "rgm-course-model.h"
#include "rgm-form-window.h"

G_BEGIN_DECLS

#define RGM_TYPE_COURSE_DIALOG (rgm_course_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RgmCourseDialog, rgm_course_dialog, RGM, COURSE_DIALOG,
                      RgmFormWindow)

RgmCourseDialog *rgm_course_dialog_new (RgmCourseModel *model);
RgmCourseDialog *rgm_course_dialog_new_edit (RgmCourseModel *model);

G_END_DECLS
