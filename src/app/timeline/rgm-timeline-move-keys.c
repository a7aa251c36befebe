#include "config.h"

#include "rgm-timeline-move-keys.h"

#define WEEK_DAYS 7

/* The keys that move a booking: Alt with the arrows takes up the one under the cursor and
 * moves it, Enter lets it go, Escape and Ctrl+Z put it back. While one is moved they come before
 * those of the window and of the timeline, wherever the keyboard is. */
struct _RgmTimelineMoveKeys {
  GObject parent_instance;

  /* Whose object this is. */
  GtkWidget *chart;
  /* Listens to the window while a booking is moved. */
  GtkEventController *keys;
  GtkWidget *root;

  RgmTimelineViewport *viewport;
  RgmTimelineMover *mover;
  GSignalGroup *what_if_signals;
};

G_DEFINE_FINAL_TYPE (RgmTimelineMoveKeys, rgm_timeline_move_keys, G_TYPE_OBJECT)

static RgmWhatIf *
get_what_if (RgmTimelineMoveKeys *self)
{
  return rgm_timeline_mover_get_what_if (self->mover);
}

static gboolean
is_moving (RgmTimelineMoveKeys *self)
{
  return get_what_if (self) != NULL && rgm_what_if_get_moving (get_what_if (self));
}

/* How many days later a key moves a booking, or 0 where it does not. */
static int
find_step (RgmTimelineMoveKeys *self, guint key, GdkModifierType state)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int days = modifiers & GDK_CONTROL_MASK ? WEEK_DAYS : 1;

  if ((modifiers & ~GDK_CONTROL_MASK) != GDK_ALT_MASK)
    return 0;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return days * rgm_time_scale_get_later (scale, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return days * rgm_time_scale_get_later (scale, 1);
    default:
      return 0;
    }
}

/* Takes up what is on the day of the cursor. */
static gboolean
begin (RgmTimelineMoveKeys *self)
{
  RgmDayCursor *cursor = rgm_timeline_viewport_get_cursor (self->viewport);

  return rgm_what_if_begin_on (get_what_if (self), rgm_day_cursor_get_day (cursor));
}

static gboolean
on_chart_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                 RgmTimelineMoveKeys *self)
{
  int later_days = find_step (self, key, state);

  if (later_days == 0 || get_what_if (self) == NULL || is_moving (self))
    return GDK_EVENT_PROPAGATE;
  if (begin (self))
    rgm_what_if_move (get_what_if (self), later_days);
  return GDK_EVENT_STOP;
}

static gboolean
on_root_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                RgmTimelineMoveKeys *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int later_days = find_step (self, key, state);

  if (!is_moving (self) || rgm_timeline_mover_get_asking (self->mover))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape || (modifiers == GDK_CONTROL_MASK && key == GDK_KEY_z))
    rgm_timeline_mover_put_back (self->mover);
  else if (rgm_timeline_mover_get_by_pointer (self->mover))
    return GDK_EVENT_PROPAGATE;
  else if (later_days != 0)
    rgm_what_if_move (get_what_if (self), later_days);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    rgm_timeline_mover_release (self->mover);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
stop_listening (RgmTimelineMoveKeys *self)
{
  if (self->root != NULL)
    gtk_widget_remove_controller (self->root, self->keys);
  g_clear_weak_pointer (&self->root);
  self->keys = NULL;
}

static void
on_moving_cb (RgmTimelineMoveKeys *self)
{
  stop_listening (self);
  if (!is_moving (self))
    return;
  g_set_weak_pointer (&self->root, GTK_WIDGET (gtk_widget_get_root (self->chart)));
  if (self->root == NULL)
    return;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (on_root_key_cb), self, 0);
  gtk_widget_add_controller (self->root, self->keys);
}

/* Whoever takes the keyboard elsewhere has not decided to keep it. */
static void
on_focus_leave_cb (GtkEventControllerFocus *controller, RgmTimelineMoveKeys *self)
{
  if (is_moving (self) && !rgm_timeline_mover_get_by_pointer (self->mover)
      && !rgm_timeline_mover_get_asking (self->mover))
    rgm_what_if_abandon (get_what_if (self));
}

static void
rgm_timeline_move_keys_dispose (GObject *object)
{
  RgmTimelineMoveKeys *self = RGM_TIMELINE_MOVE_KEYS (object);

  stop_listening (self);
  g_clear_object (&self->what_if_signals);
  g_clear_object (&self->mover);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_move_keys_parent_class)->dispose (object);
}

static void
rgm_timeline_move_keys_class_init (RgmTimelineMoveKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_move_keys_dispose;
}

static void
rgm_timeline_move_keys_init (RgmTimelineMoveKeys *self)
{
  self->what_if_signals = g_signal_group_new (RGM_TYPE_WHAT_IF);
  g_signal_group_connect_swapped (self->what_if_signals, "notify::moving",
                                  G_CALLBACK (on_moving_cb), self);
}

/**
 * rgm_timeline_move_keys_new:
 * @chart: the timeline, whose object this is to be
 * @viewport: what is shown
 * @mover: shows what is being moved
 *
 * Returns: (transfer full): what lets bookings be moved by keys
 */
RgmTimelineMoveKeys *
rgm_timeline_move_keys_new (GtkWidget *chart, RgmTimelineViewport *viewport,
                            RgmTimelineMover *mover)
{
  RgmTimelineMoveKeys *self = g_object_new (RGM_TYPE_TIMELINE_MOVE_KEYS, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->chart = chart;
  self->viewport = g_object_ref (viewport);
  self->mover = g_object_ref (mover);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_chart_key_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb), self, 0);
  gtk_widget_add_controller (chart, keys);
  gtk_widget_add_controller (chart, focus);
  return self;
}

/**
 * rgm_timeline_move_keys_set_what_if:
 * @self: the keys
 * @what_if: (nullable): what moves bookings
 *
 * Follows what is moved. To be called after rgm_timeline_mover_set_what_if().
 */
void
rgm_timeline_move_keys_set_what_if (RgmTimelineMoveKeys *self, RgmWhatIf *what_if)
{
  g_return_if_fail (RGM_IS_TIMELINE_MOVE_KEYS (self));

  g_signal_group_set_target (self->what_if_signals, what_if);
}
