#include "config.h"

#include "rgm-sentence-basis.h"

#include "rgm-day-text.h"
#include "rgm-period-text.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_sentence_basis:
 * @plan: a plan
 *
 * Returns: (transfer full): which basis the course is spaced by, with its note
 */
char *
rgm_sentence_basis (const RgmPlan *plan)
{
  const char *id = rgm_rules_get_basis (plan->rules);
  const RgmBasis *basis = rgm_protocol_find_basis (rgm_rules_get_protocol (plan->rules), id);
  const char *name = basis != NULL ? g_dgettext (GETTEXT_PACKAGE, basis->name) : id;

  if (basis == NULL || basis->note == NULL)
    /* Translators: %s is the name of a basis, a way to space sessions */
    return g_strdup_printf (_("Basis in use: %s"), name);

  /* Translators: the first %s is the name of a basis, a way to space sessions, the second a note
   * on it, a sentence of its own */
  return g_strdup_printf (_("Basis in use: %s. %s"), name,
                          g_dgettext (GETTEXT_PACKAGE, basis->note));
}

/* The day of a moment by the clock on the wall, or NULL for a moment that no calendar has. */
static char *
describe_moment (gint64 moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (moment / (gint64) G_USEC_PER_SEC);

  if (time == NULL)
    return NULL;
  return rgm_day_text (rgm_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                    g_date_time_get_day_of_month (time)), RGM_DAY_TEXT_YEAR);
}

/**
 * rgm_sentence_basis_choice:
 * @course: a course
 *
 * Returns: (transfer full): who chose its basis and when, as a sentence
 */
char *
rgm_sentence_basis_choice (const RgmCourseRecord *course)
{
  const char *by = course->basis_chosen_by;
  g_autofree char *day = course->basis_chosen_at != 0 ? describe_moment (course->basis_chosen_at)
                                                      : NULL;

  if (*by != '\0' && day != NULL)
    /* Translators: of a basis; %s are the name of who chose it, and a day */
    return g_strdup_printf (_("Chosen by %s on %s."), by, day);
  if (*by != '\0')
    /* Translators: of a basis; %s is the name of who chose it */
    return g_strdup_printf (_("Chosen by %s."), by);
  if (day != NULL)
    /* Translators: of a basis; %s is the day on which it was chosen */
    return g_strdup_printf (_("Chosen on %s."), day);
  return g_strdup (_("It is the basis that a course begins with; nobody has chosen another."));
}

/**
 * rgm_sentence_rule:
 * @plan: a plan
 * @id: the id of one of its rules, as JSON has it
 *
 * Returns: (transfer full): the rule by its protocol and its id
 */
char *
rgm_sentence_rule (const RgmPlan *plan, const char *id)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (plan->rules);

  /* Translators: the first %s is the name of a concern, the second the id of a rule as files have
   * it: Rule of Acne scars: acne-scars/Spacing standard */
  return g_strdup_printf (_("Rule of %s: %s"), g_dgettext (GETTEXT_PACKAGE, protocol->name), id);
}

/**
 * rgm_sentence_needed:
 * @plan: a plan
 *
 * Returns: (transfer full): how many sessions are needed
 */
char *
rgm_sentence_needed (const RgmPlan *plan)
{
  g_autofree char *needed = rgm_period_text_counts (plan->min_needed, plan->max_needed);

  /* Translators: %s is a number, or from the least to the most: 3–6 */
  return g_strdup_printf (ngettext ("%s session is needed", "%s sessions are needed",
                                    (gulong) plan->max_needed), needed);
}

/**
 * rgm_sentence_needed_rule:
 * @plan: a plan
 *
 * Returns: (transfer full): the id of the rule that gives their number
 */
char *
rgm_sentence_needed_rule (const RgmPlan *plan)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (plan->rules);
  const RgmSeverity *severity = rgm_rules_get_severity (plan->rules);

  return severity != NULL ? g_strdup_printf ("%s/Severity %s", protocol->id, severity->id)
                          : g_strdup_printf ("%s/Protocol", protocol->id);
}
