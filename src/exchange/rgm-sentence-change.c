#include "config.h"

#include "rgm-sentence-change.h"

#include "rgm-day-text.h"
#include "rgm-period-text.h"
#include "rgm-sentence-next.h"
#include "rgm-sentence-session.h"

#include <glib/gi18n-lib.h>

static char *
describe_none (void)
{
  /* Translators: instead of a day or days, where there is none */
  return g_strdup (C_("dates", "none"));
}

static char *
describe_next (const RgmPlan *plan)
{
  if (plan->next.number == 0)
    return describe_none ();

  return rgm_sentence_recommended (&plan->next, plan->today);
}

/* Where the recommended days are the same, it is the earliest that differs. */
static gboolean
is_earliest_all (const RgmPlan *before, const RgmPlan *after)
{
  g_autofree char *old = describe_next (before);
  g_autofree char *new = describe_next (after);

  return g_str_equal (old, new);
}

static char *
describe_earliest (const RgmPlan *plan)
{
  RgmDay earliest = plan->next.limits[RGM_LIMIT_MINIMUM].day;

  if (earliest == RGM_DAY_NONE)
    return describe_none ();

  return rgm_day_text_near (earliest, plan->today, RGM_DAY_TEXT_PLAIN);
}

static char *
describe_row (const RgmPlan *plan, gint32 row)
{
  RgmDay from, to;

  if (row < 0)
    return describe_none ();
  from = plan->schedule[row].limits[RGM_LIMIT_RECOMMENDED_FROM].day;
  to = plan->schedule[row].limits[RGM_LIMIT_RECOMMENDED_TO].day;
  if (from == RGM_DAY_NONE || to == RGM_DAY_NONE)
    return rgm_sentence_recommended (&plan->schedule[row], plan->today);
  if (from == to)
    return rgm_day_text (from, RGM_DAY_TEXT_YEAR);

  return rgm_day_text_range (from, to, RGM_DAY_TEXT_YEAR);
}

/* Where a course may have more sessions than it needs, the finish of the fewest, unless it is that
 * of the most alone which differs. */
static gboolean
is_finish_of_most (const RgmPlan *before, const RgmPlan *after)
{
  g_autofree char *old = describe_row (before, before->finish_min);
  g_autofree char *new = describe_row (after, after->finish_min);

  return g_str_equal (old, new);
}

static char *
describe_finish (const RgmPlan *plan, gboolean of_most)
{
  return describe_row (plan, of_most ? plan->finish_max : plan->finish_min);
}

static char *
describe_final_results (const RgmPlan *plan)
{
  if (plan->final_results == RGM_DAY_NONE)
    return describe_none ();

  return rgm_day_text (plan->final_results, RGM_DAY_TEXT_YEAR);
}

static char *
describe_counted (const RgmPlan *plan)
{
  g_autofree char *needed = rgm_period_text_counts (plan->min_needed, plan->max_needed);

  /* Translators: how many sessions count, and how many are needed: 2 of 6, 2 of 3–6 */
  return g_strdup_printf (C_("sessions", "%d of %s"), plan->counted, needed);
}

/* What @side, one of the two plans, says of what differs. */
static char *
describe_side (const RgmPlan *before, const RgmPlan *after, const RgmPlanChange *change,
               gboolean is_after)
{
  const RgmPlan *side = is_after ? after : before;

  switch (change->kind)
    {
    case RGM_PLAN_CHANGE_SESSION:
      return rgm_sentence_verdict_short (side, (gsize) (is_after ? change->after : change->before));
    case RGM_PLAN_CHANGE_COUNTED:
      return describe_counted (side);
    case RGM_PLAN_CHANGE_NEXT:
      return is_earliest_all (before, after) ? describe_earliest (side) : describe_next (side);
    case RGM_PLAN_CHANGE_FINISH:
      return describe_finish (side, is_finish_of_most (before, after));
    case RGM_PLAN_CHANGE_FINAL_RESULTS:
      return describe_final_results (side);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_title (const RgmPlan *before, const RgmPlan *after, const RgmPlanChange *change)
{
  switch (change->kind)
    {
    case RGM_PLAN_CHANGE_SESSION:
      return rgm_day_text_near (after->sessions[change->after].day, after->today,
                                RGM_DAY_TEXT_WEEKDAY);
    case RGM_PLAN_CHANGE_COUNTED:
      return g_strdup (_("Sessions that count"));
    case RGM_PLAN_CHANGE_NEXT:
      return g_strdup (is_earliest_all (before, after) ? _("Next session, earliest")
                                                       : _("Next session"));
    case RGM_PLAN_CHANGE_FINISH:
      /* Translators: when a course ends */
      return g_strdup (is_finish_of_most (before, after) ? _("Finish with all sessions")
                                                         : C_("course", "Finish"));
    case RGM_PLAN_CHANGE_FINAL_RESULTS:
      return g_strdup (_("Final results"));
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rgm_sentence_change_new:
 * @before: the plan before
 * @after: the plan after
 * @change: one of their differences
 *
 * Returns: (transfer full): what holds after the change, as it ends rgm_sentence_change()
 */
char *
rgm_sentence_change_new (const RgmPlan *before, const RgmPlan *after, const RgmPlanChange *change)
{
  return describe_side (before, after, change, TRUE);
}

/**
 * rgm_sentence_change:
 * @before: the plan before
 * @after: the plan after
 * @change: one of their differences
 *
 * Returns: (transfer full): “Next session: 18 Dec – 1 Jan → 30 Dec – 13 Jan”, “Wed 2 Dec: 28 days ·
 *   on time → 12 days · 2 days too early”
 */
char *
rgm_sentence_change (const RgmPlan *before, const RgmPlan *after, const RgmPlanChange *change)
{
  g_autofree char *title = describe_title (before, after, change);
  g_autofree char *old = describe_side (before, after, change, FALSE);
  g_autofree char *new = describe_side (before, after, change, TRUE);

  /* Translators: what changes, what it was, what it becomes; the last must be at the end. Where one
   * reads from right to left, the arrow is to point to the left. */
  return g_strdup_printf (C_("change", "%s: %s → %s"), title, old, new);
}

/**
 * rgm_sentence_change_spoken:
 * @before: the plan before
 * @after: the plan after
 * @change: one of their differences
 *
 * Returns: (transfer full): the same for those who hear it, and for running text: “Next session: 30
 *   Dec – 13 Jan instead of 18 Dec – 1 Jan”
 */
char *
rgm_sentence_change_spoken (const RgmPlan *before, const RgmPlan *after,
                            const RgmPlanChange *change)
{
  g_autofree char *title = describe_title (before, after, change);
  g_autofree char *old = describe_side (before, after, change, FALSE);
  g_autofree char *new = describe_side (before, after, change, TRUE);

  /* Translators: what changes, what it becomes, what it was */
  return g_strdup_printf (_("%s: %s instead of %s"), title, new, old);
}
