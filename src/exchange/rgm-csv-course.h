#pragma once

#include "rgm-csv-target.h"

G_BEGIN_DECLS

RgmCsvCourse *rgm_csv_course_new (RgmCsvPatient *patient, RgmCourseContent *content,
                                  gboolean is_new);
void rgm_csv_course_free (RgmCsvCourse *self);
void rgm_csv_course_replace (RgmCsvCourse *self, RgmSessionRecord *old,
                             RgmSessionRecord *session);
void rgm_csv_course_put (RgmCsvCourse *self, RgmSessionRecord *session);
gboolean rgm_csv_course_is_on_other_skin (const RgmSessionRecord *a, const RgmSessionRecord *b,
                                          const RgmAreas *areas);
gboolean rgm_csv_course_is_at_other_time (const RgmSessionRecord *a, const RgmSessionRecord *b);
GPtrArray *rgm_csv_course_list_same (const RgmCsvCourse *self, const RgmSessionRecord *session,
                                     const RgmAreas *areas);

G_END_DECLS
