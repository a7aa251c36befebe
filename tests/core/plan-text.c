#include "config.h"

#include "plan-text.h"

#include "rgm-explain.h"

/* A plan with every field of it, one thing to a line, so that two of them can be compared as text.
 * The same lines are written by tests/core/model/wording.py. */

static const char *
yes_no (gboolean value)
{
  return value ? "yes" : "no";
}

static void
append_day (GString *text, RgmDay day)
{
  char buffer[RGM_DAY_FORMAT_SIZE];

  g_string_append (text, day == RGM_DAY_NONE ? "-" : rgm_day_format (day, buffer));
}

/* What tells a session from all others, whatever the order of entry. */
static void
append_identity (GString *text, const RgmCourse *course, const RgmPlan *plan, gint64 position)
{
  const RgmSession *session;

  if (position < 0)
    {
      g_string_append_c (text, '-');
      return;
    }
  session = &course->sessions[plan->sessions[position].index];
  g_string_append_printf (text, "%s ", session->id != NULL ? session->id : "-");
  append_day (text, session->day);
  if (session->minute == RGM_MINUTE_NONE)
    g_string_append (text, " -");
  else
    g_string_append_printf (text, " %d", session->minute);
}

static void
append_limits (GString *text, const RgmLimit limits[RGM_N_LIMITS])
{
  for (int kind = 0; kind < RGM_N_LIMITS; kind++)
    {
      const RgmLimit *limit = &limits[kind];

      if (limit->day == RGM_DAY_NONE)
        continue;
      g_string_append_printf (text, " limit %s ", rgm_limit_kind_get_code ((RgmLimitKind) kind));
      append_day (text, limit->day);
      if (limit->spacing != NULL)
        {
          g_string_append (text, " = ");
          append_day (text, limit->reference);
          g_string_append_printf (text, " (%d) %s", limit->reference_number,
                                  limit->spacing->rule);
        }
      g_string_append_c (text, '\n');
    }
}

static void
append_reasons (GString *text, const RgmReason *reasons, gsize n_reasons)
{
  for (gsize i = 0; i < n_reasons; i++)
    {
      const RgmReason *reason = &reasons[i];
      const RgmPeriod *period = reason->period;
      g_autofree char *sources = g_strjoinv (";", (char **) reason->sources);

      g_string_append_printf (text, " reason %s ", rgm_limit_kind_get_code (reason->limit));
      append_day (text, reason->reference);
      g_string_append_printf (text, " (%d) + %d %d %d %d %d = ", reason->reference_number,
                              period->years, period->months, period->weeks, period->days,
                              period->hours);
      append_day (text, reason->date);
      g_string_append_printf (text, " %s [%s]\n", reason->rule, sources);
    }
}

static void
append_session (GString *text, const RgmCourse *course, const RgmPlan *plan, gsize position)
{
  const RgmEvaluation *evaluation = &plan->sessions[position];
  RgmReason reasons[RGM_N_LIMITS];

  g_string_append (text, "session ");
  append_identity (text, course, plan, (gint64) position);
  g_string_append_printf (text, " %s number %d %s counts %s overridden %s stands-in %s"
                          " unconfirmed %s gap ",
                          rgm_session_state_get_code (evaluation->state), evaluation->number,
                          rgm_verdict_get_code (evaluation->verdict),
                          yes_no (evaluation->counts), yes_no (evaluation->overridden),
                          yes_no (evaluation->stands_in), yes_no (evaluation->unconfirmed));
  if (evaluation->gap_days == RGM_NO_GAP)
    g_string_append_c (text, '-');
  else
    g_string_append_printf (text, "%d", evaluation->gap_days);
  g_string_append_printf (text, " early %d\n", evaluation->days_too_early);
  append_limits (text, evaluation->limits);
  append_reasons (text, reasons, rgm_explain_evaluation (evaluation, reasons));
}

static void
append_forecast (GString *text, const RgmCourse *course, const RgmPlan *plan, const char *word,
                 const RgmForecast *forecast)
{
  RgmReason reasons[RGM_N_LIMITS];

  g_string_append_printf (text, "%s %d booked ", word, forecast->number);
  append_identity (text, course, plan, forecast->booked);
  g_string_append_c (text, '\n');
  append_limits (text, forecast->limits);
  append_reasons (text, reasons, rgm_explain_forecast (forecast, reasons));
}

static void
append_window (GString *text, const RgmCourse *course, const RgmPlan *plan,
               const RgmWindow *window)
{
  g_string_append (text, "window ");
  append_identity (text, course, plan, window->session);
  g_string_append_printf (text, " %s ", window->rule->id);
  append_day (text, window->from);
  g_string_append_c (text, ' ');
  append_day (text, window->to);
  g_string_append_c (text, ' ');
  append_day (text, window->peak);
  g_string_append_c (text, '\n');
}

static void
append_alert (GString *text, const RgmCourse *course, const RgmPlan *plan, const RgmAlert *alert)
{
  g_string_append_printf (text, "alert %s ", rgm_alert_code_get_code (alert->code));
  append_identity (text, course, plan, alert->session);
  g_string_append_printf (text, " %d\n", alert->days);
}

static void
append_row_number (GString *text, const RgmPlan *plan, gint32 row)
{
  if (row < 0)
    g_string_append (text, " -");
  else
    g_string_append_printf (text, " %d", plan->schedule[row].number);
}

void
rgm_plan_text_append (GString *text, const RgmCourse *course, const RgmPlan *plan)
{
  g_string_append_printf (text, "plan %s needed %d %d counted %d remaining %d %d overdue %s final ",
                          rgm_status_get_code (plan->status), plan->min_needed, plan->max_needed,
                          plan->counted, plan->min_remaining, plan->max_remaining,
                          yes_no (plan->overdue));
  append_day (text, plan->final_results);
  g_string_append (text, " finish");
  append_row_number (text, plan, plan->finish_min);
  append_row_number (text, plan, plan->finish_max);
  g_string_append_c (text, '\n');
  for (gsize i = 0; i < plan->n_sessions; i++)
    append_session (text, course, plan, i);
  if (plan->next.number != 0)
    append_forecast (text, course, plan, "next", &plan->next);
  for (gsize i = 0; i < plan->n_schedule; i++)
    append_forecast (text, course, plan, "row", &plan->schedule[i]);
  for (gsize i = 0; i < plan->n_windows; i++)
    append_window (text, course, plan, &plan->windows[i]);
  for (gsize i = 0; i < plan->n_alerts; i++)
    append_alert (text, course, plan, &plan->alerts[i]);
}

void
rgm_summary_text_append (GString *text, const RgmSummary *summary)
{
  g_string_append_printf (text, "summary status %s min %d max %d counted %d booked %d"
                          " unconfirmed %d number %d earliest ",
                          rgm_status_get_code (summary->status), summary->min_needed,
                          summary->max_needed, summary->counted, summary->n_booked,
                          summary->n_unconfirmed, summary->next_number);
  append_day (text, summary->earliest);
  g_string_append (text, " recommended-from ");
  append_day (text, summary->recommended_from);
  g_string_append (text, " recommended-to ");
  append_day (text, summary->recommended_to);
  g_string_append (text, " next-booked ");
  append_day (text, summary->next_booked);
  g_string_append_printf (text, " worst %s most-too-early %d overdue %s\n",
                          rgm_verdict_get_code (summary->worst), summary->most_days_too_early,
                          yes_no (summary->overdue));
}
