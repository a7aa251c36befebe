#include "config.h"

#include "rgm-sentence-next.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>

static RgmDay
get_limit (const RgmForecast *forecast, RgmLimitKind kind)
{
  return forecast->limits[kind].day;
}

static gboolean
has_limits (const RgmForecast *forecast)
{
  return get_limit (forecast, RGM_LIMIT_MINIMUM) != RGM_DAY_NONE
         || get_limit (forecast, RGM_LIMIT_RECOMMENDED_FROM) != RGM_DAY_NONE;
}

/* The first day overdue, or none where there is no last day on time. */
static RgmDay
get_overdue_from (const RgmForecast *forecast)
{
  RgmDay last = get_limit (forecast, RGM_LIMIT_RECOMMENDED_TO);

  return last != RGM_DAY_NONE && last < RGM_DAY_LAST ? last + 1 : RGM_DAY_NONE;
}

/**
 * rgm_sentence_recommended:
 * @forecast: a session to come
 * @today: the day from which it is looked at
 *
 * Returns: (transfer full): its recommended days, “18 Dec – 1 Jan”, “from 18 Dec” without a last
 *   one, or “any day” where nothing limits it
 */
char *
rgm_sentence_recommended (const RgmForecast *forecast, RgmDay today)
{
  RgmDay first = get_limit (forecast, RGM_LIMIT_RECOMMENDED_FROM);
  RgmDay last = get_limit (forecast, RGM_LIMIT_RECOMMENDED_TO);
  g_autofree char *day = NULL;

  if (first == RGM_DAY_NONE)
    first = get_limit (forecast, RGM_LIMIT_MINIMUM);
  if (first == RGM_DAY_NONE)
    return g_strdup (C_("dates", "any day"));
  if (last != RGM_DAY_NONE)
    return rgm_day_text_range_near (first, last, today, RGM_DAY_TEXT_PLAIN);

  day = rgm_day_text_near (first, today, RGM_DAY_TEXT_PLAIN);
  /* Translators: days without a last one; %s is a day */
  return g_strdup_printf (C_("dates", "from %s"), day);
}

static char *
describe_booked (const RgmPlan *plan, const RgmForecast *forecast)
{
  const RgmEvaluation *booking = &plan->sessions[forecast->booked];
  g_autofree char *day = rgm_day_text_near (booking->day, plan->today, RGM_DAY_TEXT_WEEKDAY);
  g_autofree char *time = NULL;

  if (booking->minute == RGM_MINUTE_NONE)
    /* Translators: %d is the number of a session, %s a day */
    return g_strdup_printf (_("Session %d is booked for %s."), forecast->number, day);

  time = rgm_day_text_minute (booking->minute);
  /* Translators: the number of a session, a day, a time of day */
  return g_strdup_printf (_("Session %d is booked for %s at %s."), forecast->number, day, time);
}

/* Nothing limits the first session, and nothing is known of those that follow one without a day. */
static char *
describe_unlimited (const RgmPlan *plan, const RgmForecast *forecast)
{
  if (forecast->number == plan->counted + 1)
    /* Translators: %d is the number of a session */
    return g_strdup_printf (_("Session %d may be on any day."), forecast->number);

  /* Translators: %d is the number of a session */
  return g_strdup_printf (_("Session %d: its days follow from those of the session before it."),
                          forecast->number);
}

/**
 * rgm_sentence_forecast:
 * @plan: the plan it belongs to
 * @forecast: a session to come
 *
 * Returns: (transfer full): its earliest day, its recommended days and the first day overdue, as a
 *   sentence; for one that is booked, the booking
 */
char *
rgm_sentence_forecast (const RgmPlan *plan, const RgmForecast *forecast)
{
  RgmDay overdue_from = get_overdue_from (forecast);
  g_autofree char *earliest = NULL;
  g_autofree char *recommended = NULL;
  g_autofree char *overdue = NULL;

  if (forecast->booked >= 0)
    return describe_booked (plan, forecast);
  if (!has_limits (forecast))
    return describe_unlimited (plan, forecast);

  earliest = rgm_day_text_near (get_limit (forecast, RGM_LIMIT_MINIMUM), plan->today,
                                RGM_DAY_TEXT_PLAIN);
  recommended = rgm_sentence_recommended (forecast, plan->today);
  if (overdue_from == RGM_DAY_NONE)
    /* Translators: the number of a session, its earliest day, its recommended days */
    return g_strdup_printf (_("Session %d: earliest %s, recommended %s."), forecast->number,
                            earliest, recommended);

  overdue = rgm_day_text_near (overdue_from, plan->today, RGM_DAY_TEXT_PLAIN);
  /* Translators: the number of a session, its earliest day, its recommended days, the first day on
   * which it is overdue */
  return g_strdup_printf (_("Session %d: earliest %s, recommended %s, overdue from %s."),
                          forecast->number, earliest, recommended, overdue);
}

