#include "config.h"

#include "rgm-hover.h"

#include "rgm-card.h"
#include "rgm-dialog-present.h"
#include "rgm-popover-leave.h"
#include "rgm-view-menu.h"

/* A pointer that only crosses a view calls no card; once there is one it follows at once, and it
 * waits a little where the pointer crosses the gap between two things. */
#define SHOW_MS 400
#define HIDE_MS 150

/**
 * RgmHover:
 *
 * Shows the card of what the pointer is on in a view, or else the keyboard, and opens its menu.
 * What there is, where, and what its card says it asks the view, because things come and go.
 */
struct _RgmHover {
  GObject parent_instance;

  /* Whose object this is. */
  GtkWidget *view;
  GtkWidget *card;
  RgmViewMenu *menu;
  /* The window, while there is a card, and what hears its Escape. */
  GtkWidget *root;
  GtkEventController *escape;

  const RgmHoverSource *source;
  gpointer owner;
  gsize pointed;
  gsize focused;
  /* What the card says, and beside what it stands. */
  char *words;
  GdkRectangle place;
  gboolean is_dismissed;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (RgmHover, rgm_hover, G_TYPE_OBJECT)

static gboolean
is_shown (RgmHover *self)
{
  return gtk_widget_get_visible (self->card);
}

/* Whether a dialog stands before the window of the view, and has to be answered first. GTK tells of
 * a pointer that comes to the view even then. */
static gboolean
is_behind_dialog (RgmHover *self)
{
  GtkRoot *root = gtk_widget_get_root (self->view);

  return GTK_IS_WINDOW (root) && rgm_dialog_find (GTK_WINDOW (root)) != NULL;
}

static gboolean
is_by_pointer (RgmHover *self)
{
  return self->pointed != RGM_HOVER_NOTHING;
}

static void
write_card (RgmHover *self, gsize what)
{
  g_auto (RgmCardText) text = { 0 };
  RgmTopic topic = { 0 };

  self->source->tell (self->owner, what, is_by_pointer (self), &text, &topic);
  rgm_card_set_text (RGM_CARD (self->card), &text);
  rgm_card_set_topic (RGM_CARD (self->card), &topic);
  g_free (self->words);
  self->words = rgm_card_text_join (&text);
}

/* Whether the card of something would say what it says, at the same place. */
static gboolean
is_card_of (RgmHover *self, gsize what)
{
  g_auto (RgmCardText) text = { 0 };
  g_autofree char *words = NULL;
  RgmTopic topic = { 0 };
  GdkRectangle place;

  if (!self->source->place (self->owner, what, is_by_pointer (self), &place)
      || !gdk_rectangle_equal (&place, &self->place))
    return FALSE;
  self->source->tell (self->owner, what, is_by_pointer (self), &text, &topic);
  words = rgm_card_text_join (&text);
  return g_strcmp0 (words, self->words) == 0;
}

static void
stop_listening (RgmHover *self)
{
  if (self->root != NULL)
    {
      gtk_widget_remove_controller (self->root, self->escape);
      g_signal_handlers_disconnect_by_data (self->root, self);
    }
  g_clear_weak_pointer (&self->root);
  self->escape = NULL;
}

static void
hide_card (RgmHover *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  stop_listening (self);
  rgm_card_hide (RGM_CARD (self->card));
}

/* Escape takes the card away wherever the keyboard is, and does nothing else then. */
static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code,
                   GdkModifierType state, RgmHover *self)
{
  if (key != GDK_KEY_Escape || !is_shown (self))
    return GDK_EVENT_PROPAGATE;

  rgm_hover_hide (self);
  return GDK_EVENT_STOP;
}

/* A dialog opened by a key takes the keyboard from the window, and the pointer may be on the
 * card, which holds it open. */
static void
on_active_cb (RgmHover *self)
{
  if (is_behind_dialog (self))
    rgm_hover_hide (self);
}

