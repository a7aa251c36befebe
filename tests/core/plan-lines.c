#include "config.h"

#include "plan-lines.h"

#include "rgm-explain.h"

static const char *
day_text (RgmDay day, char buffer[RGM_DAY_FORMAT_SIZE])
{
  return day == RGM_DAY_NONE ? "-" : rgm_day_format (day, buffer);
}

static void add (GPtrArray *lines, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (GPtrArray *lines, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* What stands before the colon, as it was read: two sessions of one day are told apart by it. */
static const char *
session_head (const PlanCase *plan_case, guint index)
{
  return g_ptr_array_index (plan_case->heads, index);
}

static gboolean
has_limits (const RgmEvaluation *evaluation)
{
  return evaluation->verdict != RGM_VERDICT_FIRST && evaluation->verdict != RGM_VERDICT_EXTRA;
}

static void
append_verdict (GString *line, const RgmEvaluation *evaluation)
{
  if (evaluation->number != 0)
    g_string_append_printf (line, "number %d, ", evaluation->number);
  g_string_append (line, rgm_verdict_get_code (evaluation->verdict));
  if (evaluation->days_too_early != 0)
    g_string_append_printf (line, " by %d", evaluation->days_too_early);
  g_string_append (line, evaluation->counts ? ", counts" : ", does not count");
  if (evaluation->gap_days != RGM_NO_GAP)
    g_string_append_printf (line, ", gap %d", evaluation->gap_days);
}

static void
append_limits (GString *line, const RgmEvaluation *evaluation)
{
  g_string_append (line, ", limits");
  for (int i = 0; i < RGM_N_LIMITS; i++)
    {
      char buffer[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (line, " %s", day_text (evaluation->limits[i].day, buffer));
    }
}

static void
add_evaluation (GPtrArray *lines, const PlanCase *plan_case, const RgmEvaluation *evaluation)
{
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%s: ", session_head (plan_case, evaluation->index));
  append_verdict (line, evaluation);
  if (has_limits (evaluation))
    append_limits (line, evaluation);
  if (evaluation->state == RGM_SESSION_BOOKED)
    g_string_append (line, evaluation->stands_in ? ", stands in" : ", does not stand in");
  if (evaluation->unconfirmed)
    g_string_append (line, ", unconfirmed");

  g_ptr_array_add (lines, g_string_free (line, FALSE));
}

static void
add_absent (GPtrArray *lines, const PlanCase *plan_case)
{
  for (guint i = 0; i < plan_case->sessions->len; i++)
    if (!rgm_session_takes_part (&g_array_index (plan_case->sessions, RgmSession, i)))
      add (lines, "%s: takes no part", session_head (plan_case, i));
}

static char *
dates_text (const RgmForecast *forecast)
{
  char minimum[RGM_DAY_FORMAT_SIZE], from[RGM_DAY_FORMAT_SIZE], to[RGM_DAY_FORMAT_SIZE];

  return g_strdup_printf ("earliest %s, recommended %s to %s",
                          day_text (forecast->limits[RGM_LIMIT_MINIMUM].day, minimum),
                          day_text (forecast->limits[RGM_LIMIT_RECOMMENDED_FROM].day, from),
                          day_text (forecast->limits[RGM_LIMIT_RECOMMENDED_TO].day, to));
}

static void
add_next (GPtrArray *lines, const RgmPlan *plan)
{
  g_autofree char *dates = dates_text (&plan->next);

  if (plan->next.number == 0)
    add (lines, "next: none%s", plan->overdue ? ", overdue" : "");
  else
    add (lines, "next: %d, %s%s", plan->next.number, dates, plan->overdue ? ", overdue" : "");
}

static void
add_rows (GPtrArray *lines, const RgmPlan *plan)
{
  for (gsize i = 0; i < plan->n_schedule; i++)
    {
      g_autofree char *dates = dates_text (&plan->schedule[i]);

      add (lines, "row: %d, %s%s", plan->schedule[i].number, dates,
           plan->schedule[i].booked >= 0 ? ", booked" : "");
    }
}

static void
add_finish (GPtrArray *lines, const RgmPlan *plan, const char *which, gint32 row)
{
  g_autofree char *dates = row < 0 ? g_strdup ("none") : dates_text (&plan->schedule[row]);

  add (lines, "finish %s: %s", which, dates);
}

static void
add_counts (GPtrArray *lines, const RgmPlan *plan)
{
  if (plan->min_needed == plan->max_needed)
    add (lines, "counted: %d of %d, remaining %d", plan->counted, plan->max_needed,
         plan->max_remaining);
  else
    add (lines, "counted: %d of %d-%d, remaining %d-%d", plan->counted, plan->min_needed,
         plan->max_needed, plan->min_remaining, plan->max_remaining);
}

static void
add_alerts (GPtrArray *lines, const RgmPlan *plan)
{
  char buffer[RGM_DAY_FORMAT_SIZE];

  for (gsize i = 0; i < plan->n_alerts; i++)
    {
      const RgmAlert *alert = &plan->alerts[i];

      add (lines, "alert: %s%s%s, %d days", rgm_alert_code_get_code (alert->code),
           alert->session < 0 ? "" : " ",
           alert->session < 0 ? "" : rgm_day_format (plan->sessions[alert->session].day, buffer),
           alert->days);
    }

  if (plan->n_alerts == 0)
    add (lines, "alerts: none");
}

static void
add_windows (GPtrArray *lines, const RgmPlan *plan)
{
  char session[RGM_DAY_FORMAT_SIZE], from[RGM_DAY_FORMAT_SIZE], to[RGM_DAY_FORMAT_SIZE];
  char peak[RGM_DAY_FORMAT_SIZE];

  for (gsize i = 0; i < plan->n_windows; i++)
    {
      const RgmWindow *window = &plan->windows[i];

      add (lines, "window: %s %s %s to %s, peak %s",
           rgm_day_format (plan->sessions[window->session].day, session), window->rule->id,
           day_text (window->from, from), day_text (window->to, to), day_text (window->peak, peak));
    }
}

static void
add_reasons (GPtrArray *lines, const char *of, const RgmReason *reasons, gsize n)
{
  char reference[RGM_DAY_FORMAT_SIZE], date[RGM_DAY_FORMAT_SIZE];

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *period = rgm_period_to_string (reasons[i].period);
      g_autofree char *sources = g_strjoinv (";", (char **) reasons[i].sources);

      add (lines, "reason: %s %s = %s (number %d) + %s = %s, %s, from %s", of,
           rgm_limit_kind_get_code (reasons[i].limit),
           rgm_day_format (reasons[i].reference, reference), reasons[i].reference_number, period,
           rgm_day_format (reasons[i].date, date), reasons[i].rule, sources);
    }
}

static void
add_all_reasons (GPtrArray *lines, const RgmPlan *plan)
{
  RgmReason reasons[RGM_N_LIMITS];
  char day[RGM_DAY_FORMAT_SIZE];

  for (gsize i = 0; i < plan->n_sessions; i++)
    add_reasons (lines, rgm_day_format (plan->sessions[i].day, day), reasons,
                 rgm_explain_evaluation (&plan->sessions[i], reasons));

  if (plan->next.number != 0)
    add_reasons (lines, "next", reasons, rgm_explain_forecast (&plan->next, reasons));
}

/* Everything that the plan says, one line each. Windows and reasons, which are many, are there only
 * where the paragraph speaks of them; then it must name them all. */
GPtrArray *
plan_lines_write (const PlanCase *plan_case, const RgmPlan *plan)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  char results[RGM_DAY_FORMAT_SIZE];

  for (gsize i = 0; i < plan->n_sessions; i++)
    add_evaluation (lines, plan_case, &plan->sessions[i]);
  add_absent (lines, plan_case);
  add (lines, "status: %s", rgm_status_get_code (plan->status));
  add_counts (lines, plan);
  add_next (lines, plan);
  add_rows (lines, plan);
  add_finish (lines, plan, "min", plan->finish_min);
  add_finish (lines, plan, "max", plan->finish_max);
  add (lines, "final results: %s", day_text (plan->final_results, results));
  add_alerts (lines, plan);
  if (plan_case_expects (plan_case, "window"))
    add_windows (lines, plan);
  if (plan_case_expects (plan_case, "reason"))
    add_all_reasons (lines, plan);

  return lines;
}
