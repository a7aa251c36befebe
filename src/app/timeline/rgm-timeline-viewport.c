#include "config.h"

#include "rgm-timeline-viewport.h"

#include "rgm-first-weekday.h"
#include "rgm-timeline-home.h"
#include "rgm-timeline-viewport-private.h"

#include <math.h>
#include <string.h>

#define REVEAL_MARGIN_PX 32.0
/* A view that has not moved for so long has come to rest. */
#define SETTLE_MS 50
/* At home, days are not narrower than this: months can be told apart, with a name each. */
#define HOME_MIN_DAY_PX 2.7

G_DEFINE_FINAL_TYPE (RgmTimelineViewport, rgm_timeline_viewport, G_TYPE_OBJECT)

enum {
  SIGNAL_CURSOR_MOVED,
  SIGNAL_GOING,
  SIGNAL_PLAN_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
on_settled_cb (gpointer data)
{
  RgmTimelineViewport *self = data;

  self->settle_id = 0;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
  return G_SOURCE_REMOVE;
}

static void
notify_moved (RgmTimelineViewport *self)
{
  if (self->in_sight != RGM_DAY_NONE)
    rgm_time_scale_reveal (&self->scale, self->in_sight, self->in_sight, REVEAL_MARGIN_PX);
  g_clear_pointer (&self->ticks, g_array_unref);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, on_settled_cb, self);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/* Whoever moves the view by hand does not wait for where it goes by itself. */
static void
move_by_user (RgmTimelineViewport *self)
{
  self->is_at_home = FALSE;
  self->is_going = FALSE;
  notify_moved (self);
}

static void
go_home (RgmTimelineViewport *self)
{
  RgmDay first, last;

  self->is_at_home = TRUE;
  self->is_going = FALSE;
  self->way_left_px = 0;
  if (self->layout == NULL)
    return;

  first = self->kept.first;
  last = self->kept.last;
  if (first == RGM_DAY_NONE)
    rgm_timeline_home_find (self->layout, self->scale.width_px, HOME_MIN_DAY_PX, &first, &last);
  rgm_time_scale_show (&self->scale, first, last);
}

/* While it is held, what could be shown before can be shown still. */
static void
set_bounds (RgmTimelineViewport *self)
{
  RgmDay first = self->layout->first;
  RgmDay last = self->layout->last;

  if (self->is_held)
    {
      first = MIN (first, self->scale.first);
      last = MAX (last, self->scale.last);
    }
  rgm_time_scale_set_bounds (&self->scale, first, last);
}

static void
on_cursor_moved_cb (RgmTimelineViewport *self)
{
  g_signal_emit (self, signals[SIGNAL_CURSOR_MOVED], 0);
}

static void
rgm_timeline_viewport_finalize (GObject *object)
{
  RgmTimelineViewport *self = RGM_TIMELINE_VIEWPORT (object);

  g_clear_object (&self->cursor_signals);
  g_clear_object (&self->cursor);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  g_clear_pointer (&self->ticks, g_array_unref);

  G_OBJECT_CLASS (rgm_timeline_viewport_parent_class)->finalize (object);
}

static void
rgm_timeline_viewport_class_init (RgmTimelineViewportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rgm_timeline_viewport_finalize;

  /**
   * RgmTimelineViewport::cursor-moved:
   *
   * The user looks at another day or lane, or there is another cursor.
   */
  signals[SIGNAL_CURSOR_MOVED] =
    g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  /**
   * RgmTimelineViewport::going:
   *
   * The view has somewhere to go. Who takes this moves it there by rgm_timeline_viewport_go_on(),
   * frame by frame; where nobody does, it is there at once.
   */
  signals[SIGNAL_GOING] =
    g_signal_new ("going", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * RgmTimelineViewport::plan-changed:
   *
   * There is another plan. RgmTimelineViewport::moved follows.
   */
  signals[SIGNAL_PLAN_CHANGED] =
    g_signal_new ("plan-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  /**
   * RgmTimelineViewport::moved:
   *
   * Days lie elsewhere than before.
   */
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * RgmTimelineViewport::settled:
   *
   * The view has moved, and has not for a while.
   */
  signals[SIGNAL_SETTLED] =
    g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
rgm_timeline_viewport_init (RgmTimelineViewport *self)
{
  rgm_time_scale_init (&self->scale, RGM_DAY_FIRST, RGM_DAY_LAST, 0, FALSE);
  self->cursor = rgm_day_cursor_new ();
  self->cursor_signals = g_signal_group_new (RGM_TYPE_DAY_CURSOR);
  g_signal_group_connect_swapped (self->cursor_signals, "moved", G_CALLBACK (on_cursor_moved_cb),
                                  self);
  g_signal_group_set_target (self->cursor_signals, self->cursor);
  self->kept.first = self->kept.last = self->in_sight = RGM_DAY_NONE;
  self->is_at_home = TRUE;
}

/**
 * rgm_timeline_viewport_new:
 *
 * Returns: (transfer full): a viewport without a plan
 */
RgmTimelineViewport *
rgm_timeline_viewport_new (void)
{
  return g_object_new (RGM_TYPE_TIMELINE_VIEWPORT, NULL);
}

/**
 * rgm_timeline_viewport_set_plan:
 * @self: a viewport
 * @plan: (nullable): the plan to show, or %NULL for none
 *
 * Changes the plan. A view that somebody moved stays where it is, as far as the plan reaches.
 */
void
rgm_timeline_viewport_set_plan (RgmTimelineViewport *self, RgmPlan *plan)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  if (plan != NULL)
    {
      self->layout = rgm_segment_layout_new (plan);
      set_bounds (self);
      if (self->is_at_home && !self->is_held)
        go_home (self);
    }
  g_signal_emit (self, signals[SIGNAL_PLAN_CHANGED], 0);
  notify_moved (self);
}

/**
 * rgm_timeline_viewport_get_layout:
 * @self: a viewport
 *
 * Returns: (nullable) (transfer none): the plan as lanes, or %NULL while there is none
 */
RgmSegmentLayout *
rgm_timeline_viewport_get_layout (RgmTimelineViewport *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), NULL);

  return self->layout;
}

/**
 * rgm_timeline_viewport_get_scale:
 * @self: a viewport
 *
 * Returns: where days lie
 */
const RgmTimeScale *
rgm_timeline_viewport_get_scale (RgmTimelineViewport *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), NULL);

  return &self->scale;
}

