#include "config.h"

#include "rgm-sentence-notice.h"

#include "rgm-day-text.h"
#include "rgm-elapsed-text.h"
#include "rgm-period-text.h"
#include "rgm-sentence-next.h"
#include "rgm-sentence-reason.h"
#include "rgm-sentence-session.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_sentence_window_name:
 * @rule: the rule of a window
 *
 * Returns: what the window is called, “Collagen”
 */
const char *
rgm_sentence_window_name (const RgmWindowRule *rule)
{
  return g_dgettext (GETTEXT_PACKAGE, rule->name);
}

static char *
describe_span (const RgmWindowRule *rule)
{
  g_autofree char *from = rgm_period_text (&rule->from);
  g_autofree char *to = NULL;

  if (!rule->has_to)
    /* Translators: %s is a period after a session */
    return g_strdup_printf (_("from %s on"), from);

  to = rgm_period_text (&rule->to);
  /* Translators: both %s are periods after a session */
  return g_strdup_printf (_("%s to %s"), from, to);
}

/**
 * rgm_sentence_window_span:
 * @rule: the rule of a window
 *
 * Returns: (transfer full): the periods it gives, “0 days to 6 months, peak about 14 days”
 */
char *
rgm_sentence_window_span (const RgmWindowRule *rule)
{
  g_autofree char *span = describe_span (rule);
  g_autofree char *peak = NULL;

  if (!rule->has_peak)
    return g_steal_pointer (&span);

  peak = rgm_period_text (&rule->peak);
  /* Translators: a window with its span of time, a period */
  return g_strdup_printf (_("%s, peak about %s"), span, peak);
}

static char *
describe_days (const RgmWindow *window)
{
  g_autofree char *day = NULL;

  if (window->to != RGM_DAY_NONE)
    return rgm_day_text_range (window->from, window->to, RGM_DAY_TEXT_YEAR);

  day = rgm_day_text (window->from, RGM_DAY_TEXT_YEAR);
  return g_strdup_printf (C_("dates", "from %s"), day);
}

/**
 * rgm_sentence_window_days:
 * @window: a window
 *
 * Returns: (transfer full): its days, “20 Nov 2026 – 20 May 2027, peak about 4 Dec”
 */
char *
rgm_sentence_window_days (const RgmWindow *window)
{
  g_autofree char *days = describe_days (window);
  g_autofree char *peak = NULL;

  if (window->peak == RGM_DAY_NONE)
    return g_steal_pointer (&days);

  peak = rgm_day_text_near (window->peak, window->from, RGM_DAY_TEXT_PLAIN);
  /* Translators: a window with its days, the day of its peak */
  return g_strdup_printf (_("%s, peak about %s"), days, peak);
}

/**
 * rgm_sentence_window_title:
 * @plan: the plan it belongs to
 * @window: a window
 *
 * Returns: (transfer full): what goes on and after which session, “Collagen after session 2”
 */
char *
rgm_sentence_window_title (const RgmPlan *plan, const RgmWindow *window)
{
  const RgmEvaluation *session = &plan->sessions[window->session];
  const char *name = rgm_sentence_window_name (window->rule);
  gint32 number = rgm_evaluation_get_own_number (session);
  g_autofree char *reference = rgm_sentence_reference_name (number, session->day, plan->today);

  if (session->state == RGM_SESSION_BOOKED)
    /* Translators: the name of a window such as “Collagen”, a session */
    return g_strdup_printf (_("%s after %s, if it takes place as booked"), name, reference);

  /* Translators: the name of a window such as “Collagen”, a session */
  return g_strdup_printf (_("%s after %s"), name, reference);
}

/**
 * rgm_sentence_window:
 * @plan: the plan it belongs to
 * @window: a window
 *
 * Returns: (transfer full): what goes on and when: “Collagen after session 2: 20 Nov 2026 – 20 May
 *   2027, peak about 4 Dec”
 */
char *
rgm_sentence_window (const RgmPlan *plan, const RgmWindow *window)
{
  g_autofree char *title = rgm_sentence_window_title (plan, window);
  g_autofree char *days = rgm_sentence_window_days (window);

  /* Translators: a window such as “Collagen after session 2”, its days */
  return g_strdup_printf (C_("window", "%s: %s"), title, days);
}

