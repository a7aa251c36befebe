#include "config.h"

#include "rgm-sentence-session.h"

#include "rgm-day-text.h"
#include "rgm-elapsed-text.h"
#include "rgm-explain.h"
#include "rgm-period-text.h"
#include "rgm-sentence-next.h"
#include "rgm-sentence-reason.h"
#include "rgm-sentence-session-name.h"

#include <glib/gi18n-lib.h>

/* @days of @session: to the day where it comes before days that a rule asks for, however long that
 * makes one wait; otherwise as time that has gone by, for it may have been years. */
static char *
describe_span (const RgmEvaluation *session, gint32 days)
{
  switch (session->verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
    case RGM_VERDICT_GRACE:
    case RGM_VERDICT_EARLY:
      return rgm_period_text_days (days);
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_ON_TIME:
    case RGM_VERDICT_LATE:
    case RGM_VERDICT_EXTRA:
    default:
      return rgm_elapsed_text (days);
    }
}

/* How far a session lies from the limit that decided its verdict. */
static char *
describe_distance (const RgmEvaluation *session)
{
  const RgmLimit *limits = session->limits;
  gint32 days = 0;

  switch (session->verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
      days = session->days_too_early;
      break;
    case RGM_VERDICT_GRACE:
      days = limits[RGM_LIMIT_MINIMUM].day - session->day;
      break;
    case RGM_VERDICT_EARLY:
      days = limits[RGM_LIMIT_RECOMMENDED_FROM].day - session->day;
      break;
    case RGM_VERDICT_LATE:
      days = session->day - limits[RGM_LIMIT_RECOMMENDED_TO].day;
      break;
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_ON_TIME:
    case RGM_VERDICT_EXTRA:
    default:
      break;
    }

  return describe_span (session, days);
}

/* The number of the session on @day that counts, or 0. */
static gint32
find_number (const RgmPlan *plan, gsize before, RgmDay day)
{
  for (gsize i = before; i-- > 0;)
    if (plan->sessions[i].day == day && plan->sessions[i].counts)
      return plan->sessions[i].number;

  return 0;
}

/* What decided the verdict, or else the session before it: its day, and its number or 0. */
static gboolean
find_reference (const RgmPlan *plan, gsize index, RgmDay *day, gint32 *number)
{
  const RgmEvaluation *session = &plan->sessions[index];
  RgmReason reasons[RGM_N_LIMITS];

  if (rgm_explain_evaluation (session, reasons) > 0)
    {
      *day = reasons[0].reference;
      *number = reasons[0].reference_number;
      return TRUE;
    }
  if (session->gap_days == RGM_NO_GAP)
    return FALSE;

  *day = session->day - session->gap_days;
  *number = find_number (plan, index, *day);
  return TRUE;
}

/* “12 days after session 2”, or %NULL where nothing came before. */
static char *
describe_gap (const RgmPlan *plan, gsize index)
{
  RgmDay reference;
  gint32 number;
  g_autofree char *days = NULL;
  g_autofree char *name = NULL;

  if (!find_reference (plan, index, &reference, &number))
    return NULL;

  name = rgm_sentence_reference_name (number, reference, plan->today);
  if (reference == plan->sessions[index].day)
    /* Translators: %s is a session: on the same day as session 2 */
    return g_strdup_printf (_("on the same day as %s"), name);

  days = describe_span (&plan->sessions[index], plan->sessions[index].day - reference);
  /* Translators: a number of days and a session: 12 days after session 2 */
  return g_strdup_printf (_("%s after %s"), days, name);
}

