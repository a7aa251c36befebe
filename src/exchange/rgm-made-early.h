#pragma once

#include "rgm-course-content.h"
#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RgmMadeEarly:
 * @patient: what the patient is called
 * @course_id: the UUID of its course
 * @day: its day
 * @days_too_early: how many days too early it becomes
 * @sentence: what becomes of the session: “Fri 30 Oct: 28 days · on time → 2 days · 12 days too
 *   early”
 * @spoken: the same for those who hear it, and for running text
 *
 * A session that is there already and becomes too early by an import.
 */
typedef struct {
  char *patient;
  char *course_id;
  RgmDay day;
  gint32 days_too_early;
  char *sentence;
  char *spoken;
} RgmMadeEarly;

/**
 * RgmMadeEarlyPlanner:
 * @course: a course, with the sessions of the patient's others
 * @data: what was given with it
 *
 * Returns: (transfer full) (nullable): the plan of the course, if it can be planned
 */
typedef RgmPlan *(*RgmMadeEarlyPlanner) (const RgmCourseContent *course, gconstpointer data);

GPtrArray *rgm_made_early_list_new (void);
void rgm_made_early_list_add_patient (GPtrArray *list, const GPtrArray *before,
                                      const GPtrArray *after, GHashTable *brought,
                                      const char *patient, RgmMadeEarlyPlanner planner,
                                      gconstpointer data);
char *rgm_made_early_describe (const RgmMadeEarly *self, const char *course, RgmDay today);
char *rgm_made_early_list_count (const GPtrArray *list);
char *rgm_made_early_list_describe (const GPtrArray *list);

G_END_DECLS
