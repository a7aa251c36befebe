#pragma once

#include "rgm-csv-plan.h"
#include "rgm-rules-cache.h"

G_BEGIN_DECLS

/**
 * RgmCsvPlanner:
 * @context: what the import has to do with
 * @rules: the rules of courses, which are read once
 * @near: (element-type RgmCourseContent): courses that are known to have no date outside of what
 *   can be planned, with all sessions of their patient as they will be
 *
 * Makes the plans of the courses that an import has to do with.
 */
typedef struct {
  const RgmCsvContext *context;
  RgmRulesCache *rules;
  GHashTable *near;
} RgmCsvPlanner;

RgmCsvPlanner *rgm_csv_planner_new (const RgmCsvContext *context);
void rgm_csv_planner_free (RgmCsvPlanner *self);
RgmPlan *rgm_csv_planner_make_plan (const RgmCsvPlanner *self, const RgmCourseContent *content,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCsvPlanner, rgm_csv_planner_free)

G_END_DECLS
