#pragma once

#include "rgm-segment-layout.h"

G_BEGIN_DECLS

void rgm_timeline_home_find (const RgmSegmentLayout *layout, double width_px, double min_day_px,
                             RgmDay *first, RgmDay *last);
void rgm_timeline_home_find_fixed (const RgmSegmentLayout *layout, double width_px,
                                   double min_day_px, RgmDay *first, RgmDay *last);

G_END_DECLS
