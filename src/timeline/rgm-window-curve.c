#include "config.h"

#include "rgm-window-curve.h"

#include <math.h>

/* How fast the curve falls: at its middle it is down to a fifth. */
#define DECAY 3.0
#define N_FALL_PIECES 3

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

/* How much it falls in a day, on a way of @length days. */
static double
get_fall_slope (double fraction, double length)
{
  return -DECAY * exp (-DECAY * fraction) / (1 - exp (-DECAY)) / length;
}

/* The fall is no polynomial; in three pieces nobody sees the difference. */
static gsize
divide_fall (double begin, double end, RgmCurvePiece *pieces)
{
  double length = end - begin;

  for (int i = 0; i < N_FALL_PIECES; i++)
    {
      double from = (double) i / N_FALL_PIECES;
      double to = (double) (i + 1) / N_FALL_PIECES;

      pieces[i] = (RgmCurvePiece) {
        begin + from * length, begin + to * length, get_fall (from), get_fall (to),
        get_fall_slope (from, length), get_fall_slope (to, length),
      };
    }

  return N_FALL_PIECES;
}

/**
 * rgm_window_curve_divide:
 * @segment: a window
 * @pieces: (out caller-allocates): room for the pieces
 *
 * Divides the curve of rgm_window_curve_get_height() into pieces that can be drawn as they are.
 *
 * Returns: the number of pieces, each of which begins where the one before ends
 */
gsize
rgm_window_curve_divide (const RgmSegment *segment, RgmCurvePiece pieces[RGM_CURVE_MAX_PIECES])
{
  double peak = segment->peak + 0.5;
  double end = segment->drawn_last + 1;

  if (segment->peak == RGM_DAY_NONE || end <= peak)
    {
      pieces[0] = (RgmCurvePiece) { segment->first, end, 1, 1, 0, 0 };
      return 1;
    }

  /* One minus the third power of what is left. */
  pieces[0] = (RgmCurvePiece) { segment->first, peak, 0, 1, 3 / (peak - segment->first), 0 };
  if (segment->last != RGM_DAY_NONE)
    return 1 + divide_fall (peak, end, pieces + 1);

  pieces[1] = (RgmCurvePiece) { peak, end, 1, 1, 0, 0 };
  return 2;
}
