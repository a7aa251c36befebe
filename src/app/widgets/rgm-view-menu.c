#include "config.h"

#include "rgm-view-menu.h"

#include "rgm-in-sight.h"
#include "rgm-popover-leave.h"

#include <glib/gi18n-lib.h>

#define VIEW_MENU "rgm-view-menu"

/**
 * RgmViewMenu:
 *
 * The menu of what is on a view: why it is what it is, and what can be done there. It opens by the
 * second button of a pointer, by a finger that rests, by the menu key and by Shift+F10.
 *
 * A finger that rests on a session takes it up, to drag it: then the menu opens when it is let go
 * where it was.
 *
 * Signals: `opening`, before it opens.
 */
struct _RgmViewMenu {
  GObject parent_instance;

  /* Whose object this is. */
  GtkWidget *view;
  GtkWidget *popover;
  GtkWidget *focus;
  guint closed_id;

  const RgmHoverSource *source;
  gpointer owner;
};

G_DEFINE_FINAL_TYPE (RgmViewMenu, rgm_view_menu, G_TYPE_OBJECT)

enum {
  SIGNAL_OPENING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* What is meant is told above, for there may be several things in one place. */
static void
append_thing (RgmViewMenu *self, GMenu *menu, gsize what, gboolean by_pointer)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_auto (RgmCardText) text = { 0 };
  RgmTopic topic = { 0 };

  self->source->tell (self->owner, what, by_pointer, &text, &topic);
  append (section, _("_Why?"), "view.explain",
          g_variant_new ("(uu)", (guint) topic.kind, topic.index));
  if (topic.kind == RGM_TOPIC_SESSION)
    append (section, _("_Edit…"), "view.activate-session", g_variant_new_uint32 (topic.index));
  g_menu_append_section (menu, text.what, G_MENU_MODEL (section));
}

/* Nothing can be booked on a day that is over: without a day, the entry is greyed. */
static GMenu *
make_menu (RgmViewMenu *self, gsize what, gboolean by_pointer)
{
  gboolean is_over = FALSE;
  RgmDay day = self->source->find_day (self->owner, by_pointer, &is_over);
  g_autoptr (GMenu) booking = g_menu_new ();
  GMenu *menu = g_menu_new ();

  if (what != RGM_HOVER_NOTHING)
    append_thing (self, menu, what, by_pointer);
  if (day != RGM_DAY_NONE)
    append (booking, _("_Book on This Day…"), "view.book",
            is_over ? NULL : g_variant_new_int32 (day));
  if (g_menu_model_get_n_items (G_MENU_MODEL (booking)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (booking));
  return menu;
}

/* Returns: whether there is a menu, and a place for it */
static gboolean
show_beside (RgmViewMenu *self, gsize what, gboolean by_pointer, GdkRectangle *place)
{
  g_autoptr (GMenu) menu = make_menu (self, what, by_pointer);
  GtkRoot *root = gtk_widget_get_root (self->view);

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0
      || !rgm_in_sight_clip (self->view, place))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_OPENING], 0);
  g_set_weak_pointer (&self->focus, root != NULL ? gtk_root_get_focus (root) : NULL);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  return TRUE;
}

