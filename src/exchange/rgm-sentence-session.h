#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/* One session of a plan: @session is an index in `plan->sessions`. */
char *rgm_sentence_session (const RgmPlan *plan, gsize session);
char *rgm_sentence_verdict (const RgmPlan *plan, gsize session);
char *rgm_sentence_verdict_short (const RgmPlan *plan, gsize session);
char *rgm_sentence_check (const RgmPlan *plan, gsize session);
char *rgm_sentence_move (const RgmPlan *plan, gsize session);
char *rgm_sentence_consequence (const RgmPlan *plan, gsize session);
char *rgm_sentence_counts (const RgmPlan *plan, gsize session);

G_END_DECLS
