#pragma once

#include "rgm-course-model.h"
#include "rgm-form-window.h"

G_BEGIN_DECLS

gboolean rgm_course_saving_find (RgmCourseModel *model, const RgmCourseRecord *course,
                                 const RgmCourseContent **content);
void rgm_course_saving_cb (GObject *model, GAsyncResult *result, gpointer form);

G_END_DECLS
