#pragma once

#include <gtk/gtk.h>

#include "rgm-catalogue.h"
#include "rgm-curve-pictures.h"
#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_BAR (rgm_timeline_bar_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineBar, rgm_timeline_bar, RGM, TIMELINE_BAR, GtkWidget)

GtkWidget *rgm_timeline_bar_new (RgmSegmentLayout *layout, gsize segment,
                                 const RgmCatalogue *catalogue, RgmCurvePictures *pictures);
void rgm_timeline_bar_show (RgmTimelineBar *self, RgmSegmentLayout *layout, gsize segment,
                            const RgmCatalogue *catalogue);
const RgmSegment *rgm_timeline_bar_get_shown (RgmTimelineBar *self);
gsize rgm_timeline_bar_get_segment (RgmTimelineBar *self);
void rgm_timeline_bar_prepare (RgmTimelineBar *self, const RgmTimeScale *scale,
                               const RgmBox *box);
void rgm_timeline_bar_place (RgmTimelineBar *self, const RgmTimeScale *scale, const RgmBox *box);

G_END_DECLS
