#pragma once

#include "rgm-segment-layout.h"

G_BEGIN_DECLS

#define RGM_CURVE_MAX_PIECES 4

/**
 * RgmCurvePiece:
 * @begin: where it begins, as a day number with a fraction
 * @end: where it ends, after @begin
 * @begin_height: its height there, 0 to 1
 * @end_height: its height there, 0 to 1
 * @begin_slope: how much it rises in a day where it begins
 * @end_slope: how much it rises in a day where it ends
 *
 * A piece of a curve, a polynomial of the third degree in time.
 */
typedef struct {
  double begin;
  double end;
  double begin_height;
  double end_height;
  double begin_slope;
  double end_slope;
} RgmCurvePiece;

double rgm_window_curve_get_height (const RgmSegment *segment, double time);
gsize rgm_window_curve_divide (const RgmSegment *segment,
                               RgmCurvePiece pieces[RGM_CURVE_MAX_PIECES]);

G_END_DECLS
