#pragma once

#include "rgm-course-model.h"
#include "rgm-plan-diff.h"

G_BEGIN_DECLS

/**
 * RgmPlanChanges:
 * @before: the plan as it is in the database
 * @after: the plan as it would be
 * @changes: (element-type RgmPlanChange): what differs, besides the session that is changed
 * @made_early: (element-type utf8): a sentence for each session of another course that becomes too
 *   early
 *
 * What a change to a session would change.
 */
typedef struct {
  RgmPlan *before;
  RgmPlan *after;
  GArray *changes;
  GPtrArray *made_early;
} RgmPlanChanges;

RgmPlanChanges *rgm_plan_changes_new (RgmCourseModel *model, const RgmSessionRecord *session);
RgmPlanChanges *rgm_plan_changes_new_without (RgmCourseModel *model, const char *session_id);
RgmPlanChanges *rgm_plan_changes_copy (const RgmPlanChanges *self);
void rgm_plan_changes_free (RgmPlanChanges *self);
gboolean rgm_plan_changes_touch_others (const RgmPlanChanges *self);
void rgm_plan_changes_keep_sessions (RgmPlanChanges *self);
char *rgm_plan_changes_dup_text (const RgmPlanChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPlanChanges, rgm_plan_changes_free)

G_END_DECLS
