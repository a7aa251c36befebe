#pragma once

#include "rgm-course-view.h"
#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_VIEW (rgm_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineView, rgm_timeline_view, RGM, TIMELINE_VIEW, GtkWidget)

GtkWidget *rgm_timeline_view_new (void);
RgmPlan *rgm_timeline_view_get_plan (RgmTimelineView *self);
RgmTimelineViewport *rgm_timeline_view_get_viewport (RgmTimelineView *self);
RgmDayCursor *rgm_timeline_view_get_cursor (RgmTimelineView *self);

G_END_DECLS