static void
listen_to_window (RgmHover *self)
{
  if (self->root != NULL)
    return;

  g_set_weak_pointer (&self->root, GTK_WIDGET (gtk_widget_get_root (self->view)));
  self->escape = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->escape, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->escape, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, 0);
  gtk_widget_add_controller (self->root, self->escape);
  g_signal_connect_object (self->root, "notify::is-active", G_CALLBACK (on_active_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Shows what is to be shown now, or nothing. */
static void
update_card (RgmHover *self)
{
  gsize what = is_by_pointer (self) ? self->pointed : self->focused;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (what == RGM_HOVER_NOTHING || self->is_dismissed || !gtk_widget_get_mapped (self->view)
      || rgm_view_menu_get_open (self->menu) || is_behind_dialog (self)
      || !self->source->place (self->owner, what, is_by_pointer (self), &self->place))
    {
      hide_card (self);
      return;
    }

  write_card (self, what);
  listen_to_window (self);
  rgm_card_show_beside (RGM_CARD (self->card), &self->place);
}

/* On the way to its button the pointer leaves what the card tells of, and the card stays. */
static gboolean
on_timeout_cb (gpointer data)
{
  RgmHover *self = data;

  if (rgm_card_has_pointer (RGM_CARD (self->card)))
    return G_SOURCE_CONTINUE;
  self->timeout_id = 0;
  update_card (self);
  return G_SOURCE_REMOVE;
}

static void
update_card_after (RgmHover *self, guint milliseconds)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (milliseconds, on_timeout_cb, self);
}

static void
point_at (RgmHover *self, gsize what)
{
  if (what == self->pointed)
    {
      if (what != RGM_HOVER_NOTHING && is_shown (self))
        write_card (self, what);
      return;
    }

  self->pointed = what;
  self->is_dismissed = FALSE;
  if (what == RGM_HOVER_NOTHING)
    update_card_after (self, HIDE_MS);
  else if (is_shown (self))
    update_card (self);
  else
    update_card_after (self, SHOW_MS);
}

static void
on_motion_cb (GtkEventControllerMotion *controller, double x, double y, RgmHover *self)
{
  if (!rgm_card_has_pointer (RGM_CARD (self->card)))
    point_at (self, self->source->pick (self->owner, x, y));
}

static void
on_leave_cb (GtkEventControllerMotion *controller, RgmHover *self)
{
  point_at (self, RGM_HOVER_NOTHING);
}

static void
on_asked_cb (RgmHover *self)
{
  rgm_hover_hide (self);
}

static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, RgmHover *self)
{
  if (!rgm_pressed_popover_take_press (RGM_PRESSED_POPOVER (self->card), GTK_GESTURE (click)))
    rgm_hover_hide (self);
}

/* A pointer that rests on something is asked again when it moves. */
static void
tell_focused (RgmHover *self)
{
  self->pointed = RGM_HOVER_NOTHING;
  self->focused = self->source->find_focused (self->owner);
  self->is_dismissed = FALSE;
  update_card (self);
}

static void
on_focus_enter_cb (RgmHover *self)
{
  rgm_hover_follow_keyboard (self);
}

static void
on_focus_leave_cb (GtkEventControllerFocus *controller, RgmHover *self)
{
  self->focused = RGM_HOVER_NOTHING;
  if (self->pointed == RGM_HOVER_NOTHING)
    update_card (self);
}

static void
rgm_hover_dispose (GObject *object)
{
  RgmHover *self = RGM_HOVER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  stop_listening (self);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->card, gtk_widget_unparent);

  G_OBJECT_CLASS (rgm_hover_parent_class)->dispose (object);
}

static void
rgm_hover_finalize (GObject *object)
{
  g_free (RGM_HOVER (object)->words);

  G_OBJECT_CLASS (rgm_hover_parent_class)->finalize (object);
}

static void
rgm_hover_class_init (RgmHoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_hover_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_hover_finalize;
}

static void
rgm_hover_init (RgmHover *self)
{
  self->pointed = self->focused = RGM_HOVER_NOTHING;
}

