#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RgmReason:
 * @limit: the limit that it explains
 * @rule: protocol and group of the rule, `acne-scars/Spacing standard`
 * @spacing: the rule itself
 * @reference: the day of the session that the limit counts from
 * @reference_number: number of that session; 0 if it did not count or is of another course
 * @period: what was added to @reference
 * @date: the sum
 * @sources: %NULL-terminated ids of the sources of @period
 *
 * Why a date is what it is: @reference + @period = @date, by @rule, from @sources. Everything is
 * borrowed from the plan.
 */
typedef struct {
  RgmLimitKind limit;
  const char *rule;
  const RgmSpacing *spacing;
  RgmDay reference;
  gint32 reference_number;
  const RgmPeriod *period;
  RgmDay date;
  const char *const *sources;
} RgmReason;

gboolean rgm_explain_limit (const RgmLimit *limit, RgmLimitKind kind, RgmReason *reason);
gsize rgm_explain_evaluation (const RgmEvaluation *evaluation, RgmReason reasons[RGM_N_LIMITS]);
gsize rgm_explain_forecast (const RgmForecast *forecast, RgmReason reasons[RGM_N_LIMITS]);

G_END_DECLS
