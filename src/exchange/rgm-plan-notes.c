#include "config.h"

#include "rgm-plan-notes.h"

#include "rgm-explanation.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_plan_notes_concern:
 * @plan: a plan
 *
 * Returns: (transfer full): the concern, and the severity where one was chosen
 */
char *
rgm_plan_notes_concern (const RgmPlan *plan)
{
  const RgmSeverity *severity = rgm_rules_get_severity (plan->rules);
  const char *name = g_dgettext (GETTEXT_PACKAGE, rgm_rules_get_protocol (plan->rules)->name);

  return severity != NULL
    ? g_strdup_printf ("%s · %s", name, g_dgettext (GETTEXT_PACKAGE, severity->name))
    : g_strdup (name);
}

/**
 * rgm_plan_notes_line:
 * @notes: the notes of the text
 * @line: a line
 * @rule: (nullable): the rule that it follows
 * @sources: (nullable): %NULL-terminated ids of its sources
 * @reading: whether a vague phrase of the source was read in a definite way
 *
 * Returns: (transfer full): the line with the number of its note
 */
char *
rgm_plan_notes_line (RgmTextNotes *notes, const char *line, const char *rule,
                     const char *const *sources, gboolean reading)
{
  guint note = rgm_text_notes_add (notes, rule, sources, reading);

  return g_strdup_printf ("%s [%u]", line, note);
}

/**
 * rgm_plan_notes_reason:
 * @notes: the notes of the text
 * @plan: a plan
 * @reason: a reason of it
 *
 * Returns: (transfer full): the reason as a line
 */
char *
rgm_plan_notes_reason (RgmTextNotes *notes, const RgmPlan *plan, const RgmReason *reason)
{
  g_autofree char *line = rgm_sentence_reason_line (plan, reason);

  return rgm_plan_notes_line (notes, line, reason->rule, reason->sources,
                              reason->spacing->reading);
}

/**
 * rgm_plan_notes_unruled:
 * @forecast: a session to come
 * @kind: one of its limits
 *
 * Returns: (transfer full) (nullable): where the date comes from, if no rule gives it: it is that
 *   of the session before; else %NULL
 */
char *
rgm_plan_notes_unruled (const RgmForecast *forecast, RgmLimitKind kind)
{
  const RgmLimit *limit = &forecast->limits[kind];
  g_autofree char *day = NULL;

  if (forecast->booked >= 0 || limit->day == RGM_DAY_NONE || limit->spacing != NULL)
    return NULL;
  day = rgm_day_text (limit->day, RGM_DAY_TEXT_YEAR);
  /* Translators: the name of a limit and a day */
  return g_strdup_printf (_("%s: %s, the day of the session before; no rule asks for more"),
                          rgm_sentence_limit_name (kind), day);
}

/* With its periods: the days of a window are the day of its session and these. */
static char *
make_window_rule (const RgmPlan *plan, const RgmWindowRule *rule)
{
  g_autofree char *span = rgm_sentence_window_span (rule);

  return g_strdup_printf ("%s/Window %s: %s", rgm_rules_get_protocol (plan->rules)->id, rule->id,
                          span);
}

static char *
note_window (RgmTextNotes *notes, const RgmPlan *plan, const RgmWindowRule *rule, const char *line)
{
  g_autofree char *rule_text = make_window_rule (plan, rule);

  return rgm_plan_notes_line (notes, line, rule_text, (const char *const *) rule->sources,
                              rule->reading);
}

/**
 * rgm_plan_notes_final_results:
 * @notes: the notes of the text
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): when the final results show, and the sum; %NULL where nobody
 *   can tell
 */
char *
rgm_plan_notes_final_results (RgmTextNotes *notes, const RgmPlan *plan)
{
  RgmFinalSum final;
  RgmReason sum;
  g_autofree char *sentence = NULL;
  g_autofree char *sum_text = NULL;
  g_autofree char *line = NULL;

  if (!rgm_explanation_final_sum (plan, &final))
    return NULL;
  sum = (RgmReason) { .reference = final.base, .period = &final.rule->from, .date = final.day };
  sentence = rgm_sentence_final_results (plan);
  sum_text = rgm_sentence_reason_sum (&sum);
  line = g_strdup_printf ("%s: %s", sentence, sum_text);

  return note_window (notes, plan, final.rule, line);
}

/**
 * rgm_plan_notes_needed:
 * @notes: the notes of the text
 * @plan: a plan
 *
 * Returns: (transfer full): how many sessions are needed
 */
char *
rgm_plan_notes_needed (RgmTextNotes *notes, const RgmPlan *plan)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (plan->rules);
  const RgmSeverity *severity = rgm_rules_get_severity (plan->rules);
  char **sources = severity != NULL ? severity->sources : protocol->session_sources;
  g_autofree char *line = rgm_sentence_needed (plan);
  g_autofree char *rule = rgm_sentence_needed_rule (plan);

  return rgm_plan_notes_line (notes, line, rule, (const char *const *) sources,
                              severity == NULL && protocol->reading);
}

/**
 * rgm_plan_notes_window:
 * @notes: the notes of the text
 * @plan: a plan
 * @window: a window of it
 *
 * Returns: (transfer full): from when to when the window is
 */
char *
rgm_plan_notes_window (RgmTextNotes *notes, const RgmPlan *plan, const RgmWindow *window)
{
  g_autofree char *sentence = rgm_sentence_window (plan, window);

  return note_window (notes, plan, window->rule, sentence);
}

/**
 * rgm_plan_notes_window_rule:
 * @notes: the notes of the text
 * @plan: a plan
 * @rule: a window of its protocol
 *
 * Returns: (transfer full): what the window is called, and how long after any session it is
 */
char *
rgm_plan_notes_window_rule (RgmTextNotes *notes, const RgmPlan *plan, const RgmWindowRule *rule)
{
  g_autofree char *span = rgm_sentence_window_span (rule);
  g_autofree char *line = g_strdup_printf ("%s: %s", rgm_sentence_window_name (rule), span);

  return note_window (notes, plan, rule, line);
}

/**
 * rgm_plan_notes_care:
 * @notes: the notes of the text
 * @care: care before or after a session
 *
 * Returns: (transfer full): when it holds and what to do or leave
 */
char *
rgm_plan_notes_care (RgmTextNotes *notes, const RgmCare *care)
{
  g_autofree char *sentence = rgm_sentence_care (care);

  return rgm_plan_notes_line (notes, sentence, NULL, (const char *const *) care->sources,
                              care->reading);
}
