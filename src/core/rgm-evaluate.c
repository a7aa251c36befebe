#include "config.h"

#include "rgm-evaluate.h"

#include "rgm-course-private.h"
#include "rgm-evaluate-private.h"

/**
 * rgm_verdict_get_code:
 * @verdict: a verdict
 *
 * Returns: its stable name in output, `too-early`
 */
const char *
rgm_verdict_get_code (RgmVerdict verdict)
{
  static const char *const codes[] = {
    "first", "on-time", "early", "late", "grace", "extra", "too-early",
  };

  return codes[verdict];
}

/**
 * rgm_evaluation_get_own_number:
 * @self: an evaluation
 *
 * The number that a session has to itself. One that does not count is judged for the same number as
 * the session after it, which has it then.
 *
 * Returns: the number, or 0 if the session does not count
 */
gint32
rgm_evaluation_get_own_number (const RgmEvaluation *self)
{
  return self->counts ? self->number : 0;
}

/**
 * rgm_evaluation_get_days:
 * @self: an evaluation
 * @days: (out caller-allocates): the limits, by `RgmLimitKind`
 *
 * The days to choose from instead. A rule may set a minimum that lies after what another one
 * recommends: as in a forecast, no recommended day is then before the earliest.
 */
void
rgm_evaluation_get_days (const RgmEvaluation *self, RgmLimit days[RGM_N_LIMITS])
{
  const RgmLimit *earliest = &self->limits[RGM_LIMIT_MINIMUM];

  for (int kind = 0; kind < RGM_N_LIMITS; kind++)
    days[kind] = self->limits[kind];

  if (days[RGM_LIMIT_RECOMMENDED_FROM].day < earliest->day)
    days[RGM_LIMIT_RECOMMENDED_FROM] = *earliest;
  if (days[RGM_LIMIT_RECOMMENDED_TO].day != RGM_DAY_NONE
      && days[RGM_LIMIT_RECOMMENDED_TO].day < earliest->day)
    days[RGM_LIMIT_RECOMMENDED_TO] = *earliest;
}

/* Order of evaluation of two sessions of the course; those alike in all go by their place. */
static gboolean
is_before (const RgmSession *sessions, gint32 a, gint32 b)
{
  int order;

  if (sessions[a].day != sessions[b].day)
    return sessions[a].day < sessions[b].day;

  order = rgm_session_compare (&sessions[a], &sessions[b]);
  return order != 0 ? order < 0 : a < b;
}

static gboolean
is_in_order (const RgmCourse *course)
{
  for (gint32 i = 1; i < (gint32) course->n_sessions; i++)
    if (!is_before (course->sessions, i - 1, i))
      return FALSE;

  return TRUE;
}

void
rgm_walk_start (RgmWalk *walk, const RgmCourse *course, RgmDay today)
{
  walk->course = course;
  walk->today = today;
  walk->in_order = is_in_order (course);
  walk->pass = RGM_SESSION_DONE;
  walk->at = -1;
  walk->counted = 0;
  walk->counted_done = 0;
  walk->latest_done = RGM_NO_REFERENCE;
  walk->latest_booking = RGM_NO_REFERENCE;
  walk->out_of_range = FALSE;
}

/* The session of this pass that follows the one the walk is at, or -1. Sessions come in any order
 * and nothing is allocated to sort them: where they are out of order, each step looks at all. */
static gint32
find_next (const RgmWalk *walk)
{
  const RgmSession *sessions = walk->course->sessions;
  gint32 n = (gint32) walk->course->n_sessions;
  gint32 best = -1;

  for (gint32 i = walk->in_order ? walk->at + 1 : 0; i < n; i++)
    {
      if (sessions[i].state != walk->pass)
        continue;
      if (walk->in_order)
        return i;
      if ((walk->at < 0 || is_before (sessions, walk->at, i))
          && (best < 0 || is_before (sessions, i, best)))
        best = i;
    }

  return best;
}

static gint32
find_number (const RgmWalk *walk, gint32 index)
{
  for (gint32 number = walk->counted; number > 0; number--)
    if (walk->numbered[number].index == index)
      return number;

  return 0;
}

/* Whether a session of another course comes before @target on skin that @areas share. Those done
 * may be the reference of all; bookings of bookings only. */
static gboolean
bears_on (const RgmSession *other, const RgmSession *target, RgmAreaSet areas)
{
  if ((other->areas & areas) == 0)
    return FALSE;
  if (other->state != RGM_SESSION_DONE
      && (other->state != RGM_SESSION_BOOKED || target->state != RGM_SESSION_BOOKED))
    return FALSE;

  return rgm_session_compare (other, target) < 0;
}

/* The latest session of another course before @target, as its index; -1 where @own, the latest one
 * of the course itself, comes after all of them. */
