#include "config.h"

#include "rgm-month-plan.h"

#include "rgm-window-curve.h"

#include <math.h>

/* Curves are looked at in the middle of a day. */
#define NOON 0.5

/* Where a day begins its run: another thing from the day before, or the first cell of the page. */
static gboolean
is_run_broken (const RgmSegmentLayout *layout, const RgmMonthRun *a, const RgmMonthRun *b)
{
  const RgmSegment *x = a->segment >= 0 ? &layout->segments[a->segment] : NULL;
  const RgmSegment *y = b->segment >= 0 ? &layout->segments[b->segment] : NULL;

  if (x == NULL || y == NULL)
    return TRUE;

  return x->state != y->state || x->kind != y->kind
         || (x->kind == RGM_SEGMENT_ZONE && (x->zone != y->zone || x->other != y->other));
}

/* A session that takes place or took place comes before one that is only expected. */
static void
find_session (const RgmSegmentLayout *layout, RgmMonthDay *day)
{
  gsize segment;

  for (gsize i = rgm_segment_layout_find (layout, RGM_LANE_SESSIONS, day->day, 0);
       i < layout->n_segments;
       i = rgm_segment_layout_find (layout, RGM_LANE_SESSIONS, day->day, i + 1))
    day->n_sessions++;
  if (rgm_segment_layout_pick (layout, RGM_LANE_SESSIONS, day->day, &segment))
    day->session = (gint32) segment;
}

/* What is surest: what took place before what is booked; of both, what heals first. */
static void
find_healing (const RgmSegmentLayout *layout, RgmMonthDay *day)
{
  for (gsize i = rgm_segment_layout_find (layout, RGM_LANE_HEALING, day->day, 0);
       i < layout->n_segments;
       i = rgm_segment_layout_find (layout, RGM_LANE_HEALING, day->day, i + 1))
    if (day->healing.segment < 0
        || layout->segments[i].state < layout->segments[day->healing.segment].state)
      day->healing.segment = (gint32) i;
}

static void
find_collagen (const RgmSegmentLayout *layout, RgmMonthDay *day)
{
  double strongest = 0;

  for (gsize i = rgm_segment_layout_find (layout, RGM_LANE_COLLAGEN, day->day, 0);
       i < layout->n_segments;
       i = rgm_segment_layout_find (layout, RGM_LANE_COLLAGEN, day->day, i + 1))
    {
      const RgmSegment *segment = &layout->segments[i];
      const RgmSegment *best = day->collagen.segment >= 0
                                 ? &layout->segments[day->collagen.segment] : NULL;
      double height = rgm_window_curve_get_height (segment, day->day + NOON);

      if (segment->peak == day->day)
        day->note = RGM_MONTH_NOTE_PEAK, day->noted = (gint32) i;
      if (best != NULL && (segment->state > best->state
                           || (segment->state == best->state && height <= strongest)))
        continue;
      strongest = height;
      day->collagen.segment = (gint32) i;
      day->collagen_level = (guint) CLAMP (ceil (height * RGM_MONTH_PLAN_LEVELS), 1,
                                           RGM_MONTH_PLAN_LEVELS);
    }
}

/* What begins to show on a day. The later of two says more: final results before the first. */
static void
find_results (const RgmSegmentLayout *layout, RgmMonthDay *day)
{
  for (gsize i = rgm_segment_layout_find (layout, RGM_LANE_RESULTS, day->day, 0);
       i < layout->n_segments;
       i = rgm_segment_layout_find (layout, RGM_LANE_RESULTS, day->day, i + 1))
    {
      const RgmSegment *segment = &layout->segments[i];
      RgmMonthNote note = segment->kind == RGM_SEGMENT_FINAL_RESULTS
                            ? RGM_MONTH_NOTE_FINAL_RESULTS : RGM_MONTH_NOTE_RESULTS;

      if (segment->first == day->day && note >= day->note)
        day->note = note, day->noted = (gint32) i;
    }
}

static void
find_zone (const RgmSegmentLayout *layout, RgmMonthDay *day)
{
  gsize i = rgm_segment_layout_find (layout, RGM_LANE_BOOK_NEXT, day->day, 0);

  if (i < layout->n_segments)
    day->zone.segment = (gint32) i;
}

