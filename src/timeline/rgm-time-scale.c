#include "config.h"

#include "rgm-time-scale.h"

/* What is lost in sums of fractions must not turn a day into the one before it. */
#define ROUNDING 1e-6

static double
get_min_day_px (const RgmTimeScale *self)
{
  return self->width_px / (self->last - self->first + 1);
}

static double
get_max_day_px (const RgmTimeScale *self)
{
  return MAX (RGM_TIME_SCALE_MAX_DAY_PX, get_min_day_px (self));
}

static void
clamp (RgmTimeScale *self)
{
  double latest;

  self->day_px = CLAMP (self->day_px, get_min_day_px (self), get_max_day_px (self));
  latest = self->last + 1 - self->width_px / self->day_px;
  self->start = CLAMP (self->start, self->first, MAX (latest, self->first));
}

/**
 * rgm_time_scale_init:
 * @self: (out caller-allocates): a scale
 * @first: the first day that can be shown
 * @last: the last day that can be shown, not before @first
 * @width_px: width of the view; less than 1 is taken for 1
 * @rtl: whether time runs from right to left
 *
 * Makes a scale that shows all days.
 */
void
rgm_time_scale_init (RgmTimeScale *self, RgmDay first, RgmDay last, double width_px, gboolean rtl)
{
  g_return_if_fail (rgm_day_is_valid (first) && rgm_day_is_valid (last) && first <= last);

  *self = (RgmTimeScale) {
    .first = first,
    .last = last,
    .width_px = MAX (width_px, 1),
    .start = first,
    .rtl = rtl,
  };
  clamp (self);
}

/**
 * rgm_time_scale_set_bounds:
 * @self: a scale
 * @first: the first day that can be shown
 * @last: the last day that can be shown, not before @first
 *
 * Changes what can be shown, and moves the view only as far as it must.
 */
void
rgm_time_scale_set_bounds (RgmTimeScale *self, RgmDay first, RgmDay last)
{
  g_return_if_fail (rgm_day_is_valid (first) && rgm_day_is_valid (last) && first <= last);

  self->first = first;
  self->last = last;
  clamp (self);
}

/**
 * rgm_time_scale_set_width:
 * @self: a scale
 * @width_px: width of the view; less than 1 is taken for 1
 *
 * Makes the view wider or narrower. Days keep their width as long as they fill the view.
 */
void
rgm_time_scale_set_width (RgmTimeScale *self, double width_px)
{
  self->width_px = MAX (width_px, 1);
  clamp (self);
}

/**
 * rgm_time_scale_show:
 * @self: a scale
 * @first: a day
 * @last: a day not before @first
 *
 * Fills the view with the days from @first to @last, as far as the bounds let it.
 */
void
rgm_time_scale_show (RgmTimeScale *self, RgmDay first, RgmDay last)
{
  g_return_if_fail (first <= last);

  self->day_px = self->width_px / ((double) last - first + 1);
  clamp (self);
  self->start = (first + last + 1) / 2.0 - self->width_px / self->day_px / 2;
  clamp (self);
}

/**
 * rgm_time_scale_zoom:
 * @self: a scale
 * @factor: more than 1 to come closer, less than 1 to go away; above 0
 * @x: the place that stays where it is
 *
 * Makes days wider or narrower.
 */
void
rgm_time_scale_zoom (RgmTimeScale *self, double factor, double x)
{
  double time = rgm_time_scale_get_time (self, x);
  double offset_px = self->rtl ? self->width_px - x : x;

  g_return_if_fail (factor > 0);

  self->day_px = CLAMP (self->day_px * factor, get_min_day_px (self), get_max_day_px (self));
  self->start = time - offset_px / self->day_px;
  clamp (self);
}

/**
 * rgm_time_scale_scroll:
 * @self: a scale
 * @later_px: how far, positive towards later days
 *
 * Moves the view.
 */
void
rgm_time_scale_scroll (RgmTimeScale *self, double later_px)
{
  self->start += later_px / self->day_px;
  clamp (self);
}

/**
 * rgm_time_scale_center:
 * @self: a scale
 * @day: a day
 *
 * Brings @day to the middle of the view, as far as the bounds let it.
 */
void
rgm_time_scale_center (RgmTimeScale *self, RgmDay day)
{
  self->start = day + 0.5 - self->width_px / self->day_px / 2;
  clamp (self);
}

/**
 * rgm_time_scale_reveal:
 * @self: a scale
 * @first: a day
 * @last: a day not before @first
 * @margin_px: what is to be seen on either side
 *
 * Moves the view as little as makes the days from @first to @last seen; where they are wider than
 * the view, the first of them is.
 */
void
rgm_time_scale_reveal (RgmTimeScale *self, RgmDay first, RgmDay last, double margin_px)
{
  double margin = MIN (margin_px, self->width_px / 2 - 1) / self->day_px;
  double end = last + 1 + margin;

  if (end > rgm_time_scale_get_end (self))
    self->start = end - self->width_px / self->day_px;
  self->start = MIN (self->start, first - margin);
  clamp (self);
}

/**
 * rgm_time_scale_mix:
 * @self: a scale
 * @from: the same scale with another view, for a @share of 0
 * @to: the same scale with another view, for a @share of 1
 * @share: 0 to 1
 *
 * Moves the view to between two others, so that a change can be followed with the eyes.
 */
