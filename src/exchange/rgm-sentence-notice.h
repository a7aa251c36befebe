#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/* What a session does, and what the user should know. */
char *rgm_sentence_window (const RgmPlan *plan, const RgmWindow *window);
char *rgm_sentence_window_title (const RgmPlan *plan, const RgmWindow *window);
char *rgm_sentence_window_days (const RgmWindow *window);
const char *rgm_sentence_window_name (const RgmWindowRule *rule);
char *rgm_sentence_window_span (const RgmWindowRule *rule);
char *rgm_sentence_alert (const RgmPlan *plan, const RgmAlert *alert);
char *rgm_sentence_alert_advice (const RgmPlan *plan, const RgmAlert *alert);

G_END_DECLS
