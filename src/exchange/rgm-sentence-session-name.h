#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/* What a session is called: @session is an index in `plan->sessions`. */
char *rgm_sentence_session_mark (const RgmPlan *plan, gsize session);
char *rgm_sentence_session_name (const RgmPlan *plan, gsize session);
char *rgm_sentence_session_title (const RgmPlan *plan, gsize session);
char *rgm_sentence_session_state (const RgmPlan *plan, gsize session);
const char *rgm_sentence_verdict_name (RgmVerdict verdict);
const char *rgm_sentence_state_name (RgmSessionState state);

G_END_DECLS
