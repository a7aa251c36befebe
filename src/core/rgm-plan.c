#include "config.h"

#include "rgm-plan.h"

#include "rgm-booking-zone-private.h"
#include "rgm-course-private.h"
#include "rgm-forecast-private.h"
#include "rgm-reason.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (RgmPlan, rgm_plan, rgm_plan_ref, rgm_plan_unref)

/* Alerts that are about the course and not about a session: overdue, paused. */
#define MAX_COURSE_ALERTS 2
/* Alerts that one session can have: too early or extra, and unconfirmed. */
#define MAX_SESSION_ALERTS 2
/* From one of these days, a period of a hundred years back and of two thousand years on stays in
 * the calendar. */
#define FIRST_NEAR_DAY (RGM_DAY_FIRST + 100 * 366)
#define LAST_NEAR_DAY (RGM_DAY_LAST - 2000 * 366)

/**
 * rgm_plan_find_last_done:
 * @self: a plan
 *
 * Returns: the index of the last session of the course that is done, or -1
 */
gssize
rgm_plan_find_last_done (const RgmPlan *self)
{
  for (gsize i = self->n_sessions; i > 0; i--)
    if (self->sessions[i - 1].state == RGM_SESSION_DONE)
      return (gssize) i - 1;

  return -1;
}

/**
 * rgm_plan_has_not_counted:
 * @self: a plan
 *
 * Returns: whether a session that is done does not count
 */
gboolean
rgm_plan_has_not_counted (const RgmPlan *self)
{
  for (gsize i = 0; i < self->n_sessions; i++)
    if (self->sessions[i].state == RGM_SESSION_DONE && !self->sessions[i].counts)
      return TRUE;

  return FALSE;
}

/**
 * rgm_status_get_code:
 * @status: a status
 *
 * Returns: its stable name in output, `in-progress`
 */
const char *
rgm_status_get_code (RgmStatus status)
{
  static const char *const codes[] = {
    "not-started", "in-progress", "enough", "complete", "paused", "stopped",
  };

  return codes[status];
}

/**
 * rgm_alert_code_get_code:
 * @code: the code of an alert
 *
 * Returns: its stable name in output, `too-early`
 */
const char *
rgm_alert_code_get_code (RgmAlertCode code)
{
  static const char *const codes[] = { "too-early", "extra", "unconfirmed", "overdue", "paused" };

  return codes[code];
}

static RgmStatus
find_status (const RgmWalk *walk)
{
  const RgmRules *rules = walk->course->rules;

  if (walk->course->stopped)
    return RGM_STATUS_STOPPED;
  if (rgm_course_find_open_pause (walk->course, walk->today) != NULL)
    return RGM_STATUS_PAUSED;
  if (walk->latest_done.day == RGM_DAY_NONE)
    return RGM_STATUS_NOT_STARTED;
  if (walk->counted_done < rules->min_sessions)
    return RGM_STATUS_IN_PROGRESS;

  return walk->counted_done < rules->max_sessions ? RGM_STATUS_ENOUGH : RGM_STATUS_COMPLETE;
}

/* One block for the plan and its arrays, large enough for all that the course can yield. */
static RgmPlan *
allocate_plan (const RgmCourse *course)
{
  gsize n_rows = (gsize) course->rules->max_sessions;
  gsize n_windows = course->n_sessions * course->rules->protocol->n_windows;
  gsize n_zones = rgm_booking_zones_count_most (course);
  gsize n_alerts = course->n_sessions * MAX_SESSION_ALERTS + MAX_COURSE_ALERTS;
  gsize size = sizeof (RgmPlan) + course->n_sessions * sizeof (RgmEvaluation)
    + n_rows * sizeof (RgmForecast) + n_windows * sizeof (RgmWindow)
    + n_zones * sizeof (RgmBookingZone) + n_alerts * sizeof (RgmAlert);
  RgmPlan *plan = g_atomic_rc_box_alloc (size);

  memset (plan, 0, sizeof (RgmPlan));
  plan->rules = rgm_rules_ref (course->rules);
  plan->sessions = (RgmEvaluation *) (plan + 1);
  plan->schedule = (RgmForecast *) (plan->sessions + course->n_sessions);
  plan->windows = (RgmWindow *) (plan->schedule + n_rows);
  plan->zones = (RgmBookingZone *) (plan->windows + n_windows);
  plan->alerts = (RgmAlert *) (plan->zones + n_zones);

  return plan;
}

