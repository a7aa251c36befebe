#pragma once

#include <gtk/gtk.h>

#include "rgm-chart-frame.h"
#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_CURSOR (rgm_timeline_cursor_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineCursor, rgm_timeline_cursor, RGM, TIMELINE_CURSOR, GtkWidget)

GtkWidget *rgm_timeline_cursor_new (RgmTimelineViewport *viewport, GtkWidget *lanes,
                                    GtkWidget *today);
RgmTimelineViewport *rgm_timeline_cursor_get_viewport (RgmTimelineCursor *self);
void rgm_timeline_cursor_set_frame (RgmTimelineCursor *self, const RgmChartFrame *frame);

G_END_DECLS
