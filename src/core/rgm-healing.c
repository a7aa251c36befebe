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
note_windows (RgmHealing *healing)
{
  for (gsize i = 0; i < healing->protocol->n_windows; i++)
    {
      const RgmWindowRule *rule = &healing->protocol->windows[i];
      RgmWindow window;

      if (!is_result (rule) && rgm_window_rule_apply (rule, 0, healing->start, &window))
        note_end (healing, window.to);
    }
}

static void
note_care (RgmHealing *healing)
{
  for (gsize i = 0; i < healing->protocol->n_care; i++)
    {
      const RgmCare *care = &healing->protocol->care[i];
      RgmDay to;

      if (care->has_to && rgm_period_add (&care->to, healing->start, &to) && to > healing->start)
        note_end (healing, to);
    }
}

/**
 * rgm_healing_init:
 * @healing: (out): where to put it
 * @protocol: what the session followed; it has to outlive @healing
 * @start: the day of the session
 *
 * Finds the healing after a session. It ends with the last of its windows of healing and of the
 * care after it that have an end; results are none of it.
 */
void
rgm_healing_init (RgmHealing *healing, const RgmProtocol *protocol, RgmDay start)
{
  *healing = (RgmHealing) { protocol, start, RGM_DAY_NONE };
  note_windows (healing);
  note_care (healing);
}

/**
 * rgm_healing_find:
 * @plan: a plan
 * @healing: (out): where to put it
 *
 * Finds the healing after the last session of the course itself that is done. What the skin heals
 * from may be a session of another course: rgm_skin_new() knows.
 *
 * Returns: whether a session is done
 */
gboolean
rgm_healing_find (const RgmPlan *plan, RgmHealing *healing)
{
  gssize session = rgm_plan_find_last_done (plan);

  if (session < 0)
    return FALSE;
  rgm_healing_init (healing, rgm_rules_get_protocol (plan->rules), plan->sessions[session].day);
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
