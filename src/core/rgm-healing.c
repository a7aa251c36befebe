#include "config.h"

#include "rgm-healing.h"

/* What shows in the end is no healing: it may last for good. */
static gboolean
is_result (const RgmWindowRule *rule)
{
  static const char *const kinds[] = { "results", "final-results", "maintenance", NULL };

  return rule->after_last || g_strv_contains (kinds, rule->kind != NULL ? rule->kind : "");
}

static void
note_end (RgmHealing *healing, RgmDay to)
{
  if (to != RGM_DAY_NONE && (healing->last == RGM_DAY_NONE || to > healing->last))
    healing->last = to;
}

static void
note_care (RgmHealing *healing, const RgmProtocol *protocol)
{
  for (gsize i = 0; i < protocol->n_care; i++)
    {
      const RgmCare *care = &protocol->care[i];
      RgmDay to;

      if (care->has_to && rgm_period_add (&care->to, healing->start, &to) && to > healing->start)
        note_end (healing, to);
    }
}

/**
 * rgm_healing_find:
 * @plan: a plan
 * @healing: (out): where to put it
 *
 * Finds the healing after the last session that is done. It ends with the last of its windows of
 * healing and of the care after it that have an end; results are none of it.
 *
 * Returns: whether a session is done
 */
gboolean
rgm_healing_find (const RgmPlan *plan, RgmHealing *healing)
{
  gsize session = plan->n_sessions;

  while (session > 0 && plan->sessions[session - 1].state != RGM_SESSION_DONE)
    session--;
  if (session == 0)
    return FALSE;

  *healing = (RgmHealing) { session - 1, plan->sessions[session - 1].day, RGM_DAY_NONE };
  for (gsize i = 0; i < plan->n_windows; i++)
    if (plan->windows[i].session == healing->session && !is_result (plan->windows[i].rule))
      note_end (healing, plan->windows[i].to);
  note_care (healing, rgm_rules_get_protocol (plan->rules));

  return TRUE;
}

/**
 * rgm_healing_is_over:
 * @healing: the healing after a session
 * @day: a day
 *
 * Returns: whether the healing has ended before @day. Where the rules tell no end, it is taken to
 *   have when the days since the session are not counted any more
 */
gboolean
rgm_healing_is_over (const RgmHealing *healing, RgmDay day)
{
  RgmDay last = healing->last != RGM_DAY_NONE ? healing->last
                                              : healing->start + RGM_HEALING_DAYS_COUNTED;

  return day > last;
}

/**
 * rgm_healing_tells:
 * @healing: the healing after a session
 * @from: the first day of a window or of care
 * @to: its last day, or `RGM_DAY_NONE` where it lasts
 * @day: a day
 *
 * What has an end holds until then. What lasts is true for good, but it is not what a day is about
 * when healing is over and it began long ago.
 *
 * Returns: whether it belongs to @day
 */
gboolean
rgm_healing_tells (const RgmHealing *healing, RgmDay from, RgmDay to, RgmDay day)
{
  if (day < from)
    return FALSE;
  if (to != RGM_DAY_NONE)
    return day <= to;

  return !rgm_healing_is_over (healing, day) || day - from <= RGM_HEALING_DAYS_COUNTED;
}