/**
 * rgm_timeline_viewport_get_cursor:
 * @self: a viewport
 *
 * Returns: (transfer none): the day and the lane that the user looks at
 */
RgmDayCursor *
rgm_timeline_viewport_get_cursor (RgmTimelineViewport *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), NULL);

  return self->cursor;
}

/**
 * rgm_timeline_viewport_set_cursor:
 * @self: a viewport
 * @cursor: a cursor, maybe that of another view as well
 *
 * Takes another cursor. A viewport has one of its own from the start.
 */
void
rgm_timeline_viewport_set_cursor (RgmTimelineViewport *self, RgmDayCursor *cursor)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));
  g_return_if_fail (RGM_IS_DAY_CURSOR (cursor));

  if (!g_set_object (&self->cursor, cursor))
    return;
  g_signal_group_set_target (self->cursor_signals, cursor);
  on_cursor_moved_cb (self);
}

/**
 * rgm_timeline_viewport_set_held:
 * @self: a viewport
 * @is_held: whether the days are to stay where they are, whatever plan comes
 *
 * Holds the view while something on it is moved, so that nothing but what is moved moves.
 */
void
rgm_timeline_viewport_set_held (RgmTimelineViewport *self, gboolean is_held)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  if (self->is_held == is_held)
    return;
  self->is_held = is_held;
  if (is_held)
    {
      self->before = self->scale;
      self->was_at_home = self->is_at_home;
    }
  if (is_held || self->layout == NULL)
    return;
  set_bounds (self);
  notify_moved (self);
}

/**
 * rgm_timeline_viewport_get_held:
 * @self: a viewport
 *
 * Returns: whether something on it is being moved
 */
gboolean
rgm_timeline_viewport_get_held (RgmTimelineViewport *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), FALSE);

  return self->is_held;
}

/**
 * rgm_timeline_viewport_set_label_widths:
 * @self: a viewport
 * @label_px: for each kind of label, the width of the widest
 *
 * Says how much room the labels of the ruler need.
 */
void
rgm_timeline_viewport_set_label_widths (RgmTimelineViewport *self,
                                        const double label_px[RGM_N_TICK_LABELS])
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  memcpy (self->label_px, label_px, sizeof (self->label_px));
  notify_moved (self);
}

/**
 * rgm_timeline_viewport_get_ticks:
 * @self: a viewport
 *
 * Returns: (transfer none) (element-type RgmTick): how the view is divided
 */
GArray *
rgm_timeline_viewport_get_ticks (RgmTimelineViewport *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), NULL);

  if (self->ticks == NULL)
    self->ticks = rgm_tick_plan_new (&self->scale, self->label_px, rgm_first_weekday_get ());

  return self->ticks;
}

/**
 * rgm_timeline_viewport_keep_range:
 * @self: a viewport
 * @range: (nullable): days, or %NULL for those around today
 *
 * Goes to what was shown of this course when it was looked at last, and stays there until somebody
 * moves the view.
 */
void
rgm_timeline_viewport_keep_range (RgmTimelineViewport *self, const RgmSpan *range)
{
  static const RgmSpan none = { RGM_DAY_NONE, RGM_DAY_NONE };

  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  self->kept = range != NULL ? *range : none;
  go_home (self);
  notify_moved (self);
}

