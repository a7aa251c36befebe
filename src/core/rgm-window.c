#include "config.h"

#include "rgm-window.h"

/**
 * rgm_window_rule_clear:
 * @rule: a window rule whose fields are owned
 *
 * Frees the fields, not @rule itself.
 */
void
rgm_window_rule_clear (RgmWindowRule *rule)
{
  g_free (rule->id);
  g_free (rule->kind);
  g_free (rule->name);
  g_strfreev (rule->sources);
}

/**
 * rgm_window_rule_apply:
 * @rule: a rule
 * @session: index of the session in its plan
 * @day: day of the session
 * @window: (out): the window
 *
 * Returns: %FALSE where one of its days lies outside the supported range
 */
gboolean
rgm_window_rule_apply (const RgmWindowRule *rule, guint session, RgmDay day, RgmWindow *window)
{
  *window = (RgmWindow) { .rule = rule, .session = session };

  return rgm_period_add (&rule->from, day, &window->from)
         && (!rule->has_peak || rgm_period_add (&rule->peak, day, &window->peak))
         && (!rule->has_to || rgm_period_add (&rule->to, day, &window->to));
}