void
rgm_time_scale_mix (RgmTimeScale *self, const RgmTimeScale *from, const RgmTimeScale *to,
                    double share)
{
  double begin = from->start + (to->start - from->start) * share;
  double end = rgm_time_scale_get_end (from)
               + (rgm_time_scale_get_end (to) - rgm_time_scale_get_end (from)) * share;

  self->day_px = self->width_px / MAX (end - begin, ROUNDING);
  self->start = begin;
  clamp (self);
}

/**
 * rgm_time_scale_get_offset:
 * @self: a scale
 * @time: a day number, maybe with a fraction
 *
 * Returns: pixels from the edge where the view begins to @time; left of it or right of it, time
 *   grows with them
 */
double
rgm_time_scale_get_offset (const RgmTimeScale *self, double time)
{
  return (time - self->start) * self->day_px;
}

/**
 * rgm_time_scale_get_x:
 * @self: a scale
 * @time: a day number, maybe with a fraction
 *
 * Returns: pixels from the left edge of the view to @time
 */
double
rgm_time_scale_get_x (const RgmTimeScale *self, double time)
{
  return rgm_time_scale_place (self, rgm_time_scale_get_offset (self, time), 0);
}

/**
 * rgm_time_scale_get_time:
 * @self: a scale
 * @x: pixels from the left edge of the view
 *
 * Returns: the time at @x, as a day number with a fraction
 */
double
rgm_time_scale_get_time (const RgmTimeScale *self, double x)
{
  return self->start + (self->rtl ? self->width_px - x : x) / self->day_px;
}

static RgmDay
get_day_of (const RgmTimeScale *self, double time)
{
  return (RgmDay) CLAMP (time, self->first, self->last);
}

/**
 * rgm_time_scale_get_day:
 * @self: a scale
 * @x: pixels from the left edge of the view
 *
 * Returns: the day at @x, or the nearest that can be shown
 */
RgmDay
rgm_time_scale_get_day (const RgmTimeScale *self, double x)
{
  return get_day_of (self, rgm_time_scale_get_time (self, x) + ROUNDING);
}

/**
 * rgm_time_scale_get_end:
 * @self: a scale
 *
 * Returns: where the view ends, as a day number with a fraction
 */
double
rgm_time_scale_get_end (const RgmTimeScale *self)
{
  return self->start + self->width_px / self->day_px;
}

/**
 * rgm_time_scale_get_first_shown:
 * @self: a scale
 *
 * Returns: the first day of which something is in the view
 */
RgmDay
rgm_time_scale_get_first_shown (const RgmTimeScale *self)
{
  return get_day_of (self, self->start + ROUNDING);
}

/**
 * rgm_time_scale_get_last_shown:
 * @self: a scale
 *
 * Returns: the last day of which something is in the view
 */
RgmDay
rgm_time_scale_get_last_shown (const RgmTimeScale *self)
{
  return get_day_of (self, rgm_time_scale_get_end (self) - ROUNDING);
}

/**
 * rgm_time_scale_place:
 * @self: a scale
 * @offset_px: where a box begins, in pixels from the edge where the view begins
 * @extent_px: how wide it is
 *
 * The same turned round: from the left edge of a box to where it begins.
 *
 * Returns: pixels from the left edge of the view to the left edge of the box
 */
double
rgm_time_scale_place (const RgmTimeScale *self, double offset_px, double extent_px)
{
  return rgm_time_scale_mirror (self->width_px, self->rtl, offset_px, extent_px);
}

/**
 * rgm_time_scale_mirror:
 * @width_px: width of what the box lies in
 * @rtl: whether time runs from right to left
 * @offset_px: where a box begins, in pixels from the edge where time begins
 * @extent_px: how wide it is
 *
 * Returns: pixels from the left edge to the left edge of the box
 */
double
rgm_time_scale_mirror (double width_px, gboolean rtl, double offset_px, double extent_px)
{
  return rtl ? width_px - offset_px - extent_px : offset_px;
}

/**
 * rgm_time_scale_get_later:
 * @self: a scale
 * @rightwards: a step on the screen, positive to the right
 *
 * Returns: the same step in time, positive towards later days
 */
int
rgm_time_scale_get_later (const RgmTimeScale *self, int rightwards)
{
  return self->rtl ? -rightwards : rightwards;
}

/**
 * rgm_time_scale_can_zoom_in:
 * @self: a scale
 *
 * Returns: whether days can be made wider
 */
gboolean
rgm_time_scale_can_zoom_in (const RgmTimeScale *self)
{
  return self->day_px < get_max_day_px (self) - ROUNDING;
}

/**
 * rgm_time_scale_can_zoom_out:
 * @self: a scale
 *
 * Returns: whether days can be made narrower
 */
gboolean
rgm_time_scale_can_zoom_out (const RgmTimeScale *self)
{
  return self->day_px > get_min_day_px (self) + ROUNDING;
}

/**
 * rgm_time_scale_has_earlier:
 * @self: a scale
 *
 * Returns: whether there are days before the view
 */
gboolean
rgm_time_scale_has_earlier (const RgmTimeScale *self)
{
  return self->start > self->first + ROUNDING;
}

/**
 * rgm_time_scale_has_later:
 * @self: a scale
 *
 * Returns: whether there are days after the view
 */
gboolean
rgm_time_scale_has_later (const RgmTimeScale *self)
{
  return rgm_time_scale_get_end (self) < self->last + 1 - ROUNDING;
}
