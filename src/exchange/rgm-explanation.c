#include "config.h"

#include "rgm-explanation.h"

#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * rgm_fact_free:
 * @self: a date with what it rests on
 *
 * Frees it.
 */
void
rgm_fact_free (RgmFact *self)
{
  g_free (self->name);
  g_free (self->sum);
  g_free (self->reference);
  g_free (self->rule);
  g_free (self->sources);
  g_free (self);
}

/**
 * rgm_fact_text:
 * @self: a date with what it rests on
 *
 * Returns: (transfer full): all of it as sentences in a row
 */
char *
rgm_fact_text (const RgmFact *self)
{
  const char *const parts[] = {
    self->reference, self->rule, self->sources, self->reading ? rgm_sentence_reading () : NULL,
  };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s", self->name, self->sum);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s %s", g_str_has_suffix (text->str, ".") ? "" : ".",
                              parts[i]);
  return g_string_free (text, FALSE);
}

static RgmFact *
add_fact (GPtrArray *facts, const char *name, char *sum, const char *const *sources,
          gboolean reading, const RgmCatalogue *catalogue)
{
  RgmFact *fact = g_new0 (RgmFact, 1);

  fact->name = g_strdup (name);
  fact->sum = sum;
  fact->sources = rgm_sentence_sources (sources, catalogue);
  fact->reading = reading;
  g_ptr_array_add (facts, fact);
  return fact;
}

static void
add_reason (GPtrArray *facts, const RgmPlan *plan, const RgmReason *reason,
            const RgmCatalogue *catalogue)
{
  RgmFact *fact = add_fact (facts, rgm_sentence_limit_name (reason->limit),
                            rgm_sentence_reason_sum (reason), reason->sources,
                            reason->spacing->reading, catalogue);

  fact->reference = rgm_sentence_reason_reference (plan, reason);
  fact->rule = rgm_sentence_rule (plan, reason->rule);
}

static void
add_limit (GPtrArray *facts, const RgmPlan *plan, const RgmLimit *limits, RgmLimitKind kind,
           const RgmCatalogue *catalogue)
{
  RgmReason reason;

  if (rgm_explain_limit (&limits[kind], kind, &reason))
    add_reason (facts, plan, &reason, catalogue);
}

/* The absolute minimum is told only of a session that there is, and where it is not the minimum. */
static void
add_limits (GPtrArray *facts, const RgmPlan *plan, const RgmLimit *limits, gboolean with_absolute,
            const RgmCatalogue *catalogue)
{
  if (with_absolute && limits[RGM_LIMIT_ABSOLUTE].day != limits[RGM_LIMIT_MINIMUM].day)
    add_limit (facts, plan, limits, RGM_LIMIT_ABSOLUTE, catalogue);
  add_limit (facts, plan, limits, RGM_LIMIT_MINIMUM, catalogue);
  add_limit (facts, plan, limits, RGM_LIMIT_RECOMMENDED_FROM, catalogue);
  add_limit (facts, plan, limits, RGM_LIMIT_RECOMMENDED_TO, catalogue);
}

/* How many sessions there are to be: the end of the course depends on it, and where no more is
 * planned, or a session is more than are needed, it is the reason. */
static void
add_needed (GPtrArray *facts, const RgmPlan *plan, const RgmCatalogue *catalogue)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (plan->rules);
  const RgmSeverity *severity = rgm_rules_get_severity (plan->rules);
  char **sources = severity != NULL ? severity->sources : protocol->session_sources;
  g_autofree char *id = rgm_sentence_needed_rule (plan);
  RgmFact *fact = add_fact (facts, _("Sessions"), rgm_sentence_needed (plan),
                            (const char *const *) sources,
                            severity == NULL && protocol->reading, catalogue);

  fact->rule = rgm_sentence_rule (plan, id);
}

static void
add_session (GPtrArray *facts, const RgmPlan *plan, const RgmEvaluation *session,
             const RgmCatalogue *catalogue)
{
  if (session->verdict == RGM_VERDICT_EXTRA)
    add_needed (facts, plan, catalogue);
  else
    add_limits (facts, plan, session->limits, TRUE, catalogue);
}

static void
add_next (GPtrArray *facts, const RgmPlan *plan, const RgmCatalogue *catalogue)
{
  if (plan->next.number == 0)
    add_needed (facts, plan, catalogue);
  else
    add_limits (facts, plan, plan->next.limits, FALSE, catalogue);
}