static void
fill_day (const RgmMonthGrid *grid, const RgmSegmentLayout *layout, RgmDay number,
          RgmMonthDay *day)
{
  int day_of_month;

  *day = (RgmMonthDay) {
    .day = RGM_DAY_NONE,
    .session = -1,
    .healing = { .segment = -1 },
    .collagen = { .segment = -1 },
    .zone = { .segment = -1 },
    .noted = -1,
  };
  day->is_outside = number < grid->first || number > grid->last;
  if (!rgm_day_is_valid (number))
    return;

  rgm_day_get_ymd (number, NULL, NULL, &day_of_month);
  day->day = number;
  day->is_today = number == layout->plan->today;
  day->names_month = day_of_month == 1;
  find_session (layout, day);
  find_healing (layout, day);
  find_collagen (layout, day);
  find_results (layout, day);
  find_zone (layout, day);
}

static void
find_ends (const RgmSegmentLayout *layout, RgmMonthRun *run, RgmMonthRun *before)
{
  gboolean is_broken = before == NULL || is_run_broken (layout, before, run);

  run->begins = run->segment >= 0 && is_broken;
  if (before != NULL)
    before->ends = before->segment >= 0 && is_broken;
}

static void
find_runs (RgmMonthPlan *self, const RgmSegmentLayout *layout)
{
  RgmMonthDay *before = NULL;

  for (int i = 0; i < RGM_MONTH_PLAN_DAYS; i++)
    {
      RgmMonthDay *day = &self->days[i];

      find_ends (layout, &day->healing, before != NULL ? &before->healing : NULL);
      find_ends (layout, &day->collagen, before != NULL ? &before->collagen : NULL);
      find_ends (layout, &day->zone, before != NULL ? &before->zone : NULL);
      before = day;
    }
}

/**
 * rgm_month_plan_init:
 * @self: (out): a page
 * @layout: the layout of a plan
 * @day: any day of the month to show
 * @first_weekday: the weekday in the first column, 1 for Monday to 7 for Sunday
 *
 * Finds what the page of a month shows of a plan.
 */
void
rgm_month_plan_init (RgmMonthPlan *self, const RgmSegmentLayout *layout, RgmDay day,
                     int first_weekday)
{
  g_return_if_fail (self != NULL && layout != NULL && rgm_day_is_valid (day));

  rgm_month_grid_init (&self->grid, day, first_weekday);
  for (int i = 0; i < RGM_MONTH_PLAN_DAYS; i++)
    fill_day (&self->grid, layout, self->grid.start + i, &self->days[i]);
  find_runs (self, layout);
}

/**
 * rgm_month_plan_find:
 * @self: a page
 * @day: a day
 *
 * Returns: which of the days of the page it is, or -1
 */
int
rgm_month_plan_find (const RgmMonthPlan *self, RgmDay day)
{
  RgmDay position = day - self->grid.start;

  return rgm_day_is_valid (day) && position >= 0 && position < RGM_MONTH_PLAN_DAYS ? position : -1;
}

/**
 * rgm_month_plan_pick:
 * @layout: the layout of a plan
 * @lane: the lane that is asked first
 * @day: a day
 * @segment: (out): index of a segment
 *
 * Finds the one thing that is meant by a day of the calendar, which has no lanes: a session before
 * anything else, then what holds in @lane, then what is to be decided, then the rest.
 *
 * Returns: whether anything holds then
 */
gboolean
rgm_month_plan_pick (const RgmSegmentLayout *layout, RgmLane lane, RgmDay day, gsize *segment)
{
  const RgmLane lanes[] = { RGM_LANE_SESSIONS, lane, RGM_LANE_BOOK_NEXT, RGM_LANE_HEALING,
                            RGM_LANE_COLLAGEN, RGM_LANE_RESULTS };

  for (gsize i = 0; i < G_N_ELEMENTS (lanes); i++)
    if (rgm_segment_layout_pick (layout, lanes[i], day, segment))
      return TRUE;

  return FALSE;
}
