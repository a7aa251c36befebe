#pragma once

#include "rgm-course-content.h"

G_BEGIN_DECLS

/**
 * RgmUnplanned:
 * @course: the course
 * @patient_name: what its patient is called
 * @problem: why it has no plan, an error of `RGM_PROTOCOL_ERROR` or `RGM_COURSE_ERROR`
 *
 * A course that cannot be planned. What was recorded of it is kept and shown like that of all
 * others; only what a plan would say of it is missing.
 */
typedef struct {
  RgmCourseRecord *course;
  char *patient_name;
  GError *problem;
} RgmUnplanned;

GPtrArray *rgm_unplanned_list_new (void);
void rgm_unplanned_list_add (GPtrArray *list, const RgmCourseContent *course,
                             const GError *problem);

G_END_DECLS