/* How a session that is done lies in time, as a clause. */
static char *
describe_done (const RgmEvaluation *session, const char *name, const char *distance)
{
  switch (session->verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
      /* Translators: a session as the subject of a sentence, a number of days */
      return g_strdup_printf (_("%s was %s too early"), name, distance);
    case RGM_VERDICT_GRACE:
      /* Translators: a session as the subject of a sentence, a number of days */
      return g_strdup_printf (_("%s was %s before the minimum, within the grace for what "
                                "is already done"), name, distance);
    case RGM_VERDICT_EARLY:
      /* Translators: a session as the subject of a sentence, a number of days */
      return g_strdup_printf (_("%s was %s before the recommended days"),
                              name, distance);
    case RGM_VERDICT_LATE:
      /* Translators: a session as the subject of a sentence, a number of days */
      return g_strdup_printf (_("%s was %s late"), name, distance);
    case RGM_VERDICT_ON_TIME:
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_EXTRA:
    default:
      /* Translators: a session as the subject of a sentence */
      return g_strdup_printf (_("%s was on time"), name);
    }
}

/* How a booking lies in time, as a clause. */
static char *
describe_booked (const RgmEvaluation *session, const char *name, const char *distance)
{
  switch (session->verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
    case RGM_VERDICT_GRACE:
      /* Translators: a session as the subject of a sentence, a number of days */
      return g_strdup_printf (_("%s is booked %s too early"), name, distance);
    case RGM_VERDICT_EARLY:
      /* Translators: a session as the subject of a sentence, a number of days */
      return g_strdup_printf (_("%s is booked %s before the recommended days"),
                              name, distance);
    case RGM_VERDICT_LATE:
      /* Translators: a session as the subject of a sentence, a number of days */
      return g_strdup_printf (_("%s is booked %s late"), name, distance);
    case RGM_VERDICT_ON_TIME:
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_EXTRA:
    default:
      /* Translators: a session as the subject of a sentence */
      return g_strdup_printf (_("%s is booked on time"), name);
    }
}

/* Neither a session nor one too many can be early or late. */
static char *
describe_unlimited (const RgmPlan *plan, const RgmEvaluation *session)
{
  g_autofree char *day = rgm_day_text_near (session->day, plan->today, RGM_DAY_TEXT_PLAIN);

  if (session->verdict == RGM_VERDICT_EXTRA)
    return g_strdup_printf (ngettext ("The session of %s is extra: only %d session is needed.",
                                      "The session of %s is extra: no more than %d sessions are "
                                      "needed.", (gulong) plan->max_needed),
                            day, plan->max_needed);

  /* A booking has its number after all that is done, though it may be of a day before them. */
  if (rgm_evaluation_get_own_number (session) != 1)
    /* Translators: %s is the day of a session that does not count, or is not session 1 */
    return g_strdup_printf (_("The session of %s is the first: nothing comes before it."), day);

  /* Translators: the number of a session, its day */
  return g_strdup_printf (_("Session %d on %s is the first: nothing comes before it."),
                          session->number, day);
}

/**
 * rgm_sentence_verdict:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * How a session lies in time and why: “Session 3 is booked 2 days too early: 2 Dec is 12 days after
 * session 2.”
 *
 * Returns: (transfer full): the sentence
 */
char *
rgm_sentence_verdict (const RgmPlan *plan, gsize session)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];
  g_autofree char *distance = describe_distance (evaluation);
  g_autofree char *name = NULL;
  g_autofree char *clause = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *day = NULL;

  if (evaluation->verdict == RGM_VERDICT_FIRST || evaluation->verdict == RGM_VERDICT_EXTRA)
    return describe_unlimited (plan, evaluation);

  name = rgm_sentence_session_name (plan, session);
  clause = evaluation->state == RGM_SESSION_BOOKED ? describe_booked (evaluation, name, distance)
                                                   : describe_done (evaluation, name, distance);
  gap = describe_gap (plan, session);
  if (gap == NULL)
    /* Translators: a clause that becomes a sentence */
    return g_strdup_printf (_("%s."), clause);

  day = rgm_day_text_near (evaluation->day, plan->today, RGM_DAY_TEXT_PLAIN);
  /* Translators: a clause such as “Session 3 is booked 2 days too early”, a day, and what it lies
   * after, such as “12 days after session 2” */
  return g_strdup_printf (_("%s: %s is %s."), clause, day, gap);
}