/**
 * rgm_sentence_next:
 * @plan: a plan
 *
 * Returns: (transfer full): when the next session may be, as a sentence; why there is none where
 *   nothing is forecast
 */
char *
rgm_sentence_next (const RgmPlan *plan)
{
  if (plan->next.number > 0)
    return rgm_sentence_forecast (plan, &plan->next);
  if (plan->status == RGM_STATUS_PAUSED)
    return g_strdup (_("The course is paused: no session is planned."));
  if (plan->status == RGM_STATUS_STOPPED)
    return g_strdup (_("The course was stopped: no session is planned."));

  return g_strdup (_("The course is complete: no session remains."));
}

/**
 * rgm_sentence_next_range:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): the recommended days of the next session, “18 Dec – 1 Jan”,
 *   or %NULL where nothing is forecast
 */
char *
rgm_sentence_next_range (const RgmPlan *plan)
{
  if (plan->next.number == 0)
    return NULL;

  return rgm_sentence_recommended (&plan->next, plan->today);
}

/* Whether the last day on time of @forecast is over. */
static gboolean
is_overdue (const RgmPlan *plan, const RgmForecast *forecast)
{
  return forecast->number == plan->next.number && plan->overdue;
}

/**
 * rgm_sentence_forecast_detail:
 * @plan: the plan it belongs to
 * @forecast: a session to come
 *
 * Returns: (transfer full) (nullable): its earliest day and the first day overdue, “earliest 4
 *   Dec · overdue from 2 Jan”, or %NULL where there is neither
 */
char *
rgm_sentence_forecast_detail (const RgmPlan *plan, const RgmForecast *forecast)
{
  RgmDay earliest = get_limit (forecast, RGM_LIMIT_MINIMUM);
  RgmDay overdue = get_overdue_from (forecast);
  g_autofree char *earliest_text = NULL;
  g_autofree char *overdue_text = NULL;

  if (forecast->number == 0 || earliest == RGM_DAY_NONE)
    return NULL;

  earliest_text = rgm_day_text_near (earliest, plan->today, RGM_DAY_TEXT_PLAIN);
  if (overdue == RGM_DAY_NONE)
    /* Translators: %s is a day */
    return g_strdup_printf (_("earliest %s"), earliest_text);

  overdue_text = rgm_day_text_near (overdue, plan->today, RGM_DAY_TEXT_PLAIN);
  if (is_overdue (plan, forecast))
    /* Translators: both %s are days */
    return g_strdup_printf (_("earliest %s · overdue since %s"), earliest_text, overdue_text);

  /* Translators: both %s are days */
  return g_strdup_printf (_("earliest %s · overdue from %s"), earliest_text, overdue_text);
}

/**
 * rgm_sentence_next_detail:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): the earliest day and the first day overdue of the next
 *   session, “earliest 4 Dec · overdue from 2 Jan”, or %NULL where there is neither
 */
char *
rgm_sentence_next_detail (const RgmPlan *plan)
{
  return rgm_sentence_forecast_detail (plan, &plan->next);
}

/**
 * rgm_sentence_next_booked:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): the day for which the next session is booked, “Booked for
 *   Fri 18 Dec”, or %NULL where it is not, and where the booking is too early and nobody has
 *   overridden that
 */
char *
rgm_sentence_next_booked (const RgmPlan *plan)
{
  g_autofree char *day = NULL;

  if (plan->n_schedule == 0 || plan->schedule[0].booked < 0)
    return NULL;

  day = rgm_day_text_near (plan->sessions[plan->schedule[0].booked].day, plan->today,
                           RGM_DAY_TEXT_WEEKDAY);
  /* Translators: %s is a day */
  return g_strdup_printf (_("Booked for %s"), day);
}

