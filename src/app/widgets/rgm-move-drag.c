#include "config.h"

#include "rgm-move-drag.h"

#include "rgm-gesture-end.h"
#include "rgm-view-menu.h"

#include <math.h>

/* So far a pointer may tremble before it drags. */
#define THRESHOLD_PX 8.0

/**
 * RgmMoveDrag:
 *
 * A pointer or a finger that drags a booking on a view. The gesture is the view's, because what is
 * dragged is drawn anew on each day; it comes before those that move the view. A finger that rests
 * takes the booking up; one that goes at once drags where the page does not scroll that way. One
 * that rested and is lifted where it was asks for the menu of what is there. A second finger means
 * something else: the booking goes back.
 */
typedef struct {
  GtkGesture *drag;
  RgmMover *mover;

  gboolean is_pressed;
  gboolean is_dragging;
  gboolean has_rested;
  double start_x, start_y;
  /* Where the pointer is in the window: the view may scroll below it. */
  double root_x, root_y;
  guint tick_id;
  guint menu_id;
  gint64 frame_us;
} RgmMoveDragPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RgmMoveDrag, rgm_move_drag, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_MOVER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static RgmMoveDragPrivate *
get_private (RgmMoveDrag *self)
{
  return rgm_move_drag_get_instance_private (self);
}

static GtkWidget *
get_view (RgmMoveDrag *self)
{
  return rgm_mover_get_view (get_private (self)->mover);
}

static void
stop (RgmMoveDrag *self)
{
  RgmMoveDragPrivate *priv = get_private (self);

  priv->is_pressed = FALSE;
  priv->is_dragging = FALSE;
  rgm_mover_set_by_pointer (priv->mover, FALSE);
  if (priv->tick_id != 0)
    gtk_widget_remove_tick_callback (get_view (self), priv->tick_id);
  priv->tick_id = 0;
  gtk_widget_set_cursor (get_view (self), NULL);
}

static void
remember_pointer (RgmMoveDrag *self, double x, double y)
{
  RgmMoveDragPrivate *priv = get_private (self);
  GtkWidget *view = get_view (self);

  gtk_widget_translate_coordinates (view, GTK_WIDGET (gtk_widget_get_root (view)), x, y,
                                    &priv->root_x, &priv->root_y);
}

static void
hold (RgmMoveDrag *self, double seconds)
{
  RgmMoveDragPrivate *priv = get_private (self);
  GtkWidget *view = get_view (self);
  double x, y;

  if (gtk_widget_translate_coordinates (GTK_WIDGET (gtk_widget_get_root (view)), view,
                                        priv->root_x, priv->root_y, &x, &y))
    RGM_MOVE_DRAG_GET_CLASS (self)->hold (self, x, y, seconds);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RgmMoveDrag *self = data;
  RgmMoveDragPrivate *priv = get_private (self);
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now_us - priv->frame_us) / G_USEC_PER_SEC;

  priv->frame_us = now_us;
  /* Escape has put it back while the pointer is still held. */
  if (!rgm_mover_get_moving (priv->mover))
    {
      priv->tick_id = 0;
      stop (self);
      return G_SOURCE_REMOVE;
    }
  hold (self, seconds);
  return G_SOURCE_CONTINUE;
}

/* Whether the pointer has gone so far that it drags. */
static gboolean
is_far (RgmMoveDrag *self, double dx, double dy)
{
  double far = RGM_MOVE_DRAG_GET_CLASS (self)->is_sideways ? fabs (dx) : MAX (fabs (dx), fabs (dy));

  return far >= THRESHOLD_PX;
}

/* Whether a finger that goes at once goes elsewhere: it scrolls the page. */
static gboolean
must_rest (RgmMoveDrag *self)
{
  GtkGestureSingle *drag = GTK_GESTURE_SINGLE (get_private (self)->drag);

  return !RGM_MOVE_DRAG_GET_CLASS (self)->is_sideways
         && gtk_gesture_single_get_current_sequence (drag) != NULL;
}

/* What cannot be moved does not move the view instead. */
static void
start (RgmMoveDrag *self)
{
  RgmMoveDragPrivate *priv = get_private (self);
  GtkWidget *view = get_view (self);

  gtk_gesture_set_state (priv->drag, GTK_EVENT_SEQUENCE_CLAIMED);
  rgm_mover_set_by_pointer (priv->mover, TRUE);
  if (!RGM_MOVE_DRAG_GET_CLASS (self)->begin (self, priv->start_x, priv->start_y))
    {
      stop (self);
      return;
    }
  priv->is_dragging = TRUE;
  priv->frame_us = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (view));
  priv->tick_id = gtk_widget_add_tick_callback (view, on_tick_cb, self, NULL);
  gtk_widget_set_cursor_from_name (view, "grabbing");
}