static void
add_controllers (RgmHover *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (motion, "enter", G_CALLBACK (on_motion_cb), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave_cb), self, 0);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_enter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave_cb), self, 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, 0);
  rgm_pressed_popover_watch (RGM_PRESSED_POPOVER (self->card), click);
  gtk_widget_add_controller (self->view, motion);
  gtk_widget_add_controller (self->view, focus);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
}

static void
add_card (RgmHover *self)
{
  self->card = rgm_card_new ();
  gtk_widget_set_parent (self->card, self->view);
  g_signal_connect_object (self->card, "asked", G_CALLBACK (on_asked_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_hover_new:
 * @view: the view, whose object this is to be
 * @source: (transfer none): what it tells of the things in it
 * @owner: (transfer none): what @source is called with
 *
 * Returns: (transfer full): what shows the cards of the view
 */
RgmHover *
rgm_hover_new (GtkWidget *view, const RgmHoverSource *source, gpointer owner)
{
  RgmHover *self;

  g_return_val_if_fail (GTK_IS_WIDGET (view) && source != NULL, NULL);

  self = g_object_new (RGM_TYPE_HOVER, NULL);
  self->view = view;
  self->source = source;
  self->owner = owner;
  add_card (self);
  self->menu = rgm_view_menu_new (view, source, owner);
  g_signal_connect_object (self->menu, "opening", G_CALLBACK (rgm_hover_hide), self,
                           G_CONNECT_SWAPPED);
  add_controllers (self);

  return self;
}

/**
 * rgm_hover_follow_keyboard:
 * @self: the cards
 *
 * Says that the keyboard is on something else. A click moves it too, but then the pointer is there.
 */
void
rgm_hover_follow_keyboard (RgmHover *self)
{
  GtkRoot *root;

  g_return_if_fail (RGM_IS_HOVER (self));

  root = gtk_widget_get_root (self->view);
  if (gtk_widget_get_focus_child (self->view) != NULL && GTK_IS_WINDOW (root)
      && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    tell_focused (self);
}

/**
 * rgm_hover_follow_view:
 * @self: the cards
 *
 * Says that what is seen has moved: what the pointer is on has moved away below it; the card of the
 * keyboard goes along.
 */
void
rgm_hover_follow_view (RgmHover *self)
{
  g_return_if_fail (RGM_IS_HOVER (self));

  if (is_by_pointer (self))
    rgm_hover_hide (self);
  else if (is_shown (self))
    update_card (self);
}

static gsize
find_again (RgmHover *self, gsize what)
{
  return what != RGM_HOVER_NOTHING ? self->source->find_again (self->owner, what)
                                   : RGM_HOVER_NOTHING;
}

/**
 * rgm_hover_check:
 * @self: the cards
 *
 * Says that something else came to be shown. A card stays where it would say the same in the same
 * place; any other goes.
 */
void
rgm_hover_check (RgmHover *self)
{
  gsize pointed, focused, what;

  g_return_if_fail (RGM_IS_HOVER (self));

  pointed = find_again (self, self->pointed);
  focused = find_again (self, self->focused);
  what = is_by_pointer (self) ? pointed : focused;
  if (is_shown (self) && what != RGM_HOVER_NOTHING && is_card_of (self, what))
    {
      self->pointed = pointed;
      self->focused = focused;
      write_card (self, what);
      return;
    }
  self->pointed = self->focused = RGM_HOVER_NOTHING;
  hide_card (self);
}

/**
 * rgm_hover_hide:
 * @self: the cards
 *
 * Takes the card away until pointer or keyboard come to something else.
 */
void
rgm_hover_hide (RgmHover *self)
{
  g_return_if_fail (RGM_IS_HOVER (self));

  self->is_dismissed = TRUE;
  hide_card (self);
}

/**
 * rgm_hover_present:
 * @self: the cards
 *
 * Gives the card its place again. To be called whenever the view is given its room.
 */
void
rgm_hover_present (RgmHover *self)
{
  g_return_if_fail (RGM_IS_HOVER (self));

  rgm_popover_present (GTK_POPOVER (self->card));
  rgm_view_menu_present (self->menu);
}
