#pragma once

#include "rgm-catalogue.h"
#include "rgm-explain.h"

G_BEGIN_DECLS

/* Why: rules, sources and where these disagree. */
const char *rgm_sentence_limit_name (RgmLimitKind kind);
char *rgm_sentence_reason_sum (const RgmReason *reason);
char *rgm_sentence_reason_reference (const RgmPlan *plan, const RgmReason *reason);
char *rgm_sentence_reason_line (const RgmPlan *plan, const RgmReason *reason);
char *rgm_sentence_reference_name (gint32 number, RgmDay day, RgmDay today);
char *rgm_sentence_sources (const char *const *ids, const RgmCatalogue *catalogue);
const char *rgm_sentence_reading (void);
const char *rgm_sentence_advice_limits (void);
char *rgm_sentence_claim (const RgmClaim *claim, const RgmCatalogue *catalogue);
char *rgm_sentence_disagreement (const RgmDisagreement *disagreement, const char *basis,
                                 const RgmCatalogue *catalogue);

G_END_DECLS