/**
 * rgm_sentence_zone_name:
 * @verdict: the verdict of the days of a zone
 *
 * Returns: what a booking on those days would be, in a word or two: “too early”, “possible”,
 *   “recommended”, “overdue”, “any day”
 */
const char *
rgm_sentence_zone_name (RgmVerdict verdict)
{
  switch (verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
    case RGM_VERDICT_GRACE:
      return C_("zone", "too early");
    case RGM_VERDICT_EARLY:
      return C_("zone", "possible");
    case RGM_VERDICT_ON_TIME:
      return C_("zone", "recommended");
    case RGM_VERDICT_FIRST:
      /* No source recommends a day for it. */
      return C_("zone", "any day");
    case RGM_VERDICT_LATE:
      return C_("zone", "overdue");
    case RGM_VERDICT_EXTRA:
      return C_("zone", "not needed");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * rgm_sentence_zone_legend:
 * @verdict: the verdict of the days of a zone
 *
 * Returns: the same as rgm_sentence_zone_name() as an entry of a legend, beside others
 */
const char *
rgm_sentence_zone_legend (RgmVerdict verdict)
{
  switch (verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
    case RGM_VERDICT_GRACE:
      return C_("legend", "Too early");
    case RGM_VERDICT_EARLY:
      return C_("legend", "Possible");
    case RGM_VERDICT_ON_TIME:
      return C_("legend", "Recommended");
    case RGM_VERDICT_LATE:
      return C_("legend", "Overdue");
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_EXTRA:
    default:
      return rgm_sentence_zone_name (verdict);
    }
}

/**
 * rgm_sentence_zone_days:
 * @first: the first of some days to book on
 * @last: the last of them, or `RGM_DAY_NONE`
 * @today: the day from which they are looked at
 *
 * Returns: (transfer full): those days, “18 Dec – 1 Jan” or “from 2 Jan”
 */
char *
rgm_sentence_zone_days (RgmDay first, RgmDay last, RgmDay today)
{
  g_autofree char *day = NULL;

  if (last != RGM_DAY_NONE)
    return rgm_day_text_range_near (first, last, today, RGM_DAY_TEXT_PLAIN);

  day = rgm_day_text_near (first, today, RGM_DAY_TEXT_PLAIN);
  return g_strdup_printf (C_("dates", "from %s"), day);
}

/**
 * rgm_sentence_zone_title:
 * @verdict: the verdict of days to book on
 *
 * Returns: (transfer full): what they are called, “Next session, too early”
 */
char *
rgm_sentence_zone_title (RgmVerdict verdict)
{
  /* Translators: a stretch of days for the next session: what a booking there would be, such as
   * “too early” or “recommended” */
  return g_strdup_printf (_("Next session, %s"), rgm_sentence_zone_name (verdict));
}

/**
 * rgm_sentence_zone_other:
 * @zone: days to book on
 * @today: the day from which they are looked at
 *
 * Returns: (transfer full) (nullable): which booking of another course they are counted from, or
 *   %NULL where they are counted from what was done
 */
char *
rgm_sentence_zone_other (const RgmBookingZone *zone, RgmDay today)
{
  g_autofree char *day = NULL;

  if (zone->other == RGM_DAY_NONE)
    return NULL;

  day = rgm_day_text_near (zone->other, today, RGM_DAY_TEXT_PLAIN);
  /* Translators: why some days are too early or recommended; %s is a day */
  return g_strdup_printf (C_("zone", "after the booking of %s in another course"), day);
}

/**
 * rgm_sentence_zone:
 * @zone: days to book on
 * @today: the day from which they are looked at
 *
 * Returns: (transfer full): what a booking on those days would be, as a sentence
 */
char *
rgm_sentence_zone (const RgmBookingZone *zone, RgmDay today)
{
  g_autofree char *days = rgm_sentence_zone_days (zone->first, zone->last, today);
  g_autofree char *other = rgm_sentence_zone_other (zone, today);
  /* Translators: a stretch of days for the next session: what a booking there would be, such as
   * “too early” or “recommended”, and the days */
  g_autofree char *sentence = g_strdup_printf (_("Next session, %s: %s"),
                                               rgm_sentence_zone_name (zone->verdict), days);

  return other != NULL ? g_strdup_printf ("%s · %s", sentence, other)
                       : g_steal_pointer (&sentence);
}
