#pragma once

#include "rgm-evaluate.h"

G_BEGIN_DECLS

/**
 * RgmStatus:
 * @RGM_STATUS_NOT_STARTED: no session has been done
 * @RGM_STATUS_IN_PROGRESS: fewer sessions count than are needed at least
 * @RGM_STATUS_ENOUGH: as many count as are needed at least; more are allowed
 * @RGM_STATUS_COMPLETE: as many count as are needed at most
 * @RGM_STATUS_PAUSED: a pause is open today
 * @RGM_STATUS_STOPPED: ended before its time
 *
 * Where a course stands.
 */
typedef enum {
  RGM_STATUS_NOT_STARTED,
  RGM_STATUS_IN_PROGRESS,
  RGM_STATUS_ENOUGH,
  RGM_STATUS_COMPLETE,
  RGM_STATUS_PAUSED,
  RGM_STATUS_STOPPED,
} RgmStatus;

/**
 * RgmForecast:
 * @number: number of the session; 0 where nothing is forecast
 * @limits: `RGM_LIMIT_MINIMUM` holds the earliest day, `RGM_LIMIT_RECOMMENDED_FROM` the first
 *   recommended one, `RGM_LIMIT_RECOMMENDED_TO` the last day on time; without a day where there is
 *   no limit. `RGM_LIMIT_ABSOLUTE` is not used: nothing is planned within the grace
 * @booked: index in the plan's sessions of the booking that stands in, or -1. All three dates are
 *   then the booking's day and name no rule
 *
 * When a session that is still to come may take place.
 */
typedef struct {
  gint32 number;
  RgmLimit limits[RGM_N_LIMITS];
  gint32 booked;
} RgmForecast;

/**
 * RgmBookingZone:
 * @verdict: what a booking of the next session on these days would be
 * @first: the first of the days
 * @last: the last of them, or `RGM_DAY_NONE`
 * @other: the day of the booking of another course that it would follow on the same skin, or
 *   `RGM_DAY_NONE`
 * @limits: the limits that make it so, as rgm_evaluation_get_days() gives them
 *
 * Days that are alike for booking the next session, whatever this course has booked already.
 */
typedef struct {
  RgmVerdict verdict;
  RgmDay first;
  RgmDay last;
  RgmDay other;
  RgmLimit limits[RGM_N_LIMITS];
} RgmBookingZone;

/**
 * RgmAlertCode:
 * @RGM_ALERT_TOO_EARLY: a session lies before its limit
 * @RGM_ALERT_EXTRA: a session is more than the protocol asks for
 * @RGM_ALERT_UNCONFIRMED: a booking has passed, and nobody has said what became of it
 * @RGM_ALERT_OVERDUE: the last day on time has passed, and nothing is booked
 * @RGM_ALERT_PAUSED: the course is paused
 *
 * What the user should know.
 */
typedef enum {
  RGM_ALERT_TOO_EARLY,
  RGM_ALERT_EXTRA,
  RGM_ALERT_UNCONFIRMED,
  RGM_ALERT_OVERDUE,
  RGM_ALERT_PAUSED,
} RgmAlertCode;

/**
 * RgmAlert:
 * @code: what it is about
 * @session: index in the plan's sessions, or -1 where it is about the course
 * @days: days too early; days since the booking; days overdue; days that the pause has lasted;
 *   0 for `RGM_ALERT_EXTRA`
 */
typedef struct {
  RgmAlertCode code;
  gint32 session;
  gint32 days;
} RgmAlert;

#define RGM_TYPE_PLAN (rgm_plan_get_type ())

