#pragma once

#include "rgm-time-scale.h"

G_BEGIN_DECLS

/**
 * RgmTickLabel:
 * @RGM_TICK_LABEL_DAY: a day of the month, “20”
 * @RGM_TICK_LABEL_DAY_MONTH: with its month, “20 Nov”
 * @RGM_TICK_LABEL_DAY_MONTH_YEAR: with its month and year, “20 Nov 2026”
 * @RGM_TICK_LABEL_MONTH: a month, “Nov”
 * @RGM_TICK_LABEL_MONTH_YEAR: with its year, “Nov 2026”
 * @RGM_TICK_LABEL_YEAR: a year, “2026”
 *
 * What the label of a tick says of its day. The words are put elsewhere.
 */
typedef enum {
  RGM_TICK_LABEL_DAY,
  RGM_TICK_LABEL_DAY_MONTH,
  RGM_TICK_LABEL_DAY_MONTH_YEAR,
  RGM_TICK_LABEL_MONTH,
  RGM_TICK_LABEL_MONTH_YEAR,
  RGM_TICK_LABEL_YEAR,
} RgmTickLabel;

#define RGM_N_TICK_LABELS 6
/* Room between the line of a tick and its label, and at least as much between the label and the
 * next line. */
#define RGM_TICK_GAP_PX 6.0

/**
 * RgmTick:
 * @day: the first day of what it marks
 * @label: what its label says
 * @x: its line, in pixels from the left edge of the view; less than 0 or more than the width for
 *   the tick before the view, whose label stays at the edge
 * @label_x: the left edge of the room for its label
 * @label_px: width of that room; 0 where it is so near the end of the view that there is none
 *
 * A mark on the ruler.
 */
typedef struct {
  RgmDay day;
  RgmTickLabel label;
  double x;
  double label_x;
  double label_px;
} RgmTick;

GArray *rgm_tick_plan_new (const RgmTimeScale *scale, const double label_px[RGM_N_TICK_LABELS],
                           int first_weekday);

G_END_DECLS
