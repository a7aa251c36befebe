#pragma once

#include "rgm-catalogue.h"
#include "rgm-explain.h"
#include "rgm-plan.h"

G_BEGIN_DECLS

/* One session of a plan: @session is an index in `plan->sessions`. */
char *rgm_sentence_session_title (const RgmPlan *plan, gsize session);
char *rgm_sentence_session_state (const RgmPlan *plan, gsize session);
char *rgm_sentence_verdict (const RgmPlan *plan, gsize session);
char *rgm_sentence_verdict_short (const RgmPlan *plan, gsize session);
char *rgm_sentence_check (const RgmPlan *plan, gsize session);
char *rgm_sentence_consequence (const RgmPlan *plan, gsize session);
char *rgm_sentence_counts (const RgmPlan *plan, gsize session);
const char *rgm_sentence_verdict_name (RgmVerdict verdict);
const char *rgm_sentence_state_name (RgmSessionState state);

/* The course as a whole. */
const char *rgm_sentence_status_name (RgmStatus status);
char *rgm_sentence_status (const RgmPlan *plan);
char *rgm_sentence_status_detail (const RgmPlan *plan);
char *rgm_sentence_finish (const RgmPlan *plan);
char *rgm_sentence_final_results (const RgmPlan *plan);
char *rgm_sentence_summary (const RgmSummary *summary);
char *rgm_sentence_summary_state (const RgmSummary *summary, RgmDay today);

/* Dates to come. */
char *rgm_sentence_next (const RgmPlan *plan);
char *rgm_sentence_next_range (const RgmPlan *plan);
char *rgm_sentence_next_detail (const RgmPlan *plan);
char *rgm_sentence_forecast (const RgmPlan *plan, const RgmForecast *forecast);
char *rgm_sentence_zone (RgmVerdict verdict, RgmDay first, RgmDay last, RgmDay today);
const char *rgm_sentence_zone_name (RgmVerdict verdict);

/* What a session does, and what the user should know. */
char *rgm_sentence_window (const RgmPlan *plan, const RgmWindow *window);
const char *rgm_sentence_window_name (const RgmWindowRule *rule);
char *rgm_sentence_alert (const RgmPlan *plan, const RgmAlert *alert);
char *rgm_sentence_alert_advice (const RgmPlan *plan, const RgmAlert *alert);

/* Why: rules, sources and where these disagree. */
const char *rgm_sentence_limit_name (RgmLimitKind kind);
char *rgm_sentence_reason (const RgmPlan *plan, const RgmReason *reason,
                           const RgmCatalogue *catalogue);
char *rgm_sentence_reason_sum (const RgmReason *reason);
char *rgm_sentence_reason_reference (const RgmReason *reason);
char *rgm_sentence_reason_rule (const RgmPlan *plan, const RgmReason *reason);
char *rgm_sentence_sources (const char *const *ids, const RgmCatalogue *catalogue);
char *rgm_sentence_basis (const RgmPlan *plan);
const char *rgm_sentence_reading (void);
const char *rgm_sentence_advice_limits (void);
char *rgm_sentence_claim (const RgmClaim *claim, const RgmCatalogue *catalogue);
char *rgm_sentence_disagreement (const RgmDisagreement *disagreement, const char *basis,
                                 const RgmCatalogue *catalogue);

/* Care: what to do and leave before and after a session. */
char *rgm_sentence_care_span (const RgmCare *care);
char *rgm_sentence_care (const RgmCare *care);
char *rgm_sentence_healing_day (const RgmPlan *plan);

G_END_DECLS
