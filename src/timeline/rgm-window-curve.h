#pragma once

#include "rgm-segment-layout.h"

G_BEGIN_DECLS

double rgm_window_curve_get_height (const RgmSegment *segment, double time);

G_END_DECLS
