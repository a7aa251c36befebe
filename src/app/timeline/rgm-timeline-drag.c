#include "config.h"

#include "rgm-timeline-drag.h"

#include "rgm-day-drag.h"
#include "rgm-timeline-bar.h"

#include <math.h>

/* So far a pointer may tremble before it drags. */
#define THRESHOLD_PX 8.0
#define NOTHING (-1)

/* A pointer or a finger that drags a booking. The gesture is the timeline's, because what is
 * dragged is drawn anew on each day; it comes before that which moves the view. */
struct _RgmTimelineDrag {
  GObject parent_instance;

  /* Whose object this is. */
  GtkWidget *chart;
  GtkGesture *gesture;

  RgmTimelineViewport *viewport;
  RgmTimelineMover *mover;

  /* Index of a session in the plan, from when it is pressed until it is dragged. */
  int pressed;
  gboolean is_dragging;
  RgmDayDrag drag;
  double pointer_x;
  guint tick_id;
  gint64 frame_us;
};

G_DEFINE_FINAL_TYPE (RgmTimelineDrag, rgm_timeline_drag, G_TYPE_OBJECT)

static const RgmTimeScale *
get_scale (RgmTimelineDrag *self)
{
  return rgm_timeline_viewport_get_scale (self->viewport);
}

static RgmWhatIf *
get_what_if (RgmTimelineDrag *self)
{
  return rgm_timeline_mover_get_what_if (self->mover);
}

/* The session whose mark lies at a place of the chart. */
static int
find_session (RgmTimelineDrag *self, double x, double y)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  GtkWidget *widget = gtk_widget_pick (self->chart, x, y, GTK_PICK_DEFAULT);
  GtkWidget *bar = widget != NULL ? gtk_widget_get_ancestor (widget, RGM_TYPE_TIMELINE_BAR) : NULL;
  const RgmSegment *segment;

  if (bar == NULL)
    return NOTHING;
  segment = &layout->segments[rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (bar))];
  return segment->kind == RGM_SEGMENT_SESSION ? segment->session : NOTHING;
}

/* Where the pointer is on the scale; what it drags does not leave the view. */
static double
get_x (RgmTimelineDrag *self)
{
  double x = self->pointer_x - rgm_timeline_mover_get_frame (self->mover)->lanes.x;

  return CLAMP (x, 0, get_scale (self)->width_px);
}

/* Returns whether what is dragged is where the pointer is: some days it does not go to. */
static gboolean
follow_pointer (RgmTimelineDrag *self)
{
  RgmDay day = rgm_day_drag_get_day (&self->drag, get_scale (self), get_x (self));

  rgm_what_if_set_day (get_what_if (self), day);
  return rgm_what_if_get_day (get_what_if (self)) == day;
}

static void
stop (RgmTimelineDrag *self)
{
  self->pressed = NOTHING;
  self->is_dragging = FALSE;
  rgm_timeline_mover_set_by_pointer (self->mover, FALSE);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->chart, self->tick_id);
  self->tick_id = 0;
  gtk_widget_set_cursor (self->chart, NULL);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RgmTimelineDrag *self = data;
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now_us - self->frame_us) / G_USEC_PER_SEC;
  double later_px = rgm_day_drag_get_scroll (get_scale (self), get_x (self), seconds);

  self->frame_us = now_us;
  /* Escape has put it back while the pointer is still held. */
  if (!rgm_what_if_get_moving (get_what_if (self)))
    {
      self->tick_id = 0;
      stop (self);
      return G_SOURCE_REMOVE;
    }
  if (later_px != 0 && follow_pointer (self))
    {
      rgm_timeline_viewport_scroll (self->viewport, later_px);
      follow_pointer (self);
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
start (RgmTimelineDrag *self)
{
  double x, y;

  if (!rgm_what_if_begin_at (get_what_if (self), (guint) self->pressed))
    return FALSE;
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->gesture), &x, &y);
  rgm_day_drag_init (&self->drag, get_scale (self), rgm_what_if_get_day (get_what_if (self)),
                     x - rgm_timeline_mover_get_frame (self->mover)->lanes.x);
  self->is_dragging = TRUE;
  rgm_timeline_mover_set_by_pointer (self->mover, TRUE);
  self->frame_us = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (self->chart));
  self->tick_id = gtk_widget_add_tick_callback (self->chart, on_tick_cb, self, NULL);
  gtk_widget_set_cursor_from_name (self->chart, "grabbing");
  return TRUE;
}

static void
on_begin_cb (GtkGestureDrag *gesture, double x, double y, RgmTimelineDrag *self)
{
  self->pressed = get_what_if (self) != NULL ? find_session (self, x, y) : NOTHING;
  if (self->pressed == NOTHING)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_update_cb (GtkGestureDrag *gesture, double dx, double dy, RgmTimelineDrag *self)
{
  double x, y;

  if (!self->is_dragging && (self->pressed == NOTHING || fabs (dx) < THRESHOLD_PX))
    return;
  if (!self->is_dragging)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      if (!start (self))
        {
          stop (self);
          return;
        }
    }
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->pointer_x = x + dx;
  follow_pointer (self);
}

static void
on_end_cb (GtkGestureDrag *gesture, double dx, double dy, RgmTimelineDrag *self)
{
  if (self->is_dragging)
    rgm_timeline_mover_release (self->mover);
  stop (self);
}

static void
on_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, RgmTimelineDrag *self)
{
  gboolean was_dragging = self->is_dragging;

  stop (self);
  if (was_dragging)
    rgm_what_if_put_back (get_what_if (self));
}

static void
rgm_timeline_drag_dispose (GObject *object)
{
  RgmTimelineDrag *self = RGM_TIMELINE_DRAG (object);

  if (self->viewport != NULL)
    stop (self);
  g_clear_object (&self->mover);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_drag_parent_class)->dispose (object);
}

static void
rgm_timeline_drag_class_init (RgmTimelineDragClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_drag_dispose;
}

static void
rgm_timeline_drag_init (RgmTimelineDrag *self)
{
  self->pressed = NOTHING;
}

/**
 * rgm_timeline_drag_new:
 * @chart: the timeline, whose object this is to be
 * @viewport: what is shown
 * @mover: shows what is being moved
 *
 * Returns: (transfer full): what lets bookings be dragged
 */
RgmTimelineDrag *
rgm_timeline_drag_new (GtkWidget *chart, RgmTimelineViewport *viewport, RgmTimelineMover *mover)
{
  RgmTimelineDrag *self = g_object_new (RGM_TYPE_TIMELINE_DRAG, NULL);

  self->chart = chart;
  self->viewport = g_object_ref (viewport);
  self->mover = g_object_ref (mover);
  self->gesture = gtk_gesture_drag_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->gesture),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->gesture, "drag-begin", G_CALLBACK (on_begin_cb), self, 0);
  g_signal_connect_object (self->gesture, "drag-update", G_CALLBACK (on_update_cb), self, 0);
  g_signal_connect_object (self->gesture, "drag-end", G_CALLBACK (on_end_cb), self, 0);
  g_signal_connect_object (self->gesture, "cancel", G_CALLBACK (on_cancel_cb), self, 0);
  gtk_widget_add_controller (chart, GTK_EVENT_CONTROLLER (self->gesture));
  return self;
}
