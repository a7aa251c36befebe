#pragma once

#include "rgm-chart-frame.h"
#include "rgm-timeline-picture.h"

G_BEGIN_DECLS

/* Letters of a timeline, in the pixels that its geometry is measured in. */
#define RGM_TIMELINE_TEXT_PX 11.0

/* legend_y: where the legend begins; legend_height: 0 until it is known. */
struct _RgmTimelinePicture {
  PangoContext *context;
  RgmSegmentLayout *layout;
  RgmTimeScale scale;
  RgmChartFrame frame;
  GArray *ticks;
  double width_px;
  double legend_y;
  double legend_height;
};

void rgm_timeline_picture_draw_bar (const RgmTimelinePicture *self, cairo_t *cr, gsize segment);
void rgm_timeline_picture_round (cairo_t *cr, const RgmBox *box, double radius);
void rgm_timeline_picture_hatch (cairo_t *cr, const RgmBox *box, RgmInk ink);
void rgm_timeline_picture_zone (cairo_t *cr, const RgmBox *box, RgmVerdict zone);
double rgm_timeline_picture_lay_legend (const RgmTimelinePicture *self, cairo_t *cr);

G_END_DECLS
