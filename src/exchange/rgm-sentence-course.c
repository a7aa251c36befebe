#include "config.h"

#include "rgm-sentence-course.h"

#include "rgm-day-text.h"
#include "rgm-period-text.h"
#include "rgm-sentence-next.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_sentence_status_name:
 * @status: where a course stands
 *
 * Returns: it in a word or two, “In progress”
 */
const char *
rgm_sentence_status_name (RgmStatus status)
{
  switch (status)
    {
    case RGM_STATUS_NOT_STARTED:
      return C_("status", "Not started");
    case RGM_STATUS_IN_PROGRESS:
      return C_("status", "In progress");
    case RGM_STATUS_ENOUGH:
      return C_("status", "Enough done");
    case RGM_STATUS_COMPLETE:
      return C_("status", "Complete");
    case RGM_STATUS_PAUSED:
      return C_("status", "Paused");
    case RGM_STATUS_STOPPED:
      return C_("status", "Stopped");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * rgm_sentence_status:
 * @plan: a plan
 *
 * Returns: (transfer full): how much is done, “2 of 6 sessions done”
 */
char *
rgm_sentence_status (const RgmPlan *plan)
{
  g_autofree char *needed = rgm_period_text_counts (plan->min_needed, plan->max_needed);

  /* Translators: how many sessions are done, and how many are needed: 2 of 3–6; the plural is that
   * of the most that are needed */
  return g_strdup_printf (ngettext ("%d of %s session done", "%d of %s sessions done",
                                    (gulong) plan->max_needed), plan->counted, needed);
}

static char *
describe_row (const RgmPlan *plan, gint32 row)
{
  const RgmForecast *forecast = &plan->schedule[row];
  RgmDay from = forecast->limits[RGM_LIMIT_RECOMMENDED_FROM].day;
  RgmDay to = forecast->limits[RGM_LIMIT_RECOMMENDED_TO].day;
  g_autofree char *day = NULL;

  if (from == RGM_DAY_NONE)
    return NULL;
  if (to != RGM_DAY_NONE)
    return rgm_day_text_range (from, to, RGM_DAY_TEXT_YEAR);

  day = rgm_day_text (from, RGM_DAY_TEXT_YEAR);
  return g_strdup_printf (C_("dates", "from %s"), day);
}

/* Whether all the days of a row of the schedule have passed. */
static gboolean
is_missed (const RgmPlan *plan, gint32 row)
{
  const RgmForecast *forecast = &plan->schedule[row];
  RgmDay last = forecast->limits[RGM_LIMIT_RECOMMENDED_TO].day;

  return forecast->booked < 0 && last != RGM_DAY_NONE && last < plan->today;
}

/* Days that have passed are none on which a course finishes. */
static char *
describe_missed_finish (const RgmPlan *plan, const char *min, const char *max)
{
  if (plan->finish_min == plan->finish_max)
    /* Translators: of a course that is not finished; %s are days that have passed */
    return g_strdup_printf (_("was to finish %s"), max);

  /* Translators: of a course that is not finished: the number of the session that is needed at
   * least, its days, the number of the last session that is allowed, its days; all have passed */
  return g_strdup_printf (_("was to finish with session %d: %s, with session %d: %s"),
                          plan->min_needed, min, plan->max_needed, max);
}

/**
 * rgm_sentence_finish:
 * @plan: a plan
 *
 * When the course will be finished: “finishes 12 Mar – 7 May 2027”; where more sessions are allowed
 * than needed, both the least and the most. Of a course that was to be finished before today and is
 * not, it is said that it was to be.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where no finish can be told
 */
char *
rgm_sentence_finish (const RgmPlan *plan)
{
  g_autofree char *min = plan->finish_min >= 0 ? describe_row (plan, plan->finish_min) : NULL;
  g_autofree char *max = plan->finish_max >= 0 ? describe_row (plan, plan->finish_max) : NULL;

  if (max == NULL)
    return NULL;
  if (min != NULL && is_missed (plan, plan->finish_max))
    return describe_missed_finish (plan, min, max);
  if (plan->finish_min == plan->finish_max)
    /* Translators: %s are days */
    return g_strdup_printf (_("finishes %s"), max);
  if (min == NULL)
    /* Translators: the number of the last session that is allowed, days */
    return g_strdup_printf (_("up to session %d: %s"), plan->max_needed, max);

  /* Translators: the number of the session that is needed at least, its days, the number of the
   * last session that is allowed, its days */
  return g_strdup_printf (_("finishes with session %d: %s, with session %d: %s"),
                          plan->min_needed, min, plan->max_needed, max);
}

/* Whether the final results were to show by now, and sessions are missing for them. */
static gboolean
is_vain (const RgmPlan *plan)
{
  return plan->min_remaining > 0 && plan->final_results < plan->today;
}

/**
 * rgm_sentence_final_results:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): when the final results show, “final results from 12 Jun
 *   2027”, or %NULL where that cannot be told
 */
char *
rgm_sentence_final_results (const RgmPlan *plan)
{
  g_autofree char *day = NULL;

  if (plan->final_results == RGM_DAY_NONE)
    return NULL;

  day = rgm_day_text (plan->final_results, RGM_DAY_TEXT_YEAR);
  if (is_vain (plan))
    /* Translators: of a course that is not finished; %s is a day that has passed */
    return g_strdup_printf (_("final results were to show from %s"), day);

  /* Translators: %s is a day */
  return g_strdup_printf (_("final results from %s"), day);
}

/**
 * rgm_sentence_final_results_forecast:
 * @plan: a plan with a day of final results
 *
 * Returns: (transfer full): when the final results show, as a sentence
 */
char *
rgm_sentence_final_results_forecast (const RgmPlan *plan)
{
  g_autofree char *day = rgm_day_text (plan->final_results, RGM_DAY_TEXT_YEAR);

  if (is_vain (plan))
    /* Translators: %s is a day that has passed */
    return g_strdup_printf (_("Final results would have shown from %s had the sessions been on the "
                              "first recommended days."), day);

  /* Translators: %s is a day */
  return g_strdup_printf (_("Final results show from %s if the sessions to come are on the first "
                            "recommended days."), day);
}

static char *
describe_remaining (const RgmPlan *plan)
{
  g_autofree char *remaining = rgm_period_text_counts (plan->min_remaining, plan->max_remaining);

  /* Translators: how many sessions remain: 4, or 1–4 */
  return g_strdup_printf (ngettext ("%s remaining", "%s remaining", (gulong) plan->max_remaining),
                          remaining);
}

static void
append_item (GString *text, const char *item)
{
  if (item == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, item);
}

static const char *
get_remark (RgmStatus status)
{
  switch (status)
    {
    case RGM_STATUS_PAUSED:
      return _("paused, nothing is planned");
    case RGM_STATUS_STOPPED:
      return _("stopped, nothing is planned");
    case RGM_STATUS_COMPLETE:
      return _("complete");
    case RGM_STATUS_ENOUGH:
      return _("as many as needed, more are allowed");
    case RGM_STATUS_NOT_STARTED:
    case RGM_STATUS_IN_PROGRESS:
    default:
      return NULL;
    }
}

/**
 * rgm_sentence_status_detail:
 * @plan: a plan
 *
 * Returns: (transfer full): what remains, when it ends and when the final results show: “4
 *   remaining · finishes 12 Mar – 7 May 2027 · final results from 12 Jun 2027”
 */
char *
rgm_sentence_status_detail (const RgmPlan *plan)
{
  g_autofree char *remaining = describe_remaining (plan);
  g_autofree char *finish = rgm_sentence_finish (plan);
  g_autofree char *results = rgm_sentence_final_results (plan);
  GString *text = g_string_new (NULL);

  append_item (text, get_remark (plan->status));
  if (plan->max_remaining > 0)
    append_item (text, remaining);
  append_item (text, finish);
  append_item (text, results);

  return g_string_free (text, FALSE);
}

/**
 * rgm_sentence_summary:
 * @summary: a summary of a course
 *
 * Returns: (transfer full): how much is done, for lists: “2 of 6”, “complete”
 */
char *
rgm_sentence_summary (const RgmSummary *summary)
{
  g_autofree char *needed = rgm_period_text_counts (summary->min_needed, summary->max_needed);

  if (summary->status == RGM_STATUS_COMPLETE)
    return g_strdup (_("complete"));

  /* Translators: how many sessions are done, and how many are needed: 2 of 3–6 */
  return g_strdup_printf (_("%d of %s"), summary->counted, needed);
}

/* What calls for attention, the most pressing first; %NULL where nothing does. */
static char *
describe_trouble (const RgmSummary *summary, RgmDay today)
{
  g_autofree char *text = NULL;

  if (summary->most_days_too_early > 0)
    {
      text = rgm_period_text_days (summary->most_days_too_early);
      /* Translators: %s is a number of days */
      return g_strdup_printf (_("Booked %s too early"), text);
    }
  if (summary->n_unconfirmed > 0)
    return g_strdup_printf (ngettext ("%d booking to confirm", "%d bookings to confirm",
                                      (gulong) summary->n_unconfirmed), summary->n_unconfirmed);
  if (summary->overdue && summary->recommended_to < RGM_DAY_LAST)
    {
      text = rgm_day_text_near (summary->recommended_to + 1, today, RGM_DAY_TEXT_PLAIN);
      /* Translators: %s is a day */
      return g_strdup_printf (_("Overdue since %s"), text);
    }

  return NULL;
}

static char *
describe_dates (const RgmSummary *summary, RgmDay today)
{
  RgmForecast next = { .number = summary->next_number, .booked = -1 };
  g_autofree char *text = NULL;

  if (summary->next_booked != RGM_DAY_NONE)
    {
      text = rgm_day_text_near (summary->next_booked, today, RGM_DAY_TEXT_WEEKDAY);
      /* Translators: %s is a day */
      return g_strdup_printf (_("Booked for %s"), text);
    }
  if (summary->next_number == 0 || summary->status == RGM_STATUS_NOT_STARTED)
    return g_strdup (rgm_sentence_status_name (summary->status));

  next.limits[RGM_LIMIT_MINIMUM].day = summary->earliest;
  next.limits[RGM_LIMIT_RECOMMENDED_FROM].day = summary->recommended_from;
  next.limits[RGM_LIMIT_RECOMMENDED_TO].day = summary->recommended_to;
  text = rgm_sentence_recommended (&next, today);
  /* Translators: %s are days */
  return g_strdup_printf (_("Next session: %s"), text);
}

/**
 * rgm_sentence_summary_state:
 * @summary: a summary of a course
 * @today: the day for which it was made
 *
 * Returns: (transfer full): what the dot of a course in a list says, in words: what is wrong, or
 *   else when the next session is
 */
char *
rgm_sentence_summary_state (const RgmSummary *summary, RgmDay today)
{
  char *trouble = describe_trouble (summary, today);

  return trouble != NULL ? trouble : describe_dates (summary, today);
}
