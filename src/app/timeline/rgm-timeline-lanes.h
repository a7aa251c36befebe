#pragma once

#include <gtk/gtk.h>

#include "rgm-lane-geometry.h"
#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_LANES (rgm_timeline_lanes_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineLanes, rgm_timeline_lanes, RGM, TIMELINE_LANES, GtkWidget)

GtkWidget *rgm_timeline_lanes_new (RgmTimelineViewport *viewport);
void rgm_timeline_lanes_set_geometry (RgmTimelineLanes *self, const RgmLaneGeometry *geometry);

G_END_DECLS
