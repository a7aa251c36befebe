#pragma once

#include <gtk/gtk.h>

#include "rgm-segment-layout.h"
#include "rgm-time-scale.h"

G_BEGIN_DECLS

void rgm_timeline_curve_draw (cairo_t *cr, const RgmSegment *segment, const RgmTimeScale *scale,
                              double x, double width, double height, const GdkRGBA *color);

G_END_DECLS
