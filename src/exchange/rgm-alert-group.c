#include "config.h"

#include "rgm-alert-group.h"

#include "rgm-day-text.h"
#include "rgm-sentence-notice.h"

#include <glib/gi18n-lib.h>

static RgmAlertKind
find_kind (const RgmPlan *plan, const RgmAlert *alert)
{
  gboolean is_booked = alert->session >= 0
                       && plan->sessions[alert->session].state == RGM_SESSION_BOOKED;

  switch (alert->code)
    {
    case RGM_ALERT_TOO_EARLY:
      return is_booked ? RGM_ALERT_KIND_BOOKED_TOO_EARLY : RGM_ALERT_KIND_DONE_TOO_EARLY;
    case RGM_ALERT_EXTRA:
      return is_booked ? RGM_ALERT_KIND_BOOKED_EXTRA : RGM_ALERT_KIND_DONE_EXTRA;
    case RGM_ALERT_UNCONFIRMED:
      return RGM_ALERT_KIND_UNCONFIRMED;
    case RGM_ALERT_OVERDUE:
      return RGM_ALERT_KIND_OVERDUE;
    case RGM_ALERT_PAUSED:
      return RGM_ALERT_KIND_PAUSED;
    default:
      g_return_val_if_reached (RGM_ALERT_KIND_DONE_EXTRA);
    }
}

static RgmAlertGroup *
make_group (const RgmPlan *plan, RgmAlertKind kind)
{
  RgmAlertGroup *self = g_new0 (RgmAlertGroup, 1);

  self->plan = plan;
  self->kind = kind;
  self->alerts = g_ptr_array_new ();
  return self;
}

/**
 * rgm_alert_groups_new:
 * @plan: a plan, which has to outlive the groups
 *
 * Puts the alerts of one kind together. What asks for something to be done comes first, what is
 * only a note last.
 *
 * Returns: (transfer full) (element-type RgmAlertGroup): the groups; none where there is no alert
 */
GPtrArray *
rgm_alert_groups_new (const RgmPlan *plan)
{
  RgmAlertGroup *of_kind[RGM_N_ALERT_KINDS] = { NULL };
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_alert_group_free);

  for (gsize i = 0; i < plan->n_alerts; i++)
    {
      RgmAlertKind kind = find_kind (plan, &plan->alerts[i]);

      if (of_kind[kind] == NULL)
        of_kind[kind] = make_group (plan, kind);
      g_ptr_array_add (of_kind[kind]->alerts, &plan->alerts[i]);
    }
  for (int kind = 0; kind < RGM_N_ALERT_KINDS; kind++)
    if (of_kind[kind] != NULL)
      g_ptr_array_add (groups, of_kind[kind]);
  return groups;
}

/**
 * rgm_alert_group_copy:
 * @self: a group
 *
 * Returns: (transfer full): another of the same plan
 */
RgmAlertGroup *
rgm_alert_group_copy (const RgmAlertGroup *self)
{
  RgmAlertGroup *copy = make_group (self->plan, self->kind);

  g_ptr_array_extend (copy->alerts, self->alerts, NULL, NULL);
  return copy;
}

/**
 * rgm_alert_group_free:
 * @self: (transfer full): a group
 *
 * Frees it.
 */
void
rgm_alert_group_free (RgmAlertGroup *self)
{
  g_ptr_array_unref (self->alerts);
  g_free (self);
}

static char *
describe_day (const RgmAlertGroup *self, guint index)
{
  const RgmAlert *alert = g_ptr_array_index (self->alerts, index);

  return rgm_day_text_near (self->plan->sessions[alert->session].day, self->plan->today,
                            RGM_DAY_TEXT_PLAIN);
}

static char *
describe_extra (const RgmAlertGroup *self)
{
  guint n = self->alerts->len;

  if (self->kind == RGM_ALERT_KIND_BOOKED_EXTRA)
    /* Translators: a number of bookings, a number of sessions */
    return g_strdup_printf (ngettext ("%u booking is extra: the course needs no more than %d.",
                                      "%u bookings are extra: the course needs no more than %d.",
                                      n), n, self->plan->max_needed);
  /* Translators: a number of sessions, a number of sessions */
  return g_strdup_printf (ngettext ("%u session is extra: the course needs no more than %d.",
                                    "%u sessions are extra: the course needs no more than %d.",
                                    n), n, self->plan->max_needed);
}

static char *
describe_unconfirmed (const RgmAlertGroup *self)
{
  guint n = self->alerts->len;

  return g_strdup_printf (ngettext ("%u booking has passed, and nobody has said whether it took "
                                    "place.",
                                    "%u bookings have passed, and nobody has said whether they "
                                    "took place.", n), n);
}

/**
 * rgm_alert_group_describe:
 * @self: a group
 *
 * Returns: (transfer full): all of its alerts in one sentence: “7 sessions are extra: the course
 *   needs no more than 3.” What there is only one of is said as [func@rgm_sentence_alert] says it
 */
char *
rgm_alert_group_describe (const RgmAlertGroup *self)
{
  guint n = self->alerts->len;

  if (n == 1)
    return rgm_sentence_alert (self->plan, g_ptr_array_index (self->alerts, 0));
  switch (self->kind)
    {
    case RGM_ALERT_KIND_BOOKED_TOO_EARLY:
      return g_strdup_printf (ngettext ("%u session is booked too early.",
                                        "%u sessions are booked too early.", n), n);
    case RGM_ALERT_KIND_DONE_TOO_EARLY:
      return g_strdup_printf (ngettext ("%u session was too early.", "%u sessions were too early.",
                                        n), n);
    case RGM_ALERT_KIND_UNCONFIRMED:
      return describe_unconfirmed (self);
    case RGM_ALERT_KIND_BOOKED_EXTRA:
    case RGM_ALERT_KIND_DONE_EXTRA:
      return describe_extra (self);
    case RGM_ALERT_KIND_OVERDUE:
    case RGM_ALERT_KIND_PAUSED:
    default:
      /* A course has one of these. */
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * rgm_alert_group_advise:
 * @self: a group
 *
 * Returns: (transfer full) (nullable): what may be done about it, and when they are or were; %NULL
 *   where there is only one whose sentence says all
 */
char *
rgm_alert_group_advise (const RgmAlertGroup *self)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->alerts->len == 1)
    return rgm_sentence_alert_advice (self->plan, g_ptr_array_index (self->alerts, 0));
  first = describe_day (self, 0);
  last = describe_day (self, self->alerts->len - 1);
  if (self->kind == RGM_ALERT_KIND_UNCONFIRMED)
    /* Translators: both %s are days */
    return g_strdup_printf (_("First on %s, last on %s. Record each as done, missed or "
                              "cancelled."), first, last);
  /* Translators: of sessions; both %s are days */
  return g_strdup_printf (_("First on %s, last on %s."), first, last);
}
