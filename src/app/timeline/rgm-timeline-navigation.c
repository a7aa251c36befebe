#include "config.h"

#include "rgm-timeline-navigation.h"

#include "rgm-gesture-end.h"
#include "rgm-timeline-motion.h"

#include <math.h>

/* A notch of the wheel scrolls so far and zooms by one step. Touchpads tell pixels instead; so many
 * of them make a step, and GTK scrolls by so much for each. */
#define NOTCH_PX 60.0
#define STEP_PX 50.0
#define TOUCHPAD_FACTOR 2.5
/* So far a pointer may tremble before it drags. */
#define DRAG_THRESHOLD_PX 8.0

/* Wheel, touchpad, drag and pinch on the timeline. A drag on the ruler pans as one on the lanes;
 * what lets bookings be dragged is added later, so that GTK asks it first, and claims theirs. */
struct _RgmTimelineNavigation {
  GObject parent_instance;

  /* Whose object this is, and what is its controllers'. */
  GtkWidget *chart;

  RgmTimelineViewport *viewport;
  RgmTimelineMotion *motion;
  double origin_x;
  double pointer_x;
  double dragged_px;
  double pinched;
  double pinched_time;
};

G_DEFINE_FINAL_TYPE (RgmTimelineNavigation, rgm_timeline_navigation, G_TYPE_OBJECT)

static double
get_later (RgmTimelineNavigation *self, double rightwards)
{
  return rgm_time_scale_get_later (rgm_timeline_viewport_get_scale (self->viewport), 1)
         * rightwards;
}

static gboolean
tells_pixels (GtkEventControllerScroll *wheel)
{
  return gtk_event_controller_scroll_get_unit (wheel) == GDK_SCROLL_UNIT_SURFACE;
}

static double
get_scroll_px (GtkEventControllerScroll *wheel, double delta)
{
  return delta * (tells_pixels (wheel) ? TOUCHPAD_FACTOR : NOTCH_PX);
}

static void
on_motion_cb (GtkEventControllerMotion *controller, double x, double y,
              RgmTimelineNavigation *self)
{
  self->pointer_x = x - self->origin_x;
}

/* A wheel that turns up and down alone is left to the page that the timeline is on. */
static gboolean
on_scroll_cb (GtkEventControllerScroll *wheel, double dx, double dy, RgmTimelineNavigation *self)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (wheel);
  GdkModifierType state = gtk_event_controller_get_current_event_state (base);

  rgm_timeline_motion_stop (self->motion);
  if (state & GDK_CONTROL_MASK)
    rgm_timeline_viewport_zoom (self->viewport, -dy / (tells_pixels (wheel) ? STEP_PX : 1),
                                self->pointer_x);
  else if (state & GDK_SHIFT_MASK)
    rgm_timeline_viewport_scroll (self->viewport,
                                  get_later (self, get_scroll_px (wheel, dx + dy)));
  else if (fabs (dx) > fabs (dy))
    rgm_timeline_viewport_scroll (self->viewport, get_later (self, get_scroll_px (wheel, dx)));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
on_decelerate_cb (GtkEventControllerScroll *wheel, double speed_x, double speed_y,
                  RgmTimelineNavigation *self)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (wheel);
  GdkModifierType state = gtk_event_controller_get_current_event_state (base);
  double speed = state & GDK_SHIFT_MASK ? speed_x + speed_y : speed_x;

  if (!(state & GDK_CONTROL_MASK) && (state & GDK_SHIFT_MASK || fabs (speed_x) > fabs (speed_y)))
    rgm_timeline_motion_fling (self->motion, get_later (self, get_scroll_px (wheel, speed)));
}

static void
on_drag_begin_cb (GtkGestureDrag *drag, double x, double y, RgmTimelineNavigation *self)
{
  self->dragged_px = 0;
  rgm_timeline_motion_stop (self->motion);
}

/* A finger that goes up or down scrolls the page. */
static void
on_drag_update_cb (GtkGestureDrag *drag, double dx, double dy, RgmTimelineNavigation *self)
{
  if (self->dragged_px == 0 && MAX (fabs (dx), fabs (dy)) < DRAG_THRESHOLD_PX)
    return;
  if (self->dragged_px == 0 && fabs (dy) > fabs (dx))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  rgm_timeline_viewport_scroll (self->viewport, get_later (self, self->dragged_px - dx));
  self->dragged_px = dx;
}

/* This and not the end of the drag, which comes before it: only now is it counted how long the
 * finger has rested before it was lifted. */
static void
on_swipe_cb (GtkGestureSwipe *swipe, double speed_x, double speed_y, RgmTimelineNavigation *self)
{
  if (self->dragged_px != 0 && rgm_gesture_end_is_lift (GTK_GESTURE_SINGLE (swipe)))
    rgm_timeline_motion_fling (self->motion, get_later (self, -speed_x));
}

