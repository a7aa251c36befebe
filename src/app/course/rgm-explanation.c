#include "config.h"

#include "rgm-explanation.h"

#include "rgm-day-text.h"
#include "rgm-period-text.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
append_reason (GArray *reasons, const RgmLimit *limits, RgmLimitKind kind)
{
  RgmReason reason;

  if (rgm_explain_limit (&limits[kind], kind, &reason))
    g_array_append_val (reasons, reason);
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

static void
append_paragraph (GString *text, char *paragraph)
{
  if (paragraph != NULL && *paragraph != '\0')
    g_string_append_printf (text, "%s\n", paragraph);
  g_free (paragraph);
}

static void
append_disagreements (GString *text, const RgmPlan *plan, const RgmCatalogue *catalogue)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (plan->rules);

  for (gsize i = 0; i < protocol->n_disagreements; i++)
    if (rgm_explanation_concerns_dates (&protocol->disagreements[i]))
      {
        g_string_append_c (text, '\n');
        append_paragraph (text, rgm_sentence_disagreement (&protocol->disagreements[i],
                                                           rgm_rules_get_basis (plan->rules),
                                                           catalogue));
      }
}

/**
 * rgm_explanation_title:
 * @plan: a plan
 * @session: index of the session to explain, or %RGM_EXPLANATION_OF_NEXT
 *
 * Gets the heading of an explanation.
 *
 * Returns: (transfer full): the heading
 */
char *
rgm_explanation_title (const RgmPlan *plan, gssize session)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (plan != NULL && session < (gssize) plan->n_sessions, NULL);

  if (session < 0)
    return g_strdup (_("Why These Dates?"));
  title = rgm_sentence_session_title (plan, (gsize) session);
  /* Translators: heading of an explanation; %s is “Session 3”. */
  return g_strdup_printf (_("%s: Why?"), title);
}

/**
 * rgm_explanation_summary:
 * @plan: a plan
 * @session: index of the session to explain, or %RGM_EXPLANATION_OF_NEXT
 *
 * Says what is explained.
 *
 * Returns: (transfer full): a sentence
 */
char *
rgm_explanation_summary (const RgmPlan *plan, gssize session)
{
  g_return_val_if_fail (plan != NULL && session < (gssize) plan->n_sessions, NULL);

  return session < 0 ? rgm_sentence_next (plan) : rgm_sentence_verdict (plan, (gsize) session);
}

/**
 * rgm_explanation_reasons:
 * @plan: a plan
 * @session: index of the session to explain, or %RGM_EXPLANATION_OF_NEXT
 *
 * Collects the dates that a session is measured by, each with its sum. The absolute minimum is
 * among them only where it is not the minimum itself.
 *
 * Returns: (transfer full) (element-type RgmReason): the reasons, borrowed from @plan
 */
GArray *
rgm_explanation_reasons (const RgmPlan *plan, gssize session)
{
  GArray *reasons = g_array_new (FALSE, FALSE, sizeof (RgmReason));
  const RgmLimit *limits;

  g_return_val_if_fail (plan != NULL && session < (gssize) plan->n_sessions, reasons);

  limits = session < 0 ? plan->next.limits : plan->sessions[session].limits;
  if (session >= 0 && limits[RGM_LIMIT_ABSOLUTE].day != limits[RGM_LIMIT_MINIMUM].day)
    append_reason (reasons, limits, RGM_LIMIT_ABSOLUTE);
  append_reason (reasons, limits, RGM_LIMIT_MINIMUM);
  append_reason (reasons, limits, RGM_LIMIT_RECOMMENDED_FROM);
  append_reason (reasons, limits, RGM_LIMIT_RECOMMENDED_TO);
  return reasons;
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
 * rgm_explanation_final_text:
 * @sum: how the day of the final results comes about
 *
 * Writes it as a sum, “12 Mar 2027 + 3 months = 12 Jun 2027”.
 *
 * Returns: (transfer full): the sum
 */
char *
rgm_explanation_final_text (const RgmFinalSum *sum)
{
  g_autofree char *base = rgm_day_text (sum->base, RGM_DAY_TEXT_YEAR);
  g_autofree char *period = rgm_period_text (&sum->rule->from);
  g_autofree char *day = rgm_day_text (sum->day, RGM_DAY_TEXT_YEAR);

  /* Translators: a sum of a day and a period: 20 Nov 2026 + 14 days = 4 Dec 2026 */
  return g_strdup_printf (C_("sum", "%s + %s = %s"), base, period, day);
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

/**
 * rgm_explanation_text:
 * @plan: a plan
 * @session: index of the session to explain, or %RGM_EXPLANATION_OF_NEXT
 * @catalogue: (nullable): knows the titles of the sources
 *
 * Writes an explanation as plain text, to be copied into a letter or a record.
 *
 * Returns: (transfer full): the text, a line for each date
 */
char *
rgm_explanation_text (const RgmPlan *plan, gssize session, const RgmCatalogue *catalogue)
{
  g_autoptr (GArray) reasons = NULL;
  GString *text = g_string_new (NULL);
  RgmFinalSum final;

  g_return_val_if_fail (plan != NULL && session < (gssize) plan->n_sessions, NULL);

  reasons = rgm_explanation_reasons (plan, session);
  append_paragraph (text, rgm_explanation_summary (plan, session));
  for (guint i = 0; i < reasons->len; i++)
    append_paragraph (text, rgm_sentence_reason (plan, &g_array_index (reasons, RgmReason, i),
                                                 catalogue));
  if (session < 0 && rgm_explanation_final_sum (plan, &final))
    {
      g_autofree char *sum = rgm_explanation_final_text (&final);
      g_autofree char *sources = rgm_sentence_sources ((const char *const *) final.rule->sources,
                                                       catalogue);

      /* Translators: the name of a window such as “Final results”, a sum of days, sources */
      append_paragraph (text, g_strdup_printf (_("%s: %s. %s."),
                                               rgm_sentence_window_name (final.rule), sum,
                                               sources));
    }
  append_paragraph (text, rgm_sentence_basis (plan));
  append_disagreements (text, plan, catalogue);
  g_string_append_printf (text, "\n%s\n", rgm_sentence_advice_limits ());
  return g_string_free (text, FALSE);
}
