#include "config.h"

#include "rgm-sentence-session-name.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_sentence_session_mark:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * Returns: (transfer full): the session in a character or two, for a mark or a column: its number;
 *   “+” for one beyond those needed, “–” for another that does not count
 */
char *
rgm_sentence_session_mark (const RgmPlan *plan, gsize session)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];
  gint32 number = rgm_evaluation_get_own_number (evaluation);

  if (number > 0)
    return g_strdup_printf ("%d", number);

  return g_strdup (evaluation->verdict == RGM_VERDICT_EXTRA ? "+" : "–");
}

/**
 * rgm_sentence_session_name:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * Returns: (transfer full): what the session is called at the beginning of a sentence, “Session 3”,
 *   or by its day where it does not count
 */
char *
rgm_sentence_session_name (const RgmPlan *plan, gsize session)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];
  gint32 number = rgm_evaluation_get_own_number (evaluation);
  g_autofree char *day = NULL;

  if (number > 0)
    /* Translators: %d is the number of a session */
    return g_strdup_printf (_("Session %d"), number);

  day = rgm_day_text_near (evaluation->day, plan->today, RGM_DAY_TEXT_PLAIN);
  /* Translators: the subject of a sentence; %s is a day: The session of 20 Nov was on time */
  return g_strdup_printf (C_("subject", "The session of %s"), day);
}

/**
 * rgm_sentence_session_title:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * Returns: (transfer full): what the session is called beside its day, “Session 3”
 */
char *
rgm_sentence_session_title (const RgmPlan *plan, gsize session)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];
  gint32 number = rgm_evaluation_get_own_number (evaluation);

  if (evaluation->verdict == RGM_VERDICT_EXTRA)
    return g_strdup (_("Extra session"));
  if (number == 0)
    return g_strdup (_("Session that does not count"));

  /* Translators: %d is the number of a session */
  return g_strdup_printf (_("Session %d"), number);
}

/**
 * rgm_sentence_session_state:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * Returns: (transfer full): “Done”, “Booked”, or “Booked 14:30”
 */
char *
rgm_sentence_session_state (const RgmPlan *plan, gsize session)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];
  g_autofree char *time = NULL;

  if (evaluation->state != RGM_SESSION_BOOKED || evaluation->minute == RGM_MINUTE_NONE)
    return g_strdup (rgm_sentence_state_name (evaluation->state));

  time = rgm_day_text_minute (evaluation->minute);
  /* Translators: %s is a time of day */
  return g_strdup_printf (_("Booked %s"), time);
}

/**
 * rgm_sentence_verdict_name:
 * @verdict: a verdict
 *
 * Returns: the verdict in a word or two, “on time”
 */
const char *
rgm_sentence_verdict_name (RgmVerdict verdict)
{
  switch (verdict)
    {
    case RGM_VERDICT_FIRST:
      return C_("verdict", "first session");
    case RGM_VERDICT_ON_TIME:
      return C_("verdict", "on time");
    case RGM_VERDICT_EARLY:
      return C_("verdict", "early");
    case RGM_VERDICT_LATE:
      return C_("verdict", "late");
    case RGM_VERDICT_GRACE:
      return C_("verdict", "within the grace");
    case RGM_VERDICT_EXTRA:
      return C_("verdict", "extra");
    case RGM_VERDICT_TOO_EARLY:
      return C_("verdict", "too early");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * rgm_sentence_state_name:
 * @state: what became of a session
 *
 * Returns: it in a word, “Done”
 */
const char *
rgm_sentence_state_name (RgmSessionState state)
{
  switch (state)
    {
    case RGM_SESSION_DONE:
      return C_("session", "Done");
    case RGM_SESSION_BOOKED:
      return C_("session", "Booked");
    case RGM_SESSION_CANCELLED:
      return C_("session", "Cancelled");
    case RGM_SESSION_MISSED:
      return C_("session", "Missed");
    default:
      g_return_val_if_reached ("");
    }
}