static char *
describe_shortly (const RgmEvaluation *session)
{
  g_autofree char *distance = describe_distance (session);

  switch (session->verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
      /* Translators: %s is a number of days */
      return g_strdup_printf (C_("verdict", "%s too early"), distance);
    case RGM_VERDICT_LATE:
      /* Translators: %s is a number of days */
      return g_strdup_printf (C_("verdict", "%s late"), distance);
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_ON_TIME:
    case RGM_VERDICT_EARLY:
    case RGM_VERDICT_GRACE:
    case RGM_VERDICT_EXTRA:
    default:
      return g_strdup (rgm_sentence_verdict_name (session->verdict));
    }
}

/* Appends what is remarkable beyond the verdict. */
static void
append_remarks (GString *text, const RgmEvaluation *session)
{
  if (session->unconfirmed)
    g_string_append_printf (text, " · %s", C_("verdict", "to confirm"));
  if (!session->counts && session->verdict != RGM_VERDICT_EXTRA)
    g_string_append_printf (text, " · %s", C_("verdict", "does not count"));
}

/**
 * rgm_sentence_verdict_short:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * Returns: (transfer full): the gap and the verdict, “35 days · on time”, “12 days · 2 days too
 *   early”, “First session”
 */
char *
rgm_sentence_verdict_short (const RgmPlan *plan, gsize session)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];
  g_autofree char *verdict = describe_shortly (evaluation);
  GString *text = g_string_new (NULL);

  if (evaluation->verdict == RGM_VERDICT_FIRST)
    g_string_append (text, _("First session"));
  else if (evaluation->gap_days == RGM_NO_GAP)
    g_string_append (text, verdict);
  else
    {
      g_autofree char *gap = describe_span (evaluation, evaluation->gap_days);

      g_string_append_printf (text, "%s · %s", gap, verdict);
    }
  append_remarks (text, evaluation);

  return g_string_free (text, FALSE);
}

/* The day to take instead of one that is before the recommended ones. */
static void
append_instead (GString *text, const RgmPlan *plan, const RgmEvaluation *session,
                RgmDayTextFlags flags)
{
  RgmLimitKind kind = session->verdict == RGM_VERDICT_TOO_EARLY ? RGM_LIMIT_MINIMUM
                                                                : RGM_LIMIT_RECOMMENDED_FROM;
  g_autofree char *day = NULL;

  if (session->verdict != RGM_VERDICT_TOO_EARLY && session->verdict != RGM_VERDICT_EARLY)
    return;
  if (session->limits[kind].day == RGM_DAY_NONE)
    return;

  day = rgm_day_text_near (session->limits[kind].day, plan->today, flags);
  g_string_append (text, " · ");
  if (kind == RGM_LIMIT_MINIMUM)
    g_string_append_printf (text, _("earliest %s"), day);
  else
    /* Translators: %s is a day */
    g_string_append_printf (text, _("recommended from %s"), day);
}

/**
 * rgm_sentence_check:
 * @plan: a plan that holds a session being entered
 * @session: its index
 *
 * What stands beside the date while it is being chosen: “12 days after session 2 · 2 days too early
 * · earliest Fri 4 Dec”.
 *
 * Returns: (transfer full): the text
 */
char *
rgm_sentence_check (const RgmPlan *plan, gsize session)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];
  g_autofree char *gap = NULL;
  g_autofree char *verdict = NULL;
  GString *text;

  if (evaluation->verdict == RGM_VERDICT_FIRST)
    return g_strdup (_("First session"));
  if (evaluation->verdict == RGM_VERDICT_EXTRA)
    return describe_unlimited (plan, evaluation);

  text = g_string_new (NULL);
  gap = describe_gap (plan, session);
  if (gap != NULL)
    g_string_append_printf (text, "%s · ", gap);
  verdict = describe_shortly (evaluation);
  g_string_append (text, verdict);
  append_instead (text, plan, evaluation, RGM_DAY_TEXT_WEEKDAY);

  return g_string_free (text, FALSE);
}

/**
 * rgm_sentence_move:
 * @plan: a plan that holds a booking being moved
 * @session: its index
 *
 * What a bubble says beside a booking while it is moved: “12 days · 2 days too early · earliest
 * 4 Dec”.
 *
 * Returns: (transfer full): the text
 */