/* Where a booking stands in, its own day is the date, and the rules are those that judged it. */
static void
add_forecast (GPtrArray *facts, const RgmPlan *plan, const RgmForecast *forecast,
              const RgmCatalogue *catalogue)
{
  if (forecast->booked >= 0)
    add_limits (facts, plan, plan->sessions[forecast->booked].limits, TRUE, catalogue);
  else
    add_limits (facts, plan, forecast->limits, FALSE, catalogue);
}

/* What a window gives the days of, each as a sum from the day of its session. */
static void
add_window_sum (GPtrArray *facts, const RgmPlan *plan, const RgmWindowRule *rule, const char *name,
                const RgmReason *sum, const RgmCatalogue *catalogue)
{
  g_autofree char *id = g_strdup_printf ("%s/Window %s",
                                         rgm_rules_get_protocol (plan->rules)->id, rule->id);
  RgmFact *fact = add_fact (facts, name, rgm_sentence_reason_sum (sum),
                            (const char *const *) rule->sources, rule->reading, catalogue);

  fact->rule = rgm_sentence_rule (plan, id);
}

static void
add_window (GPtrArray *facts, const RgmPlan *plan, const RgmWindow *window,
            const RgmCatalogue *catalogue)
{
  const RgmWindowRule *rule = window->rule;
  const RgmEvaluation *session = &plan->sessions[window->session];
  RgmReason sum = {
    .reference = session->day, .period = &rule->from, .date = window->from,
  };

  add_window_sum (facts, plan, rule, C_("window", "From"), &sum, catalogue);
  if (window->peak != RGM_DAY_NONE)
    {
      sum.period = &rule->peak;
      sum.date = window->peak;
      add_window_sum (facts, plan, rule, C_("window", "Peak, about"), &sum, catalogue);
    }
  if (window->to != RGM_DAY_NONE)
    {
      sum.period = &rule->to;
      sum.date = window->to;
      add_window_sum (facts, plan, rule, C_("window", "To"), &sum, catalogue);
    }
}

static void
add_final_results (GPtrArray *facts, const RgmPlan *plan, const RgmCatalogue *catalogue)
{
  RgmFinalSum final;
  RgmReason sum;

  if (!rgm_explanation_final_sum (plan, &final))
    return;
  sum = (RgmReason) { .reference = final.base, .period = &final.rule->from, .date = final.day };
  add_window_sum (facts, plan, final.rule, rgm_sentence_window_name (final.rule), &sum, catalogue);
}

/* The dates of a session that ends the course, which its name has to tell. */
static void
add_end (GPtrArray *facts, const RgmPlan *plan, const RgmForecast *forecast,
         const RgmCatalogue *catalogue)
{
  guint first = facts->len;

  add_forecast (facts, plan, forecast, catalogue);
  for (guint i = first; i < facts->len; i++)
    {
      RgmFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *session = g_strdup_printf (_("Session %d"), forecast->number);
      g_autofree char *name = g_steal_pointer (&fact->name);

      fact->name = g_strdup_printf ("%s · %s", session, name);
    }
}

static void
add_finish (GPtrArray *facts, const RgmPlan *plan, const RgmCatalogue *catalogue)
{
  add_needed (facts, plan, catalogue);
  if (plan->finish_min >= 0)
    add_end (facts, plan, &plan->schedule[plan->finish_min], catalogue);
  if (plan->finish_max >= 0 && plan->finish_max != plan->finish_min)
    add_end (facts, plan, &plan->schedule[plan->finish_max], catalogue);
}

/* The day that the final results count from: the first recommended day of the session that reaches
 * the number needed, or the last session that counts once that many do. */
static RgmDay
find_final_base (const RgmPlan *plan)
{
  if (plan->counted < plan->min_needed && plan->finish_min >= 0)
    return plan->schedule[plan->finish_min].limits[RGM_LIMIT_RECOMMENDED_FROM].day;
  for (gsize i = plan->n_sessions; i-- > 0;)
    if (plan->sessions[i].state == RGM_SESSION_DONE && plan->sessions[i].counts)
      return plan->sessions[i].day;
  return RGM_DAY_NONE;
}

static gboolean
init_side (RgmTopic *self, const RgmPlan *plan, RgmPlanChangeKind kind, gint32 session)
{
  self->index = 0;
  switch (kind)
    {
    case RGM_PLAN_CHANGE_SESSION:
      *self = (RgmTopic) { RGM_TOPIC_SESSION, (guint) session };
      return session >= 0;
    case RGM_PLAN_CHANGE_NEXT:
      self->kind = RGM_TOPIC_NEXT;
      return plan->next.number > 0;
    case RGM_PLAN_CHANGE_FINISH:
      self->kind = RGM_TOPIC_FINISH;
      return plan->finish_max >= 0;
    case RGM_PLAN_CHANGE_FINAL_RESULTS:
      self->kind = RGM_TOPIC_FINAL_RESULTS;
      return rgm_topic_is_of (self, plan);
    case RGM_PLAN_CHANGE_COUNTED:
    default:
      return FALSE;
    }
}

