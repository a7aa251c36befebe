#pragma once

#include "rgm-evaluate.h"

G_BEGIN_DECLS

/* The session that a limit counts from. index: in the course, or -1 for one that is not there:
 * a session of another course, or one that is only computed. */
typedef struct {
  RgmDay day;
  gint32 number;
  gint32 index;
} RgmReference;

#define RGM_NO_REFERENCE ((RgmReference) { RGM_DAY_NONE, 0, -1 })
#define RGM_NO_LIMIT ((RgmLimit) { .day = RGM_DAY_NONE })

/* A walk over the sessions of a course in the order of evaluation: first those done, then the
 * bookings as if attended. The one place that judges sessions; the plan collects what it says,
 * the summary counts it. It allocates nothing.
 *
 * numbered[k]: the session that became number k, for k from 1 to counted. */
typedef struct {
  const RgmCourse *course;
  RgmDay today;
  gboolean in_order;
  RgmSessionState pass;
  gint32 at;
  gint32 counted;
  gint32 counted_done;
  RgmReference latest_done;
  RgmReference latest_booking;
  gboolean out_of_range;
  RgmReference numbered[RGM_SESSIONS_MAX + 1];
} RgmWalk;

void rgm_walk_start (RgmWalk *walk, const RgmCourse *course, RgmDay today);
gboolean rgm_walk_next (RgmWalk *walk, RgmEvaluation *evaluation);
RgmReference rgm_walk_get_latest_done (const RgmWalk *walk);
gint32 rgm_walk_get_newer_other (const RgmWalk *walk);
gboolean rgm_walk_find_limits (RgmWalk *walk, gint32 number, const RgmReference *previous,
                               RgmLimit *limits);

/* rgm_period_add(), in line for weeks and days alone, as most rules give them: a list of 100,000
 * courses comes through here some millions of times. */
static inline gboolean
rgm_limit_add_period (const RgmPeriod *period, RgmDay day, RgmDay *sum)
{
  RgmDay result;

  if (period->years != 0 || period->months != 0 || period->hours != 0)
    return rgm_period_add (period, day, sum);

  result = day + period->weeks * 7 + period->days;
  if (result < RGM_DAY_FIRST || result > RGM_DAY_LAST)
    return FALSE;

  *sum = result;
  return TRUE;
}

/* Moves a limit to reference + period if that is later: all rules must hold. Answers FALSE where
 * the sum leaves the supported range. */
static inline gboolean
rgm_limit_raise (RgmLimit *limit, RgmLimitKind kind, const RgmSpacing *spacing,
                 const RgmReference *reference)
{
  RgmDay day;

  if (!spacing->has[kind] || reference->day == RGM_DAY_NONE)
    return TRUE;
  if (!rgm_limit_add_period (&spacing->period[kind], reference->day, &day))
    return FALSE;
  if (day <= limit->day)
    return TRUE;

  *limit = (RgmLimit) { day, reference->day, reference->number, spacing, kind };
  return TRUE;
}

G_END_DECLS
