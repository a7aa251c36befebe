#include "config.h"

#include "rgm-session.h"

/**
 * rgm_session_compare:
 * @a: a session
 * @b: another
 *
 * The order in which sessions are evaluated: by day, minute and id. A session without a time comes
 * before the others of its day. What is done comes before what is booked for the same time: else
 * the ids, which say nothing, would tell whether the one follows the other.
 *
 * Returns: less than, equal to, or greater than zero
 */
int
rgm_session_compare (const RgmSession *a, const RgmSession *b)
{
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
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