/**
 * rgm_topic_init_before:
 * @self: (out): what explains the dates
 * @before: a plan as it is
 * @change: what differs in another
 *
 * Finds what explains the dates that a change takes away.
 *
 * Returns: whether it takes any: how many sessions count is no date, and what is new had none
 */
gboolean
rgm_topic_init_before (RgmTopic *self, const RgmPlan *before, const RgmPlanChange *change)
{
  g_return_val_if_fail (self != NULL && before != NULL && change != NULL, FALSE);

  return init_side (self, before, change->kind, change->before);
}

/**
 * rgm_topic_init_change:
 * @self: (out): what explains the dates
 * @after: a plan as it would be
 * @change: what differs in it from another
 *
 * Finds what explains the dates that a change brings.
 *
 * Returns: whether it brings any: how many sessions count is no date, and what is gone has none
 */
gboolean
rgm_topic_init_change (RgmTopic *self, const RgmPlan *after, const RgmPlanChange *change)
{
  g_return_val_if_fail (self != NULL && after != NULL && change != NULL, FALSE);

  return init_side (self, after, change->kind, change->after);
}

/**
 * rgm_topic_is_of:
 * @topic: what is to be explained
 * @plan: a plan
 *
 * Tells whether a plan has what is to be explained: it may have changed since somebody asked.
 *
 * Returns: whether it does
 */
gboolean
rgm_topic_is_of (const RgmTopic *topic, const RgmPlan *plan)
{
  g_return_val_if_fail (topic != NULL && plan != NULL, FALSE);

  switch (topic->kind)
    {
    case RGM_TOPIC_SESSION:
      return topic->index < plan->n_sessions;
    case RGM_TOPIC_FORECAST:
      return topic->index < plan->n_schedule;
    case RGM_TOPIC_WINDOW:
      return topic->index < plan->n_windows;
    case RGM_TOPIC_ZONE:
      return topic->index < plan->n_zones;
    case RGM_TOPIC_FINAL_RESULTS:
      return plan->final_results != RGM_DAY_NONE;
    case RGM_TOPIC_NEXT:
    case RGM_TOPIC_FINISH:
      return TRUE;
    default:
      return FALSE;
    }
}

/* After which session, for two may have such a window: “Collagen after session 2”. */
static char *
name_window (const RgmPlan *plan, const RgmWindow *window)
{
  const RgmEvaluation *session = &plan->sessions[window->session];
  g_autofree char *reference = rgm_sentence_reference_name (
    rgm_evaluation_get_own_number (session), session->day, plan->today);

  /* Translators: the name of a window such as “Collagen”, a session */
  return g_strdup_printf (_("%s after %s"), rgm_sentence_window_name (window->rule), reference);
}

/* What is explained, as a name: “Session 3”, “Collagen after session 2”. */
static char *
name_topic (const RgmPlan *plan, const RgmTopic *topic)
{
  switch (topic->kind)
    {
    case RGM_TOPIC_SESSION:
      return rgm_sentence_session_title (plan, topic->index);
    case RGM_TOPIC_FORECAST:
      return g_strdup_printf (_("Session %d"), plan->schedule[topic->index].number);
    case RGM_TOPIC_WINDOW:
      return name_window (plan, &plan->windows[topic->index]);
    case RGM_TOPIC_FINISH:
      return g_strdup (_("Finish"));
    case RGM_TOPIC_FINAL_RESULTS:
      return g_strdup (rgm_sentence_window_name (
        rgm_protocol_get_final_results (rgm_rules_get_protocol (plan->rules))));
    case RGM_TOPIC_ZONE:
    case RGM_TOPIC_NEXT:
    default:
      return NULL;
    }
}

/**
 * rgm_explanation_title:
 * @plan: a plan
 * @topic: what of it is explained
 *
 * Gets the heading of an explanation.
 *
 * Returns: (transfer full): the heading
 */
char *
rgm_explanation_title (const RgmPlan *plan, const RgmTopic *topic)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (plan != NULL && topic != NULL && rgm_topic_is_of (topic, plan), NULL);

  name = name_topic (plan, topic);
  if (name == NULL)
    return g_strdup (_("Why These Dates?"));
  /* Translators: heading of an explanation; %s is what it explains, “Session 3”. */
  return g_strdup_printf (_("%s: Why?"), name);
}

