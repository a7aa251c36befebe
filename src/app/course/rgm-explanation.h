#pragma once

#include "rgm-catalogue.h"
#include "rgm-explain.h"

G_BEGIN_DECLS

/* What is explained is not a session but the dates to come. */
#define RGM_EXPLANATION_OF_NEXT (-1)

/**
 * RgmFinalSum:
 * @base: the day that is counted from
 * @rule: the window of the final results
 * @day: the day they show
 *
 * How the day of the final results comes about.
 */
typedef struct {
  RgmDay base;
  const RgmWindowRule *rule;
  RgmDay day;
} RgmFinalSum;

char *rgm_explanation_title (const RgmPlan *plan, gssize session);
char *rgm_explanation_summary (const RgmPlan *plan, gssize session);
GArray *rgm_explanation_reasons (const RgmPlan *plan, gssize session);
gboolean rgm_explanation_final_sum (const RgmPlan *plan, RgmFinalSum *sum);
char *rgm_explanation_final_text (const RgmFinalSum *sum);
gboolean rgm_explanation_is_in_use (const RgmPlan *plan, const RgmClaim *claim);
gboolean rgm_explanation_concerns_dates (const RgmDisagreement *disagreement);
char *rgm_explanation_text (const RgmPlan *plan, gssize session, const RgmCatalogue *catalogue);

G_END_DECLS