static void
on_begin_cb (GtkGestureDrag *drag, double x, double y, RgmMoveDrag *self)
{
  RgmMoveDragPrivate *priv = get_private (self);

  priv->start_x = x;
  priv->start_y = y;
  remember_pointer (self, x, y);
  priv->is_pressed = rgm_mover_get_what_if (priv->mover) != NULL
                     && RGM_MOVE_DRAG_GET_CLASS (self)->press (self, x, y);
  if (!priv->is_pressed)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

/* What cannot be moved is where it was, too. */
static gboolean
is_where_it_was (RgmMoveDrag *self)
{
  RgmWhatIf *what_if = rgm_move_drag_get_what_if (self);

  return rgm_what_if_get_day (what_if) == rgm_what_if_get_original_day (what_if);
}

static void
on_update_cb (GtkGestureDrag *drag, double dx, double dy, RgmMoveDrag *self)
{
  RgmMoveDragPrivate *priv = get_private (self);

  if (!priv->is_dragging && (!priv->is_pressed || !is_far (self, dx, dy)))
    return;
  remember_pointer (self, priv->start_x + dx, priv->start_y + dy);
  if (!priv->is_dragging && must_rest (self))
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
  else if (!priv->is_dragging)
    start (self);
  if (!priv->is_dragging)
    return;
  RGM_MOVE_DRAG_GET_CLASS (self)->follow (self, priv->start_x + dx, priv->start_y + dy);
  priv->has_rested &= is_where_it_was (self);
}

static void
on_rested_cb (GtkGestureLongPress *press, double x, double y, RgmMoveDrag *self)
{
  RgmMoveDragPrivate *priv = get_private (self);

  if (!priv->is_pressed || priv->is_dragging)
    return;
  priv->has_rested = TRUE;
  start (self);
}

/* Whoever has not let go of it has not decided to keep it. */
static void
give_up (RgmMoveDrag *self)
{
  gboolean was_dragging = get_private (self)->is_dragging;

  stop (self);
  get_private (self)->has_rested = FALSE;
  if (was_dragging)
    rgm_what_if_put_back (rgm_move_drag_get_what_if (self));
}

/* Once the finger is off, and the booking back. */
static gboolean
on_menu_cb (gpointer data)
{
  RgmMoveDrag *self = data;
  RgmMoveDragPrivate *priv = get_private (self);

  priv->menu_id = 0;
  rgm_view_menu_open_at (get_view (self), priv->start_x, priv->start_y);
  return G_SOURCE_REMOVE;
}

static void
on_end_cb (GtkGestureDrag *drag, double dx, double dy, RgmMoveDrag *self)
{
  RgmMoveDragPrivate *priv = get_private (self);
  gboolean is_asked = priv->has_rested && is_where_it_was (self);

  if (!rgm_gesture_end_is_lift (GTK_GESTURE_SINGLE (drag)))
    {
      give_up (self);
      /* The first finger alone would begin anew. */
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (priv->is_dragging && rgm_mover_get_moving (priv->mover))
    rgm_mover_release (priv->mover);
  stop (self);
  priv->has_rested = FALSE;
  if (is_asked && priv->menu_id == 0)
    priv->menu_id = g_idle_add (on_menu_cb, self);
}

static void
on_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, RgmMoveDrag *self)
{
  give_up (self);
}

static void
rgm_move_drag_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MOVER:
      get_private (RGM_MOVE_DRAG (object))->mover = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GtkGesture *
add_gesture (RgmMoveDrag *self, GtkGesture *gesture)
{
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (get_view (self), GTK_EVENT_CONTROLLER (gesture));
  return gesture;
}

static void
rgm_move_drag_constructed (GObject *object)
{
  RgmMoveDrag *self = RGM_MOVE_DRAG (object);
  RgmMoveDragPrivate *priv = get_private (self);
  GtkGesture *rest = add_gesture (self, gtk_gesture_long_press_new ());

  G_OBJECT_CLASS (rgm_move_drag_parent_class)->constructed (object);
  priv->drag = add_gesture (self, gtk_gesture_drag_new ());
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (rest), TRUE);
  gtk_gesture_group (rest, priv->drag);
  g_signal_connect_object (priv->drag, "drag-begin", G_CALLBACK (on_begin_cb), self, 0);
  g_signal_connect_object (priv->drag, "drag-update", G_CALLBACK (on_update_cb), self, 0);
  g_signal_connect_object (priv->drag, "drag-end", G_CALLBACK (on_end_cb), self, 0);
  g_signal_connect_object (priv->drag, "cancel", G_CALLBACK (on_cancel_cb), self, 0);
  g_signal_connect_object (rest, "pressed", G_CALLBACK (on_rested_cb), self, 0);
}

static void
rgm_move_drag_dispose (GObject *object)
{
  RgmMoveDrag *self = RGM_MOVE_DRAG (object);
  RgmMoveDragPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->menu_id, g_source_remove);
  if (priv->mover != NULL)
    stop (self);
  g_clear_object (&priv->mover);

  G_OBJECT_CLASS (rgm_move_drag_parent_class)->dispose (object);
}

static void
rgm_move_drag_class_init (RgmMoveDragClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rgm_move_drag_constructed;
  object_class->dispose = rgm_move_drag_dispose;
  object_class->set_property = rgm_move_drag_set_property;

  /**
   * RgmMoveDrag:mover:
   *
   * What shows the booking that is being moved, on the view whose object this is.
   */
  properties[PROP_MOVER] =
    g_param_spec_object ("mover", NULL, NULL, RGM_TYPE_MOVER,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rgm_move_drag_init (RgmMoveDrag *self)
{
}

/**
 * rgm_move_drag_get_mover:
 * @self: a drag
 *
 * Returns: (transfer none): what shows the booking that is being moved
 */
RgmMover *
rgm_move_drag_get_mover (RgmMoveDrag *self)
{
  g_return_val_if_fail (RGM_IS_MOVE_DRAG (self), NULL);

  return get_private (self)->mover;
}

/**
 * rgm_move_drag_get_what_if:
 * @self: a drag
 *
 * Returns: (transfer none) (nullable): what moves bookings
 */
RgmWhatIf *
rgm_move_drag_get_what_if (RgmMoveDrag *self)
{
  g_return_val_if_fail (RGM_IS_MOVE_DRAG (self), NULL);

  return rgm_mover_get_what_if (get_private (self)->mover);
}
