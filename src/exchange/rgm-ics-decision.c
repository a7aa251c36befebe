#include "config.h"

#include "rgm-ics-decision.h"

#include "rgm-archive-check.h"
#include "rgm-ics-id.h"

#include <glib/gi18n-lib.h>

/* What becomes of one event of a calendar. */

/**
 * rgm_ics_refuse:
 * @step: what becomes of an event
 * @reason: why it cannot be taken over, as a sentence
 *
 * Refuses the event.
 */
void
rgm_ics_refuse (RgmIcsStep *step, const char *reason)
{
  step->action = RGM_ICS_REFUSED;
  step->reason = g_strdup (reason);
}

static void
leave_as_it_is (RgmIcsStep *step, const char *reason)
{
  step->action = RGM_ICS_UNCHANGED;
  step->reason = g_strdup (reason);
}

/* What is known of @event, if it or what it is instead of was brought in before. Of those that
 * Regimen wrote the history tells. */
static const RgmIcsKnown *
find_known (const RgmIcsTarget *target, const RgmIcsEvent *event, const char *event_id)
{
  const RgmIcsKnown *known = event->session_id == NULL
    ? rgm_ics_memory_find (target->memory, event_id) : NULL;
  const RgmIcsLeft *left = g_hash_table_lookup (target->instead, event_id);

  if (known == NULL && left != NULL)
    known = rgm_ics_memory_find (target->memory, left->event_id);

  return known != NULL && known->start.day != RGM_DAY_NONE ? known : NULL;
}

/* A whole day that stays one tells nothing of the time, and a length that is what it was nothing of
 * the length: what Regimen says of them holds. */
static void
set_time (RgmSessionRecord *session, const RgmIcsEvent *event, const RgmIcsKnown *known)
{
  session->day = event->start.day;
  if (known == NULL || known->start.minute != RGM_MINUTE_NONE
      || event->start.minute != RGM_MINUTE_NONE)
    session->minute = event->start.minute;
  if (event->length > 0 && (known == NULL || known->length != event->length))
    session->length = event->length;
}

/**
 * rgm_ics_is_held_by_another:
 * @target: what the events are brought into
 * @session_id: the UUID of a session
 * @event_id: that of an event
 *
 * Returns: whether the session is another event of the calendar
 */
gboolean
rgm_ics_is_held_by_another (const RgmIcsTarget *target, const char *session_id,
                            const char *event_id)
{
  const char *holder = g_hash_table_lookup (target->holders, session_id);

  return holder != NULL && !g_str_equal (holder, event_id);
}

/* A session that @event may be about, though another calendar or nobody told of it. */
static const RgmSessionRecord *
find_same (const RgmIcsTarget *target, const RgmIcsEvent *event)
{
  return event->session_id == NULL
    ? rgm_ics_sessions_find_at (target->sessions, event->start.day, event->start.minute) : NULL;
}

/* It becomes the event’s, so that it is moved with it; but for one that the same calendar has
 * twice: if the two part, they are two. */
static void
leave_same (const RgmIcsTarget *target, RgmIcsStep *step, const RgmSessionRecord *same,
            const char *event_id)
{
  if (same->minute == RGM_MINUTE_NONE && step->event->start.minute != RGM_MINUTE_NONE)
    {
      rgm_ics_refuse (step, _("A session of that day is there already, without a time. Add the "
                              "time there, if it is this one."));
      return;
    }
  leave_as_it_is (step, _("It is there already."));
  if (!rgm_ics_is_held_by_another (target, same->id, event_id))
    step->before = rgm_session_record_copy (same);
}

/* Whether the calendars told of a later state than this: of the event, or, where they told nothing
 * of it, of its series. */
static gboolean
has_newer (const RgmIcsTarget *target, const RgmIcsStep *step, const char *event_id)
{
  const char *series_id = g_hash_table_lookup (target->series, event_id);

  if (step->event->session_id != NULL)
    return FALSE;
  if (series_id != NULL && !step->event->single
      && rgm_ics_memory_find (target->memory, event_id) == NULL)
    event_id = series_id;

  return rgm_ics_memory_has_newer (target->memory, event_id, step->event);
}

static void
refuse_newer (RgmIcsStep *step)
{
  rgm_ics_refuse (step, _("A newer state of it was brought in before."));
}

