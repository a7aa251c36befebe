#pragma once

#include <glib-object.h>

#include "rgm-catalogue.h"
#include "rgm-lane-packing.h"
#include "rgm-day-cursor.h"
#include "rgm-segment-layout.h"
#include "rgm-tick-plan.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_VIEWPORT (rgm_timeline_viewport_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineViewport, rgm_timeline_viewport, RGM, TIMELINE_VIEWPORT, GObject)

RgmTimelineViewport *rgm_timeline_viewport_new (void);
void rgm_timeline_viewport_set_plan (RgmTimelineViewport *self, RgmPlan *plan);
RgmSegmentLayout *rgm_timeline_viewport_get_layout (RgmTimelineViewport *self);
void rgm_timeline_viewport_set_catalogue (RgmTimelineViewport *self, RgmCatalogue *catalogue);
RgmCatalogue *rgm_timeline_viewport_get_catalogue (RgmTimelineViewport *self);
const RgmTimeScale *rgm_timeline_viewport_get_scale (RgmTimelineViewport *self);
void rgm_timeline_viewport_set_held (RgmTimelineViewport *self, gboolean is_held);
gboolean rgm_timeline_viewport_get_held (RgmTimelineViewport *self);
RgmDayCursor *rgm_timeline_viewport_get_cursor (RgmTimelineViewport *self);
void rgm_timeline_viewport_set_cursor (RgmTimelineViewport *self, RgmDayCursor *cursor);
void rgm_timeline_viewport_set_label_widths (RgmTimelineViewport *self,
                                             const double label_px[RGM_N_TICK_LABELS]);
GArray *rgm_timeline_viewport_get_ticks (RgmTimelineViewport *self);
void rgm_timeline_viewport_keep_range (RgmTimelineViewport *self, const RgmSpan *range);
gboolean rgm_timeline_viewport_get_range (RgmTimelineViewport *self, RgmSpan *range);
void rgm_timeline_viewport_set_room (RgmTimelineViewport *self, double width_px, gboolean rtl);
void rgm_timeline_viewport_set_way_left (RgmTimelineViewport *self, double later_px);
double rgm_timeline_viewport_get_way_left (RgmTimelineViewport *self);
gboolean rgm_timeline_viewport_go_on (RgmTimelineViewport *self, double share);
void rgm_timeline_viewport_magnify (RgmTimelineViewport *self, double factor, double x);
void rgm_timeline_viewport_zoom (RgmTimelineViewport *self, double steps, double x);
void rgm_timeline_viewport_zoom_around (RgmTimelineViewport *self, double steps);
void rgm_timeline_viewport_scroll (RgmTimelineViewport *self, double later_px);
void rgm_timeline_viewport_turn (RgmTimelineViewport *self, int later);
void rgm_timeline_viewport_go_to_today (RgmTimelineViewport *self);
void rgm_timeline_viewport_fit (RgmTimelineViewport *self);
void rgm_timeline_viewport_reveal (RgmTimelineViewport *self, RgmDay day);
void rgm_timeline_viewport_go_back (RgmTimelineViewport *self, RgmDay day);
void rgm_timeline_viewport_keep_in_sight (RgmTimelineViewport *self, RgmDay day);

G_END_DECLS
