#include "config.h"

#include "rgm-care-list.h"

/* Puts @care of a session on the calendar; %FALSE outside of the supported days. */
static gboolean
place (const RgmCare *care, RgmDay session_day, RgmCareItem *item)
{
  *item = (RgmCareItem) { care, RGM_DAY_NONE, RGM_DAY_NONE };
  if (!rgm_period_add (&care->from, session_day, &item->from))
    return FALSE;
  return !care->has_to || rgm_period_add (&care->to, session_day, &item->to);
}

/* Whether @item prepares for the session of @session_day: it is over with that day. */
static gboolean
is_before (const RgmCareItem *item, RgmDay session_day)
{
  return item->to != RGM_DAY_NONE && item->to <= session_day;
}

/**
 * rgm_care_list_on:
 * @healing: what the skin heals from
 * @day: a day
 *
 * Finds the care after a session that holds on a day, in the order of the protocol. Care without an
 * end is not that of a day when healing is over long since.
 *
 * Returns: (transfer full) (element-type RgmCareItem): the care
 */
GArray *
rgm_care_list_on (const RgmHealing *healing, RgmDay day)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (RgmCareItem));
  RgmCareItem item;

  g_return_val_if_fail (healing != NULL, items);

  for (gsize i = 0; i < healing->protocol->n_care; i++)
    if (place (&healing->protocol->care[i], healing->start, &item)
        && !is_before (&item, healing->start)
        && rgm_healing_tells (healing, item.from, item.to, day))
      g_array_append_val (items, item);
  return items;
}

/**
 * rgm_care_list_before:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * Finds the care that begins before a session or on its day and ends by then.
 *
 * Returns: (transfer full) (element-type RgmCareItem): the care
 */
GArray *
rgm_care_list_before (const RgmPlan *plan, gsize session)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (RgmCareItem));
  const RgmProtocol *protocol;
  RgmCareItem item;

  g_return_val_if_fail (plan != NULL && session < plan->n_sessions, items);

  protocol = rgm_rules_get_protocol (plan->rules);
  for (gsize i = 0; i < protocol->n_care; i++)
    if (place (&protocol->care[i], plan->sessions[session].day, &item)
        && is_before (&item, plan->sessions[session].day))
      g_array_append_val (items, item);
  return items;
}

/* Whether a later window in @plan follows the same rule from a session that happened, and has
 * begun by @day. */
static gboolean
is_superseded (const RgmPlan *plan, gsize window, RgmDay day)
{
  for (gsize i = window + 1; i < plan->n_windows; i++)
    if (plan->windows[i].rule == plan->windows[window].rule &&
        plan->sessions[plan->windows[i].session].state == RGM_SESSION_DONE &&
        plan->windows[i].from <= day)
      return TRUE;
  return FALSE;
}

/**
 * rgm_care_list_windows_on:
 * @plan: a plan
 * @day: a day
 *
 * Finds the windows of done sessions that a day lies in; of each kind that of the latest session.
 * Windows without an end are left out when healing is over long since.
 *
 * Returns: (transfer full) (element-type RgmWindow): the windows, owned by @plan
 */
GPtrArray *
rgm_care_list_windows_on (const RgmPlan *plan, RgmDay day)
{
  GPtrArray *windows = g_ptr_array_new ();
  RgmHealing healing;

  g_return_val_if_fail (plan != NULL, windows);

  if (!rgm_healing_find (plan, &healing))
    return windows;
  for (gsize i = 0; i < plan->n_windows; i++)
    {
      RgmWindow *window = &plan->windows[i];

      if (plan->sessions[window->session].state == RGM_SESSION_DONE &&
          rgm_healing_tells (&healing, window->from, window->to, day) &&
          !is_superseded (plan, i, day))
        g_ptr_array_add (windows, window);
    }
  return windows;
}

/**
 * rgm_care_list_windows_after:
 * @plan: a plan
 * @day: a day
 *
 * Finds the windows of the latest done session that are still to begin after a day.
 *
 * Returns: (transfer full) (element-type RgmWindow): the windows, owned by @plan
 */
GPtrArray *
rgm_care_list_windows_after (const RgmPlan *plan, RgmDay day)
{
  GPtrArray *windows = g_ptr_array_new ();
  gssize last;

  g_return_val_if_fail (plan != NULL, windows);

  last = rgm_plan_find_last_done (plan);
  for (gsize i = 0; i < plan->n_windows; i++)
    if ((gssize) plan->windows[i].session == last && plan->windows[i].from > day)
      g_ptr_array_add (windows, &plan->windows[i]);
  return windows;
}

/**
 * rgm_care_list_find_next_booked:
 * @plan: a plan
 *
 * Finds the session to prepare for.
 *
 * Returns: index of the first booking that has not passed, or -1
 */
gssize
rgm_care_list_find_next_booked (const RgmPlan *plan)
{
  g_return_val_if_fail (plan != NULL, -1);

  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].state == RGM_SESSION_BOOKED && !plan->sessions[i].unconfirmed)
      return (gssize) i;
  return -1;
}
