#pragma once

#include "rgm-period.h"

G_BEGIN_DECLS

/**
 * RgmLimitKind:
 * @RGM_LIMIT_ABSOLUTE: the first day on which a session already done is not too early
 * @RGM_LIMIT_MINIMUM: the first day for which a session may be booked
 * @RGM_LIMIT_RECOMMENDED_FROM: the first recommended day
 * @RGM_LIMIT_RECOMMENDED_TO: the last day on time
 *
 * The four limits of a session (CDSi: absolute minimum interval, minimum interval, earliest and
 * latest recommended interval). The limit day itself is good.
 */
typedef enum {
  RGM_LIMIT_ABSOLUTE,
  RGM_LIMIT_MINIMUM,
  RGM_LIMIT_RECOMMENDED_FROM,
  RGM_LIMIT_RECOMMENDED_TO,
} RgmLimitKind;

#define RGM_N_LIMITS 4

/**
 * RgmSpacing:
 * @id: the name of its group without the word “Spacing”, `standard`
 * @rule: protocol and group, `acne-scars/Spacing standard`
 * @session: the number of the one session it holds for, or 0 for every session
 * @from: the number of the earlier session it counts from, or 0 for the previous session
 * @basis: the basis of the courses it holds for, or %NULL for all
 * @has: for each limit, whether the rule sets it
 * @period: for each limit that is set, how long after the reference
 * @sources: for each limit, %NULL-terminated ids of the sources
 * @reading: whether a vague phrase of the source was read in a definite way
 *
 * One spacing rule. Where @session and @from are both set, @from is the smaller.
 */
typedef struct {
  char *id;
  char *rule;
  gint32 session;
  gint32 from;
  char *basis;
  gboolean has[RGM_N_LIMITS];
  RgmPeriod period[RGM_N_LIMITS];
  char **sources[RGM_N_LIMITS];
  gboolean reading;
} RgmSpacing;

void rgm_spacing_clear (RgmSpacing *spacing);
const char *rgm_limit_kind_get_code (RgmLimitKind kind);

G_END_DECLS
