#include "config.h"

#include "rgm-chart-frame.h"

/* The names of the lanes stand beside them only if they leave this share of the width to them. */
#define MAX_LABEL_SHARE 0.22
#define LABEL_GAP_PX 12.0
#define RULER_PADDING_PX 6.0
#define PILL_PADDING_PX 4.0

/**
 * rgm_chart_frame_init:
 * @self: (out caller-allocates): the frame
 * @layout: a layout
 * @width_px: width of the whole
 * @text_px: height of a line of text
 * @label_px: width of the longest name of a lane
 * @rtl: whether time runs from right to left
 *
 * Divides the room of a timeline among its parts.
 */
void
rgm_chart_frame_init (RgmChartFrame *self, const RgmSegmentLayout *layout, double width_px,
                      double text_px, double label_px, gboolean rtl)
{
  gboolean has_captions = label_px + LABEL_GAP_PX > width_px * MAX_LABEL_SHARE;
  double gutter = has_captions ? 0 : label_px + LABEL_GAP_PX;
  double lanes_px = MAX (width_px - gutter, 1);
  double x = rgm_time_scale_mirror (width_px, rtl, gutter, lanes_px);
  double ruler_px = text_px + RULER_PADDING_PX;
  double top = ruler_px + text_px + PILL_PADDING_PX;

  *self = (RgmChartFrame) { .has_captions = has_captions };
  rgm_lane_geometry_init (&self->geometry, layout, text_px, has_captions);
  self->height = top + self->geometry.height;
  self->grid = (RgmBox) { x, 0, lanes_px, self->height };
  self->ruler = (RgmBox) { x, 0, lanes_px, ruler_px };
  self->words = (RgmBox) { x, 0, lanes_px, text_px };
  self->lanes = (RgmBox) { x, top, lanes_px, self->geometry.height };
  self->today = (RgmBox) { x, ruler_px, lanes_px, self->height - ruler_px };
  self->labels = self->lanes;
  if (!has_captions)
    {
      self->labels.x = rgm_time_scale_mirror (width_px, rtl, 0, label_px);
      self->labels.width = label_px;
    }
}
