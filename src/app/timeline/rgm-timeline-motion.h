#pragma once

#include <gtk/gtk.h>

#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_MOTION (rgm_timeline_motion_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineMotion, rgm_timeline_motion, RGM, TIMELINE_MOTION, GObject)

RgmTimelineMotion *rgm_timeline_motion_new (GtkWidget *chart, RgmTimelineViewport *viewport);
void rgm_timeline_motion_fling (RgmTimelineMotion *self, double speed);
void rgm_timeline_motion_stop (RgmTimelineMotion *self);

G_END_DECLS