static void
count_sessions (RgmPlan *plan, const RgmWalk *walk)
{
  plan->today = walk->today;
  plan->newer_other = rgm_walk_get_newer_other (walk);
  plan->status = find_status (walk);
  plan->min_needed = walk->course->rules->min_sessions;
  plan->max_needed = walk->course->rules->max_sessions;
  plan->counted = walk->counted_done;
  plan->min_remaining = MAX (plan->min_needed - plan->counted, 0);
  plan->max_remaining = MAX (plan->max_needed - plan->counted, 0);
}

static gint32
find_row (const RgmPlan *plan, gint32 number)
{
  gint32 row = number - plan->counted - 1;

  return row >= 0 && row < (gint32) plan->n_schedule ? row : -1;
}

static gboolean
make_forecast (RgmPlan *plan, const RgmWalk *walk)
{
  if (!rgm_forecast_next (walk, &plan->next))
    return FALSE;

  plan->overdue = rgm_forecast_is_overdue (walk->course, walk->today, &plan->next);
  plan->n_schedule = plan->next.number > 0 ? (gsize) plan->max_remaining : 0;
  if (!rgm_forecast_schedule (walk, plan, plan->schedule, plan->n_schedule))
    return FALSE;

  plan->finish_min = find_row (plan, plan->min_needed);
  plan->finish_max = find_row (plan, plan->max_needed);
  return TRUE;
}

/* Index in the plan of the last session done that counts, or -1. */
static gint32
find_last_counted (const RgmPlan *plan)
{
  for (gsize i = plan->n_sessions; i > 0; i--)
    if (plan->sessions[i - 1].state == RGM_SESSION_DONE && plan->sessions[i - 1].counts)
      return (gint32) i - 1;

  return -1;
}

/* The session from which the final results count: the last that counts, once enough do, or else
 * the recommended start of the session that is the last one needed. */
static RgmDay
find_end_of_course (const RgmPlan *plan)
{
  if (plan->counted >= plan->min_needed)
    return plan->sessions[find_last_counted (plan)].day;
  if (plan->finish_min >= 0)
    return plan->schedule[plan->finish_min].limits[RGM_LIMIT_RECOMMENDED_FROM].day;

  return RGM_DAY_NONE;
}

static gboolean
find_final_results (RgmPlan *plan)
{
  const RgmWindowRule *rule = plan->rules->final_results;
  RgmDay end = find_end_of_course (plan);

  if (rule == NULL || end == RGM_DAY_NONE)
    return TRUE;

  return rgm_period_add (&rule->from, end, &plan->final_results);
}

static gboolean
make_windows_of (RgmPlan *plan, gsize session, gboolean ends_course)
{
  const RgmProtocol *protocol = plan->rules->protocol;

  for (gsize i = 0; i < protocol->n_windows; i++)
    {
      if (protocol->windows[i].after_last && !ends_course)
        continue;
      if (!rgm_window_rule_apply (&protocol->windows[i], (guint) session,
                                  plan->sessions[session].day, &plan->windows[plan->n_windows]))
        return FALSE;
      plan->n_windows++;
    }

  return TRUE;
}

static gboolean
make_windows (RgmPlan *plan)
{
  gint32 last = plan->counted >= plan->min_needed ? find_last_counted (plan) : -1;

  for (gsize i = 0; i < plan->n_sessions; i++)
    if (!make_windows_of (plan, i, (gint32) i == last))
      return FALSE;

  return TRUE;
}

static void
add_alert (RgmPlan *plan, RgmAlertCode code, gint32 session, gint32 days)
{
  plan->alerts[plan->n_alerts++] = (RgmAlert) { code, session, days };
}

