#pragma once

#include "rgm-segment-layout.h"
#include "rgm-time-scale.h"

G_BEGIN_DECLS

/* A bar that goes on beyond the view is cut off so far outside it that its edge is not seen. */
#define RGM_LANE_OVERHANG_PX 16.0

/**
 * RgmLaneBand:
 * @y: top of the lane, its caption included
 * @caption_px: height of the caption above its rows; 0 where captions stand beside the lanes
 * @row_px: height of a row
 * @height: height of the lane
 *
 * Where a lane lies.
 */
typedef struct {
  double y;
  double caption_px;
  double row_px;
  double height;
} RgmLaneBand;

/**
 * RgmLaneGeometry:
 * @lanes: the lanes
 * @mark_px: width and height of a mark that has room
 * @height: height of all lanes
 *
 * The lanes of a layout in pixels.
 */
typedef struct {
  RgmLaneBand lanes[RGM_N_LANES];
  double mark_px;
  double height;
} RgmLaneGeometry;

/**
 * RgmBox:
 * @x: left edge
 * @y: top edge
 * @width: width
 * @height: height
 *
 * A rectangle in pixels.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} RgmBox;

void rgm_lane_geometry_init (RgmLaneGeometry *self, const RgmSegmentLayout *layout,
                             double text_px, gboolean has_captions);
gboolean rgm_lane_geometry_place (const RgmLaneGeometry *self, const RgmSegmentLayout *layout,
                                  const RgmTimeScale *scale, gsize segment, RgmBox *box);
gboolean rgm_lane_geometry_place_mark (const RgmLaneGeometry *self, const RgmTimeScale *scale,
                                       RgmLane lane, guint row, RgmDay day, RgmBox *box);
void rgm_lane_geometry_place_day (const RgmLaneGeometry *self, const RgmTimeScale *scale,
                                  RgmLane lane, RgmDay day, double min_px, RgmBox *box);
RgmLane rgm_lane_geometry_find_lane (const RgmLaneGeometry *self, double y);
const RgmSegment *rgm_lane_geometry_find_in_row (const RgmSegmentLayout *layout, gsize segment,
                                                 int step);

G_END_DECLS