char *
rgm_sentence_move (const RgmPlan *plan, gsize session)
{
  g_autofree char *verdict = rgm_sentence_verdict_short (plan, session);
  GString *text = g_string_new (verdict);

  append_instead (text, plan, &plan->sessions[session], RGM_DAY_TEXT_PLAIN);
  return g_string_free (text, FALSE);
}

static const RgmForecast *
find_row_of (const RgmPlan *plan, gsize session)
{
  for (gsize i = 0; i < plan->n_schedule; i++)
    if (plan->schedule[i].booked == (gint32) session)
      return &plan->schedule[i];

  return NULL;
}

static char *
describe_finish_range (const RgmPlan *plan)
{
  const RgmForecast *last = plan->finish_min >= 0 ? &plan->schedule[plan->finish_min]
                                                  : &plan->schedule[plan->n_schedule - 1];
  RgmDay from = last->limits[RGM_LIMIT_RECOMMENDED_FROM].day;
  RgmDay to = last->limits[RGM_LIMIT_RECOMMENDED_TO].day;

  if (from == RGM_DAY_NONE || to == RGM_DAY_NONE)
    return rgm_sentence_recommended (last, plan->today);

  return rgm_day_text_range (from, to, RGM_DAY_TEXT_YEAR);
}

/**
 * rgm_sentence_consequence:
 * @plan: a plan that holds a booking being entered
 * @session: its index
 *
 * What follows from a booking, given that it takes place: “After this booking: next 30 Dec – 13 Jan
 * · finish 24 Feb – 7 Apr 2027”. A booking that is too early stands in only when the user has said
 * that it counts; ask with a plan in which it does.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where the booking does not stand in
 */
char *
rgm_sentence_consequence (const RgmPlan *plan, gsize session)
{
  const RgmForecast *row = find_row_of (plan, session);
  g_autofree char *next = NULL;
  g_autofree char *finish = NULL;

  if (row == NULL)
    return NULL;
  if (row == &plan->schedule[plan->n_schedule - 1])
    return g_strdup (_("This booking is the last session of the course."));

  next = rgm_sentence_recommended (row + 1, plan->today);
  finish = describe_finish_range (plan);
  /* Translators: both %s are ranges of days, of the session after and of the last one */
  return g_strdup_printf (_("After this booking: next %s · finish %s"), next, finish);
}

/**
 * rgm_sentence_counts:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * Returns: (transfer full) (nullable): a sentence on whether the session counts, or %NULL where
 *   that goes without saying
 */
char *
rgm_sentence_counts (const RgmPlan *plan, gsize session)
{
  const RgmEvaluation *evaluation = &plan->sessions[session];

  if (evaluation->verdict == RGM_VERDICT_EXTRA)
    return g_strdup (_("It does not count: the course already has all its sessions."));
  if (evaluation->overridden && evaluation->counts)
    return g_strdup (_("It counts because the user decided so."));
  if (evaluation->overridden)
    return g_strdup (_("It does not count because the user decided so."));
  if (!evaluation->counts)
    return g_strdup (_("It does not count and is to be repeated."));
  if (evaluation->verdict == RGM_VERDICT_TOO_EARLY && evaluation->state == RGM_SESSION_DONE)
    return g_strdup (_("It counts all the same."));

  return NULL;
}

/**
 * rgm_sentence_session:
 * @plan: a plan
 * @session: index of one of its sessions
 *
 * All that is to be told of a session where it stands for itself: how it lies in time, and whether
 * it counts unless that goes without saying.
 *
 * Returns: (transfer full): one sentence or two
 */
char *
rgm_sentence_session (const RgmPlan *plan, gsize session)
{
  g_autofree char *verdict = rgm_sentence_verdict (plan, session);
  g_autofree char *counts = rgm_sentence_counts (plan, session);

  return counts != NULL ? g_strconcat (verdict, " ", counts, NULL) : g_steal_pointer (&verdict);
}