static gint32
find_other (const RgmWalk *walk, const RgmSession *target, const RgmReference *own)
{
  const RgmCourse *course = walk->course;
  const RgmSession *latest = own->index >= 0 ? &course->sessions[own->index] : NULL;
  RgmAreaSet areas = target->areas != 0 ? target->areas : course->areas;
  gint32 found = -1;

  for (gsize i = 0; i < course->n_others; i++)
    if (bears_on (&course->others[i], target, areas)
        && (latest == NULL || rgm_session_compare (latest, &course->others[i]) < 0))
      {
        latest = &course->others[i];
        found = (gint32) i;
      }

  return found;
}

/* The latest session done before the booking that the walk is at. Most often that is the latest of
 * all; only a booking that was left standing in the past has to look for it. */
static RgmReference
find_done_before_booking (const RgmWalk *walk)
{
  const RgmSession *sessions = walk->course->sessions;
  RgmReference latest = RGM_NO_REFERENCE;

  if (walk->latest_done.index < 0 || is_before (sessions, walk->latest_done.index, walk->at))
    return walk->latest_done;

  for (gint32 i = 0; i < (gint32) walk->course->n_sessions; i++)
    if (sessions[i].state == RGM_SESSION_DONE && is_before (sessions, i, walk->at)
        && (latest.index < 0 || is_before (sessions, latest.index, i)))
      latest = (RgmReference) { sessions[i].day, find_number (walk, i), i };

  return latest;
}

/* The session of the course before the one that the walk is at. A booking may follow another, and
 * those come in order, so that the last one met is the latest. */
static RgmReference
find_own_previous (const RgmWalk *walk, const RgmSession *target)
{
  const RgmSession *sessions = walk->course->sessions;
  RgmReference done;

  if (target->state == RGM_SESSION_DONE)
    return walk->latest_done;

  done = find_done_before_booking (walk);
  if (walk->latest_booking.index < 0)
    return done;
  if (done.index < 0 || is_before (sessions, done.index, walk->latest_booking.index))
    return walk->latest_booking;

  return done;
}

/* The latest session before @target, whether or not it counted: needled skin restarts the clock. */
static RgmReference
find_previous (const RgmWalk *walk, const RgmSession *target)
{
  RgmReference previous = find_own_previous (walk, target);
  gint32 other = walk->course->n_others > 0 ? find_other (walk, target, &previous) : -1;

  if (other >= 0)
    return (RgmReference) { walk->course->others[other].day, 0, -1 };

  return previous;
}

/* What no session that is done comes after. */
static const RgmSession still_to_come = {
  .day = RGM_DAY_LAST + 1,
  .minute = RGM_MINUTE_NONE,
  .state = RGM_SESSION_DONE,
};

/* The latest session done before any that is still to come: what a forecast starts from. */
RgmReference
rgm_walk_get_latest_done (const RgmWalk *walk)
{
  return find_previous (walk, &still_to_come);
}

/* The index of that session among those of other courses; -1 where the course has it itself. */
gint32
rgm_walk_get_newer_other (const RgmWalk *walk)
{
  return find_other (walk, &still_to_come, &walk->latest_done);
}

/* Finds the limits of a session with @number that follows @previous. Answers whether there is any
 * session to count from. */
gboolean
rgm_walk_find_limits (RgmWalk *walk, gint32 number, const RgmReference *previous,
                      RgmLimit *limits)
{
  const RgmRules *rules = walk->course->rules;
  gboolean found = previous->day != RGM_DAY_NONE;

  for (gsize i = 0; i < rules->n_spacings; i++)
    {
      const RgmSpacing *spacing = rules->spacings[i];
      const RgmReference *reference = previous;

      if ((spacing->session != 0 && spacing->session != number) || spacing->from >= number)
        continue;
      if (spacing->from > 0)
        reference = &walk->numbered[spacing->from];
      found = found || spacing->from > 0;
      for (RgmLimitKind kind = RGM_LIMIT_ABSOLUTE; kind < RGM_N_LIMITS; kind++)
        if (!rgm_limit_raise (&limits[kind], kind, spacing, reference))
          walk->out_of_range = TRUE;
    }

  return found;
}

static gboolean
is_short_of (RgmDay day, const RgmLimit *limit)
{
  return limit->day != RGM_DAY_NONE && day < limit->day;
}

/* A booking has no grace: it can still be moved. */
static const RgmLimit *
get_hard_limit (const RgmEvaluation *evaluation)
{
  return &evaluation->limits[evaluation->state == RGM_SESSION_DONE ? RGM_LIMIT_ABSOLUTE
                                                                   : RGM_LIMIT_MINIMUM];
}

