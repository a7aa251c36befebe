#include "config.h"

#include "rgm-timeline-drag.h"

#include "rgm-day-drag.h"
#include "rgm-timeline-bar.h"

/* A booking dragged along the timeline. What is dragged stays below the pointer where it was taken
 * hold of; near an edge the view goes on. */
struct _RgmTimelineDrag {
  RgmMoveDrag parent_instance;

  RgmTimelineViewport *viewport;
  /* Index of the session that was pressed, in the plan. */
  guint session;
  RgmDayDrag drag;
};

G_DEFINE_FINAL_TYPE (RgmTimelineDrag, rgm_timeline_drag, RGM_TYPE_MOVE_DRAG)

static const RgmTimeScale *
get_scale (RgmTimelineDrag *self)
{
  return rgm_timeline_viewport_get_scale (self->viewport);
}

/* Where a place of the chart is on the scale. */
static double
get_scale_x (RgmTimelineDrag *self, double x)
{
  RgmMover *mover = rgm_move_drag_get_mover (RGM_MOVE_DRAG (self));

  return x - rgm_timeline_mover_get_frame (RGM_TIMELINE_MOVER (mover))->lanes.x;
}

/* What the pointer drags does not leave the view. */
static double
get_seen_x (RgmTimelineDrag *self, double x)
{
  return CLAMP (get_scale_x (self, x), 0, get_scale (self)->width_px);
}

/* Returns whether what is dragged is where the pointer is: some days it does not go to. */
static gboolean
follow_pointer (RgmTimelineDrag *self, double x)
{
  RgmWhatIf *what_if = rgm_move_drag_get_what_if (RGM_MOVE_DRAG (self));
  RgmDay day = rgm_day_drag_get_day (&self->drag, get_scale (self), get_seen_x (self, x));

  rgm_what_if_set_day (what_if, day);
  return rgm_what_if_get_day (what_if) == day;
}

static gboolean
rgm_timeline_drag_press (RgmMoveDrag *drag, double x, double y)
{
  RgmTimelineDrag *self = RGM_TIMELINE_DRAG (drag);
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  GtkWidget *chart = rgm_mover_get_view (rgm_move_drag_get_mover (drag));
  GtkWidget *widget = gtk_widget_pick (chart, x, y, GTK_PICK_DEFAULT);
  GtkWidget *bar = widget != NULL ? gtk_widget_get_ancestor (widget, RGM_TYPE_TIMELINE_BAR) : NULL;
  const RgmSegment *segment;

  if (bar == NULL)
    return FALSE;
  segment = &layout->segments[rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (bar))];
  self->session = (guint) segment->session;
  return segment->kind == RGM_SEGMENT_SESSION;
}

static gboolean
rgm_timeline_drag_begin (RgmMoveDrag *drag, double x, double y)
{
  RgmTimelineDrag *self = RGM_TIMELINE_DRAG (drag);
  RgmWhatIf *what_if = rgm_move_drag_get_what_if (drag);

  if (!rgm_what_if_begin_at (what_if, self->session))
    return FALSE;
  rgm_day_drag_init (&self->drag, get_scale (self), rgm_what_if_get_day (what_if),
                     get_scale_x (self, x));
  return TRUE;
}

static void
rgm_timeline_drag_follow (RgmMoveDrag *drag, double x, double y)
{
  follow_pointer (RGM_TIMELINE_DRAG (drag), x);
}

static void
rgm_timeline_drag_hold (RgmMoveDrag *drag, double x, double y, double seconds)
{
  RgmTimelineDrag *self = RGM_TIMELINE_DRAG (drag);
  double later_px = rgm_day_drag_get_scroll (get_scale (self), get_seen_x (self, x), seconds);

  if (later_px == 0 || !follow_pointer (self, x))
    return;
  rgm_timeline_viewport_scroll (self->viewport, later_px);
  follow_pointer (self, x);
}

static void
rgm_timeline_drag_dispose (GObject *object)
{
  g_clear_object (&RGM_TIMELINE_DRAG (object)->viewport);

  G_OBJECT_CLASS (rgm_timeline_drag_parent_class)->dispose (object);
}

static void
rgm_timeline_drag_class_init (RgmTimelineDragClass *klass)
{
  RgmMoveDragClass *drag_class = RGM_MOVE_DRAG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_drag_dispose;
  drag_class->is_sideways = TRUE;
  drag_class->press = rgm_timeline_drag_press;
  drag_class->begin = rgm_timeline_drag_begin;
  drag_class->follow = rgm_timeline_drag_follow;
  drag_class->hold = rgm_timeline_drag_hold;
}

static void
rgm_timeline_drag_init (RgmTimelineDrag *self)
{
}

/**
 * rgm_timeline_drag_new:
 * @viewport: what is shown
 * @mover: shows what is being moved on the timeline, whose object this is to be
 *
 * Returns: (transfer full): what lets bookings be dragged
 */
RgmTimelineDrag *
rgm_timeline_drag_new (RgmTimelineViewport *viewport, RgmTimelineMover *mover)
{
  RgmTimelineDrag *self = g_object_new (RGM_TYPE_TIMELINE_DRAG, "mover", mover, NULL);

  self->viewport = g_object_ref (viewport);
  return self;
}
