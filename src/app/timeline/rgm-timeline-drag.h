#pragma once

#include "rgm-move-drag.h"
#include "rgm-timeline-mover.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_DRAG (rgm_timeline_drag_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineDrag, rgm_timeline_drag, RGM, TIMELINE_DRAG, RgmMoveDrag)

RgmTimelineDrag *rgm_timeline_drag_new (RgmTimelineViewport *viewport, RgmTimelineMover *mover);

G_END_DECLS