/* The limit day itself is good, and a missing limit never fails. */
static RgmVerdict
judge (const RgmEvaluation *evaluation)
{
  const RgmLimit *last = &evaluation->limits[RGM_LIMIT_RECOMMENDED_TO];

  if (is_short_of (evaluation->day, get_hard_limit (evaluation)))
    return RGM_VERDICT_TOO_EARLY;
  if (is_short_of (evaluation->day, &evaluation->limits[RGM_LIMIT_MINIMUM]))
    return evaluation->state == RGM_SESSION_DONE ? RGM_VERDICT_GRACE : RGM_VERDICT_TOO_EARLY;
  if (is_short_of (evaluation->day, &evaluation->limits[RGM_LIMIT_RECOMMENDED_FROM]))
    return RGM_VERDICT_EARLY;

  return last->day == RGM_DAY_NONE || evaluation->day <= last->day ? RGM_VERDICT_ON_TIME
                                                                   : RGM_VERDICT_LATE;
}

static gboolean
does_count (const RgmWalk *walk, const RgmSession *session, RgmVerdict verdict)
{
  if (verdict == RGM_VERDICT_EXTRA)
    return FALSE;
  if (session->counts != RGM_COUNTS_AUTO)
    return session->counts == RGM_COUNTS_YES;

  return verdict != RGM_VERDICT_TOO_EARLY
         || walk->course->rules->protocol->early_policy == RGM_EARLY_POLICY_COUNT;
}

static void
evaluate (RgmWalk *walk, const RgmSession *session, const RgmReference *previous,
          RgmEvaluation *evaluation)
{
  if (walk->counted >= walk->course->rules->max_sessions)
    {
      evaluation->verdict = RGM_VERDICT_EXTRA;
      return;
    }

  evaluation->number = walk->counted + 1;
  if (!rgm_walk_find_limits (walk, evaluation->number, previous, evaluation->limits))
    {
      evaluation->verdict = RGM_VERDICT_FIRST;
      return;
    }

  evaluation->verdict = judge (evaluation);
  if (evaluation->verdict == RGM_VERDICT_TOO_EARLY)
    evaluation->days_too_early = get_hard_limit (evaluation)->day - evaluation->day;
}

static void
remember (RgmWalk *walk, const RgmEvaluation *evaluation)
{
  RgmReference reference = {
    evaluation->day,
    evaluation->counts ? evaluation->number : 0,
    walk->at,
  };

  if (evaluation->counts)
    walk->numbered[++walk->counted] = reference;
  if (walk->pass == RGM_SESSION_DONE)
    {
      walk->latest_done = reference;
      walk->counted_done = walk->counted;
    }
  else
    walk->latest_booking = reference;
}

/* Field by field: a structure of this size would be cleared by a slow string instruction, which
 * was most of the time of a summary. */
static void
begin (const RgmWalk *walk, const RgmSession *session, const RgmReference *previous,
       RgmEvaluation *evaluation)
{
  evaluation->index = (guint) walk->at;
  evaluation->day = session->day;
  evaluation->minute = session->minute;
  evaluation->state = session->state;
  evaluation->number = 0;
  evaluation->overridden = session->counts != RGM_COUNTS_AUTO;
  evaluation->unconfirmed = session->state == RGM_SESSION_BOOKED && session->day < walk->today;
  evaluation->gap_days = previous->day != RGM_DAY_NONE ? session->day - previous->day : RGM_NO_GAP;
  evaluation->days_too_early = 0;
  evaluation->limits[RGM_LIMIT_ABSOLUTE] = RGM_NO_LIMIT;
  evaluation->limits[RGM_LIMIT_MINIMUM] = RGM_NO_LIMIT;
  evaluation->limits[RGM_LIMIT_RECOMMENDED_FROM] = RGM_NO_LIMIT;
  evaluation->limits[RGM_LIMIT_RECOMMENDED_TO] = RGM_NO_LIMIT;
}

/* Evaluates the next session, and answers FALSE when there is none left. */
gboolean
rgm_walk_next (RgmWalk *walk, RgmEvaluation *evaluation)
{
  const RgmSession *session;
  RgmReference previous;
  gint32 next = find_next (walk);

  if (next < 0 && walk->pass == RGM_SESSION_DONE)
    {
      walk->pass = RGM_SESSION_BOOKED;
      walk->at = -1;
      next = find_next (walk);
    }
  if (next < 0)
    return FALSE;

  walk->at = next;
  session = &walk->course->sessions[next];
  previous = find_previous (walk, session);
  begin (walk, session, &previous, evaluation);
  evaluate (walk, session, &previous, evaluation);
  evaluation->counts = does_count (walk, session, evaluation->verdict);
  evaluation->stands_in = session->state == RGM_SESSION_BOOKED && evaluation->counts
    && (evaluation->verdict != RGM_VERDICT_TOO_EARLY || session->counts == RGM_COUNTS_YES);
  remember (walk, evaluation);

  return TRUE;
}
