#include "config.h"

#include "rgm-timeline-hover.h"

#include "rgm-card.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-card.h"

#include <math.h>

/* A pointer that only crosses the timeline calls no card; once there is one it follows at once, and
 * it waits a little where the pointer crosses the gap between two bars. */
#define SHOW_MS 400
#define HIDE_MS 150
/* A card of a long bar stands at the pointer, so wide. */
#define POINTED_PX 2.0

#define NOTHING G_MAXSIZE

/* Which bar the card tells of: that under the pointer, or else that under the cursor. Where
 * bars lie it asks the geometry, because bars come and go. */
struct _RgmTimelineHover {
  GObject parent_instance;

  /* Whose object this is. */
  GtkWidget *chart;
  GtkWidget *card;
  GtkEventController *escape;
  GtkWidget *root;

  RgmTimelineViewport *viewport;
  RgmChartFrame frame;
  double pointer_x;
  gsize pointed;
  gsize focused;
  RgmDay focused_day;
  gboolean is_dismissed;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (RgmTimelineHover, rgm_timeline_hover, G_TYPE_OBJECT)

static gboolean
is_shown (RgmTimelineHover *self)
{
  return gtk_widget_get_visible (self->card);
}

static RgmDay
get_day (RgmTimelineHover *self)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);

  return self->pointed != NOTHING
    ? rgm_time_scale_get_day (scale, self->pointer_x - self->frame.lanes.x) : self->focused_day;
}

static void
write_card (RgmTimelineHover *self, gsize segment)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  g_auto (RgmCardText) text = { 0 };

  rgm_timeline_card_init (&text, layout->plan, &layout->segments[segment], get_day (self),
                          rgm_timeline_viewport_get_catalogue (self->viewport));
  rgm_card_set_text (RGM_CARD (self->card), &text);
}

static double
find_x (RgmTimelineHover *self)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);

  return self->pointed != NOTHING
    ? self->pointer_x
    : self->frame.lanes.x + rgm_time_scale_get_x (scale, self->focused_day + 0.5);
}

/* The part of a bar that is seen; of a long one, what is under the pointer or the cursor. */
static gboolean
find_place (RgmTimelineHover *self, gsize segment, GdkRectangle *place)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  RgmBox box;
  double left, right;

  if (!rgm_lane_geometry_place (&self->frame.geometry, layout, scale, segment, &box))
    return FALSE;

  left = self->frame.lanes.x + MAX (box.x, 0);
  right = self->frame.lanes.x + MIN (box.x + box.width, scale->width_px);
  if (!rgm_segment_is_mark (&layout->segments[segment]))
    {
      left = CLAMP (find_x (self), left, MAX (right - POINTED_PX, left));
      right = left + POINTED_PX;
    }
  *place = (GdkRectangle) {
    (int) left, (int) (self->frame.lanes.y + box.y), MAX ((int) ceil (right - left), 1),
    (int) ceil (box.height),
  };
  return TRUE;
}

static void
stop_escape (RgmTimelineHover *self)
{
  if (self->root != NULL)
    gtk_widget_remove_controller (self->root, self->escape);
  g_clear_weak_pointer (&self->root);
  self->escape = NULL;
}

static void
hide_card (RgmTimelineHover *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  stop_escape (self);
  rgm_card_hide (RGM_CARD (self->card));
}

/* Escape takes the card away wherever the keyboard is, and does nothing else then. */
static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code,
                   GdkModifierType state, RgmTimelineHover *self)
{
  if (key != GDK_KEY_Escape || !is_shown (self))
    return GDK_EVENT_PROPAGATE;

  self->is_dismissed = TRUE;
  hide_card (self);
  return GDK_EVENT_STOP;
}

static void
listen_for_escape (RgmTimelineHover *self)
{
  if (self->root != NULL)
    return;

  g_set_weak_pointer (&self->root, GTK_WIDGET (gtk_widget_get_root (self->chart)));
  self->escape = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->escape, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->escape, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, 0);
  gtk_widget_add_controller (self->root, self->escape);
}

/* Shows what is to be shown now, or nothing. */
static void
update_card (RgmTimelineHover *self)
{
  gsize segment = self->pointed != NOTHING ? self->pointed : self->focused;
  GdkRectangle place;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (segment == NOTHING || self->is_dismissed || rgm_timeline_viewport_get_held (self->viewport)
      || !gtk_widget_get_mapped (self->chart)
      || !find_place (self, segment, &place))
    {
      hide_card (self);
      return;
    }

  write_card (self, segment);
  listen_for_escape (self);
  rgm_card_show_beside (RGM_CARD (self->card), &place);
}

static gboolean
on_timeout_cb (gpointer data)
{
  RgmTimelineHover *self = data;

  self->timeout_id = 0;
  update_card (self);
  return G_SOURCE_REMOVE;
}

static void
update_card_after (RgmTimelineHover *self, guint milliseconds)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (milliseconds, on_timeout_cb, self);
}

static void
point_at (RgmTimelineHover *self, gsize segment)
{
  if (segment == self->pointed)
    {
      if (segment != NOTHING && is_shown (self))
        write_card (self, segment);
      return;
    }

  self->pointed = segment;
  self->is_dismissed = FALSE;
  if (segment == NOTHING)
    update_card_after (self, HIDE_MS);
  else if (is_shown (self))
    update_card (self);
  else
    update_card_after (self, SHOW_MS);
}

