#pragma once

#include <gtk/gtk.h>

#include "rgm-chart-frame.h"
#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_HOVER (rgm_timeline_hover_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineHover, rgm_timeline_hover, RGM, TIMELINE_HOVER, GObject)

RgmTimelineHover *rgm_timeline_hover_new (GtkWidget *chart, RgmTimelineViewport *viewport);
void rgm_timeline_hover_set_frame (RgmTimelineHover *self, const RgmChartFrame *frame);

G_END_DECLS
