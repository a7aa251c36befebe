#pragma once

#include <gtk/gtk.h>

#include "rgm-ink.h"
#include "rgm-segment-layout.h"
#include "rgm-time-scale.h"

G_BEGIN_DECLS

/* Around the curve, for its line. */
#define RGM_CURVE_MARGIN_PX 1

#define RGM_TYPE_CURVE_PICTURES (rgm_curve_pictures_get_type ())
G_DECLARE_FINAL_TYPE (RgmCurvePictures, rgm_curve_pictures, RGM, CURVE_PICTURES, GObject)

RgmCurvePictures *rgm_curve_pictures_new (void);
GskRenderNode *rgm_curve_pictures_get (RgmCurvePictures *self, const RgmSegment *segment,
                                       const RgmTimeScale *scale, int height, int scale_factor,
                                       RgmInk ink);

G_END_DECLS
