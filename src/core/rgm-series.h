#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RgmSeriesError:
 * @RGM_SERIES_ERROR_NO_DAY: the rule leaves no day for one of the sessions
 *
 * Why there is no series.
 */
typedef enum {
  RGM_SERIES_ERROR_NO_DAY,
} RgmSeriesError;

#define RGM_SERIES_ERROR (rgm_series_error_quark ())
GQuark rgm_series_error_quark (void);

/**
 * RgmSeriesAim:
 * @RGM_SERIES_EARLIEST: the first day that is not too early
 * @RGM_SERIES_START: the first recommended day
 * @RGM_SERIES_MIDDLE: the middle of the recommended days
 *
 * Which day of its window a session is to have.
 */
typedef enum {
  RGM_SERIES_EARLIEST,
  RGM_SERIES_START,
  RGM_SERIES_MIDDLE,
} RgmSeriesAim;

/**
 * RgmDaySpan:
 * @first: its first day
 * @last: its last day, @first for a single one
 *
 * Days in a row.
 */
typedef struct {
  RgmDay first;
  RgmDay last;
} RgmDaySpan;

/* The bit of a weekday, 1 for Monday to 7 for Sunday, in RgmSeriesRule.avoided_weekdays. */
#define RGM_WEEKDAY_BIT(weekday) (1u << ((weekday) - 1))
#define RGM_WEEKDAY_ANY 0

/**
 * RgmSeriesRule:
 * @aim: which day of its window a session is to have
 * @weekday: the only weekday to take, 1 for Monday to 7 for Sunday, or `RGM_WEEKDAY_ANY`
 * @avoided_weekdays: weekdays not to take, `RGM_WEEKDAY_BIT` of each
 * @avoided: (array length=n_avoided): days not to take, in any order
 * @n_avoided: their number
 * @minute: the time of day, or `RGM_MINUTE_NONE`
 * @last_number: number of the last session to plan, or 0 for the fewest that are needed
 *
 * How the rest of a course is to be booked.
 */
typedef struct {
  RgmSeriesAim aim;
  int weekday;
  guint avoided_weekdays;
  const RgmDaySpan *avoided;
  gsize n_avoided;
  gint32 minute;
  gint32 last_number;
} RgmSeriesRule;

/**
 * RgmSeriesKept:
 * @RGM_SERIES_KEPT: it lies in the window that was asked for
 * @RGM_SERIES_NO_DAY_IN_WINDOW: that window has no day which the rule allows; it is the next one
 * @RGM_SERIES_WINDOW_PASSED: that window has passed; it is the next day that the rule allows
 * @RGM_SERIES_GIVEN: the caller gave it
 * @RGM_SERIES_NOT_RECOMMENDED: within two years there is no recommended day which the rule allows,
 *   for other courses have the same skin booked; it is the next one that is not too early
 *
 * Whether the day of a session is the one that was asked for.
 */
typedef enum {
  RGM_SERIES_KEPT,
  RGM_SERIES_NO_DAY_IN_WINDOW,
  RGM_SERIES_WINDOW_PASSED,
  RGM_SERIES_GIVEN,
  RGM_SERIES_NOT_RECOMMENDED,
} RgmSeriesKept;

/**
 * RgmSeriesDay:
 * @day: the day
 * @kept: whether it is the one that was asked for
 * @window_first: the first day of the window that was asked for
 * @window_last: its last day, or `RGM_DAY_NONE` where it has none
 *
 * One session of a series.
 */
typedef struct {
  RgmDay day;
  RgmSeriesKept kept;
  RgmDay window_first;
  RgmDay window_last;
} RgmSeriesDay;

GArray *rgm_series_new (const RgmCourse *course, RgmDay today, const RgmSeriesRule *rule,
                        const RgmDay *given, gsize n_given, GError **error);

G_END_DECLS
