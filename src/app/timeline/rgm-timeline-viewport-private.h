#pragma once

#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

/* Two steps make days twice as wide. */
#define RGM_TIMELINE_ZOOM_STEP G_SQRT2

RgmTimeScale rgm_timeline_viewport_get_aim (RgmTimelineViewport *self);
void rgm_timeline_viewport_go_to (RgmTimelineViewport *self, const RgmTimeScale *aim);

G_END_DECLS
