#include "config.h"

#include "rgm-timeline-viewport.h"

#include "rgm-timeline-viewport-private.h"

#include <math.h>

/* A page that is turned leaves a quarter of the old one in the view. */
#define PAGE_SHARE 0.75

/* Where buttons, keys and the wheel send the view, and what it is asked for. */

/**
 * rgm_timeline_viewport_zoom:
 * @self: a viewport
 * @steps: how far, positive to come closer; may be a part of a step
 * @x: what stays where it is, in pixels from the left edge of the lanes
 *
 * Makes days wider or narrower at once.
 */
void
rgm_timeline_viewport_zoom (RgmTimelineViewport *self, double steps, double x)
{
  rgm_timeline_viewport_magnify (self, pow (RGM_TIMELINE_ZOOM_STEP, steps), x);
}

static gboolean
find_in_view (const RgmTimeScale *scale, RgmDay day, double *x)
{
  if (day == RGM_DAY_NONE)
    return FALSE;
  *x = rgm_time_scale_get_x (scale, day + 0.5);
  return *x >= 0 && *x <= scale->width_px;
}

/**
 * rgm_timeline_viewport_find_focus: (skip)
 * @self: a viewport
 * @scale: where it is, or will be
 *
 * Finds what somebody looks at who does not say where: the day of the cursor, or today, as far as
 * that is in the view.
 *
 * Returns: where, in pixels from the left edge of the lanes
 */
double
rgm_timeline_viewport_find_focus (RgmTimelineViewport *self, const RgmTimeScale *scale)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self);
  double x;

  if (find_in_view (scale, rgm_day_cursor_get_day (self->cursor), &x)
      || (layout != NULL && find_in_view (scale, layout->plan->today, &x)))
    return x;
  return scale->width_px / 2;
}

/**
 * rgm_timeline_viewport_zoom_around:
 * @self: a viewport
 * @steps: how far, positive to come closer
 *
 * Makes days wider or narrower around the day of the cursor where that is in the view, else around
 * today, else around the middle.
 */
void
rgm_timeline_viewport_zoom_around (RgmTimelineViewport *self, double steps)
{
  RgmTimeScale aim;

  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  aim = rgm_timeline_viewport_get_aim (self);
  rgm_time_scale_zoom (&aim, pow (RGM_TIMELINE_ZOOM_STEP, steps),
                       rgm_timeline_viewport_find_focus (self, &aim));
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

/**
 * rgm_timeline_viewport_keep_in_sight:
 * @self: a viewport
 * @day: a day that is in the view, or `RGM_DAY_NONE`
 *
 * From now on the view moves only as far as @day stays in it, whatever moves it; or as far as
 * anybody likes.
 */
void
rgm_timeline_viewport_keep_in_sight (RgmTimelineViewport *self, RgmDay day)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));
  g_return_if_fail (day == RGM_DAY_NONE || rgm_day_is_valid (day));

  self->in_sight = day;
}

/**
 * rgm_timeline_viewport_set_catalogue:
 * @self: a viewport
 * @catalogue: (nullable): knows the titles of sources
 *
 * Says by what titles sources are called. To be called before the plan is set.
 */
void
rgm_timeline_viewport_set_catalogue (RgmTimelineViewport *self, RgmCatalogue *catalogue)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  self->catalogue = catalogue != NULL ? rgm_catalogue_ref (catalogue) : NULL;
}

/**
 * rgm_timeline_viewport_get_catalogue:
 * @self: a viewport
 *
 * Returns: (nullable) (transfer none): what knows the titles of sources
 */
RgmCatalogue *
rgm_timeline_viewport_get_catalogue (RgmTimelineViewport *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), NULL);

  return self->catalogue;
}

/**
 * rgm_timeline_viewport_get_range:
 * @self: a viewport
 * @range: (out): the days in the view, or that will be once it has come to rest, where somebody
 *   chose them
 *
 * Returns: whether somebody did, now or when this course was looked at last
 */
gboolean
rgm_timeline_viewport_get_range (RgmTimelineViewport *self, RgmSpan *range)
{
  RgmTimeScale aim;

  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), FALSE);

  aim = rgm_timeline_viewport_get_aim (self);
  rgm_time_scale_scroll (&aim, self->way_left_px);
  *range = self->kept;
  if (!self->is_at_home)
    *range = (RgmSpan) { rgm_time_scale_get_first_shown (&aim),
                         rgm_time_scale_get_last_shown (&aim) };
  return range->first != RGM_DAY_NONE;
}

/**
 * rgm_timeline_viewport_set_way_left:
 * @self: a viewport
 * @later_px: how far the view will go on after a swipe, in pixels, positive towards later days
 *
 * Says where the view is going by itself. Whoever sets it in motion moves it there.
 */
void
rgm_timeline_viewport_set_way_left (RgmTimelineViewport *self, double later_px)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  self->way_left_px = later_px;
}

/**
 * rgm_timeline_viewport_get_way_left:
 * @self: a viewport
 *
 * Returns: how far the view is to go on after a swipe, in pixels; 0 where it is not to, or no more
 */
double
rgm_timeline_viewport_get_way_left (RgmTimelineViewport *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), 0);

  return self->way_left_px;
}
