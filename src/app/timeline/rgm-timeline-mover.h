#pragma once

#include "rgm-chart-frame.h"
#include "rgm-mover.h"
#include "rgm-timeline-today.h"
#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_MOVER (rgm_timeline_mover_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineMover, rgm_timeline_mover, RGM, TIMELINE_MOVER, RgmMover)

RgmTimelineMover *rgm_timeline_mover_new (GtkWidget *chart, RgmTimelineToday *today,
                                          RgmTimelineViewport *viewport);
void rgm_timeline_mover_allocate (RgmTimelineMover *self, const RgmChartFrame *frame);
const RgmChartFrame *rgm_timeline_mover_get_frame (RgmTimelineMover *self);

G_END_DECLS
