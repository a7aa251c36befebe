#include "config.h"

#include "rgm-window-curve.h"

#include <math.h>

/* How fast the curve falls: at its middle it is down to a fifth. */
#define DECAY 3.0

static double
get_rise (double fraction)
{
  double rest = 1 - fraction;

  return 1 - rest * rest * rest;
}

static double
get_fall (double fraction)
{
  return (exp (-DECAY * fraction) - exp (-DECAY)) / (1 - exp (-DECAY));
}

/**
 * rgm_window_curve_get_height:
 * @segment: a window
 * @time: a day number with a fraction
 *
 * The curve of a window with a peak: nothing where it begins, all in the middle of its peak day,
 * nothing again after its last day. The sources give these three (FACTS: how-often, how-many); the
 * shape between them is an illustration, and whoever draws it must say so. Without a peak it is as
 * high all the way, without an end it stays up after the peak.
 *
 * Returns: 0 to 1; 0 before and after the window
 */
double
rgm_window_curve_get_height (const RgmSegment *segment, double time)
{
  double peak = segment->peak + 0.5;
  double end = segment->drawn_last + 1;

  if (time < segment->first || time > end)
    return 0;
  if (segment->peak == RGM_DAY_NONE)
    return 1;
  if (time < peak)
    return get_rise ((time - segment->first) / (peak - segment->first));
  if (segment->last == RGM_DAY_NONE || end <= peak)
    return 1;

  return get_fall ((time - peak) / (end - peak));
}
