#include "config.h"

#include "rgm-move-keys.h"

#include <glib/gi18n-lib.h>

/* The keys that move a booking on a view: Alt with those that go from day to day takes up the one
 * under the cursor and moves it, Enter lets it go, Escape and Ctrl+Z put it back, W explains where
 * it is. While one is moved they come before those of the window and of the view, wherever the
 * keyboard is. */
struct _RgmMoveKeys {
  GObject parent_instance;

  /* Listens to the window while a booking is moved. */
  GtkEventController *keys;
  GtkWidget *root;

  RgmMover *mover;
  RgmDayKeys kind;
  guint left_id;
};

G_DEFINE_FINAL_TYPE (RgmMoveKeys, rgm_move_keys, G_TYPE_OBJECT)

static RgmWhatIf *
get_what_if (RgmMoveKeys *self)
{
  return rgm_mover_get_what_if (self->mover);
}

/* How far a key moves a booking. */
static gboolean
find_step (RgmMoveKeys *self, guint key, GdkModifierType state, RgmDayStep *step, int *later)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  return (modifiers & GDK_ALT_MASK)
         && rgm_day_keys_find (rgm_mover_get_view (self->mover), self->kind, key,
                               modifiers & ~GDK_ALT_MASK, step, later);
}

static gboolean
on_view_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                RgmMoveKeys *self)
{
  RgmDayStep step;
  int later;

  if (get_what_if (self) == NULL || rgm_mover_get_moving (self->mover)
      || !find_step (self, key, state, &step, &later))
    return GDK_EVENT_PROPAGATE;
  if (rgm_mover_begin_at_cursor (self->mover))
    rgm_what_if_move (get_what_if (self), step, later);
  return GDK_EVENT_STOP;
}

static gboolean
on_root_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                RgmMoveKeys *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  RgmDayStep step;
  int later;

  if (!rgm_mover_get_moving (self->mover) || rgm_mover_get_asking (self->mover))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape || (modifiers == GDK_CONTROL_MASK && key == GDK_KEY_z))
    rgm_mover_put_back (self->mover);
  else if (rgm_mover_get_by_pointer (self->mover))
    return GDK_EVENT_PROPAGATE;
  else if (find_step (self, key, state, &step, &later))
    rgm_what_if_move (get_what_if (self), step, later);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    rgm_mover_release (self->mover);
  else if (modifiers == 0 && key == GDK_KEY_w)
    rgm_mover_explain (self->mover);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
stop_listening (RgmMoveKeys *self)
{
  if (self->root != NULL)
    gtk_widget_remove_controller (self->root, self->keys);
  g_clear_weak_pointer (&self->root);
  self->keys = NULL;
}

static void
on_moving_cb (RgmMoveKeys *self)
{
  GtkWidget *view = rgm_mover_get_view (self->mover);

  stop_listening (self);
  if (!rgm_mover_get_moving (self->mover))
    return;
  g_set_weak_pointer (&self->root, GTK_WIDGET (gtk_widget_get_root (view)));
  if (self->root == NULL)
    return;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (on_root_key_cb), self, 0);
  gtk_widget_add_controller (self->root, self->keys);
}

/* Whether something else than the view has the keyboard. */
static gboolean
is_elsewhere (RgmMoveKeys *self)
{
  GtkWidget *view = rgm_mover_get_view (self->mover);
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && focus != view && !gtk_widget_is_ancestor (focus, view);
}

static gboolean
on_left_cb (gpointer data)
{
  RgmMoveKeys *self = data;

  self->left_id = 0;
  if (is_elsewhere (self) && rgm_mover_get_moving (self->mover)
      && !rgm_mover_get_by_pointer (self->mover) && !rgm_mover_get_asking (self->mover))
    rgm_what_if_abandon (get_what_if (self));
  return G_SOURCE_REMOVE;
}

/* Whoever takes the keyboard elsewhere has not decided to keep it. From page to page of a view it
 * is nowhere for a moment. */
static void
on_focus_leave_cb (GtkEventControllerFocus *controller, RgmMoveKeys *self)
{
  if (rgm_mover_get_moving (self->mover) && self->left_id == 0)
    self->left_id = g_idle_add (on_left_cb, self);
}

static void
rgm_move_keys_dispose (GObject *object)
{
  RgmMoveKeys *self = RGM_MOVE_KEYS (object);

  stop_listening (self);
  g_clear_handle_id (&self->left_id, g_source_remove);
  g_clear_object (&self->mover);

  G_OBJECT_CLASS (rgm_move_keys_parent_class)->dispose (object);
}

static void
rgm_move_keys_class_init (RgmMoveKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_move_keys_dispose;
}

static void
rgm_move_keys_init (RgmMoveKeys *self)
{
}

/**
 * rgm_move_keys_new:
 * @mover: shows what is being moved on a view, whose object this is to be
 * @keys: how the view shows days
 *
 * Returns: (transfer full): what lets bookings be moved by keys
 */
RgmMoveKeys *
rgm_move_keys_new (RgmMover *mover, RgmDayKeys keys)
{
  RgmMoveKeys *self = g_object_new (RGM_TYPE_MOVE_KEYS, NULL);
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *view = rgm_mover_get_view (mover);

  self->mover = g_object_ref (mover);
  self->kind = keys;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (on_view_key_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb), self, 0);
  g_signal_connect_object (mover, "notify::moving", G_CALLBACK (on_moving_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, controller);
  gtk_widget_add_controller (view, focus);
  return self;
}

static gboolean
is_booked (const RgmPlan *plan, RgmDay day)
{
  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].day == day && plan->sessions[i].state == RGM_SESSION_BOOKED)
      return TRUE;

  return FALSE;
}

/**
 * rgm_move_keys_describe:
 * @cell: what has the keyboard, or may have it next
 * @plan: (nullable): a plan
 * @day: the day of @plan that it stands for
 *
 * Says of a day on which a session is booked that keys move it, to those who hear and do not see.
 */
void
rgm_move_keys_describe (GtkWidget *cell, const RgmPlan *plan, RgmDay day)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (cell);

  g_return_if_fail (GTK_IS_WIDGET (cell));

  if (plan != NULL && is_booked (plan, day))
    {
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _("Alt with the arrow keys moves the booking"),
                                      GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                      "Alt+ArrowLeft Alt+ArrowRight", -1);
      return;
    }
  gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS);
}