/**
 * RgmPlan:
 * @rules: the rules it was computed by
 * @today: the day for which it was computed
 * @status: where the course stands
 * @min_needed: sessions needed at least
 * @max_needed: sessions needed at most
 * @counted: sessions done that count
 * @min_remaining: sessions that remain at least
 * @max_remaining: sessions that remain at most
 * @overdue: whether the next session is overdue
 * @next: the next session; `number` is 0 where nothing is forecast
 * @finish_min: index in @schedule of the session that reaches @min_needed, or -1
 * @finish_max: index in @schedule of the last session, or -1
 * @final_results: when the final results show, or `RGM_DAY_NONE`
 * @newer_other: index in the course's others of the session that was done on its skin last, where
 *   that was after all of its own; or -1
 * @sessions: (array length=n_sessions): done sessions in order, then bookings in order
 * @schedule: (array length=n_schedule): every session that remains, up to the most
 * @windows: (array length=n_windows): the windows of @sessions, in their order
 * @zones: (array length=n_zones): what the days are good for, in order of the days; none where
 *   nothing is forecast
 * @alerts: (array length=n_alerts): what the user should know
 *
 * A whole plan: the one place that computes dates. Immutable; the arrays are part of it.
 */
typedef struct _RgmPlan {
  RgmRules *rules;
  RgmDay today;
  RgmStatus status;
  gint32 min_needed;
  gint32 max_needed;
  gint32 counted;
  gint32 min_remaining;
  gint32 max_remaining;
  gboolean overdue;
  RgmForecast next;
  gint32 finish_min;
  gint32 finish_max;
  RgmDay final_results;
  gint32 newer_other;

  RgmEvaluation *sessions;
  gsize n_sessions;
  RgmForecast *schedule;
  gsize n_schedule;
  RgmWindow *windows;
  gsize n_windows;
  RgmBookingZone *zones;
  gsize n_zones;
  RgmAlert *alerts;
  gsize n_alerts;
} RgmPlan;

/**
 * RgmSummary:
 * @status: where the course stands
 * @min_needed: sessions needed at least
 * @max_needed: sessions needed at most
 * @counted: sessions done that count
 * @n_booked: bookings
 * @n_unconfirmed: bookings whose day has passed
 * @next_number: number of the next session, or 0 where nothing is forecast
 * @earliest: its earliest day, or `RGM_DAY_NONE`
 * @recommended_from: its first recommended day, or `RGM_DAY_NONE`
 * @recommended_to: its last day on time, or `RGM_DAY_NONE`
 * @next_booked: the first booking on or after today, or `RGM_DAY_NONE`
 * @worst: the most remarkable verdict of its sessions
 * @most_days_too_early: the most days that a booking is too early and nobody has overridden it
 * @overdue: whether the next session is overdue
 *
 * What a list of courses shows. It agrees with the plan of the same course and day.
 */
typedef struct {
  RgmStatus status;
  gint32 min_needed;
  gint32 max_needed;
  gint32 counted;
  gint32 n_booked;
  gint32 n_unconfirmed;
  gint32 next_number;
  RgmDay earliest;
  RgmDay recommended_from;
  RgmDay recommended_to;
  RgmDay next_booked;
  RgmVerdict worst;
  gint32 most_days_too_early;
  gboolean overdue;
} RgmSummary;

GType rgm_plan_get_type (void);
RgmPlan *rgm_plan_new (const RgmCourse *course, RgmDay today, GError **error);
RgmPlan *rgm_plan_ref (RgmPlan *self);
void rgm_plan_unref (RgmPlan *self);
gboolean rgm_plan_summarize (const RgmCourse *course, RgmDay today, RgmSummary *summary,
                             GError **error);
const RgmBookingZone *rgm_plan_find_zone (const RgmPlan *self, RgmDay day);
gssize rgm_plan_find_last_done (const RgmPlan *self);
gboolean rgm_plan_has_not_counted (const RgmPlan *self);
gboolean rgm_plan_equal (const RgmPlan *a, const RgmPlan *b);
const char *rgm_status_get_code (RgmStatus status);
const char *rgm_alert_code_get_code (RgmAlertCode code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPlan, rgm_plan_unref)

G_END_DECLS