static void
book (const RgmIcsTarget *target, RgmIcsStep *step, const char *event_id)
{
  step->action = RGM_ICS_ADDED;
  step->after = rgm_session_record_new (target->course_id, step->event->start.day,
                                        RGM_SESSION_BOOKED);
  rgm_record_set_text (&step->after->id, event_id);
  if (step->event->session_id == NULL)
    rgm_record_set_text (&step->after->notes, step->event->title);
  set_time (step->after, step->event, NULL);
}

/* No more than can be exported and come in again. */
static void
book_if_there_is_room (const RgmIcsTarget *target, RgmIcsStep *step, const char *event_id)
{
  g_autofree char *reason = NULL;

  if (rgm_ics_sessions_count (target->sessions) < RGM_ARCHIVE_SESSIONS_MAX)
    {
      book (target, step, event_id);
      return;
    }
  /* Translators: %d is a number */
  reason = g_strdup_printf (_("The course has %d sessions, the most that one can have."),
                            RGM_ARCHIVE_SESSIONS_MAX);
  rgm_ics_refuse (step, reason);
}

static void
add (const RgmIcsTarget *target, RgmIcsStep *step, const char *event_id)
{
  const RgmSessionRecord *same = find_same (target, step->event);

  if (step->event->cancelled)
    {
      leave_as_it_is (step, NULL);
      return;
    }
  if (step->event->done)
    {
      rgm_ics_refuse (step, _("The session is done. A calendar brings in bookings alone; take over "
                              "what was done as JSON."));
      return;
    }
  if (has_newer (target, step, event_id))
    {
      refuse_newer (step);
      return;
    }
  if (same != NULL)
    {
      leave_same (target, step, same, event_id);
      return;
    }
  book_if_there_is_room (target, step, event_id);
}

static gboolean
is_same_time (const RgmSessionRecord *session, const RgmIcsEvent *event)
{
  return session->day == event->start.day && session->minute == event->start.minute
    && (event->length == 0 || session->length == event->length);
}

/* Whether the calendar says of it what it said before. */
static gboolean
is_as_known (const RgmIcsEvent *event, const RgmIcsKnown *known)
{
  return known != NULL && known->start.day == event->start.day
    && known->start.minute == event->start.minute && known->length == event->length
    && known->cancelled == event->cancelled;
}

/* What a calendar did not change, it does not change here; that it lies elsewhere is told. */
static void
leave_as_known (RgmIcsStep *step)
{
  const RgmIcsEvent *event = step->event;
  gboolean is_there = step->before->day == event->start.day
    && (step->before->minute == event->start.minute || event->start.minute == RGM_MINUTE_NONE);

  leave_as_it_is (step, is_there && !event->cancelled
                        ? NULL : _("The booking was changed since; the calendar has it as it was "
                                   "before."));
}

/* Whether the booking was changed here since the calendar was written. Another program's events
 * count their own changes: they are compared with those that were brought in before. */
static gboolean
is_stale (const RgmIcsTarget *target, const RgmIcsStep *step)
{
  RgmIcsRevision revision = rgm_ics_revisions_find (target->revisions, step->before);

  return step->event->session_id != NULL && step->event->sequence < revision.sequence
    && step->event->modified <= revision.modified;
}

static void
change (RgmIcsStep *step, const RgmIcsKnown *known)
{
  step->action = step->event->cancelled ? RGM_ICS_CANCELLED : RGM_ICS_MOVED;
  step->after = rgm_session_record_copy (step->before);
  if (step->event->cancelled)
    step->after->state = RGM_SESSION_CANCELLED;
  else
    set_time (step->after, step->event, known);
}

static void
change_booking (const RgmIcsTarget *target, RgmIcsStep *step, const char *event_id)
{
  const RgmIcsKnown *known = find_known (target, step->event, event_id);

  if (!step->event->cancelled && is_same_time (step->before, step->event))
    leave_as_it_is (step, NULL);
  else if (is_as_known (step->event, known))
    leave_as_known (step);
  else if (is_stale (target, step))
    rgm_ics_refuse (step, _("The booking was changed in Regimen after this calendar was written."));
  else if (has_newer (target, step, event_id))
    refuse_newer (step);
  else
    change (step, known);
}

