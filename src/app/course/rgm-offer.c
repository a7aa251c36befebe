#include "config.h"

#include "rgm-offer.h"

/**
 * rgm_offer_make_probe:
 * @plan: the plan of a course
 * @course_id: the UUID of that course
 *
 * Makes a booking behind all sessions of a course. Tried in the plan, it has the limits that a
 * further booking will have, whatever the bookings before it are like.
 *
 * Returns: (transfer full): the booking
 */
RgmSessionRecord *
rgm_offer_make_probe (const RgmPlan *plan, const char *course_id)
{
  RgmSessionRecord *probe;
  RgmDay day;

  g_return_val_if_fail (plan != NULL && course_id != NULL, NULL);

  day = plan->today;
  for (gsize i = 0; i < plan->n_sessions; i++)
    day = MAX (day, plan->sessions[i].day);
  /* No time of that day is behind a booking that has none: the beginning of the next day is. */
  probe = rgm_session_record_new (course_id, MIN (day + 1, RGM_DAY_LAST), RGM_SESSION_BOOKED);
  probe->minute = 0;
  return probe;
}

/**
 * rgm_offer_get_day:
 * @tried: the plan with the probe
 * @position: the place of the probe in it, or -1 where it takes no part
 *
 * Chooses the day that a new booking begins with: the first recommended one, or today once that
 * has passed or where nothing limits. (The core clamps nothing to today; an offer does.)
 *
 * Returns: the day
 */
RgmDay
rgm_offer_get_day (const RgmPlan *tried, gssize position)
{
  RgmLimit days[RGM_N_LIMITS];

  g_return_val_if_fail (tried != NULL && position < (gssize) tried->n_sessions, RGM_DAY_NONE);

  if (position < 0)
    return tried->today;

  rgm_evaluation_get_days (&tried->sessions[position], days);
  return MAX (days[RGM_LIMIT_RECOMMENDED_FROM].day, tried->today);
}

/**
 * rgm_offer_find_day:
 * @model: a model with a selected course
 *
 * Finds the day that a new booking begins with. What is recommended after the sessions before it
 * may follow a booking of another course on the same skin: then it is what is recommended after
 * that.
 *
 * Returns: the day
 */
RgmDay
rgm_offer_find_day (RgmCourseModel *model)
{
  RgmPlan *plan = rgm_course_model_get_plan (model);
  g_autoptr (RgmSessionRecord) probe = NULL;
  RgmDay day;

  if (plan == NULL)
    return rgm_course_model_get_today (model);
  probe = rgm_offer_make_probe (plan, rgm_course_model_get_content (model)->record->id);
  do
    {
      int position;
      g_autoptr (RgmPlan) tried = rgm_course_model_preview (model, probe, &position, NULL);

      day = probe->day;
      if (tried == NULL)
        return plan->today;
      probe->day = rgm_offer_get_day (tried, position);
      probe->minute = RGM_MINUTE_NONE;
    }
  while (probe->day > day);

  return probe->day;
}
