#include "config.h"

#include "rgm-plan-json.h"

#include "rgm-care-list.h"
#include "rgm-explain.h"
#include "rgm-json-members.h"

static RgmDay
get_session_day (const RgmPlan *plan, gint32 session)
{
  return session >= 0 ? plan->sessions[session].day : RGM_DAY_NONE;
}

static void
add_time (JsonBuilder *builder, gint32 minute)
{
  g_autofree char *time = NULL;

  if (minute == RGM_MINUTE_NONE)
    return;

  time = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  rgm_json_add_string (builder, "time", time);
}

static void
add_number (JsonBuilder *builder, gint32 number)
{
  if (number > 0)
    rgm_json_add_int (builder, "number", number);
  else
    rgm_json_add_null (builder, "number");
}

static void
add_gap (JsonBuilder *builder, gint32 gap_days)
{
  if (gap_days != RGM_NO_GAP)
    rgm_json_add_int (builder, "gap_days", gap_days);
  else
    rgm_json_add_null (builder, "gap_days");
}

static void
add_reasons (JsonBuilder *builder, const RgmReason *reasons, gsize n_reasons)
{
  rgm_json_begin_array (builder, "reasons");
  for (gsize i = 0; i < n_reasons; i++)
    {
      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "limit", rgm_limit_kind_get_code (reasons[i].limit));
      rgm_json_add_string (builder, "rule", reasons[i].rule);
      rgm_json_add_day (builder, "reference", reasons[i].reference);
      rgm_json_add_period (builder, "period", reasons[i].period);
      rgm_json_add_day (builder, "date", reasons[i].date);
      rgm_json_add_strings (builder, "sources", reasons[i].sources);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_limits (JsonBuilder *builder, const RgmEvaluation *session)
{
  if (session->verdict == RGM_VERDICT_FIRST || session->verdict == RGM_VERDICT_EXTRA)
    {
      rgm_json_add_null (builder, "limits");
      return;
    }

  rgm_json_begin_object (builder, "limits");
  for (int i = 0; i < RGM_N_LIMITS; i++)
    rgm_json_add_day (builder, rgm_limit_kind_get_code ((RgmLimitKind) i),
                      session->limits[i].day);
  json_builder_end_object (builder);
}

static void
add_session (JsonBuilder *builder, const RgmEvaluation *session)
{
  RgmReason reasons[RGM_N_LIMITS];

  json_builder_begin_object (builder);
  rgm_json_add_day (builder, "date", session->day);
  add_time (builder, session->minute);
  rgm_json_add_string (builder, "state", rgm_session_state_get_code (session->state));
  add_number (builder, session->number);
  rgm_json_add_string (builder, "verdict", rgm_verdict_get_code (session->verdict));
  rgm_json_add_boolean (builder, "counts", session->counts);
  add_gap (builder, session->gap_days);
  rgm_json_add_int (builder, "days_too_early", session->days_too_early);
  add_limits (builder, session);
  rgm_json_add_boolean (builder, "unconfirmed", session->unconfirmed);
  add_reasons (builder, reasons, rgm_explain_evaluation (session, reasons));
  json_builder_end_object (builder);
}

static void
add_sessions (JsonBuilder *builder, const RgmPlan *plan)
{
  rgm_json_begin_array (builder, "sessions");
  for (gsize i = 0; i < plan->n_sessions; i++)
    add_session (builder, &plan->sessions[i]);
  json_builder_end_array (builder);
}

static void
add_dates (JsonBuilder *builder, const RgmForecast *forecast)
{
  rgm_json_add_day (builder, "earliest", forecast->limits[RGM_LIMIT_MINIMUM].day);
  rgm_json_add_day (builder, "recommended_from",
                    forecast->limits[RGM_LIMIT_RECOMMENDED_FROM].day);
  rgm_json_add_day (builder, "recommended_to", forecast->limits[RGM_LIMIT_RECOMMENDED_TO].day);
}

static void
add_next (JsonBuilder *builder, const RgmPlan *plan)
{
  RgmReason reasons[RGM_N_LIMITS];

  if (plan->next.number == 0)
    {
      rgm_json_add_null (builder, "next");
      return;
    }

  rgm_json_begin_object (builder, "next");
  rgm_json_add_int (builder, "number", plan->next.number);
  add_dates (builder, &plan->next);
  rgm_json_add_boolean (builder, "overdue", plan->overdue);
  add_reasons (builder, reasons, rgm_explain_forecast (&plan->next, reasons));
  json_builder_end_object (builder);
}

static void
add_schedule (JsonBuilder *builder, const RgmPlan *plan)
{
  rgm_json_begin_array (builder, "schedule");
  for (gsize i = 0; i < plan->n_schedule; i++)
    {
      const RgmForecast *row = &plan->schedule[i];

      json_builder_begin_object (builder);
      rgm_json_add_int (builder, "number", row->number);
      add_dates (builder, row);
      rgm_json_add_day (builder, "booked", get_session_day (plan, row->booked));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_finish_of (JsonBuilder *builder, const char *name, const RgmPlan *plan, gint32 row)
{
  if (row < 0)
    {
      rgm_json_add_null (builder, name);
      return;
    }

  rgm_json_begin_object (builder, name);
  add_dates (builder, &plan->schedule[row]);
  json_builder_end_object (builder);
}

static void
add_finish (JsonBuilder *builder, const RgmPlan *plan)
{
  rgm_json_begin_object (builder, "finish");
  add_finish_of (builder, "min", plan, plan->finish_min);
  add_finish_of (builder, "max", plan, plan->finish_max);
  json_builder_end_object (builder);
}

static void
add_windows (JsonBuilder *builder, const RgmPlan *plan)
{
  rgm_json_begin_array (builder, "windows");
  for (gsize i = 0; i < plan->n_windows; i++)
    {
      const RgmWindow *window = &plan->windows[i];

      json_builder_begin_object (builder);
      rgm_json_add_day (builder, "session", plan->sessions[window->session].day);
      rgm_json_add_string (builder, "id", window->rule->id);
      rgm_json_add_string (builder, "kind", window->rule->kind);
      rgm_json_add_day (builder, "from", window->from);
      rgm_json_add_day (builder, "to", window->to);
      rgm_json_add_day (builder, "peak", window->peak);
      rgm_json_add_strings (builder, "sources", (const char *const *) window->rule->sources);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_alerts (JsonBuilder *builder, const RgmPlan *plan)
{
  rgm_json_begin_array (builder, "alerts");
  for (gsize i = 0; i < plan->n_alerts; i++)
    {
      const RgmAlert *alert = &plan->alerts[i];

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "code", rgm_alert_code_get_code (alert->code));
      rgm_json_add_day (builder, "session", get_session_day (plan, alert->session));
      rgm_json_add_int (builder, "days", alert->days);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_care (JsonBuilder *builder, const RgmHealing *healing, RgmDay today)
{
  g_autoptr (GArray) items = rgm_care_list_on (healing, today);

  rgm_json_begin_array (builder, "care");
  for (guint i = 0; i < items->len; i++)
    {
      const RgmCareItem *item = &g_array_index (items, RgmCareItem, i);

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "id", item->care->id);
      rgm_json_add_day (builder, "from", item->from);
      rgm_json_add_day (builder, "to", item->to);
      rgm_json_add_strings (builder, "sources", (const char *const *) item->care->sources);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_healing (JsonBuilder *builder, const RgmSkin *skin, RgmDay today)
{
  if (skin == NULL)
    {
      rgm_json_add_null (builder, "healing");
      return;
    }

  rgm_json_begin_object (builder, "healing");
  rgm_json_add_day (builder, "session", skin->healing.start);
  rgm_json_add_int (builder, "day", today - skin->healing.start);
  rgm_json_add_day (builder, "last", skin->healing.last);
  rgm_json_add_string (builder, "other_course", skin->other != NULL ? skin->other->id : NULL);
  rgm_json_add_string (builder, "protocol", skin->healing.protocol->id);
  add_care (builder, &skin->healing, today);
  json_builder_end_object (builder);
}

static void
add_course (JsonBuilder *builder, const RgmPlan *plan)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (plan->rules);
  const RgmSeverity *severity = rgm_rules_get_severity (plan->rules);

  rgm_json_add_string (builder, "protocol", protocol->id);
  rgm_json_add_int (builder, "revision", protocol->revision);
  rgm_json_add_string (builder, "basis", rgm_rules_get_basis (plan->rules));
  rgm_json_add_string (builder, "severity", severity != NULL ? severity->id : NULL);
}

/**
 * rgm_plan_to_json:
 * @plan: a plan
 * @skin: (nullable): what the skin of the course heals from, where anything has been done on it
 *
 * The plan as one JSON object, as `data/plan.schema.json` describes it. Its names are stable, and
 * it is the same in every language.
 *
 * Returns: (transfer full): the text of the object, with a line break at its end
 */
char *
rgm_plan_to_json (const RgmPlan *plan, const RgmSkin *skin)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_course (builder, plan);
  rgm_json_add_day (builder, "today", plan->today);
  rgm_json_add_string (builder, "status", rgm_status_get_code (plan->status));
  rgm_json_add_range (builder, "sessions_needed", plan->min_needed, plan->max_needed);
  rgm_json_add_int (builder, "counted", plan->counted);
  rgm_json_add_range (builder, "remaining", plan->min_remaining, plan->max_remaining);
  add_sessions (builder, plan);
  add_next (builder, plan);
  add_schedule (builder, plan);
  add_finish (builder, plan);
  rgm_json_add_day (builder, "final_results", plan->final_results);
  add_windows (builder, plan);
  add_alerts (builder, plan);
  add_healing (builder, skin, plan->today);
  json_builder_end_object (builder);

  return rgm_json_end (builder);
}
