#pragma once

#include "rgm-course-page.h"

G_BEGIN_DECLS

void rgm_course_page_set_outcome (RgmCoursePage *self, const char *session_id,
                                  RgmSessionState state);
void rgm_course_page_delete_session (RgmCoursePage *self, const char *session_id);

G_END_DECLS
