#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RgmPlanChangeKind:
 * @RGM_PLAN_CHANGE_SESSION: another session is judged differently
 * @RGM_PLAN_CHANGE_COUNTED: more or fewer of the others count
 * @RGM_PLAN_CHANGE_NEXT: the next session has other dates, or there is none or one again
 * @RGM_PLAN_CHANGE_FINISH: the course ends on other dates
 * @RGM_PLAN_CHANGE_FINAL_RESULTS: the final results show on another day
 *
 * What differs between two plans.
 */
typedef enum {
  RGM_PLAN_CHANGE_SESSION,
  RGM_PLAN_CHANGE_COUNTED,
  RGM_PLAN_CHANGE_NEXT,
  RGM_PLAN_CHANGE_FINISH,
  RGM_PLAN_CHANGE_FINAL_RESULTS,
} RgmPlanChangeKind;

/**
 * RgmPlanChange:
 * @kind: what it is about
 * @before: index of the session in the sessions of the plan before, or -1
 * @after: index of the same session in those of the plan after, or -1
 * @is_worse: whether the session becomes too early, or one too many, by the change
 *
 * One difference.
 */
typedef struct {
  RgmPlanChangeKind kind;
  gint32 before;
  gint32 after;
  gboolean is_worse;
} RgmPlanChange;

/**
 * RgmPlanSide:
 * @plan: a plan
 * @ids: the id of each session of the course that it is the plan of
 *
 * A plan to compare with another. Everything is borrowed.
 */
typedef struct {
  const RgmPlan *plan;
  const char *const *ids;
} RgmPlanSide;

GArray *rgm_plan_diff_new (const RgmPlanSide *before, const RgmPlanSide *after,
                           const char *changed_id);

G_END_DECLS
