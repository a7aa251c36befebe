#pragma once

#include "rgm-course-record.h"
#include "rgm-plan.h"

G_BEGIN_DECLS

/* What the dates of a course rest on: its basis and who chose it, its rules, its number of
 * sessions. */
char *rgm_sentence_basis (const RgmPlan *plan);
char *rgm_sentence_basis_choice (const RgmCourseRecord *course);
char *rgm_sentence_rule (const RgmPlan *plan, const char *id);
char *rgm_sentence_needed (const RgmPlan *plan);
char *rgm_sentence_needed_rule (const RgmPlan *plan);

G_END_DECLS
