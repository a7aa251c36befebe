#pragma once

#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

void rgm_bubble_box_place (RgmBox *self, const RgmBox *target, double width_px, double height_px);

G_END_DECLS