static void
make_alerts (RgmPlan *plan, const RgmCourse *course)
{
  const RgmPause *pause = rgm_course_find_open_pause (course, plan->today);

  for (gsize i = 0; i < plan->n_sessions; i++)
    {
      const RgmEvaluation *session = &plan->sessions[i];

      if (session->verdict == RGM_VERDICT_TOO_EARLY)
        add_alert (plan, RGM_ALERT_TOO_EARLY, (gint32) i, session->days_too_early);
      if (session->verdict == RGM_VERDICT_EXTRA)
        add_alert (plan, RGM_ALERT_EXTRA, (gint32) i, 0);
      if (session->unconfirmed)
        add_alert (plan, RGM_ALERT_UNCONFIRMED, (gint32) i, plan->today - session->day);
    }

  if (plan->overdue)
    add_alert (plan, RGM_ALERT_OVERDUE, -1,
               plan->today - plan->next.limits[RGM_LIMIT_RECOMMENDED_TO].day);
  if (plan->status == RGM_STATUS_PAUSED)
    add_alert (plan, RGM_ALERT_PAUSED, -1, plan->today - pause->first);
}

/* The plan of a course that may be computed, or NULL where a date of it leaves the calendar. */
static RgmPlan *
try_plan (const RgmCourse *course, RgmDay today)
{
  g_autoptr (RgmPlan) plan = allocate_plan (course);
  RgmWalk walk;

  rgm_walk_start (&walk, course, today);
  while (rgm_walk_next (&walk, &plan->sessions[plan->n_sessions]))
    plan->n_sessions++;

  count_sessions (plan, &walk);
  if (walk.out_of_range || !make_forecast (plan, &walk) || !find_final_results (plan)
      || !make_windows (plan))
    return NULL;

  rgm_booking_zones_find (plan, &walk);
  make_alerts (plan, course);
  return g_steal_pointer (&plan);
}

/* Whether there is a plan without one of the sessions; without any where @left_out is -1. */
static gboolean
has_plan_without (const RgmCourse *course, RgmDay today, gint32 left_out)
{
  g_autofree RgmSession *sessions = g_new (RgmSession, course->n_sessions);
  g_autoptr (RgmPlan) plan = NULL;
  RgmCourse rest = *course;

  rest.sessions = sessions;
  rest.n_sessions = 0;
  for (gsize i = 0; left_out >= 0 && i < course->n_sessions; i++)
    if ((gint32) i != left_out)
      sessions[rest.n_sessions++] = course->sessions[i];
  plan = try_plan (&rest, today);
  return plan != NULL;
}

/* The session that takes the plan out of the calendar, or -1: the last of all, unless it is well
 * without the first of all, from which dates are counted back. */
static gint32
find_blamed (const RgmCourse *course, RgmDay today)
{
  gint32 first = -1, last = -1;

  for (gint32 i = 0; i < (gint32) course->n_sessions; i++)
    {
      const RgmSession *session = &course->sessions[i];

      if (session->state != RGM_SESSION_DONE && session->state != RGM_SESSION_BOOKED)
        continue;
      if (last < 0 || session->day >= course->sessions[last].day)
        last = i;
      if (first < 0 || session->day < course->sessions[first].day)
        first = i;
    }
  if (last < 0 || !has_plan_without (course, today, -1))
    return -1;
  return !has_plan_without (course, today, last) && has_plan_without (course, today, first)
           ? first : last;
}

static gboolean
fail_out_of_range (const RgmCourse *course, RgmDay today, GError **error)
{
  gint32 blamed = find_blamed (course, today);
  char day[RGM_DAY_FORMAT_SIZE];
  g_autofree char *message = NULL;

  if (blamed >= 0)
    message = g_strdup_printf (rgm_reason_translate ("The session of %s leads to dates outside "
                                                     "the years 1 to 9999"),
                               rgm_day_format (course->sessions[blamed].day, day));
  rgm_course_error_set (error, RGM_COURSE_ERROR_RANGE, course, blamed,
                        message != NULL ? message
                                        : rgm_reason_translate ("A date of the plan lies outside "
                                                                "0001-01-01 to 9999-12-31"));
  return FALSE;
}

/**
 * rgm_plan_new:
 * @course: a course
 * @today: the day for which to plan
 * @error: return location for an `RGM_COURSE_ERROR`
 *
 * Evaluates the sessions of a course and forecasts the rest. Everything that shows a date or a
 * verdict asks a plan. The plan keeps nothing of @course but its rules.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RgmPlan *
rgm_plan_new (const RgmCourse *course, RgmDay today, GError **error)
{
  RgmPlan *plan;

  g_return_val_if_fail (course != NULL && course->rules != NULL, NULL);

  if (!rgm_course_check (course, today, error))
    return NULL;

  plan = try_plan (course, today);
  if (plan == NULL)
    fail_out_of_range (course, today, error);
  return plan;
}

/**
 * rgm_plan_ref:
 * @self: a plan
 *
 * Returns: (transfer full): @self
 */
