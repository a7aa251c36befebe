#pragma once

#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

/* The least width in which a timeline can be read. */
#define RGM_CHART_MIN_WIDTH_PX 260.0

/**
 * RgmChartFrame:
 * @geometry: the lanes, counted from the top of @lanes
 * @has_captions: whether the names of the lanes stand above them, because there is no room beside
 * @height: height of the whole
 * @labels: where the names of the lanes stand; all of @lanes where they are captions
 * @grid: where the lines of the ticks lie: the whole height
 * @ruler: where the ruler lies
 * @words: where the words of the ruler lie, in that
 * @lanes: where the lanes lie
 * @today: where the line of today may be: @lanes and, above it, room for a word
 *
 * The parts of a timeline. @grid, @ruler, @lanes and @today have one width: that of the time scale.
 */
typedef struct {
  RgmLaneGeometry geometry;
  gboolean has_captions;
  double height;
  RgmBox labels;
  RgmBox grid;
  RgmBox ruler;
  RgmBox words;
  RgmBox lanes;
  RgmBox today;
} RgmChartFrame;

void rgm_chart_frame_init (RgmChartFrame *self, const RgmSegmentLayout *layout, double width_px,
                           double text_px, double label_px, gboolean rtl);

G_END_DECLS
