#include "config.h"

#include "rgm-timeline-viewport.h"

#include "rgm-timeline-viewport-private.h"

#include <math.h>

/* A page that is turned leaves a quarter of the old one in the view. */
#define PAGE_SHARE 0.75

/* Where buttons and keys send the view. */

/**
 * rgm_timeline_viewport_zoom_at_center:
 * @self: a viewport
 * @steps: how far, positive to come closer
 *
 * Makes days wider or narrower around the middle of the view.
 */
void
rgm_timeline_viewport_zoom_at_center (RgmTimelineViewport *self, double steps)
{
  RgmTimeScale aim;

  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  aim = rgm_timeline_viewport_get_aim (self);
  rgm_time_scale_zoom (&aim, pow (RGM_TIMELINE_ZOOM_STEP, steps), aim.width_px / 2);
  rgm_timeline_viewport_go_to (self, &aim);
}

/**
 * rgm_timeline_viewport_turn:
 * @self: a viewport
 * @later: pages, positive towards later days
 *
 * Moves the view by most of its width.
 */
void
rgm_timeline_viewport_turn (RgmTimelineViewport *self, int later)
{
  RgmTimeScale aim;

  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  aim = rgm_timeline_viewport_get_aim (self);
  rgm_time_scale_scroll (&aim, later * PAGE_SHARE * aim.width_px);
  rgm_timeline_viewport_go_to (self, &aim);
}

/**
 * rgm_timeline_viewport_go_to_today:
 * @self: a viewport
 *
 * Brings today to the middle of the view.
 */
void
rgm_timeline_viewport_go_to_today (RgmTimelineViewport *self)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self);
  RgmTimeScale aim;

  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  if (layout == NULL)
    return;

  aim = rgm_timeline_viewport_get_aim (self);
  rgm_time_scale_center (&aim, layout->plan->today);
  rgm_timeline_viewport_go_to (self, &aim);
}

/**
 * rgm_timeline_viewport_fit:
 * @self: a viewport
 *
 * Shows the whole course.
 */
void
rgm_timeline_viewport_fit (RgmTimelineViewport *self)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self);
  RgmTimeScale aim;

  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  if (layout == NULL)
    return;

  aim = rgm_timeline_viewport_get_aim (self);
  rgm_time_scale_show (&aim, layout->first, layout->last);
  rgm_timeline_viewport_go_to (self, &aim);
}
