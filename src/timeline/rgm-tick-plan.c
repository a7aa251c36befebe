#include "config.h"

#include "rgm-tick-plan.h"

#define DAYS_A_WEEK 7

typedef enum {
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
} Unit;

/* One way to divide time. The label of a tick that begins a greater unit is the major one. */
typedef struct {
  Unit unit;
  int count;
  int min_days;
  RgmTickLabel label;
  RgmTickLabel major;
} Step;

/* From the finest. The last is so coarse that a view of 60 pixels holds all the days there are. */
static const Step steps[] = {
  { UNIT_DAY, 1, 1, RGM_TICK_LABEL_DAY, RGM_TICK_LABEL_DAY_MONTH },
  { UNIT_WEEK, 1, DAYS_A_WEEK, RGM_TICK_LABEL_DAY_MONTH, RGM_TICK_LABEL_DAY_MONTH_YEAR },
  { UNIT_MONTH, 1, 28, RGM_TICK_LABEL_MONTH, RGM_TICK_LABEL_MONTH_YEAR },
  { UNIT_MONTH, 3, 90, RGM_TICK_LABEL_MONTH, RGM_TICK_LABEL_MONTH_YEAR },
  { UNIT_MONTH, 12, 365, RGM_TICK_LABEL_YEAR, RGM_TICK_LABEL_YEAR },
  { UNIT_MONTH, 12 * 2, 730, RGM_TICK_LABEL_YEAR, RGM_TICK_LABEL_YEAR },
  { UNIT_MONTH, 12 * 5, 1826, RGM_TICK_LABEL_YEAR, RGM_TICK_LABEL_YEAR },
  { UNIT_MONTH, 12 * 10, 3652, RGM_TICK_LABEL_YEAR, RGM_TICK_LABEL_YEAR },
  { UNIT_MONTH, 12 * 50, 18262, RGM_TICK_LABEL_YEAR, RGM_TICK_LABEL_YEAR },
  { UNIT_MONTH, 12 * 100, 36524, RGM_TICK_LABEL_YEAR, RGM_TICK_LABEL_YEAR },
  { UNIT_MONTH, 12 * 1000, 365242, RGM_TICK_LABEL_YEAR, RGM_TICK_LABEL_YEAR },
};

static double
get_room (double label_px)
{
  return label_px + 2 * RGM_TICK_GAP_PX;
}

static const Step *
choose_step (const RgmTimeScale *scale, const double *label_px)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps) - 1; i++)
    {
      double widest = MAX (label_px[steps[i].label], label_px[steps[i].major]);

      if (steps[i].min_days * scale->day_px >= get_room (widest))
        return &steps[i];
    }

  return &steps[G_N_ELEMENTS (steps) - 1];
}

/* The last tick on or before @day; before the first year where the step is that coarse. */
static RgmDay
get_tick_before (const Step *step, RgmDay day, int first_weekday)
{
  int year, month, months;

  if (step->unit == UNIT_DAY)
    return day;
  if (step->unit == UNIT_WEEK)
    return day - (rgm_day_get_weekday (day) - first_weekday + DAYS_A_WEEK) % DAYS_A_WEEK;

  rgm_day_get_ymd (day, &year, &month, NULL);
  months = year * 12 + month - 1;
  months -= months % step->count;

  /* There is no year 0; its ticks stand at the beginning of time. */
  return months < 12 ? RGM_DAY_FIRST : rgm_day_new (months / 12, months % 12 + 1, 1);
}

/* What the label at the edge is of: a quarter is called by its first month, which may be long over
 * where the view begins, and so may be the first year of several. */
static RgmDay
get_day_at_edge (const Step *step, RgmDay tick, RgmDay first_shown)
{
  int year, month;

  if (step->unit != UNIT_MONTH)
    return tick;
  rgm_day_get_ymd (first_shown, &year, &month, NULL);
  return rgm_day_new (year, step->label == RGM_TICK_LABEL_YEAR ? 1 : month, 1);
}

static RgmDay
get_tick_after (const Step *step, RgmDay tick)
{
  int year, month;

  if (step->unit == UNIT_DAY)
    return tick + 1;
  if (step->unit == UNIT_WEEK)
    return tick + DAYS_A_WEEK;

  rgm_day_get_ymd (tick, &year, &month, NULL);
  month = year * 12 + month - 1;
  month += step->count - month % step->count;

  return rgm_day_new (month / 12, month % 12 + 1, 1);
}

static gboolean
begins_greater_unit (const Step *step, RgmDay tick)
{
  int month, day_of_month;

  rgm_day_get_ymd (tick, NULL, &month, &day_of_month);

  switch (step->unit)
    {
    case UNIT_DAY:
      return day_of_month == 1;
    case UNIT_WEEK:
      return month == 1 && day_of_month <= 7;
    case UNIT_MONTH:
    default:
      return month == 1;
    }
}

/* A label that would stick out of the view is left out, and its line stays. */
static void
add_tick (GArray *ticks, const RgmTimeScale *scale, RgmDay day, double offset_px,
          RgmTickLabel label, double label_px)
{
  double room = offset_px + label_px <= scale->width_px ? label_px : 0;
  RgmTick tick = {
    .day = day,
    .label = label,
    .x = rgm_time_scale_get_x (scale, day),
    .label_x = rgm_time_scale_place (scale, offset_px, room),
    .label_px = room,
  };

  g_array_append_val (ticks, tick);
}

/* The label of the tick before the view stays at the edge, as long as it does not meet the next:
 * without it, nobody could tell the year. */
static void
add_tick_at_edge (GArray *ticks, const RgmTimeScale *scale, const Step *step, RgmDay day,
                  RgmDay next, const double *label_px)
{
  double room = label_px[step->major];

  if (!rgm_day_is_valid (next)
      || get_room (room) <= rgm_time_scale_get_offset (scale, next))
    add_tick (ticks, scale,
              get_day_at_edge (step, day, rgm_time_scale_get_first_shown (scale)),
              RGM_TICK_GAP_PX, step->major, room);
}

/**
 * rgm_tick_plan_new:
 * @scale: a scale
 * @label_px: for each kind of label, the width of the widest
 * @first_weekday: what begins a week, 1 for Monday to 7 for Sunday
 *
 * Divides the view into days, weeks, months, quarters or years: the finest of which all labels have
 * room.
 *
 * Returns: (transfer full) (element-type RgmTick): the ticks in the order of time; no label meets
 *   another or the line of another
 */
GArray *
rgm_tick_plan_new (const RgmTimeScale *scale, const double label_px[RGM_N_TICK_LABELS],
                   int first_weekday)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (RgmTick));
  const Step *step = choose_step (scale, label_px);
  RgmDay day = get_tick_before (step, rgm_time_scale_get_first_shown (scale), first_weekday);

  while (rgm_day_is_valid (day))
    {
      RgmDay next = get_tick_after (step, day);
      double offset_px = rgm_time_scale_get_offset (scale, day);
      RgmTickLabel label = step->label;

      if (offset_px >= scale->width_px)
        break;

      if (ticks->len == 0 || begins_greater_unit (step, day))
        label = step->major;
      if (offset_px >= 0)
        add_tick (ticks, scale, day, offset_px + RGM_TICK_GAP_PX, label, label_px[label]);
      else
        add_tick_at_edge (ticks, scale, step, day, next, label_px);
      day = next;
    }

  return ticks;
}
