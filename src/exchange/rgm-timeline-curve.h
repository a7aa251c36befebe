#pragma once

#include "rgm-ink.h"
#include "rgm-segment-layout.h"
#include "rgm-time-scale.h"

G_BEGIN_DECLS

void rgm_timeline_curve_draw (cairo_t *cr, const RgmSegment *segment, const RgmTimeScale *scale,
                              double x, double width, double height, RgmInk ink);

G_END_DECLS
