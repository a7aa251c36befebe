#include "config.h"

#include "rgm-series.h"

#include "rgm-course-private.h"
#include "rgm-evaluate-private.h"
#include "rgm-reason.h"

#include <string.h>

G_DEFINE_QUARK (rgm-series-error-quark, rgm_series_error)

/* How far from the first day of a window a day is looked for: two years. Holidays are shorter. */
#define SEARCH_DAYS 731

/* A course with the sessions that are planned so far, as bookings after its own. The last of them
 * is the one that is being looked for. takes_early: whether a day will do that is not too early,
 * but before the recommended ones. */
typedef struct {
  RgmCourse course;
  RgmSession *sessions;
  RgmDay today;
  const RgmSeriesRule *rule;
  gboolean takes_early;
} Series;

static void
series_init (Series *self, const RgmCourse *course, RgmDay today, const RgmSeriesRule *rule)
{
  gsize most = course->n_sessions + (gsize) course->rules->max_sessions + 1;

  self->course = *course;
  self->sessions = g_new (RgmSession, most);
  if (course->n_sessions > 0)
    memcpy (self->sessions, course->sessions, course->n_sessions * sizeof (RgmSession));
  self->course.sessions = self->sessions;
  self->today = today;
  self->rule = rule;
}

static void
series_clear (Series *self)
{
  g_free (self->sessions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Series, series_clear)

/* What the engine says of the session that is being looked for, were it on @day. Answers FALSE
 * where a limit leaves the supported range. */
static gboolean
try_day (Series *self, RgmDay day, RgmEvaluation *evaluation)
{
  guint last = (guint) self->course.n_sessions - 1;
  RgmWalk walk;

  self->sessions[last].day = day;
  rgm_walk_start (&walk, &self->course, self->today);
  while (rgm_walk_next (&walk, evaluation))
    if (evaluation->index == last)
      return !walk.out_of_range;

  g_return_val_if_reached (FALSE);
}

static gboolean
is_in_pause (const RgmCourse *course, RgmDay day)
{
  for (gsize i = 0; i < course->n_pauses; i++)
    if (day >= course->pauses[i].first
        && (course->pauses[i].last == RGM_DAY_NONE || day <= course->pauses[i].last))
      return TRUE;

  return FALSE;
}

static gboolean
is_allowed (const Series *self, RgmDay day)
{
  const RgmSeriesRule *rule = self->rule;
  int weekday = rgm_day_get_weekday (day);

  if (rule->weekday != RGM_WEEKDAY_ANY && rule->weekday != weekday)
    return FALSE;
  if ((rule->avoided_weekdays & RGM_WEEKDAY_BIT (weekday)) != 0)
    return FALSE;
  for (gsize i = 0; i < rule->n_avoided; i++)
    if (day >= rule->avoided[i].first && day <= rule->avoided[i].last)
      return FALSE;

  return !is_in_pause (&self->course, day);
}

/* The rule allows it, and the engine calls it neither too early nor, where a recommended day is
 * asked for, early: another course may have the same skin booked in the middle of a window. */
static gboolean
is_good (Series *self, RgmDay day)
{
  RgmEvaluation evaluation;

  return rgm_day_is_valid (day) && is_allowed (self, day) && try_day (self, day, &evaluation)
         && evaluation.verdict != RGM_VERDICT_TOO_EARLY
         && (self->takes_early || evaluation.verdict != RGM_VERDICT_EARLY);
}

static RgmDay
find_forward (Series *self, RgmDay first, RgmDay last)
{
  for (RgmDay day = first; day <= last; day++)
    if (is_good (self, day))
      return day;

  return RGM_DAY_NONE;
}

/* The good day nearest to the middle; of two as near, the earlier. */
static RgmDay
find_middle (Series *self, RgmDay first, RgmDay last)
{
  RgmDay middle = first + (last - first) / 2;

  for (RgmDay distance = 0; middle - distance >= first || middle + distance <= last; distance++)
    {
      if (middle - distance >= first && is_good (self, middle - distance))
        return middle - distance;
      if (middle + distance <= last && is_good (self, middle + distance))
        return middle + distance;
    }

  return RGM_DAY_NONE;
}

/* Two sessions of a course do not share a day, and none is planned for a day that has passed. */
static RgmDay
find_first_day (const Series *self)
{
  RgmDay first = self->today;

  for (gsize i = 0; i + 1 < self->course.n_sessions; i++)
    if (rgm_session_takes_part (&self->sessions[i]))
      first = MAX (first, self->sessions[i].day + 1);

  return first;
}

static void
find_window (const Series *self, const RgmEvaluation *evaluation, RgmSeriesDay *row)
{
  RgmLimit limits[RGM_N_LIMITS];
  RgmLimitKind kind = self->rule->aim == RGM_SERIES_EARLIEST ? RGM_LIMIT_MINIMUM
                                                             : RGM_LIMIT_RECOMMENDED_FROM;

  rgm_evaluation_get_days (evaluation, limits);
  row->window_first = MAX (limits[kind].day, evaluation->day);
  row->window_last = limits[RGM_LIMIT_RECOMMENDED_TO].day;
}

static RgmDay
find_in_window (Series *self, RgmDay first, RgmDay last)
{
  if (last == RGM_DAY_NONE)
    return find_forward (self, first, first + SEARCH_DAYS);
  if (first <= last && self->rule->aim == RGM_SERIES_MIDDLE)
    return find_middle (self, first, last);

  return find_forward (self, first, last);
}

/* Takes a day of the window, or the next one after it that is late. Answers FALSE where the next
 * one is not late, for it counts from a booking of another course: it has a window of its own. */
static gboolean
find_day_or_window (Series *self, RgmSeriesDay *row)
{
  RgmDay first = row->window_first;
  RgmDay last = row->window_last;
  RgmEvaluation evaluation;

  row->kept = RGM_SERIES_KEPT;
  row->day = find_in_window (self, first, last);
  if (row->day != RGM_DAY_NONE || last == RGM_DAY_NONE)
    return TRUE;

  row->kept = first > last ? RGM_SERIES_WINDOW_PASSED : RGM_SERIES_NO_DAY_IN_WINDOW;
  first = MAX (first, last + 1);
  row->day = find_forward (self, first, first + SEARCH_DAYS);
  if (row->day == RGM_DAY_NONE || !try_day (self, row->day, &evaluation)
      || evaluation.verdict == RGM_VERDICT_LATE)
    return TRUE;

  find_window (self, &evaluation, row);
  return FALSE;
}

static void
find_day (Series *self, RgmSeriesDay *row)
{
  const RgmSeriesDay asked = *row;
  gboolean is_found = FALSE;

  self->takes_early = self->rule->aim == RGM_SERIES_EARLIEST;
  while (!is_found)
    is_found = find_day_or_window (self, row);
  if (row->day != RGM_DAY_NONE || self->takes_early)
    return;

  *row = asked;
  self->takes_early = TRUE;
  row->kept = RGM_SERIES_NOT_RECOMMENDED;
  row->day = find_forward (self, row->window_first, row->window_first + SEARCH_DAYS);
}

static gboolean
fail_without_day (gint32 number, GError **error)
{
  g_set_error (error, RGM_SERIES_ERROR, RGM_SERIES_ERROR_NO_DAY,
               "The rule leaves no day for session %d", number);
  return FALSE;
}

static gboolean
fail_out_of_range (GError **error)
{
  g_set_error_literal (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE,
                       rgm_reason_translate ("A date of the plan lies outside 0001-01-01 to "
                                             "9999-12-31"));
  return FALSE;
}

/* Adds the next session to the series, unless it would be beyond the last that is wanted. Days that
 * are given may be too early and not count, so that as many again would remain: there are never
 * more rows than sessions in a course. */
static gboolean
add_session (Series *self, RgmDay given, gint32 last_number, GArray *rows, GError **error)
{
  RgmSession *session = &self->sessions[self->course.n_sessions++];
  RgmSeriesDay row = { .kept = RGM_SERIES_KEPT };
  RgmEvaluation evaluation;
  RgmDay first;

  *session = (RgmSession) {
    .minute = self->rule->minute,
    .state = RGM_SESSION_BOOKED,
    .counts = RGM_COUNTS_AUTO,
  };
  first = find_first_day (self);
  if (!rgm_day_is_valid (first) || !try_day (self, first, &evaluation))
    return fail_out_of_range (error);
  if (evaluation.verdict == RGM_VERDICT_EXTRA || evaluation.number > last_number)
    {
      self->course.n_sessions--;
      return TRUE;
    }

  find_window (self, &evaluation, &row);
  if (given != RGM_DAY_NONE)
    row = (RgmSeriesDay) { given, RGM_SERIES_GIVEN, row.window_first, row.window_last };
  else
    find_day (self, &row);
  if (row.day == RGM_DAY_NONE)
    return fail_without_day (evaluation.number, error);

  session->day = row.day;
  g_array_append_val (rows, row);
  return TRUE;
}

static gboolean
is_resting (const RgmPlan *plan)
{
  return plan->status == RGM_STATUS_STOPPED || plan->status == RGM_STATUS_PAUSED;
}

/**
 * rgm_series_new:
 * @course: a course
 * @today: the day from which to plan; nothing is planned before it
 * @rule: how
 * @given: (array length=n_given) (nullable): days that stand whatever the rule says, in order of
 *   the series, each `RGM_DAY_NONE` where the rule is to choose
 * @n_given: their number
 * @error: return location for an `RGM_SERIES_ERROR` or an `RGM_COURSE_ERROR`
 *
 * Plans the sessions that remain, each from the one before it. Bookings that there are stay and
 * count as they are: the series goes on after them. What the rule chooses is never too early by the
 * verdict of the engine, never in a pause, and never on a day that the rule avoids; where that
 * leaves no day in the window, the next one after it is taken, which may be late. What is asked for
 * as recommended is early only where two years have no recommended day, and that is told.
 *
 * Returns: (transfer full) (nullable) (element-type RgmSeriesDay): the days, none where nothing
 *   remains or the course is paused or stopped; %NULL on error
 */
GArray *
rgm_series_new (const RgmCourse *course, RgmDay today, const RgmSeriesRule *rule,
                const RgmDay *given, gsize n_given, GError **error)
{
  g_autoptr (RgmPlan) plan = NULL;
  g_autoptr (GArray) rows = NULL;
  g_auto (Series) series = { .sessions = NULL };
  gint32 last_number;
  guint n_rows;

  g_return_val_if_fail (course != NULL && rule != NULL, NULL);
  g_return_val_if_fail (given != NULL || n_given == 0, NULL);

  plan = rgm_plan_new (course, today, error);
  if (plan == NULL)
    return NULL;
  rows = g_array_new (FALSE, FALSE, sizeof (RgmSeriesDay));
  if (is_resting (plan))
    return g_steal_pointer (&rows);

  series_init (&series, course, today, rule);
  last_number = rule->last_number > 0 ? rule->last_number : plan->min_needed;
  do
    {
      n_rows = rows->len;
      if (!add_session (&series, n_rows < n_given ? given[n_rows] : RGM_DAY_NONE, last_number,
                        rows, error))
        return NULL;
    }
  while (rows->len > n_rows && rows->len < (guint) plan->max_needed);

  return g_steal_pointer (&rows);
}