/**
 * rgm_timeline_viewport_set_room:
 * @self: a viewport
 * @width_px: width of the lanes
 * @rtl: whether time runs from right to left
 *
 * Says how much room there is.
 */
void
rgm_timeline_viewport_set_room (RgmTimelineViewport *self, double width_px, gboolean rtl)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  if (self->scale.width_px == MAX (width_px, 1) && self->scale.rtl == rtl)
    return;

  self->scale.rtl = rtl;
  rgm_time_scale_set_width (&self->scale, width_px);
  if (self->is_at_home)
    go_home (self);
  notify_moved (self);
}

/**
 * rgm_timeline_viewport_go_on:
 * @self: a viewport
 * @share: how far it is on its way, 0 to 1
 *
 * Brings the view nearer to where it goes. At 1 it is there.
 *
 * Returns: whether it is still on its way: nobody has moved it elsewhere, and it is not there
 */
gboolean
rgm_timeline_viewport_go_on (RgmTimelineViewport *self, double share)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEWPORT (self), FALSE);

  if (!self->is_going)
    return FALSE;

  /* The first step is where it stands: nothing is to be laid out for it. */
  if (share <= 0)
    return TRUE;

  rgm_time_scale_mix (&self->scale, &self->from, &self->aim, share);
  self->is_going = share < 1;
  notify_moved (self);
  return self->is_going;
}

/**
 * rgm_timeline_viewport_magnify:
 * @self: a viewport
 * @factor: more than 1 to come closer, less than 1 to go away; above 0
 * @x: what stays where it is, in pixels from the left edge of the lanes
 *
 * Makes days wider or narrower at once, as fingers or a wheel do.
 */
void
rgm_timeline_viewport_magnify (RgmTimelineViewport *self, double factor, double x)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  rgm_time_scale_zoom (&self->scale, factor, x);
  move_by_user (self);
}

/**
 * rgm_timeline_viewport_scroll:
 * @self: a viewport
 * @later_px: how far, positive towards later days
 *
 * Moves the view at once.
 */
void
rgm_timeline_viewport_scroll (RgmTimelineViewport *self, double later_px)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  rgm_time_scale_scroll (&self->scale, later_px);
  move_by_user (self);
}

/**
 * rgm_timeline_viewport_reveal:
 * @self: a viewport
 * @day: a day
 *
 * Moves the view so that @day is seen, even where the timeline ends before it.
 */
void
rgm_timeline_viewport_reveal (RgmTimelineViewport *self, RgmDay day)
{
  double start;

  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));
  g_return_if_fail (rgm_day_is_valid (day));

  start = self->scale.start;
  if (day < self->scale.first || day > self->scale.last)
    rgm_time_scale_set_bounds (&self->scale, MIN (day, self->scale.first),
                               MAX (day, self->scale.last));
  rgm_time_scale_reveal (&self->scale, day, day, REVEAL_MARGIN_PX);
  if (start != self->scale.start)
    move_by_user (self);
}

/* Whether days are as wide as before. Whoever came closer or went away on the way keeps that. */
static gboolean
is_as_wide_as_before (RgmTimelineViewport *self)
{
  return self->before.day_px == self->scale.day_px && self->before.width_px == self->scale.width_px
         && self->before.rtl == self->scale.rtl;
}

/**
 * rgm_timeline_viewport_go_back:
 * @self: a viewport that has been held
 * @day: a day that is to be seen in any case
 *
 * Moves the view to where it was before it was held, at once.
 */
void
rgm_timeline_viewport_go_back (RgmTimelineViewport *self, RgmDay day)
{
  g_return_if_fail (RGM_IS_TIMELINE_VIEWPORT (self));

  if (is_as_wide_as_before (self))
    {
      rgm_time_scale_scroll (&self->scale,
                             (self->before.start - self->scale.start) * self->scale.day_px);
      self->is_going = FALSE;
      self->is_at_home = self->was_at_home;
      notify_moved (self);
    }
  rgm_timeline_viewport_reveal (self, day);
}

/**
 * rgm_timeline_viewport_get_aim: (skip)
 * @self: a viewport
 *
 * Returns: where the view is, or soon will be
 */
RgmTimeScale
rgm_timeline_viewport_get_aim (RgmTimelineViewport *self)
{
  return self->is_going ? self->aim : self->scale;
}

/**
 * rgm_timeline_viewport_go_to: (skip)
 * @self: a viewport
 * @aim: where it is to go
 *
 * Sets the view in motion.
 */
void
rgm_timeline_viewport_go_to (RgmTimelineViewport *self, const RgmTimeScale *aim)
{
  self->from = self->scale;
  self->aim = *aim;
  self->is_going = TRUE;
  self->is_at_home = FALSE;
  g_signal_emit (self, signals[SIGNAL_GOING], 0);
  if (!g_signal_has_handler_pending (self, signals[SIGNAL_GOING], 0, FALSE))
    rgm_timeline_viewport_go_on (self, 1);
}
