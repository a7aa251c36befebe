#include "config.h"

#include "rgm-pressed-popover.h"

/**
 * RgmPressedPopover:
 *
 * A popover that, told to hide while a button of the pointer is down on it, stays until that is
 * let go; what was pressed comes to nothing. GTK 4.8 loses count of what is pressed where a popover
 * goes before that, and complains of it with every widget below.
 *
 * A window without a shape takes the pointer with all its shadow when it comes. GTK then has it
 * told where the pointer is even when it has gone, and gives it the next press. So this one has no
 * shape but while it is shown, when GTK gives it its own.
 *
 * GTK also believes the pointer to be on what is below, when the window there is laid out anew, and
 * tells that of the press: who listens there calls rgm_pressed_popover_take_press().
 */
typedef struct {
  GtkGesture *press;
  gboolean is_pressed_through;
  /* what the first button was pressed on, of which GTK told what is below */
  GtkWidget *pressed;
  guint hide_id;
} RgmPressedPopoverPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RgmPressedPopover, rgm_pressed_popover, GTK_TYPE_POPOVER)

static RgmPressedPopoverPrivate *
get_private (gpointer self)
{
  return rgm_pressed_popover_get_instance_private (self);
}

static gboolean
is_active (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_ACTIVE) != 0;
}

static gboolean
is_pressed (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return is_active (widget)
         || (get_private (widget)->is_pressed_through && parent != NULL && is_active (parent));
}

static void
stop_waiting (GtkWidget *widget)
{
  RgmPressedPopoverPrivate *priv = get_private (widget);

  if (priv->hide_id != 0)
    gtk_widget_remove_tick_callback (widget, priv->hide_id);
  priv->hide_id = 0;
}

static gboolean
on_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  if (is_pressed (widget))
    return G_SOURCE_CONTINUE;
  get_private (widget)->hide_id = 0;
  gtk_popover_popdown (GTK_POPOVER (widget));
  return G_SOURCE_REMOVE;
}

static void
hide_later (GtkWidget *widget)
{
  RgmPressedPopoverPrivate *priv = get_private (widget);

  if (priv->hide_id == 0)
    priv->hide_id = gtk_widget_add_tick_callback (widget, on_frame_cb, NULL, NULL);
  if (gtk_gesture_is_active (priv->press))
    gtk_gesture_set_state (priv->press, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
take_shape_away (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (widget));
  cairo_region_t *nothing = cairo_region_create ();

  if (surface != NULL)
    gdk_surface_set_input_region (surface, nothing);
  cairo_region_destroy (nothing);
}

static void
rgm_pressed_popover_hide (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget) && is_pressed (widget))
    {
      hide_later (widget);
      return;
    }
  stop_waiting (widget);
  get_private (widget)->is_pressed_through = FALSE;
  g_clear_weak_pointer (&get_private (widget)->pressed);
  GTK_WIDGET_CLASS (rgm_pressed_popover_parent_class)->hide (widget);
  take_shape_away (widget);
}

static void
rgm_pressed_popover_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rgm_pressed_popover_parent_class)->realize (widget);

  take_shape_away (widget);
}

static void
rgm_pressed_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&get_private (object)->pressed);
  G_OBJECT_CLASS (rgm_pressed_popover_parent_class)->dispose (object);
}

static void
rgm_pressed_popover_class_init (RgmPressedPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_pressed_popover_dispose;
  GTK_WIDGET_CLASS (klass)->hide = rgm_pressed_popover_hide;
  GTK_WIDGET_CLASS (klass)->realize = rgm_pressed_popover_realize;
}

static void
rgm_pressed_popover_init (RgmPressedPopover *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  get_private (self)->press = press;
}

static gboolean
is_on (RgmPressedPopover *self, GdkEvent *event)
{
  return event != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
         && gdk_event_get_surface (event) == gtk_native_get_surface (GTK_NATIVE (self));
}

/* The button of the popover that the pointer of @click is on. */
static GtkWidget *
find_button (RgmPressedPopover *self, GtkGesture *click)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click));
  double x, y, own_x, own_y;
  GtkWidget *picked;

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) != GDK_BUTTON_PRIMARY
      || !is_on (self, event) || !gdk_event_get_position (event, &x, &y))
    return NULL;
  gtk_native_get_surface_transform (GTK_NATIVE (self), &own_x, &own_y);
  picked = gtk_widget_pick (GTK_WIDGET (self), x - own_x, y - own_y, GTK_PICK_DEFAULT);
  return picked == NULL || GTK_IS_BUTTON (picked)
    ? picked : gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON);
}

/* Answers the press as the button would have that it was made on and let go on, unless the popover
 * was told to hide meanwhile. */
static void
on_released_cb (GtkGesture *click, int n_press, double x, double y, RgmPressedPopover *self)
{
  RgmPressedPopoverPrivate *priv = get_private (self);
  GtkWidget *button = find_button (self, click);

  if (button != NULL && button == priv->pressed && priv->hide_id == 0)
    g_signal_emit_by_name (button, "clicked");
  g_clear_weak_pointer (&priv->pressed);
}

/**
 * rgm_pressed_popover_watch:
 * @self: a popover
 * @click: a gesture below it, of any button
 *
 * Hears from now on where the presses end that rgm_pressed_popover_take_press() takes from @click.
 */
void
rgm_pressed_popover_watch (RgmPressedPopover *self, GtkGesture *click)
{
  g_return_if_fail (RGM_IS_PRESSED_POPOVER (self) && GTK_IS_GESTURE_CLICK (click));

  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, 0);
}

/**
 * rgm_pressed_popover_take_press:
 * @self: a popover
 * @click: a gesture of rgm_pressed_popover_watch(), with a press
 *
 * Takes the press from what is below, where it was made on the popover; the popover then stays
 * until it is let go.
 *
 * Returns: whether it was
 */
gboolean
rgm_pressed_popover_take_press (RgmPressedPopover *self, GtkGesture *click)
{
  RgmPressedPopoverPrivate *priv;

  g_return_val_if_fail (RGM_IS_PRESSED_POPOVER (self), FALSE);

  priv = get_private (self);
  priv->is_pressed_through =
    is_on (self, gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click)));
  g_set_weak_pointer (&priv->pressed, find_button (self, click));
  if (priv->is_pressed_through)
    gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  return priv->is_pressed_through;
}

/**
 * rgm_pressed_popover_popdown:
 * @self: a popover
 *
 * Hides it, once it is pressed no more. gtk_popover_popdown() does so, too, but lets assistive
 * technologies believe meanwhile that it is hidden.
 */
void
rgm_pressed_popover_popdown (RgmPressedPopover *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (RGM_IS_PRESSED_POPOVER (self));

  if (gtk_widget_get_mapped (widget) && is_pressed (widget))
    hide_later (widget);
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * rgm_pressed_popover_is_pressed:
 * @self: a popover
 *
 * Returns: whether a button of the pointer is down on it, and it would stay if told to hide
 */
gboolean
rgm_pressed_popover_is_pressed (RgmPressedPopover *self)
{
  g_return_val_if_fail (RGM_IS_PRESSED_POPOVER (self), FALSE);

  return is_pressed (GTK_WIDGET (self));
}

/**
 * rgm_pressed_popover_stay:
 * @self: a popover
 *
 * Takes back that it was told to hide while it was pressed. To be called before it is shown.
 */
void
rgm_pressed_popover_stay (RgmPressedPopover *self)
{
  g_return_if_fail (RGM_IS_PRESSED_POPOVER (self));

  stop_waiting (GTK_WIDGET (self));
}
