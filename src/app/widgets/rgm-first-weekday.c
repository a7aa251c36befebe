#include "config.h"

#include "rgm-first-weekday.h"

#include <langinfo.h>

#define DAYS_IN_A_WEEK 7

/**
 * rgm_first_weekday_get:
 *
 * Tells what begins a week here. The C library counts from the weekday of a certain day, which is
 * a Sunday or a Monday.
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
rgm_first_weekday_get (void)
{
  const guint monday = 19971201;
  guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0] - (origin == monday ? 0 : 1);

  return first >= 1 && first <= DAYS_IN_A_WEEK ? first : DAYS_IN_A_WEEK;
}
