#pragma once

#include "rgm-plan-diff.h"

G_BEGIN_DECLS

/* What a change to a session changes: old and new, of one of the differences of two plans. */
char *rgm_sentence_change (const RgmPlan *before, const RgmPlan *after,
                           const RgmPlanChange *change);
char *rgm_sentence_change_spoken (const RgmPlan *before, const RgmPlan *after,
                                  const RgmPlanChange *change);
char *rgm_sentence_change_new (const RgmPlan *before, const RgmPlan *after,
                               const RgmPlanChange *change);

G_END_DECLS
