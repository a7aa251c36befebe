#pragma once

#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

/**
 * RgmCursorPill:
 * @day_x: where the middle of its day is
 * @x: where it begins, from the left
 * @width: width in pixels; 0 where there is none
 *
 * The pill with the day of the cursor, above the timeline.
 */
typedef struct {
  double day_x;
  double x;
  double width;
} RgmCursorPill;

gboolean rgm_today_pill_place (RgmBox *self, double today_x, const RgmCursorPill *cursor,
                               double width_px);

G_END_DECLS
