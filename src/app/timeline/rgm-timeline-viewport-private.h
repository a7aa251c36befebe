#pragma once

#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

/* Two steps make days twice as wide. */
#define RGM_TIMELINE_ZOOM_STEP G_SQRT2

/* What a timeline shows, and from when to when: the one thing that its parts share. Until somebody
 * moves or zooms, it stays at home: around today. */
struct _RgmTimelineViewport {
  GObject parent_instance;

  RgmSegmentLayout *layout;
  RgmCatalogue *catalogue;
  RgmTimeScale scale;
  /* Where the view came from and goes to, while it is on its way. */
  RgmTimeScale from;
  RgmTimeScale aim;
  gboolean is_going;
  /* How far it goes on after a swipe. */
  double way_left_px;
  double label_px[RGM_N_TICK_LABELS];
  GArray *ticks;
  gboolean is_at_home;
  /* Where home is for this course, or no days: around today. */
  RgmSpan kept;
  gboolean is_held;
  /* As it was when it was last held. */
  RgmTimeScale before;
  gboolean was_at_home;
  /* The day that stays in the view wherever that is moved, or `RGM_DAY_NONE`. */
  RgmDay in_sight;
  guint settle_id;

  /* The day and the lane that the user looks at. */
  RgmDayCursor *cursor;
  GSignalGroup *cursor_signals;
};

RgmTimeScale rgm_timeline_viewport_get_aim (RgmTimelineViewport *self);
double rgm_timeline_viewport_find_focus (RgmTimelineViewport *self, const RgmTimeScale *scale);
void rgm_timeline_viewport_go_to (RgmTimelineViewport *self, const RgmTimeScale *aim);

G_END_DECLS