static void
on_motion_cb (GtkEventControllerMotion *controller, double x, double y, RgmTimelineHover *self)
{
  GtkWidget *widget = gtk_widget_pick (self->chart, x, y, GTK_PICK_DEFAULT);
  GtkWidget *bar = widget != NULL ? gtk_widget_get_ancestor (widget, RGM_TYPE_TIMELINE_BAR) : NULL;

  self->pointer_x = x;
  point_at (self, bar != NULL ? rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (bar)) : NOTHING);
}

static void
on_leave_cb (GtkEventControllerMotion *controller, RgmTimelineHover *self)
{
  point_at (self, NOTHING);
}

static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, RgmTimelineHover *self)
{
  rgm_timeline_hover_hide (self);
}

static void
on_focus_leave_cb (GtkEventControllerFocus *controller, RgmTimelineHover *self)
{
  self->focused = NOTHING;
  if (self->pointed == NOTHING)
    update_card (self);
}

/* A click moves the cursor too, but then the pointer is there. */
static void
on_cursor_moved_cb (RgmTimelineHover *self)
{
  GtkRoot *root = gtk_widget_get_root (self->chart);

  if (gtk_widget_get_focus_child (self->chart) != NULL && GTK_IS_WINDOW (root)
      && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    rgm_timeline_hover_tell (self);
}

static void
on_plan_changed_cb (RgmTimelineViewport *viewport, RgmTimelineHover *self)
{
  self->pointed = self->focused = NOTHING;
  hide_card (self);
}

/* What the pointer is on has moved away below it; the card of the keyboard goes along. */
static void
on_moved_cb (RgmTimelineViewport *viewport, RgmTimelineHover *self)
{
  if (self->pointed != NOTHING)
    rgm_timeline_hover_hide (self);
  else if (is_shown (self))
    update_card (self);
}

static void
rgm_timeline_hover_dispose (GObject *object)
{
  RgmTimelineHover *self = RGM_TIMELINE_HOVER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  stop_escape (self);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_hover_parent_class)->dispose (object);
}

static void
rgm_timeline_hover_class_init (RgmTimelineHoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_hover_dispose;
}

static void
rgm_timeline_hover_init (RgmTimelineHover *self)
{
  self->pointed = self->focused = NOTHING;
  self->focused_day = RGM_DAY_NONE;
}

static void
add_controllers (RgmTimelineHover *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (motion, "enter", G_CALLBACK (on_motion_cb), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave_cb), self, 0);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb), self, 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, 0);
  gtk_widget_add_controller (self->chart, motion);
  gtk_widget_add_controller (self->chart, focus);
  gtk_widget_add_controller (self->chart, GTK_EVENT_CONTROLLER (click));
}

/**
 * rgm_timeline_hover_new:
 * @chart: the timeline, whose object this is to be
 * @viewport: what is shown
 *
 * Returns: (transfer full): what shows the cards of the timeline
 */
RgmTimelineHover *
rgm_timeline_hover_new (GtkWidget *chart, RgmTimelineViewport *viewport)
{
  RgmTimelineHover *self = g_object_new (RGM_TYPE_TIMELINE_HOVER, NULL);

  self->chart = chart;
  self->viewport = g_object_ref (viewport);
  self->card = rgm_card_new ();
  gtk_widget_set_parent (self->card, chart);
  add_controllers (self);
  g_signal_connect_object (viewport, "cursor-moved", G_CALLBACK (on_cursor_moved_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (viewport, "plan-changed", G_CALLBACK (on_plan_changed_cb), self, 0);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (on_moved_cb), self, 0);

  return self;
}

/**
 * rgm_timeline_hover_set_frame:
 * @self: the cards
 * @frame: how the timeline is divided
 *
 * Says where bars lie. To be called whenever the timeline is given its room.
 */
void
rgm_timeline_hover_set_frame (RgmTimelineHover *self, const RgmChartFrame *frame)
{
  g_return_if_fail (RGM_IS_TIMELINE_HOVER (self));

  self->frame = *frame;
  gtk_popover_present (GTK_POPOVER (self->card));
}

/**
 * rgm_timeline_hover_tell:
 * @self: the cards
 *
 * Shows the card of what the cursor is on. A pointer that rests on something is asked again when it
 * moves.
 */
void
rgm_timeline_hover_tell (RgmTimelineHover *self)
{
  RgmSegmentLayout *layout;
  RgmDayCursor *cursor;

  g_return_if_fail (RGM_IS_TIMELINE_HOVER (self));

  layout = rgm_timeline_viewport_get_layout (self->viewport);
  cursor = rgm_timeline_viewport_get_cursor (self->viewport);
  self->pointed = NOTHING;
  self->focused_day = rgm_day_cursor_get_day (cursor);
  if (layout == NULL
      || !rgm_segment_layout_pick (layout, rgm_day_cursor_get_lane (cursor), self->focused_day,
                                   &self->focused))
    self->focused = NOTHING;
  self->is_dismissed = FALSE;
  update_card (self);
}

/**
 * rgm_timeline_hover_hide:
 * @self: the cards
 *
 * Takes the card away until pointer or keyboard come to something else.
 */
void
rgm_timeline_hover_hide (RgmTimelineHover *self)
{
  g_return_if_fail (RGM_IS_TIMELINE_HOVER (self));

  self->is_dismissed = TRUE;
  hide_card (self);
}
