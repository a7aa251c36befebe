#pragma once

#include <gtk/gtk.h>

#include "rgm-timeline-viewport.h"
#include "rgm-what-if.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_VIEW (rgm_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineView, rgm_timeline_view, RGM, TIMELINE_VIEW, GtkWidget)

GtkWidget *rgm_timeline_view_new (void);
RgmPlan *rgm_timeline_view_get_plan (RgmTimelineView *self);
RgmTimelineViewport *rgm_timeline_view_get_viewport (RgmTimelineView *self);
void rgm_timeline_view_set_catalogue (RgmTimelineView *self, RgmCatalogue *catalogue);
RgmDayCursor *rgm_timeline_view_get_cursor (RgmTimelineView *self);
void rgm_timeline_view_set_cursor (RgmTimelineView *self, RgmDayCursor *cursor);
void rgm_timeline_view_set_what_if (RgmTimelineView *self, RgmWhatIf *what_if);
void rgm_timeline_view_set_plan (RgmTimelineView *self, RgmPlan *plan);

G_END_DECLS
