#pragma once

#include "rgm-month-grid.h"
#include "rgm-segment-layout.h"

G_BEGIN_DECLS

#define RGM_MONTH_PLAN_DAYS (RGM_MONTH_GRID_ROWS * RGM_MONTH_GRID_COLUMNS)
/* How strongly collagen is drawn: 1 to this. */
#define RGM_MONTH_PLAN_LEVELS 4

/**
 * RgmMonthNote:
 * @RGM_MONTH_NOTE_NONE: nothing
 * @RGM_MONTH_NOTE_PEAK: collagen is at its peak
 * @RGM_MONTH_NOTE_RESULTS: results begin to show, or something that follows from them
 * @RGM_MONTH_NOTE_FINAL_RESULTS: the final results are expected
 *
 * What is remarkable about a day.
 */
typedef enum {
  RGM_MONTH_NOTE_NONE,
  RGM_MONTH_NOTE_PEAK,
  RGM_MONTH_NOTE_RESULTS,
  RGM_MONTH_NOTE_FINAL_RESULTS,
} RgmMonthNote;

/**
 * RgmMonthRun:
 * @segment: index of the segment that a day shows, or -1 where none holds
 * @begins: whether the day is the first that shows it, of the course or of the page: words stand
 *   here
 * @ends: whether the day is the last of them
 *
 * A run of days, as one of its days shows it.
 */
typedef struct {
  gint32 segment;
  gboolean begins;
  gboolean ends;
} RgmMonthRun;

/**
 * RgmMonthDay:
 * @day: the day, or `RGM_DAY_NONE` where the supported days end
 * @is_outside: whether it is of another month than the page
 * @is_today: whether it is today
 * @names_month: whether its month is to be written, where days of a month begin
 * @session: index of the segment of its session, done, booked or still to come, or -1
 * @n_sessions: how many of them there are
 * @healing: what heals
 * @collagen: collagen, of the session that it is strongest of
 * @collagen_level: how strong it is, 1 to %RGM_MONTH_PLAN_LEVELS; 0 where there is none
 * @zone: what the day is good for
 * @note: what is remarkable
 * @noted: index of the segment of @note, or -1
 *
 * What the calendar shows of a day. Segments are those of the layout it was made from.
 */
typedef struct {
  RgmDay day;
  gboolean is_outside;
  gboolean is_today;
  gboolean names_month;
  gint32 session;
  guint n_sessions;
  RgmMonthRun healing;
  RgmMonthRun collagen;
  guint collagen_level;
  RgmMonthRun zone;
  RgmMonthNote note;
  gint32 noted;
} RgmMonthDay;

/**
 * RgmMonthPlan:
 * @grid: which days there are
 * @days: what each of them shows, row by row
 *
 * A page of the calendar.
 */
typedef struct {
  RgmMonthGrid grid;
  RgmMonthDay days[RGM_MONTH_PLAN_DAYS];
} RgmMonthPlan;

void rgm_month_plan_init (RgmMonthPlan *self, const RgmSegmentLayout *layout, RgmDay day,
                          int first_weekday);
int rgm_month_plan_find (const RgmMonthPlan *self, RgmDay day);
gboolean rgm_month_plan_pick (const RgmSegmentLayout *layout, RgmLane lane, RgmDay day,
                              gsize *segment);

G_END_DECLS
