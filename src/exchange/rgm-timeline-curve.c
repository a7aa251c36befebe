#include "config.h"

#include "rgm-timeline-curve.h"

#include "rgm-window-curve.h"

#include <math.h>

#define LINE_PX 1.5
#define DOT_PX 2.0
#define FILL_ALPHA 0.16
#define BOOKED_FILL_ALPHA 0.07
#define PEAK_ALPHA 1.0

static const double dashes[] = { 5, 3 };

/* A curve of the third degree has its handles at a third of the time from either end. */
static void
trace_piece (cairo_t *cr, const RgmCurvePiece *piece, const RgmTimeScale *scale, double x,
             double height)
{
  double third = (piece->end - piece->begin) / 3;
  double room = height - LINE_PX;

  cairo_curve_to (cr, rgm_time_scale_get_x (scale, piece->begin + third) - x,
                  height - room * (piece->begin_height + third * piece->begin_slope),
                  rgm_time_scale_get_x (scale, piece->end - third) - x,
                  height - room * (piece->end_height - third * piece->end_slope),
                  rgm_time_scale_get_x (scale, piece->end) - x,
                  height - room * piece->end_height);
}

/* Only the pieces of which something is on the bar, which may be a part of its window. */
static void
trace (cairo_t *cr, const RgmSegment *segment, const RgmTimeScale *scale, double x, double width,
       double height)
{
  RgmCurvePiece pieces[RGM_CURVE_MAX_PIECES];
  gsize n_pieces = rgm_window_curve_divide (segment, pieces);
  double last = 0;
  gboolean is_begun = FALSE;

  for (gsize i = 0; i < n_pieces; i++)
    {
      double begin = rgm_time_scale_get_x (scale, pieces[i].begin) - x;
      double end = rgm_time_scale_get_x (scale, pieces[i].end) - x;

      if (MAX (begin, end) < 0 || MIN (begin, end) > width)
        continue;
      if (!is_begun)
        {
          cairo_move_to (cr, begin, height);
          cairo_line_to (cr, begin, height - (height - LINE_PX) * pieces[i].begin_height);
        }
      is_begun = TRUE;
      trace_piece (cr, &pieces[i], scale, x, height);
      last = end;
    }
  if (is_begun)
    cairo_line_to (cr, last, height);
}

/* Dots that lie on whole pixels, which is much quicker than a line of dashes. */
static void
draw_peak (cairo_t *cr, const RgmSegment *segment, const RgmTimeScale *scale, double x,
           double height)
{
  double peak_x = round (rgm_time_scale_get_x (scale, segment->peak + 0.5) - x);

  for (double y = 2; y + DOT_PX <= height; y += 2 * DOT_PX)
    cairo_rectangle (cr, peak_x, y, 1, DOT_PX);
  cairo_fill (cr);
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
