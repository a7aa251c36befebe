#include "config.h"

#include "rgm-timeline-curve.h"

#include "rgm-window-curve.h"

#define STEP_PX 2.0
#define LINE_PX 1.5
#define FILL_ALPHA 0.20
#define BOOKED_FILL_ALPHA 0.07
#define PEAK_ALPHA 0.9

static const double dashes[] = { 5, 3 };
static const double dots[] = { 1.5, 2.5 };

static void
trace (cairo_t *cr, const RgmSegment *segment, const RgmTimeScale *scale, double x, double width,
       double height)
{
  double room = height - LINE_PX;

  cairo_move_to (cr, 0, height);
  for (double at = 0; at < width + STEP_PX; at += STEP_PX)
    {
      double along = MIN (at, width);
      double time = rgm_time_scale_get_time (scale, x + along);

      cairo_line_to (cr, along, height - room * rgm_window_curve_get_height (segment, time));
    }
  cairo_line_to (cr, width, height);
}

static void
draw_peak (cairo_t *cr, const RgmSegment *segment, const RgmTimeScale *scale, double x,
           double height)
{
  double peak_x = rgm_time_scale_get_x (scale, segment->peak + 0.5) - x;

  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (cr, peak_x, LINE_PX);
  cairo_line_to (cr, peak_x, height);
  cairo_stroke (cr);
}

/**
 * rgm_timeline_curve_draw:
 * @cr: where to draw, its origin being the corner of the window's bar
 * @segment: a window
 * @scale: where days lie
 * @x: left edge of the bar in the lanes
 * @width: width of the bar
 * @height: height of the bar
 * @ink: its colour
 *
 * Draws a window as a curve. What follows from a booking is dashed and paler; the peak is dotted.
 */
void
rgm_timeline_curve_draw (cairo_t *cr, const RgmSegment *segment, const RgmTimeScale *scale,
                         double x, double width, double height, RgmInk ink)
{
  gboolean is_booked = segment->state != RGM_SEGMENT_STATE_PAST;

  cairo_set_line_width (cr, LINE_PX);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace (cr, segment, scale, x, width, height);
  rgm_ink_set (cr, ink, is_booked ? BOOKED_FILL_ALPHA : FILL_ALPHA);
  cairo_fill_preserve (cr);

  rgm_ink_set (cr, ink, 1);
  if (is_booked)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);

  rgm_ink_set (cr, ink, PEAK_ALPHA);
  if (segment->peak != RGM_DAY_NONE)
    draw_peak (cr, segment, scale, x, height);
}