/* The middle between the fingers, from the left edge of the lanes. */
static double
find_pinched_x (RgmTimelineNavigation *self, GtkGesture *pinch)
{
  double x = self->origin_x + self->pointer_x;
  double y;

  gtk_gesture_get_bounding_box_center (pinch, &x, &y);
  return x - self->origin_x;
}

static void
on_pinch_begin_cb (GtkGesture *pinch, GdkEventSequence *sequence, RgmTimelineNavigation *self)
{
  self->pinched = 1;
  self->pinched_time = rgm_time_scale_get_time (rgm_timeline_viewport_get_scale (self->viewport),
                                                find_pinched_x (self, pinch));
  rgm_timeline_motion_stop (self->motion);
}

/* The day between the fingers stays between them, wherever they go. */
static void
on_pinch_cb (GtkGestureZoom *pinch, double scale, RgmTimelineNavigation *self)
{
  const RgmTimeScale *days = rgm_timeline_viewport_get_scale (self->viewport);
  double x = find_pinched_x (self, GTK_GESTURE (pinch));

  gtk_gesture_set_state (GTK_GESTURE (pinch), GTK_EVENT_SEQUENCE_CLAIMED);
  if (scale > 0)
    rgm_timeline_viewport_magnify (self->viewport, scale / self->pinched, x);
  self->pinched = scale > 0 ? scale : self->pinched;
  rgm_timeline_viewport_scroll (self->viewport, (self->pinched_time
                                                 - rgm_time_scale_get_time (days, x))
                                                  * days->day_px);
}

static void
rgm_timeline_navigation_dispose (GObject *object)
{
  RgmTimelineNavigation *self = RGM_TIMELINE_NAVIGATION (object);

  g_clear_object (&self->motion);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_navigation_parent_class)->dispose (object);
}

static void
rgm_timeline_navigation_class_init (RgmTimelineNavigationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_navigation_dispose;
}

static void
rgm_timeline_navigation_init (RgmTimelineNavigation *self)
{
  self->pinched = 1;
}

static void
add_wheel (RgmTimelineNavigation *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *wheel =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES
                                     | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);

  g_signal_connect_object (motion, "enter", G_CALLBACK (on_motion_cb), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion_cb), self, 0);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (on_scroll_cb), self, 0);
  g_signal_connect_object (wheel, "decelerate", G_CALLBACK (on_decelerate_cb), self, 0);
  gtk_widget_add_controller (self->chart, motion);
  gtk_widget_add_controller (self->chart, wheel);
}

/* As early as what lets bookings be dragged: once that has claimed a finger, a gesture that comes
 * later does not hear that it is lifted, and takes it for one of the next. */
static GtkGesture *
add_gesture (RgmTimelineNavigation *self, GtkGesture *gesture)
{
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->chart, GTK_EVENT_CONTROLLER (gesture));
  return gesture;
}

static void
add_gestures (RgmTimelineNavigation *self)
{
  GtkGesture *swipe, *drag, *pinch;

  swipe = add_gesture (self, gtk_gesture_swipe_new ());
  drag = add_gesture (self, gtk_gesture_drag_new ());
  pinch = add_gesture (self, gtk_gesture_zoom_new ());
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self, 0);
  g_signal_connect_object (swipe, "swipe", G_CALLBACK (on_swipe_cb), self, 0);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (on_pinch_begin_cb), self, 0);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (on_pinch_cb), self, 0);
  gtk_gesture_group (drag, swipe);
}

/**
 * rgm_timeline_navigation_new:
 * @chart: the timeline, whose object this is to be
 * @viewport: what is shown
 *
 * Returns: (transfer full): what moves the view by pointer and fingers
 */
RgmTimelineNavigation *
rgm_timeline_navigation_new (GtkWidget *chart, RgmTimelineViewport *viewport)
{
  RgmTimelineNavigation *self = g_object_new (RGM_TYPE_TIMELINE_NAVIGATION, NULL);

  self->chart = chart;
  self->viewport = g_object_ref (viewport);
  self->motion = rgm_timeline_motion_new (chart, viewport);
  add_wheel (self);
  add_gestures (self);

  return self;
}

/**
 * rgm_timeline_navigation_set_origin:
 * @self: what moves the view
 * @x: the left edge of the lanes in the timeline
 *
 * Says where days are counted from.
 */
void
rgm_timeline_navigation_set_origin (RgmTimelineNavigation *self, double x)
{
  g_return_if_fail (RGM_IS_TIMELINE_NAVIGATION (self));

  self->origin_x = x;
}
