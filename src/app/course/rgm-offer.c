#include "config.h"

#include "rgm-offer.h"

/**
 * rgm_offer_get_open:
 * @plan: a plan
 *
 * Finds the first session to come that nobody has booked: the one that a new booking is for.
 *
 * Returns: (transfer none) (nullable): its row in the schedule, or %NULL where none is to come
 */
const RgmForecast *
rgm_offer_get_open (const RgmPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  for (gsize i = 0; i < plan->n_schedule; i++)
    if (plan->schedule[i].booked < 0)
      return &plan->schedule[i];
  return NULL;
}

/**
 * rgm_offer_get_day:
 * @plan: the plan without the session that a day is looked for
 *
 * Chooses the day that a new booking begins with: the first recommended one, or today once that
 * has passed or where nothing limits. (The core clamps nothing to today; an offer does.)
 *
 * Returns: the day
 */
RgmDay
rgm_offer_get_day (const RgmPlan *plan)
{
  const RgmForecast *open;
  RgmDay day = RGM_DAY_NONE;

  g_return_val_if_fail (plan != NULL, RGM_DAY_NONE);

  open = rgm_offer_get_open (plan);
  if (open != NULL)
    day = open->limits[RGM_LIMIT_RECOMMENDED_FROM].day;
  return MAX (day, plan->today);
}
