#include "config.h"

#include "rgm-timeline-motion.h"

#include "rgm-kinetic.h"

#include <adwaita.h>

#define GO_MS 200

/* What moves the view from frame to frame without a hand on it: the way to where a button sends it,
 * and what is left of a swipe. Who wants no animations has the first at once and the second not. */
struct _RgmTimelineMotion {
  GObject parent_instance;

  /* Whose object this is. */
  GtkWidget *chart;
  AdwAnimation *way;

  RgmTimelineViewport *viewport;
  RgmKinetic kinetic;
  guint tick_id;
  gint64 last_us;
};

G_DEFINE_FINAL_TYPE (RgmTimelineMotion, rgm_timeline_motion, G_TYPE_OBJECT)

static void
tell_way_left (RgmTimelineMotion *self)
{
  rgm_timeline_viewport_set_way_left (self->viewport, rgm_kinetic_get_rest (&self->kinetic));
}

/* What came home meanwhile, as with another course, does not go on. */
static gboolean
on_tick_cb (GtkWidget *chart, GdkFrameClock *clock, gpointer data)
{
  RgmTimelineMotion *self = data;
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now_us - self->last_us) / G_USEC_PER_SEC;

  if (rgm_timeline_viewport_get_way_left (self->viewport) == 0)
    self->kinetic.speed = 0;
  self->last_us = now_us;
  if (!rgm_kinetic_is_over (&self->kinetic))
    {
      rgm_timeline_viewport_scroll (self->viewport, rgm_kinetic_advance (&self->kinetic, seconds));
      tell_way_left (self);
      return G_SOURCE_CONTINUE;
    }

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
on_way_cb (double share, gpointer data)
{
  RgmTimelineMotion *self = data;

  rgm_timeline_viewport_go_on (self->viewport, share);
}

static void
on_going_cb (RgmTimelineViewport *viewport, RgmTimelineMotion *self)
{
  rgm_timeline_motion_stop (self);
  if (gtk_widget_get_mapped (self->chart))
    adw_animation_play (self->way);
  else
    rgm_timeline_viewport_go_on (viewport, 1);
}

static void
rgm_timeline_motion_dispose (GObject *object)
{
  RgmTimelineMotion *self = RGM_TIMELINE_MOTION (object);

  rgm_timeline_motion_stop (self);
  g_clear_object (&self->way);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_motion_parent_class)->dispose (object);
}

static void
rgm_timeline_motion_class_init (RgmTimelineMotionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_motion_dispose;
}

static void
rgm_timeline_motion_init (RgmTimelineMotion *self)
{
}

/**
 * rgm_timeline_motion_new:
 * @chart: the timeline, whose object this is to be
 * @viewport: what is shown
 *
 * Returns: (transfer full): what moves the view by itself
 */
RgmTimelineMotion *
rgm_timeline_motion_new (GtkWidget *chart, RgmTimelineViewport *viewport)
{
  RgmTimelineMotion *self = g_object_new (RGM_TYPE_TIMELINE_MOTION, NULL);

  self->chart = chart;
  self->viewport = g_object_ref (viewport);
  self->way = adw_timed_animation_new (chart, 0, 1, GO_MS,
                                       adw_callback_animation_target_new (on_way_cb, self, NULL));
  g_signal_connect_object (viewport, "going", G_CALLBACK (on_going_cb), self, 0);

  return self;
}

/**
 * rgm_timeline_motion_fling:
 * @self: what moves the view
 * @speed: in pixels a second, positive towards later days
 *
 * Lets the view go on after a swipe, slower and slower.
 */
void
rgm_timeline_motion_fling (RgmTimelineMotion *self, double speed)
{
  GdkFrameClock *clock;

  g_return_if_fail (RGM_IS_TIMELINE_MOTION (self));

  rgm_timeline_motion_stop (self);
  self->kinetic.speed = speed;
  clock = gtk_widget_get_frame_clock (self->chart);
  if (rgm_kinetic_is_over (&self->kinetic) || clock == NULL
      || !adw_get_enable_animations (self->chart))
    return;

  self->last_us = gdk_frame_clock_get_frame_time (clock);
  self->tick_id = gtk_widget_add_tick_callback (self->chart, on_tick_cb, self, NULL);
  tell_way_left (self);
}

/**
 * rgm_timeline_motion_stop:
 * @self: what moves the view
 *
 * Holds the view, as a finger on it does.
 */
void
rgm_timeline_motion_stop (RgmTimelineMotion *self)
{
  g_return_if_fail (RGM_IS_TIMELINE_MOTION (self));

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->chart, self->tick_id);
  self->tick_id = 0;
  if (self->viewport != NULL)
    rgm_timeline_viewport_set_way_left (self->viewport, 0);
  if (self->way != NULL)
    adw_animation_reset (self->way);
}