static char *
describe_unconfirmed (const RgmPlan *plan, const RgmAlert *alert)
{
  RgmDay day = plan->sessions[alert->session].day;
  g_autofree char *text = rgm_day_text_near (day, plan->today, RGM_DAY_TEXT_PLAIN);
  g_autofree char *elapsed = rgm_elapsed_text (alert->days);

  /* Translators: the day of a booking that has passed, and how long ago that was: “4 days”,
   * “about 7 months” */
  return g_strdup_printf (_("The booking of %s has passed, %s ago, and nobody has said whether it "
                            "took place."), text, elapsed);
}

static char *
describe_overdue (const RgmPlan *plan, const RgmAlert *alert)
{
  g_autofree char *elapsed = rgm_elapsed_text (alert->days);
  g_autofree char *last = rgm_day_text_near (plan->next.limits[RGM_LIMIT_RECOMMENDED_TO].day,
                                             plan->today, RGM_DAY_TEXT_PLAIN);

  /* Translators: the number of a session, a time such as “12 days” or “about 3 years”, a day */
  return g_strdup_printf (_("Session %d is overdue by %s: the last day on time was %s, and nothing "
                            "is booked."), plan->next.number, elapsed, last);
}

static char *
describe_paused (const RgmAlert *alert)
{
  g_autofree char *elapsed = NULL;

  if (alert->days == 0)
    return g_strdup (_("The course is paused from today on: no session is planned."));

  elapsed = rgm_elapsed_text (alert->days);
  /* Translators: %s is a time such as “12 days” or “about 3 years” */
  return g_strdup_printf (_("The course has been paused for %s: no session is planned."), elapsed);
}

/**
 * rgm_sentence_alert:
 * @plan: the plan it belongs to
 * @alert: what the user should know
 *
 * Returns: (transfer full): it, as a sentence
 */
char *
rgm_sentence_alert (const RgmPlan *plan, const RgmAlert *alert)
{
  switch (alert->code)
    {
    case RGM_ALERT_TOO_EARLY:
    case RGM_ALERT_EXTRA:
      return rgm_sentence_verdict (plan, (gsize) alert->session);
    case RGM_ALERT_UNCONFIRMED:
      return describe_unconfirmed (plan, alert);
    case RGM_ALERT_OVERDUE:
      return describe_overdue (plan, alert);
    case RGM_ALERT_PAUSED:
      return describe_paused (alert);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* The name of a window of @session's plan that peaks on @day, or %NULL. */
static const char *
find_peak (const RgmPlan *plan, RgmDay day)
{
  for (gsize i = 0; i < plan->n_windows; i++)
    if (plan->windows[i].peak == day)
      return rgm_sentence_window_name (plan->windows[i].rule);

  return NULL;
}

static char *
advise_when_to_come (const RgmPlan *plan, const RgmEvaluation *session)
{
  RgmForecast instead = { .number = session->number, .booked = -1 };
  RgmDay earliest = session->limits[RGM_LIMIT_MINIMUM].day;
  const char *peak = find_peak (plan, earliest);
  g_autofree char *day = NULL;
  g_autofree char *recommended = NULL;

  rgm_evaluation_get_days (session, instead.limits);
  day = rgm_day_text_near (earliest, plan->today, RGM_DAY_TEXT_PLAIN);
  recommended = rgm_sentence_recommended (&instead, plan->today);
  if (peak != NULL)
    /* Translators: a day, the name of a window such as “Collagen” that has its peak on it, days */
    return g_strdup_printf (_("Earliest %s (%s: peak about then). Recommended %s."), day, peak,
                            recommended);

  /* Translators: a day, days */
  return g_strdup_printf (_("Earliest %s. Recommended %s."), day, recommended);
}

/**
 * rgm_sentence_alert_advice:
 * @plan: the plan it belongs to
 * @alert: what the user should know
 *
 * Returns: (transfer full) (nullable): what may be done about it, or %NULL where the sentence of
 *   the alert says all
 */
char *
rgm_sentence_alert_advice (const RgmPlan *plan, const RgmAlert *alert)
{
  const RgmEvaluation *session;

  if (alert->code == RGM_ALERT_OVERDUE || alert->session < 0)
    return NULL;

  session = &plan->sessions[alert->session];
  if (alert->code == RGM_ALERT_TOO_EARLY && session->state == RGM_SESSION_BOOKED
      && session->limits[RGM_LIMIT_MINIMUM].day != RGM_DAY_NONE)
    return advise_when_to_come (plan, session);
  if (alert->code == RGM_ALERT_UNCONFIRMED)
    return g_strdup (_("Record it as done, missed or cancelled."));

  return rgm_sentence_counts (plan, (gsize) alert->session);
}
