#pragma once

#include "rgm-area.h"
#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmSessionState:
 * @RGM_SESSION_DONE: it took place
 * @RGM_SESSION_BOOKED: it is to take place
 * @RGM_SESSION_CANCELLED: it was called off; takes no part in a plan
 * @RGM_SESSION_MISSED: the patient did not come; takes no part in a plan
 *
 * What became of a session. The numbers are kept in databases.
 */
typedef enum {
  RGM_SESSION_DONE = 0,
  RGM_SESSION_BOOKED = 1,
  RGM_SESSION_CANCELLED = 2,
  RGM_SESSION_MISSED = 3,
} RgmSessionState;

/**
 * RgmCounts:
 * @RGM_COUNTS_AUTO: the protocol decides
 * @RGM_COUNTS_YES: the user says that it counts
 * @RGM_COUNTS_NO: the user says that it does not
 *
 * Whether a session counts towards the number needed. The numbers are kept in databases.
 */
typedef enum {
  RGM_COUNTS_AUTO = 0,
  RGM_COUNTS_YES = 1,
  RGM_COUNTS_NO = 2,
} RgmCounts;

/* The minute of a session whose time is not known. */
#define RGM_MINUTE_NONE (-1)
#define RGM_MINUTES_IN_A_DAY 1440

/**
 * RgmSession:
 * @id: what tells two sessions of one minute apart, or %NULL; borrowed
 * @day: its day
 * @minute: minute of the day, 0 to 1439, or `RGM_MINUTE_NONE`
 * @state: what became of it
 * @counts: whether it counts
 * @areas: the areas treated, or 0 for those of its course
 *
 * A session, as the engine needs it.
 */
typedef struct {
  const char *id;
  RgmDay day;
  gint32 minute;
  RgmSessionState state;
  RgmCounts counts;
  RgmAreaSet areas;
} RgmSession;

int rgm_session_compare (const RgmSession *a, const RgmSession *b);
gboolean rgm_session_takes_part (const RgmSession *session);
const char *rgm_session_state_get_code (RgmSessionState state);

G_END_DECLS