RgmPlan *
rgm_plan_ref (RgmPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_plan (gpointer data)
{
  rgm_rules_unref (((RgmPlan *) data)->rules);
}

/**
 * rgm_plan_unref:
 * @self: (transfer full): a plan
 *
 * Gives up a reference.
 */
void
rgm_plan_unref (RgmPlan *self)
{
  g_atomic_rc_box_release_full (self, clear_plan);
}

static void
count_booking (RgmSummary *summary, const RgmEvaluation *booking, RgmDay today)
{
  summary->n_booked++;
  summary->n_unconfirmed += booking->unconfirmed;
  if (!booking->stands_in)
    summary->most_days_too_early = MAX (summary->most_days_too_early, booking->days_too_early);
  if (booking->day >= today
      && (summary->next_booked == RGM_DAY_NONE || booking->day < summary->next_booked))
    summary->next_booked = booking->day;
}

static void
put_forecast (RgmSummary *summary, const RgmForecast *next)
{
  summary->next_number = next->number;
  summary->earliest = next->limits[RGM_LIMIT_MINIMUM].day;
  summary->recommended_from = next->limits[RGM_LIMIT_RECOMMENDED_FROM].day;
  summary->recommended_to = next->limits[RGM_LIMIT_RECOMMENDED_TO].day;
}

static gboolean
is_near (RgmDay day)
{
  return day >= FIRST_NEAR_DAY && day <= LAST_NEAR_DAY;
}

/* Whether all days that others are counted from lie well within the calendar. */
static gboolean
is_all_near (const RgmCourse *course, RgmDay today)
{
  gboolean near = is_near (today);

  for (gsize i = 0; near && i < course->n_sessions; i++)
    near = is_near (course->sessions[i].day);
  for (gsize i = 0; near && i < course->n_others; i++)
    near = is_near (course->others[i].day);
  return near;
}

/* A summary computes neither all dates nor windows; but where one of them leaves the calendar, it
 * is to fail as the plan does. Only days in the last thousands of years come near: they cost a
 * plan. */
static gboolean
stays_in_range (const RgmCourse *course, RgmDay today, GError **error)
{
  g_autoptr (RgmPlan) plan = NULL;

  if (is_all_near (course, today))
    return TRUE;
  plan = try_plan (course, today);
  return plan != NULL || fail_out_of_range (course, today, error);
}

/**
 * rgm_plan_summarize:
 * @course: a course
 * @today: the day for which to plan
 * @summary: (out caller-allocates): what a list shows
 * @error: return location for an `RGM_COURSE_ERROR`
 *
 * Does what [ctor@Plan.new] does as far as a list needs it, by the same steps, and allocates
 * nothing unless a day lies in the first or the last years of the calendar.
 *
 * Returns: whether there is a summary; if not, @summary is undefined
 */
gboolean
rgm_plan_summarize (const RgmCourse *course, RgmDay today, RgmSummary *summary, GError **error)
{
  RgmWalk walk;
  RgmEvaluation evaluation;
  RgmForecast next;

  g_return_val_if_fail (course != NULL && course->rules != NULL && summary != NULL, FALSE);

  if (!rgm_course_check (course, today, error))
    return FALSE;

  *summary = (RgmSummary) { .worst = RGM_VERDICT_FIRST };
  rgm_walk_start (&walk, course, today);
  while (rgm_walk_next (&walk, &evaluation))
    {
      summary->worst = MAX (summary->worst, evaluation.verdict);
      if (evaluation.state == RGM_SESSION_BOOKED)
        count_booking (summary, &evaluation, today);
    }

  if (walk.out_of_range || !rgm_forecast_next (&walk, &next))
    return fail_out_of_range (course, today, error);
  if (!stays_in_range (course, today, error))
    return FALSE;

  summary->status = find_status (&walk);
  summary->min_needed = course->rules->min_sessions;
  summary->max_needed = course->rules->max_sessions;
  summary->counted = walk.counted_done;
  summary->overdue = rgm_forecast_is_overdue (course, today, &next);
  put_forecast (summary, &next);
  return TRUE;
}
