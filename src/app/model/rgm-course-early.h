#pragma once

#include "rgm-course-model.h"
#include "rgm-made-early.h"

G_BEGIN_DECLS

GPtrArray *rgm_course_early_list (RgmCourseModel *model, const GPtrArray *sessions,
                                  gboolean with_own);
GPtrArray *rgm_course_early_list_one (RgmCourseModel *model, const RgmSessionRecord *session,
                                      gboolean with_own);
char *rgm_course_early_describe (RgmCourseModel *model, const RgmMadeEarly *session);
char *rgm_course_early_dup_text (RgmCourseModel *model, const GPtrArray *list);

G_END_DECLS
