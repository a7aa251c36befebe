#pragma once

#include "rgm-course-content.h"

G_BEGIN_DECLS

char *rgm_sample_make_id (const char *kind, guint patient, guint course, guint number);
RgmCourseContent *rgm_sample_course_new (RgmProtocol *protocol, const char *patient_id,
                                         guint patient, guint course, RgmDay today);

G_END_DECLS
