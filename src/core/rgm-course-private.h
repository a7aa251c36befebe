#pragma once

#include "rgm-course.h"

G_BEGIN_DECLS

/* spacings: those of the protocol that hold on the basis, so that computing need not ask. */
struct _RgmRules {
  RgmProtocol *protocol;
  const RgmSeverity *severity;
  char *basis;
  gint32 min_sessions;
  gint32 max_sessions;
  const RgmSpacing **spacings;
  gsize n_spacings;
  const RgmWindowRule *final_results;
};

void rgm_course_error_set (GError **error, RgmCourseError code, const RgmCourse *course,
                           gint32 session, const char *message);
gboolean rgm_course_check (const RgmCourse *course, RgmDay today, GError **error);
const RgmPause *rgm_course_find_open_pause (const RgmCourse *course, RgmDay today);

G_END_DECLS
