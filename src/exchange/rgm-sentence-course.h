#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/* The course as a whole. */
const char *rgm_sentence_status_name (RgmStatus status);
char *rgm_sentence_status (const RgmPlan *plan);
char *rgm_sentence_status_detail (const RgmPlan *plan);
char *rgm_sentence_finish (const RgmPlan *plan);
char *rgm_sentence_final_results (const RgmPlan *plan);
char *rgm_sentence_final_results_forecast (const RgmPlan *plan);
char *rgm_sentence_summary (const RgmSummary *summary);
char *rgm_sentence_summary_state (const RgmSummary *summary, RgmDay today);

G_END_DECLS
