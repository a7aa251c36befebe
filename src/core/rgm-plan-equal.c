#include "config.h"

#include "rgm-plan.h"

/* Whether two plans say the same. */

/* Rules that were read twice have spacings of their own: the name says which it is. */
static gboolean
spacings_equal (const RgmSpacing *a, const RgmSpacing *b)
{
  return a == b || (a != NULL && b != NULL && g_strcmp0 (a->rule, b->rule) == 0);
}

static gboolean
limits_equal (const RgmLimit *a, const RgmLimit *b)
{
  for (gsize i = 0; i < RGM_N_LIMITS; i++)
    if (a[i].day != b[i].day || a[i].reference != b[i].reference
        || a[i].reference_number != b[i].reference_number || a[i].period != b[i].period
        || !spacings_equal (a[i].spacing, b[i].spacing))
      return FALSE;
  return TRUE;
}

/**
 * rgm_evaluation_equal:
 * @a: what is said of a session
 * @b: likewise
 *
 * Compares what is said, wherever in its course the session is kept.
 *
 * Returns: whether both say the same
 */
gboolean
rgm_evaluation_equal (const RgmEvaluation *a, const RgmEvaluation *b)
{
  return a->day == b->day && a->minute == b->minute && a->state == b->state
         && a->number == b->number && a->verdict == b->verdict && a->counts == b->counts
         && a->overridden == b->overridden && a->stands_in == b->stands_in
         && a->unconfirmed == b->unconfirmed && a->gap_days == b->gap_days
         && a->days_too_early == b->days_too_early && limits_equal (a->limits, b->limits);
}

static gboolean
forecasts_equal (const RgmForecast *a, const RgmForecast *b)
{
  return a->number == b->number && a->booked == b->booked && limits_equal (a->limits, b->limits);
}

static gboolean
standings_equal (const RgmPlan *a, const RgmPlan *b)
{
  return a->today == b->today && a->status == b->status && a->min_needed == b->min_needed
         && a->max_needed == b->max_needed && a->counted == b->counted
         && a->min_remaining == b->min_remaining && a->max_remaining == b->max_remaining
         && a->overdue == b->overdue && a->finish_min == b->finish_min
         && a->finish_max == b->finish_max && a->final_results == b->final_results
         && a->newer_other == b->newer_other && forecasts_equal (&a->next, &b->next);
}

static gboolean
sessions_equal (const RgmPlan *a, const RgmPlan *b)
{
  if (a->n_sessions != b->n_sessions)
    return FALSE;
  for (gsize i = 0; i < a->n_sessions; i++)
    if (a->sessions[i].index != b->sessions[i].index
        || !rgm_evaluation_equal (&a->sessions[i], &b->sessions[i]))
      return FALSE;
  return TRUE;
}

static gboolean
schedules_equal (const RgmPlan *a, const RgmPlan *b)
{
  if (a->n_schedule != b->n_schedule)
    return FALSE;
  for (gsize i = 0; i < a->n_schedule; i++)
    if (!forecasts_equal (&a->schedule[i], &b->schedule[i]))
      return FALSE;
  return TRUE;
}

static gboolean
windows_equal (const RgmPlan *a, const RgmPlan *b)
{
  if (a->n_windows != b->n_windows)
    return FALSE;
  for (gsize i = 0; i < a->n_windows; i++)
    if (a->windows[i].rule != b->windows[i].rule || a->windows[i].session != b->windows[i].session
        || a->windows[i].from != b->windows[i].from || a->windows[i].to != b->windows[i].to
        || a->windows[i].peak != b->windows[i].peak)
      return FALSE;
  return TRUE;
}

static gboolean
zones_equal (const RgmPlan *a, const RgmPlan *b)
{
  if (a->n_zones != b->n_zones)
    return FALSE;
  for (gsize i = 0; i < a->n_zones; i++)
    if (a->zones[i].verdict != b->zones[i].verdict || a->zones[i].first != b->zones[i].first
        || a->zones[i].last != b->zones[i].last || a->zones[i].other != b->zones[i].other
        || !limits_equal (a->zones[i].limits, b->zones[i].limits))
      return FALSE;
  return TRUE;
}

static gboolean
alerts_equal (const RgmPlan *a, const RgmPlan *b)
{
  if (a->n_alerts != b->n_alerts)
    return FALSE;
  for (gsize i = 0; i < a->n_alerts; i++)
    if (a->alerts[i].code != b->alerts[i].code || a->alerts[i].session != b->alerts[i].session
        || a->alerts[i].days != b->alerts[i].days)
      return FALSE;
  return TRUE;
}

/**
 * rgm_plan_equal:
 * @a: a plan
 * @b: a plan
 *
 * Compares all that two plans hold. Plans by other rules differ, also by rules that were read again
 * from the same text, because a plan points into its rules.
 *
 * Returns: whether one can stand for the other
 */
gboolean
rgm_plan_equal (const RgmPlan *a, const RgmPlan *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b
         || (a->rules == b->rules && standings_equal (a, b) && sessions_equal (a, b)
             && schedules_equal (a, b) && windows_equal (a, b) && zones_equal (a, b)
             && alerts_equal (a, b));
}
