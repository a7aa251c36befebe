#pragma once

#include "rgm-course.h"

G_BEGIN_DECLS

/**
 * RgmVerdict:
 * @RGM_VERDICT_FIRST: there is nothing before it to be too close to
 * @RGM_VERDICT_ON_TIME: from the first to the last recommended day
 * @RGM_VERDICT_EARLY: after the minimum, before the first recommended day
 * @RGM_VERDICT_LATE: after the last day on time
 * @RGM_VERDICT_GRACE: before the minimum, but not before the absolute minimum; only for a session
 *   already done
 * @RGM_VERDICT_TOO_EARLY: before the limit
 * @RGM_VERDICT_EXTRA: beyond the most sessions that the protocol asks for
 *
 * How a session lies in time, the more remarkable the greater the number.
 */
typedef enum {
  RGM_VERDICT_FIRST,
  RGM_VERDICT_ON_TIME,
  RGM_VERDICT_EARLY,
  RGM_VERDICT_LATE,
  RGM_VERDICT_GRACE,
  RGM_VERDICT_EXTRA,
  RGM_VERDICT_TOO_EARLY,
} RgmVerdict;

/**
 * RgmLimit:
 * @day: the limit, or `RGM_DAY_NONE` where nothing limits
 * @reference: the day it was counted from
 * @reference_number: number of the session it was counted from; 0 if that did not count or belongs
 *   to another course
 * @spacing: the rule that gave it, or %NULL where the day comes from the session before alone;
 *   owned by the protocol
 * @period: which of the rule's periods it is: a recommended day may be the minimum's, where that is
 *   later
 *
 * One limit of a session, with what it was computed from.
 */
typedef struct {
  RgmDay day;
  RgmDay reference;
  gint32 reference_number;
  const RgmSpacing *spacing;
  RgmLimitKind period;
} RgmLimit;

#define RGM_NO_GAP (-1)

/**
 * RgmEvaluation:
 * @index: index of the session in the course
 * @day: its day
 * @minute: its minute, or `RGM_MINUTE_NONE`
 * @state: `RGM_SESSION_DONE` or `RGM_SESSION_BOOKED`
 * @number: the number it was judged for, or 0 for `RGM_VERDICT_EXTRA`
 * @verdict: how it lies in time
 * @counts: whether it counts (a booking: would count if attended)
 * @overridden: whether the user decided if it counts
 * @stands_in: a booking: whether the schedule takes it in place of a computed session
 * @unconfirmed: a booking: whether its day has passed
 * @gap_days: days since the session before it, or `RGM_NO_GAP`
 * @days_too_early: days that it lies before its limit; 0 unless it is too early
 * @limits: its limits; all without a day for `RGM_VERDICT_FIRST` and `RGM_VERDICT_EXTRA`
 *
 * What the engine says of one session.
 */
typedef struct {
  guint index;
  RgmDay day;
  gint32 minute;
  RgmSessionState state;
  gint32 number;
  RgmVerdict verdict;
  gboolean counts;
  gboolean overridden;
  gboolean stands_in;
  gboolean unconfirmed;
  gint32 gap_days;
  gint32 days_too_early;
  RgmLimit limits[RGM_N_LIMITS];
} RgmEvaluation;

const char *rgm_verdict_get_code (RgmVerdict verdict);
gboolean rgm_evaluation_equal (const RgmEvaluation *a, const RgmEvaluation *b);
gint32 rgm_evaluation_get_own_number (const RgmEvaluation *self);
void rgm_evaluation_get_days (const RgmEvaluation *self, RgmLimit days[RGM_N_LIMITS]);

G_END_DECLS
