#include "config.h"

#include "rgm-forecast-private.h"

#include "rgm-course-private.h"

/* Where the days of earlier sessions are found: those done in the walk, and those to come in the
 * rows of the schedule, each column counting from the same column. */
typedef struct {
  const RgmWalk *walk;
  RgmReference latest_done;
  const RgmForecast *rows;
} History;

static RgmReference
find_reference (const History *history, gint32 number, RgmLimitKind column)
{
  gint32 row = number - history->walk->counted_done - 1;

  if (row < 0)
    return history->walk->numbered[number];

  return (RgmReference) { history->rows[row].limits[column].day, number, -1 };
}

/* The session just before number @number: the latest one done, or the row before. */
static RgmReference
find_previous (const History *history, gint32 number, RgmLimitKind column)
{
  if (number == history->walk->counted_done + 1)
    return history->latest_done;

  return find_reference (history, number - 1, column);
}

static gboolean
raise_by_rules (const History *history, gint32 number, RgmLimitKind column, RgmLimitKind kind,
                RgmLimit *limit)
{
  const RgmRules *rules = history->walk->course->rules;

  for (gsize i = 0; i < rules->n_spacings; i++)
    {
      const RgmSpacing *spacing = rules->spacings[i];
      RgmReference reference;

      if ((spacing->session != 0 && spacing->session != number) || spacing->from >= number)
        continue;
      reference = spacing->from > 0 ? find_reference (history, spacing->from, column)
                                    : find_previous (history, number, column);
      if (!rgm_limit_raise (limit, kind, spacing, &reference))
        return FALSE;
    }

  return TRUE;
}

/* The earliest day in a column: the minimum, and never before the session before it. */
static gboolean
find_earliest (const History *history, gint32 number, RgmLimitKind column, RgmLimit *earliest)
{
  RgmReference previous = find_previous (history, number, column);

  *earliest = (RgmLimit) { RGM_DAY_NONE };
  if (!raise_by_rules (history, number, column, RGM_LIMIT_MINIMUM, earliest))
    return FALSE;
  if (previous.day > earliest->day)
    *earliest = (RgmLimit) {
      .day = previous.day,
      .reference = previous.day,
      .reference_number = previous.number,
    };

  return TRUE;
}

/* The earliest day in a column other than that of the earliest days. The next session counts from
 * the same sessions in every column. Where the row before has no last day, there is nothing in that
 * column to count from: then the row's own earliest day is what nothing may precede. */
static gboolean
find_earliest_in_column (const History *history, gint32 number, RgmLimitKind column,
                         const RgmLimit *earliest_of_row, RgmLimit *earliest)
{
  *earliest = *earliest_of_row;
  if (number == history->walk->counted_done + 1)
    return TRUE;
  if (!find_earliest (history, number, column, earliest))
    return FALSE;
  if (earliest->day < earliest_of_row->day)
    *earliest = *earliest_of_row;

  return TRUE;
}

/* What the rules recommend in a column, or the earliest day in it where that is later. On one and
 * the same day the recommendation is what explains it. */
static gboolean
find_recommended (const History *history, gint32 number, RgmLimitKind column,
                  const RgmLimit *earliest_of_row, RgmLimit *limit)
{
  RgmLimit earliest;

  if (!raise_by_rules (history, number, column, column, limit))
    return FALSE;
  /* A missing last day means that there is none, however late the earliest. */
  if (limit->day == RGM_DAY_NONE && column == RGM_LIMIT_RECOMMENDED_TO)
    return TRUE;
  if (!find_earliest_in_column (history, number, column, earliest_of_row, &earliest))
    return FALSE;
  if (limit->day < earliest.day)
    *limit = earliest;

  return TRUE;
}

static gboolean
forecast (const History *history, gint32 number, RgmForecast *forecast_out)
{
  RgmLimit *limits = forecast_out->limits;

  *forecast_out = (RgmForecast) { .number = number, .booked = -1 };
  return find_earliest (history, number, RGM_LIMIT_MINIMUM, &limits[RGM_LIMIT_MINIMUM])
         && find_recommended (history, number, RGM_LIMIT_RECOMMENDED_FROM,
                              &limits[RGM_LIMIT_MINIMUM], &limits[RGM_LIMIT_RECOMMENDED_FROM])
         && find_recommended (history, number, RGM_LIMIT_RECOMMENDED_TO,
                              &limits[RGM_LIMIT_MINIMUM], &limits[RGM_LIMIT_RECOMMENDED_TO]);
}

static History
make_history (const RgmWalk *walk, const RgmForecast *rows)
{
  return (History) { walk, rgm_walk_get_latest_done (walk), rows };
}

static gboolean
is_resting (const RgmWalk *walk)
{
  return walk->course->stopped || rgm_course_find_open_pause (walk->course, walk->today) != NULL;
}

/* The session after those that are done, from these alone. Number 0 where nothing is forecast.
 * Answers FALSE where a date leaves the supported range. */
gboolean
rgm_forecast_next (const RgmWalk *walk, RgmForecast *next)
{
  History history = make_history (walk, NULL);

  *next = (RgmForecast) { .booked = -1 };
  if (walk->counted_done >= walk->course->rules->max_sessions || is_resting (walk))
    return TRUE;

  return forecast (&history, walk->counted_done + 1, next);
}

static gint32
find_booking (const RgmPlan *plan, gint32 number)
{
  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].stands_in && plan->sessions[i].number == number)
      return (gint32) i;

  return -1;
}

static void
stand_in (const RgmPlan *plan, gint32 booked, RgmForecast *row)
{
  RgmDay day = plan->sessions[booked].day;

  *row = (RgmForecast) { .number = plan->sessions[booked].number, .booked = booked };
  for (RgmLimitKind kind = RGM_LIMIT_MINIMUM; kind < RGM_N_LIMITS; kind++)
    row->limits[kind] = (RgmLimit) { .day = day };
}

/* Every session that remains, each column chained from the same column of the row before. */
gboolean
rgm_forecast_schedule (const RgmWalk *walk, const RgmPlan *plan, RgmForecast *rows, gsize n_rows)
{
  History history = make_history (walk, rows);

  for (gsize i = 0; i < n_rows; i++)
    {
      gint32 number = walk->counted_done + 1 + (gint32) i;
      gint32 booked = find_booking (plan, number);

      if (booked >= 0)
        stand_in (plan, booked, &rows[i]);
      else if (!forecast (&history, number, &rows[i]))
        return FALSE;
    }

  return TRUE;
}

/* Whether the last day on time has passed and nothing is booked. */
gboolean
rgm_forecast_is_overdue (const RgmCourse *course, RgmDay today, const RgmForecast *next)
{
  RgmDay last = next->limits[RGM_LIMIT_RECOMMENDED_TO].day;

  if (next->number == 0 || last == RGM_DAY_NONE || today <= last)
    return FALSE;
  for (gsize i = 0; i < course->n_sessions; i++)
    if (course->sessions[i].state == RGM_SESSION_BOOKED && course->sessions[i].day >= today)
      return FALSE;

  return TRUE;
}
