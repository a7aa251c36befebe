#include "config.h"

#include "rgm-plan-diff.h"

static void
add_change (GArray *changes, RgmPlanChangeKind kind)
{
  RgmPlanChange change = { .kind = kind, .before = -1, .after = -1 };

  g_array_append_val (changes, change);
}

static const char *
get_id (const RgmPlanSide *side, gsize session)
{
  return side->ids[side->plan->sessions[session].index];
}

static gint32
find_session (const RgmPlanSide *side, const char *id)
{
  for (gsize i = 0; i < side->plan->n_sessions; i++)
    if (g_strcmp0 (get_id (side, i), id) == 0)
      return (gint32) i;

  return -1;
}

static gboolean
is_bad (const RgmEvaluation *session)
{
  return session->verdict == RGM_VERDICT_TOO_EARLY || session->verdict == RGM_VERDICT_EXTRA;
}

/* That the number of days to the session before differs says nothing as long as the verdict is the
 * same; neither does a number that moved up, which is what @counted tells. */
static gboolean
is_judged_alike (const RgmEvaluation *a, const RgmEvaluation *b)
{
  return a->verdict == b->verdict && a->days_too_early == b->days_too_early
         && a->counts == b->counts;
}

static void
compare_session (const RgmPlanSide *before, const RgmPlanSide *after, gint32 at, gint32 now,
                 GArray *changes)
{
  const RgmEvaluation *old = &before->plan->sessions[at];
  const RgmEvaluation *new = &after->plan->sessions[now];
  RgmPlanChange change = {
    .kind = RGM_PLAN_CHANGE_SESSION,
    .before = at,
    .after = now,
    .is_worse = is_bad (new) && (!is_bad (old) || new->days_too_early > old->days_too_early),
  };

  if (!is_judged_alike (old, new))
    g_array_append_val (changes, change);
}

/* Those that are worse come first, each in the order of the plan. */
static void
compare_sessions (const RgmPlanSide *before, const RgmPlanSide *after, const char *changed_id,
                  GArray *changes)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RgmPlanChange));

  for (gsize i = 0; i < after->plan->n_sessions; i++)
    {
      const char *id = get_id (after, i);
      gint32 at = find_session (before, id);

      if (at >= 0 && g_strcmp0 (id, changed_id) != 0)
        compare_session (before, after, at, (gint32) i, found);
    }
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < found->len; i++)
      if (g_array_index (found, RgmPlanChange, i).is_worse == (pass == 0))
        g_array_append_val (changes, g_array_index (found, RgmPlanChange, i));
}

static gboolean
has_same_days (const RgmForecast *a, const RgmForecast *b)
{
  for (RgmLimitKind kind = RGM_LIMIT_MINIMUM; kind < RGM_N_LIMITS; kind++)
    if (a->limits[kind].day != b->limits[kind].day)
      return FALSE;

  return (a->number > 0) == (b->number > 0);
}

static const RgmForecast *
get_row (const RgmPlan *plan, gint32 row)
{
  static const RgmForecast none = { .booked = -1 };

  return row >= 0 ? &plan->schedule[row] : &none;
}

static gboolean
has_same_finish (const RgmPlan *a, const RgmPlan *b)
{
  return has_same_days (get_row (a, a->finish_min), get_row (b, b->finish_min))
         && has_same_days (get_row (a, a->finish_max), get_row (b, b->finish_max));
}

static gint32
count_session (const RgmPlanSide *side, const char *id)
{
  gint32 found = id != NULL ? find_session (side, id) : -1;

  return found >= 0 && side->plan->sessions[found].state == RGM_SESSION_DONE
           ? side->plan->sessions[found].counts : 0;
}

/* That one more counts where one is added goes without saying. */
static gboolean
has_same_count (const RgmPlanSide *before, const RgmPlanSide *after, const char *changed_id)
{
  return before->plan->counted - count_session (before, changed_id)
         == after->plan->counted - count_session (after, changed_id);
}

/**
 * rgm_plan_diff_new:
 * @before: the plan before a change, with the ids of its sessions
 * @after: the plan after it
 * @changed_id: (nullable): the id of the session that is changed: what becomes of it is no news
 *
 * Finds what a change to a session changes besides the session itself: how other sessions are
 * judged, those first that become too early, then how many of them count, the next session, the
 * finish and the final results.
 *
 * Returns: (transfer full) (element-type RgmPlanChange): the differences, none where nothing else
 *   changes
 */
GArray *
rgm_plan_diff_new (const RgmPlanSide *before, const RgmPlanSide *after, const char *changed_id)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (RgmPlanChange));
  const RgmPlan *old, *new;

  g_return_val_if_fail (before != NULL && before->plan != NULL, changes);
  g_return_val_if_fail (after != NULL && after->plan != NULL, changes);

  old = before->plan;
  new = after->plan;
  compare_sessions (before, after, changed_id, changes);
  if (!has_same_count (before, after, changed_id))
    add_change (changes, RGM_PLAN_CHANGE_COUNTED);
  if (!has_same_days (&old->next, &new->next))
    add_change (changes, RGM_PLAN_CHANGE_NEXT);
  if (!has_same_finish (old, new))
    add_change (changes, RGM_PLAN_CHANGE_FINISH);
  if (old->final_results != new->final_results)
    add_change (changes, RGM_PLAN_CHANGE_FINAL_RESULTS);

  return changes;
}
