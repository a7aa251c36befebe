#include "config.h"

#include "rgm-sentence-card.h"

#include "rgm-day-text.h"
#include "rgm-explain.h"
#include "rgm-sentence-course.h"
#include "rgm-sentence-next.h"
#include "rgm-sentence-notice.h"
#include "rgm-sentence-reason.h"
#include "rgm-sentence-session-name.h"
#include "rgm-sentence-session.h"

#include <glib/gi18n-lib.h>

/* The sources of several reasons, each once; %NULL where there is no reason. */
static char *
describe_sources (const RgmReason *reasons, gsize n_reasons, const RgmCatalogue *catalogue)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (n_reasons == 0)
    return NULL;

  for (gsize i = 0; i < n_reasons; i++)
    for (gsize j = 0; reasons[i].sources != NULL && reasons[i].sources[j] != NULL; j++)
      if (!g_ptr_array_find_with_equal_func (ids, reasons[i].sources[j], g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) reasons[i].sources[j]);
  g_ptr_array_add (ids, NULL);

  return rgm_sentence_sources ((const char *const *) ids->pdata, catalogue);
}

/* Whether a day that is pointed at, if one is, lies from @first to @last. Who looks at something
 * from today may look at what is over, or is still to come. */
static gboolean
is_within (RgmDay day, RgmDay first, RgmDay last)
{
  return day != RGM_DAY_NONE && day >= first && (last == RGM_DAY_NONE || day <= last);
}

/* Two things of one title, beside one another. */
static char *
join_title (const char *title, const char *state)
{
  return g_strdup_printf ("%s · %s", title, state);
}

/**
 * rgm_sentence_day_count:
 * @day: a day not before @reference
 * @last: the last day that counts, not before @day, or `RGM_DAY_NONE`
 * @reference: the day of the session that is counted from; it is day 0
 * @number: number of that session, or 0 if it did not count or is of another course
 * @today: the day from which it is looked at
 *
 * Returns: (transfer full): how far @day is, “4 Dec is day 14 of 181 after session 2.”
 */
char *
rgm_sentence_day_count (RgmDay day, RgmDay last, RgmDay reference, gint32 number, RgmDay today)
{
  g_autofree char *text = rgm_day_text_near (day, today, RGM_DAY_TEXT_PLAIN);
  g_autofree char *name = rgm_sentence_reference_name (number, reference, today);

  if (last == RGM_DAY_NONE)
    /* Translators: a day, how many days it is after a session, and that session: 4 Dec is day 14
     * after session 2. */
    return g_strdup_printf (_("%s is day %d after %s."), text, day - reference, name);

  /* Translators: a day, how many days it is after a session, how many days after it something
   * ends, and that session: 4 Dec is day 14 of 181 after session 2. */
  return g_strdup_printf (_("%s is day %d of %d after %s."), text, day - reference,
                          last - reference, name);
}

/* How a session lies in time, and below it whether it counts. */
static char *
describe_session (const RgmPlan *plan, gsize session)
{
  g_autofree char *check = rgm_sentence_check (plan, session);
  g_autofree char *counts = rgm_sentence_counts (plan, session);

  return counts != NULL ? g_strconcat (check, "\n", counts, NULL) : g_steal_pointer (&check);
}

/**
 * rgm_sentence_card_session:
 * @plan: a plan
 * @session: index of one of its sessions
 * @catalogue: (nullable): knows the titles of the sources
 * @card: (out): what its card says
 *
 * Tells of a session done or booked: its day, how it lies in time, and whose rule says so.
 */
void
rgm_sentence_card_session (const RgmPlan *plan, gsize session, const RgmCatalogue *catalogue,
                           RgmCardText *card)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];
  g_autofree char *title = rgm_sentence_session_title (plan, session);
  g_autofree char *state = rgm_sentence_session_state (plan, session);
  RgmReason reasons[RGM_N_LIMITS];
  gsize n_reasons = rgm_explain_evaluation (evaluation, reasons);

  *card = (RgmCardText) {
    .what = join_title (title, state),
    .days = rgm_day_text (evaluation->day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR),
    .note = describe_session (plan, session),
    .sources = describe_sources (reasons, n_reasons, catalogue),
  };
}

/**
 * rgm_sentence_card_forecast:
 * @plan: a plan
 * @forecast: a session of its schedule
 * @catalogue: (nullable): knows the titles of the sources
 * @card: (out): what its card says
 *
 * Tells of a session to come.
 */
void
rgm_sentence_card_forecast (const RgmPlan *plan, const RgmForecast *forecast,
                            const RgmCatalogue *catalogue, RgmCardText *card)
{
  /* Translators: %d is the number of a session */
  g_autofree char *title = g_strdup_printf (_("Session %d"), forecast->number);
  g_autofree char *recommended = rgm_sentence_recommended (forecast, plan->today);
  RgmReason reasons[RGM_N_LIMITS];
  gsize n_reasons = rgm_explain_forecast (forecast, reasons);

  *card = (RgmCardText) {
    .what = join_title (title, C_("legend", "To come")),
    /* Translators: %s are days */
    .days = g_strdup_printf (C_("dates", "recommended %s"), recommended),
    .note = rgm_sentence_forecast_detail (plan, forecast),
    .sources = describe_sources (reasons, n_reasons, catalogue),
  };
}