/* Whoever cancelled it, a calendar does not bring it back; least of all one of before. */
static void
leave_cancelled (const RgmIcsTarget *target, RgmIcsStep *step, const char *event_id)
{
  if (step->event->cancelled)
    leave_as_it_is (step, NULL);
  else if (has_newer (target, step, event_id))
    refuse_newer (step);
  else
    rgm_ics_refuse (step, _("The booking is cancelled in Regimen. Book it again there if it "
                            "holds."));
}

/* What is over is not changed by a calendar. */
static void
leave (const RgmIcsTarget *target, RgmIcsStep *step, const char *event_id)
{
  if (step->before->state == RGM_SESSION_CANCELLED)
    leave_cancelled (target, step, event_id);
  else if (is_same_time (step->before, step->event) && !step->event->cancelled)
    leave_as_it_is (step, NULL);
  else if (is_as_known (step->event, find_known (target, step->event, event_id)))
    leave_as_known (step);
  else if (step->before->state == RGM_SESSION_DONE)
    rgm_ics_refuse (step, _("The session is done already; a calendar does not change it."));
  else
    rgm_ics_refuse (step, _("The session is marked as missed; a calendar does not change it."));
}

/**
 * rgm_ics_find_held:
 * @target: what the event is brought into
 * @event: an event
 * @event_id: the UUID that rgm_ics_id_make_uuid() makes of it
 *
 * Returns: (nullable): the UUID of the session that @event is, if the course has it: the one that
 *   Regimen wrote it for, the one that it became, the one that was there already when it came, or
 *   the one of its series that it is instead of
 */
const char *
rgm_ics_find_held (const RgmIcsTarget *target, const RgmIcsEvent *event, const char *event_id)
{
  const RgmIcsLeft *left = g_hash_table_lookup (target->instead, event_id);
  const RgmIcsKnown *known;

  if (event->session_id != NULL
      && rgm_ics_sessions_find (target->sessions, event->session_id) != NULL)
    return event->session_id;
  if (rgm_ics_sessions_find (target->sessions, event_id) != NULL)
    return event_id;
  if (left != NULL)
    return left->session_id;
  known = find_known (target, event, event_id);

  return known != NULL && rgm_ics_sessions_find (target->sessions, known->session_id) != NULL
    ? known->session_id : NULL;
}

/**
 * rgm_ics_is_only_known:
 * @event: an event
 * @event_id: the UUID that rgm_ics_id_make_uuid() makes of it
 * @session_id: the UUID of the session that it is
 *
 * Returns: whether the session was there already when @event came
 */
gboolean
rgm_ics_is_only_known (const RgmIcsEvent *event, const char *event_id, const char *session_id)
{
  return !g_str_equal (session_id, event_id) && g_strcmp0 (session_id, event->session_id) != 0;
}

/* The session that @event is. Of several that one session was there already for, one has it. */
static const RgmSessionRecord *
find_before (const RgmIcsTarget *target, const RgmIcsEvent *event, const char *event_id)
{
  const char *held = rgm_ics_find_held (target, event, event_id);

  if (held == NULL || (rgm_ics_is_only_known (event, event_id, held)
                       && rgm_ics_is_held_by_another (target, held, event_id)))
    return NULL;

  return rgm_ics_sessions_find (target->sessions, held);
}

/**
 * rgm_ics_decide:
 * @target: what the event is brought into
 * @step: what becomes of it; takes the decision
 * @event_id: the UUID that rgm_ics_id_make_uuid() makes of the event
 *
 * Finds out what becomes of an event that can be read. Nothing is changed but @step.
 */
void
rgm_ics_decide (const RgmIcsTarget *target, RgmIcsStep *step, const char *event_id)
{
  const RgmIcsEvent *event = step->event;
  const RgmSessionRecord *before = find_before (target, event, event_id);
  const RgmIcsLeft *left = g_hash_table_lookup (target->instead, event_id);

  if (event->session_id != NULL && target->elsewhere != NULL
      && g_hash_table_contains (target->elsewhere, event->session_id))
    {
      rgm_ics_refuse (step, _("It is a session of another course."));
      return;
    }
  if (left != NULL && left->over)
    {
      rgm_ics_refuse (step, _("Its series was moved, but a calendar does not change what is "
                              "over."));
      return;
    }
  if (before == NULL)
    {
      add (target, step, event_id);
      return;
    }
  step->before = rgm_session_record_copy (before);
  if (before->state == RGM_SESSION_BOOKED)
    change_booking (target, step, event_id);
  else
    leave (target, step, event_id);
}
