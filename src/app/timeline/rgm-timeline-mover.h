#pragma once

#include <gtk/gtk.h>

#include "rgm-chart-frame.h"
#include "rgm-timeline-viewport.h"
#include "rgm-what-if.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_MOVER (rgm_timeline_mover_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineMover, rgm_timeline_mover, RGM, TIMELINE_MOVER, GObject)

RgmTimelineMover *rgm_timeline_mover_new (GtkWidget *chart, RgmTimelineViewport *viewport);
void rgm_timeline_mover_set_what_if (RgmTimelineMover *self, RgmWhatIf *what_if);
RgmWhatIf *rgm_timeline_mover_get_what_if (RgmTimelineMover *self);
void rgm_timeline_mover_allocate (RgmTimelineMover *self, const RgmChartFrame *frame);
const RgmChartFrame *rgm_timeline_mover_get_frame (RgmTimelineMover *self);
void rgm_timeline_mover_set_by_pointer (RgmTimelineMover *self, gboolean by_pointer);
gboolean rgm_timeline_mover_get_by_pointer (RgmTimelineMover *self);
gboolean rgm_timeline_mover_get_asking (RgmTimelineMover *self);
void rgm_timeline_mover_put_back (RgmTimelineMover *self);
void rgm_timeline_mover_release (RgmTimelineMover *self);

G_END_DECLS
