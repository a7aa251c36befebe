#pragma once

#include <gtk/gtk.h>

#include "rgm-lane-geometry.h"
#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_LANE (rgm_timeline_lane_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineLane, rgm_timeline_lane, RGM, TIMELINE_LANE, GtkWidget)

GtkWidget *rgm_timeline_lane_new (RgmLane lane, RgmTimelineViewport *viewport);
void rgm_timeline_lane_set_geometry (RgmTimelineLane *self, const RgmLaneGeometry *geometry);

G_END_DECLS
