#include "config.h"

#include "rgm-session.h"

/* The parts of a day, in their order. */
typedef enum {
  PART_DONE_SOME_TIME,
  PART_AT_A_TIME,
  PART_TO_COME_SOME_TIME,
} Part;

static Part
get_part (const RgmSession *session)
{
  if (session->minute != RGM_MINUTE_NONE)
    return PART_AT_A_TIME;

  return session->state == RGM_SESSION_DONE ? PART_DONE_SOME_TIME : PART_TO_COME_SOME_TIME;
}

/**
 * rgm_session_compare:
 * @a: a session
 * @b: another
 *
 * The order of sessions, in which they are evaluated and listed. By day; within a day
 *
 * 1. what was done and has no time,
 * 2. what has a time, by its minute,
 * 3. what is not done and has no time: a booking for any time of the day cannot have been before
 *    what was done on it. One that was cancelled or missed stays among the bookings it was one of.
 *
 * What is alike in that goes by its state, so that what is done comes before what is booked for
 * the same time, and then by its id: else the ids, which say nothing, would tell whether the one
 * follows the other.
 *
 * Returns: less than, equal to, or greater than zero
 */
int
rgm_session_compare (const RgmSession *a, const RgmSession *b)
{
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  if (get_part (a) != get_part (b))
    return get_part (a) < get_part (b) ? -1 : 1;
  if (a->minute != b->minute)
    return a->minute < b->minute ? -1 : 1;
  if (a->state != b->state)
    return a->state < b->state ? -1 : 1;

  return g_strcmp0 (a->id, b->id);
}

/**
 * rgm_session_takes_part:
 * @session: a session
 *
 * Returns: whether plans regard @session
 */
gboolean
rgm_session_takes_part (const RgmSession *session)
{
  return session->state == RGM_SESSION_DONE || session->state == RGM_SESSION_BOOKED;
}

/**
 * rgm_session_state_get_code:
 * @state: a state
 *
 * Returns: its stable name in files and output, `done`
 */
const char *
rgm_session_state_get_code (RgmSessionState state)
{
  static const char *const codes[] = { "done", "booked", "cancelled", "missed" };

  return codes[state];
}
