#include "config.h"

#include "rgm-booking-zone-private.h"

#include "rgm-course-private.h"

/* What the days to come are good for. A booking may follow the booking of another course on the
 * same skin, so that the days are cut where one is and counted on from it. The own bookings of the
 * course are left out: it is for the session they stand for that a day is looked for. */

/* The zones that count from one session: theirs are the days from @first to @last. */
typedef struct {
  const RgmLimit *limits;
  RgmDay first;
  RgmDay last;
  RgmDay other;
} Stretch;

static gboolean
is_wanted (const RgmCourse *course, const RgmSession *other, RgmDay after)
{
  return other->state == RGM_SESSION_BOOKED && other->day > after
         && (other->areas & course->areas) != 0;
}

/* The most zones that a course can have. */
gsize
rgm_booking_zones_count_most (const RgmCourse *course)
{
  gsize n_stretches = 1;

  for (gsize i = 0; i < course->n_others; i++)
    if (is_wanted (course, &course->others[i], RGM_DAY_NONE))
      n_stretches++;
  return n_stretches * RGM_BOOKING_ZONES_PER_SESSION;
}

/* The first day after @after on which another course has the same skin booked. */
static RgmDay
find_other (const RgmCourse *course, RgmDay after)
{
  RgmDay found = RGM_DAY_NONE;

  for (gsize i = 0; i < course->n_others; i++)
    if (is_wanted (course, &course->others[i], after)
        && (found == RGM_DAY_NONE || course->others[i].day < found))
      found = course->others[i].day;

  return found;
}

/* Adds the days of a zone that lie in the stretch. @last may be `RGM_DAY_NONE`. */
static void
add_zone (RgmPlan *plan, const Stretch *stretch, RgmVerdict verdict, RgmDay first, RgmDay last)
{
  RgmBookingZone *zone = &plan->zones[plan->n_zones];

  first = MAX (first, stretch->first);
  if (last == RGM_DAY_NONE || (stretch->last != RGM_DAY_NONE && stretch->last < last))
    last = stretch->last;
  if (last != RGM_DAY_NONE && first > last)
    return;

  *zone = (RgmBookingZone) { verdict, first, last, stretch->other, { RGM_NO_LIMIT } };
  for (int kind = 0; kind < RGM_N_LIMITS; kind++)
    zone->limits[kind] = stretch->limits[kind];
  plan->n_zones++;
}

/* Without a limit, any day is good, from today on. */
static void
add_zones (RgmPlan *plan, const Stretch *stretch)
{
  RgmDay earliest = stretch->limits[RGM_LIMIT_MINIMUM].day;
  RgmDay from = stretch->limits[RGM_LIMIT_RECOMMENDED_FROM].day;
  RgmDay to = stretch->limits[RGM_LIMIT_RECOMMENDED_TO].day;

  if (!rgm_day_is_valid (earliest) && !rgm_day_is_valid (from))
    {
      add_zone (plan, stretch, RGM_VERDICT_FIRST, plan->today, RGM_DAY_NONE);
      return;
    }

  if (!rgm_day_is_valid (earliest))
    earliest = rgm_day_is_valid (stretch->first) ? stretch->first : from;
  if (!rgm_day_is_valid (from))
    from = earliest;
  if (rgm_day_is_valid (stretch->first) && earliest > RGM_DAY_FIRST)
    add_zone (plan, stretch, RGM_VERDICT_TOO_EARLY, stretch->first, earliest - 1);
  if (earliest < from)
    add_zone (plan, stretch, RGM_VERDICT_EARLY, earliest, from - 1);
  add_zone (plan, stretch, RGM_VERDICT_ON_TIME, from, to);
  if (rgm_day_is_valid (to) && to < RGM_DAY_LAST)
    add_zone (plan, stretch, RGM_VERDICT_LATE, to + 1, RGM_DAY_NONE);
}

static RgmDay
find_last_done (const RgmPlan *plan)
{
  RgmDay last = RGM_DAY_NONE;

  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].state == RGM_SESSION_DONE)
      last = MAX (last, plan->sessions[i].day);

  return last;
}

static RgmDay
get_day_before (RgmDay day)
{
  return rgm_day_is_valid (day) ? MAX (day - 1, RGM_DAY_FIRST) : RGM_DAY_NONE;
}

/* The zones from @other on: like a booking that follows the one of the other course. Answers FALSE
 * where a date leaves the supported range. */
static gboolean
add_zones_after (RgmPlan *plan, RgmWalk *walk, RgmDay other)
{
  RgmReference previous = { other, 0, -1 };
  RgmEvaluation tried = { .day = other };

  for (int kind = 0; kind < RGM_N_LIMITS; kind++)
    tried.limits[kind] = RGM_NO_LIMIT;
  rgm_walk_find_limits (walk, plan->next.number, &previous, tried.limits);
  if (walk->out_of_range)
    {
      walk->out_of_range = FALSE;
      return FALSE;
    }

  rgm_evaluation_get_days (&tried, tried.limits);
  add_zones (plan, &(Stretch) {
    tried.limits, other, get_day_before (find_other (walk->course, other)), other,
  });
  return TRUE;
}

/* Fills the zones of a plan that has its sessions and its forecast. They end where a date would
 * leave the supported range: what another course has booked is no fault of this plan. */
void
rgm_booking_zones_find (RgmPlan *plan, RgmWalk *walk)
{
  RgmDay latest = rgm_walk_get_latest_done (walk).day;
  RgmDay other = find_other (walk->course, latest);
  RgmDay first = MAX (find_last_done (plan), plan->next.limits[RGM_LIMIT_MINIMUM].reference);

  if (plan->next.number == 0)
    return;

  add_zones (plan, &(Stretch) { plan->next.limits, first, get_day_before (other), RGM_DAY_NONE });
  while (other != RGM_DAY_NONE && add_zones_after (plan, walk, other))
    other = find_other (walk->course, other);
}

/**
 * rgm_plan_find_zone:
 * @self: a plan
 * @day: a day
 *
 * Returns: (nullable): what a booking of the next session on @day would be, or %NULL where the day
 *   is none to book on
 */
const RgmBookingZone *
rgm_plan_find_zone (const RgmPlan *self, RgmDay day)
{
  for (gsize i = 0; i < self->n_zones; i++)
    if (day >= self->zones[i].first
        && (self->zones[i].last == RGM_DAY_NONE || day <= self->zones[i].last))
      return &self->zones[i];

  return NULL;
}