/**
 * rgm_explanation_summary:
 * @plan: a plan
 * @topic: what of it is explained
 *
 * Says what is explained.
 *
 * Returns: (transfer full): a sentence
 */
char *
rgm_explanation_summary (const RgmPlan *plan, const RgmTopic *topic)
{
  g_return_val_if_fail (plan != NULL && topic != NULL && rgm_topic_is_of (topic, plan), NULL);

  switch (topic->kind)
    {
    case RGM_TOPIC_SESSION:
      return rgm_sentence_verdict (plan, topic->index);
    case RGM_TOPIC_FORECAST:
      return rgm_sentence_forecast (plan, &plan->schedule[topic->index]);
    case RGM_TOPIC_WINDOW:
      return rgm_sentence_window (plan, &plan->windows[topic->index]);
    case RGM_TOPIC_FINISH:
      return rgm_sentence_status_detail (plan);
    case RGM_TOPIC_FINAL_RESULTS:
      return rgm_sentence_final_results_forecast (plan);
    case RGM_TOPIC_ZONE:
      return rgm_sentence_zone (&plan->zones[topic->index], plan->today);
    case RGM_TOPIC_NEXT:
    default:
      return rgm_sentence_next (plan);
    }
}

/**
 * rgm_explanation_facts:
 * @plan: a plan
 * @topic: what of it is explained
 * @catalogue: (nullable): knows the titles of the sources
 *
 * Collects the dates that are asked about, each with its sum, its rule and its sources. A date that
 * nothing limits has none. Where the number of sessions is the reason, that is told instead.
 *
 * Returns: (transfer full) (element-type RgmFact): the facts
 */
GPtrArray *
rgm_explanation_facts (const RgmPlan *plan, const RgmTopic *topic, const RgmCatalogue *catalogue)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_fact_free);

  g_return_val_if_fail (plan != NULL && topic != NULL && rgm_topic_is_of (topic, plan), facts);

  switch (topic->kind)
    {
    case RGM_TOPIC_SESSION:
      add_session (facts, plan, &plan->sessions[topic->index], catalogue);
      break;
    case RGM_TOPIC_FORECAST:
      add_forecast (facts, plan, &plan->schedule[topic->index], catalogue);
      break;
    case RGM_TOPIC_WINDOW:
      add_window (facts, plan, &plan->windows[topic->index], catalogue);
      break;
    case RGM_TOPIC_ZONE:
      add_limits (facts, plan, plan->zones[topic->index].limits, FALSE, catalogue);
      break;
    case RGM_TOPIC_FINISH:
      add_finish (facts, plan, catalogue);
      break;
    case RGM_TOPIC_FINAL_RESULTS:
      add_final_results (facts, plan, catalogue);
      break;
    case RGM_TOPIC_NEXT:
    default:
      add_next (facts, plan, catalogue);
      break;
    }
  return facts;
}

/**
 * rgm_explanation_final_sum:
 * @plan: a plan
 * @sum: (out): how the day of the final results comes about
 *
 * Takes the day of the final results apart.
 *
 * Returns: whether the plan names such a day
 */
gboolean
rgm_explanation_final_sum (const RgmPlan *plan, RgmFinalSum *sum)
{
  g_return_val_if_fail (plan != NULL && sum != NULL, FALSE);

  sum->day = plan->final_results;
  sum->base = find_final_base (plan);
  sum->rule = rgm_protocol_get_final_results (rgm_rules_get_protocol (plan->rules));
  return sum->day != RGM_DAY_NONE && sum->base != RGM_DAY_NONE && sum->rule != NULL;
}

/**
 * rgm_explanation_is_in_use:
 * @plan: a plan
 * @claim: a claim of its protocol
 *
 * Tells whether the course follows a claim: by its basis, or else because its protocol does.
 *
 * Returns: whether it does
 */
gboolean
rgm_explanation_is_in_use (const RgmPlan *plan, const RgmClaim *claim)
{
  if (claim->basis != NULL)
    return g_strcmp0 (claim->basis, rgm_rules_get_basis (plan->rules)) == 0;
  return claim->followed;
}

/**
 * rgm_explanation_concerns_dates:
 * @disagreement: a disagreement between sources
 *
 * Tells whether a disagreement is about when sessions take place or how many are needed, and so
 * belongs to the explanation of dates.
 *
 * Returns: whether it does
 */
gboolean
rgm_explanation_concerns_dates (const RgmDisagreement *disagreement)
{
  return strcmp (disagreement->subject, "spacing") == 0 ||
         strcmp (disagreement->subject, "sessions") == 0;
}