static void
open_at (RgmViewMenu *self, double x, double y)
{
  gsize what = self->source->pick (self->owner, x, y);

  show_beside (self, what, TRUE, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* While a booking is moved nothing is in its place. */
static gboolean
on_key_cb (GtkWidget *view, GVariant *arguments, gpointer data)
{
  RgmViewMenu *self = data;
  gsize what = self->source->find_focused (self->owner);
  GdkRectangle place;

  if (!self->source->place (self->owner, what, FALSE, &place)
      || !show_beside (self, what, FALSE, &place))
    gtk_widget_error_bell (view);
  return TRUE;
}

static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, RgmViewMenu *self)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Not while the button is down: see rgm-late-menu.c. */
static void
on_released_cb (GtkGestureClick *click, int n_press, double x, double y, RgmViewMenu *self)
{
  if (gtk_widget_contains (self->view, x, y))
    open_at (self, x, y);
}

static gboolean
is_session_at (RgmViewMenu *self, double x, double y)
{
  gsize what = self->source->pick (self->owner, x, y);

  return what != RGM_HOVER_NOTHING && self->source->holds_session (self->owner, what);
}

static void
on_rested_cb (GtkGestureLongPress *press, double x, double y, RgmViewMenu *self)
{
  if (is_session_at (self, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (press), GTK_EVENT_SEQUENCE_CLAIMED);
  open_at (self, x, y);
}

/* What had the keyboard gets it back, unless what was chosen gave it to something else. */
static gboolean
on_closed_idle_cb (gpointer data)
{
  RgmViewMenu *self = data;

  self->closed_id = 0;
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  return G_SOURCE_REMOVE;
}

static void
on_closed_cb (RgmViewMenu *self)
{
  if (self->closed_id == 0)
    self->closed_id = g_idle_add (on_closed_idle_cb, self);
}

static void
rgm_view_menu_dispose (GObject *object)
{
  RgmViewMenu *self = RGM_VIEW_MENU (object);

  g_clear_handle_id (&self->closed_id, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (rgm_view_menu_parent_class)->dispose (object);
}

static void
rgm_view_menu_class_init (RgmViewMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_view_menu_dispose;
  signals[SIGNAL_OPENING] = g_signal_new ("opening", RGM_TYPE_VIEW_MENU, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rgm_view_menu_init (RgmViewMenu *self)
{
}

static void
add_keys (RgmViewMenu *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const char *const triggers[] = { "Menu", "<Shift>F10" };

  for (gsize i = 0; i < G_N_ELEMENTS (triggers); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i]),
                        gtk_callback_action_new (on_key_cb, self, NULL)));
  gtk_widget_add_controller (self->view, keys);
}

/* As early as what takes a session up: a gesture that comes later does not hear that the finger was
 * lifted which that has claimed, and waits for it for ever. */
static void
add_gestures (RgmViewMenu *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *rest = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (rest), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (rest), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, 0);
  g_signal_connect_object (rest, "pressed", G_CALLBACK (on_rested_cb), self, 0);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (rest));
}

/**
 * rgm_view_menu_new:
 * @view: the view, whose object this is to be
 * @source: (transfer none): what it tells of the things in it
 * @owner: (transfer none): what @source is called with
 *
 * Returns: (transfer full): what opens the menu of the view
 */
RgmViewMenu *
rgm_view_menu_new (GtkWidget *view, const RgmHoverSource *source, gpointer owner)
{
  RgmViewMenu *self;

  g_return_val_if_fail (GTK_IS_WIDGET (view) && source != NULL, NULL);

  self = g_object_new (RGM_TYPE_VIEW_MENU, NULL);
  self->view = view;
  self->source = source;
  self->owner = owner;
  self->popover = gtk_popover_menu_new_from_model (NULL);
  gtk_widget_set_parent (self->popover, view);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_closed_cb), self,
                           G_CONNECT_SWAPPED);
  add_keys (self);
  add_gestures (self);
  g_object_set_data (G_OBJECT (view), VIEW_MENU, self);
  return self;
}

/**
 * rgm_view_menu_open_at:
 * @widget: a view with a menu, or what is in one
 * @x: a place in it, in pixels
 * @y: likewise
 *
 * Opens the menu of what is there.
 */
void
rgm_view_menu_open_at (GtkWidget *widget, double x, double y)
{
  GtkWidget *view = widget;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while (view != NULL && g_object_get_data (G_OBJECT (view), VIEW_MENU) == NULL)
    view = gtk_widget_get_parent (view);
  if (view != NULL && gtk_widget_translate_coordinates (widget, view, x, y, &x, &y))
    open_at (g_object_get_data (G_OBJECT (view), VIEW_MENU), x, y);
}

/**
 * rgm_view_menu_get_open:
 * @self: a menu
 *
 * Returns: whether the menu is open: then nothing else is shown of what is there
 */
gboolean
rgm_view_menu_get_open (RgmViewMenu *self)
{
  g_return_val_if_fail (RGM_IS_VIEW_MENU (self), FALSE);

  return gtk_widget_get_visible (self->popover);
}

/**
 * rgm_view_menu_present:
 * @self: a menu
 *
 * Keeps the menu in its place. To be called when the view has been given its room.
 */
void
rgm_view_menu_present (RgmViewMenu *self)
{
  g_return_if_fail (RGM_IS_VIEW_MENU (self));

  rgm_popover_present (GTK_POPOVER (self->popover));
}