/**
 * rgm_sentence_card_window:
 * @plan: a plan
 * @window: one of its windows
 * @day: the day that is pointed at, or `RGM_DAY_NONE`
 * @catalogue: (nullable): knows the titles of the sources
 * @card: (out): what its card says
 *
 * Tells of a window of a session.
 */
void
rgm_sentence_card_window (const RgmPlan *plan, const RgmWindow *window, RgmDay day,
                          const RgmCatalogue *catalogue, RgmCardText *card)
{
  const RgmEvaluation *session = &plan->sessions[window->session];

  *card = (RgmCardText) {
    .what = rgm_sentence_window_title (plan, window),
    .days = rgm_sentence_window_days (window),
    .note = window->rule->reading ? g_strdup (rgm_sentence_reading ()) : NULL,
    .sources = rgm_sentence_sources ((const char *const *) window->rule->sources, catalogue),
  };
  if (is_within (day, window->from, window->to))
    card->count = rgm_sentence_day_count (day, window->to, session->day,
                                          rgm_evaluation_get_own_number (session), plan->today);
}

static const RgmWindowRule *
find_final_results (const RgmPlan *plan)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (plan->rules);

  for (gsize i = 0; i < protocol->n_windows; i++)
    if (g_strcmp0 (protocol->windows[i].kind, "final-results") == 0)
      return &protocol->windows[i];

  return NULL;
}

/**
 * rgm_sentence_card_final_results:
 * @plan: a plan with a day of final results
 * @catalogue: (nullable): knows the titles of the sources
 * @card: (out): what its card says
 *
 * Tells when the final results show, as long as that is computed.
 */
void
rgm_sentence_card_final_results (const RgmPlan *plan, const RgmCatalogue *catalogue,
                                 RgmCardText *card)
{
  const RgmWindowRule *rule = find_final_results (plan);
  g_autofree char *day = rgm_day_text (plan->final_results, RGM_DAY_TEXT_YEAR);

  *card = (RgmCardText) {
    .what = rule != NULL ? g_strdup (rgm_sentence_window_name (rule))
                         : g_strdup (_("Final results")),
    .days = g_strdup_printf (C_("dates", "from %s"), day),
    .note = rgm_sentence_final_results_forecast (plan),
  };
  if (rule != NULL)
    card->sources = rgm_sentence_sources ((const char *const *) rule->sources, catalogue);
}

/* The limit that makes a zone what it is. */
static RgmLimitKind
get_limit_of_zone (RgmVerdict zone)
{
  switch (zone)
    {
    case RGM_VERDICT_TOO_EARLY:
    case RGM_VERDICT_GRACE:
    case RGM_VERDICT_EARLY:
      return RGM_LIMIT_MINIMUM;
    case RGM_VERDICT_LATE:
      return RGM_LIMIT_RECOMMENDED_TO;
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_ON_TIME:
    case RGM_VERDICT_EXTRA:
    default:
      return RGM_LIMIT_RECOMMENDED_FROM;
    }
}

/* The sum that makes the days what they are, and below it whose booking it counts from. */
static char *
describe_zone (const RgmPlan *plan, const RgmBookingZone *zone, const RgmReason *reason)
{
  g_autofree char *sum = rgm_sentence_reason_line (plan, reason);
  g_autofree char *other = rgm_sentence_zone_other (zone, plan->today);

  return other != NULL ? g_strconcat (sum, "\n", other, NULL) : g_steal_pointer (&sum);
}

/**
 * rgm_sentence_card_zone:
 * @plan: a plan that forecasts a session
 * @zone: one of its stretches of days to book on
 * @day: the day that is pointed at, or `RGM_DAY_NONE`
 * @catalogue: (nullable): knows the titles of the sources
 * @card: (out): what its card says
 *
 * Tells what a booking of the next session on those days would be, and the sum that says so.
 */
void
rgm_sentence_card_zone (const RgmPlan *plan, const RgmBookingZone *zone, RgmDay day,
                        const RgmCatalogue *catalogue, RgmCardText *card)
{
  RgmLimitKind kind = get_limit_of_zone (zone->verdict);
  RgmReason reason;
  gsize n_reasons = rgm_explain_limit (&zone->limits[kind], kind, &reason) ? 1 : 0;

  *card = (RgmCardText) {
    .what = rgm_sentence_zone_title (zone->verdict),
    .days = rgm_sentence_zone_days (zone->first, zone->last, plan->today),
    .sources = describe_sources (&reason, n_reasons, catalogue),
  };
  if (n_reasons == 0)
    {
      card->note = rgm_sentence_zone_other (zone, plan->today);
      return;
    }
  card->note = describe_zone (plan, zone, &reason);
  if (is_within (day, zone->first, zone->last) && day >= reason.reference)
    card->count = rgm_sentence_day_count (day, zone->last, reason.reference,
                                          reason.reference_number, plan->today);
}
