#include "config.h"

#include "rgm-day-drag.h"

#include "rgm-edge-hold.h"

#include <math.h>

/**
 * rgm_day_drag_init:
 * @self: (out caller-allocates): a drag
 * @scale: where days lie
 * @day: the day of what is dragged
 * @x: where it is taken hold of, in pixels from the left edge of the view
 *
 * Begins a drag.
 */
void
rgm_day_drag_init (RgmDayDrag *self, const RgmTimeScale *scale, RgmDay day, double x)
{
  *self = (RgmDayDrag) { .day = day, .grabbed = rgm_time_scale_get_time (scale, x) };
}

/**
 * rgm_day_drag_get_day:
 * @self: a drag
 * @scale: where days lie now
 * @x: where the pointer is, in pixels from the left edge of the view
 *
 * Returns: the day to which it is dragged, within what can be reckoned with
 */
RgmDay
rgm_day_drag_get_day (const RgmDayDrag *self, const RgmTimeScale *scale, double x)
{
  double days = floor (rgm_time_scale_get_time (scale, x) - self->grabbed + 0.5);

  return (RgmDay) CLAMP (self->day + days, RGM_DAY_FIRST, RGM_DAY_LAST);
}

/**
 * rgm_day_drag_get_scroll:
 * @scale: where days lie
 * @x: where the pointer is, in pixels from the left edge of the view
 * @seconds: for how long it has been there
 *
 * Returns: how far to scroll the view, in pixels, positive towards later days: the further the
 *   nearer the pointer is to an edge, and nothing where it is not near one
 */
double
rgm_day_drag_get_scroll (const RgmTimeScale *scale, double x, double seconds)
{
  return rgm_edge_hold_get_scroll (x, scale->width_px, seconds)
         * rgm_time_scale_get_later (scale, 1);
}
