#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RgmCourseCircleKind:
 * @RGM_COURSE_CIRCLE_DONE: a session that counts
 * @RGM_COURSE_CIRCLE_BOOKED: a booking in good time
 * @RGM_COURSE_CIRCLE_TOO_EARLY: a booking that lies before its limit
 * @RGM_COURSE_CIRCLE_UNCONFIRMED: a booking whose day has passed
 * @RGM_COURSE_CIRCLE_OPEN: still to come, and needed
 * @RGM_COURSE_CIRCLE_OPTIONAL: still to come, and allowed
 *
 * What the circle of a session shows. Each has a shape of its own, not only a colour.
 */
typedef enum {
  RGM_COURSE_CIRCLE_DONE,
  RGM_COURSE_CIRCLE_BOOKED,
  RGM_COURSE_CIRCLE_TOO_EARLY,
  RGM_COURSE_CIRCLE_UNCONFIRMED,
  RGM_COURSE_CIRCLE_OPEN,
  RGM_COURSE_CIRCLE_OPTIONAL,
} RgmCourseCircleKind;

/**
 * RgmCourseCircle:
 * @kind: what it shows
 * @number: number of the session, from 1
 * @session: index in the sessions of the plan, or -1
 * @row: index in the schedule of the plan, or -1
 *
 * One session of the row that shows how far a course has come.
 */
typedef struct {
  RgmCourseCircleKind kind;
  gint32 number;
  gint32 session;
  gint32 row;
} RgmCourseCircle;

GArray *rgm_course_circle_list (const RgmPlan *plan);

G_END_DECLS
