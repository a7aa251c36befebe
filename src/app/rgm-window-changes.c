#include "config.h"

#include "rgm-window-changes.h"

#include "rgm-change-words.h"
#include "rgm-heard-toast.h"
#include "rgm-main-window-private.h"

#include <glib/gi18n-lib.h>

/* Long enough to read what was done and to decide. */
#define TOAST_MS 10000
/* Tests ask for longer: they cannot look at a window as fast as people do. */
#define ENVIRONMENT_TOAST "REGIMEN_UNDO_TOAST_MS"
/* How soon a message goes whose change is no longer the last. */
#define OLD_TOAST_MS 700

#define UNDO_KEYS "<Control>z"
#define REDO_KEYS "<Control><Shift>z"
#define REDO_KEYS_OF_OTHERS "<Control>y"

/**
 * RgmWindowChanges:
 *
 * The way back in a window: the keys and menu items that undo and do again, and the messages that
 * offer it.
 *
 * Only what is named is undone. Where something else was changed meanwhile, by this window or by
 * another program, a message does not undo that in its place.
 */
struct _RgmWindowChanges {
  GObject parent_instance;

  GMenu *menu;
  /* What was asked for while something is being saved. */
  GQueue waiting;
  /* The message that is shown, which has the Turn that it offers, or %NULL */
  AdwToast *toast;
  guint toast_timeout;

  RgmMainWindow *window;
  RgmStoreService *service;
  RgmStoreChanges *changes;
};

G_DEFINE_FINAL_TYPE (RgmWindowChanges, rgm_window_changes, G_TYPE_OBJECT)

/* @expected: the number of a change, or 0 for the one that the menu names */
typedef struct {
  gboolean redo;
  gint64 expected;
} Turn;

static void push (RgmWindowChanges *self, gboolean redo, gint64 expected);

static void
append_item (GMenu *menu, const char *label, const char *action, const char *keys)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  /* The keys are the window's own, so the menu does not know them by itself. */
  g_menu_item_set_attribute (item, "accel", "s", keys);
  g_menu_append_item (menu, item);
}

static void
fill_menu (RgmWindowChanges *self)
{
  g_autofree char *undo = rgm_change_words_undo (rgm_store_changes_get_undo (self->changes));
  g_autofree char *redo = rgm_change_words_redo (rgm_store_changes_get_redo (self->changes));

  g_menu_remove_all (self->menu);
  append_item (self->menu, undo, "win.undo", UNDO_KEYS);
  append_item (self->menu, redo, "win.redo", REDO_KEYS);
}

static void
on_toast_dismissed_cb (RgmWindowChanges *self, AdwToast *toast)
{
  if (toast != self->toast)
    return;
  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  g_clear_object (&self->toast);
}

static const RgmChange *
get_next (RgmWindowChanges *self, gboolean redo)
{
  return redo ? rgm_store_changes_get_redo (self->changes)
              : rgm_store_changes_get_undo (self->changes);
}

/* Whether what the message offers is not the last change any more. */
static gboolean
is_old (RgmWindowChanges *self)
{
  const Turn *offer = g_object_get_data (G_OBJECT (self->toast), "rgm-offer");
  const RgmChange *next = get_next (self, offer->redo);

  return next == NULL || next->id != offer->expected;
}

/* Somebody may be about to press its button. */
static gboolean
is_in_use (AdwToast *toast)
{
  GtkWidget *widget = gtk_widget_get_parent (adw_toast_get_custom_title (toast));
  const GtkStateFlags used = GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN;

  while (widget != NULL && g_strcmp0 (gtk_widget_get_css_name (widget), "toast") != 0)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL && (gtk_widget_get_state_flags (widget) & used) != 0;
}

static gboolean
on_toast_timeout_cb (gpointer data)
{
  RgmWindowChanges *self = data;
  g_autoptr (AdwToast) toast = g_object_ref (self->toast);

  if (!is_old (self) && is_in_use (toast))
    return G_SOURCE_CONTINUE;
  self->toast_timeout = 0;
  adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

static void
set_toast_timeout (RgmWindowChanges *self, guint milliseconds)
{
  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  self->toast_timeout = g_timeout_add (milliseconds, on_toast_timeout_cb, self);
}

/* Also where its time ended just before: it is seen while it goes. What comes of it is said by
 * another message, since this one goes now. */
static void
on_toast_clicked_cb (RgmWindowChanges *self, AdwToast *toast)
{
  const Turn *offer = g_object_get_data (G_OBJECT (toast), "rgm-offer");

  on_toast_dismissed_cb (self, toast);
  push (self, offer->redo, offer->expected);
}

static void
add_toast (RgmWindowChanges *self, const char *title)
{
  g_set_object (&self->toast, rgm_heard_toast_new (title));
  adw_toast_set_timeout (self->toast, 0);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (on_toast_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (on_toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
}

static guint
get_toast_ms (void)
{
  const char *longer = g_getenv (ENVIRONMENT_TOAST);

  return longer != NULL ? (guint) g_ascii_strtoull (longer, NULL, 10) : TOAST_MS;
}

/* Tells what was done, with the way back from it. A message that is there says the new one: keys
 * may be pressed faster than one goes and another comes. */
static void
show_toast (RgmWindowChanges *self, const char *title, gboolean redoes, gint64 change)
{
  gboolean is_new = self->toast == NULL || rgm_heard_toast_is_leaving (self->toast);
  Turn *offer = g_new0 (Turn, 1);

  if (is_new)
    add_toast (self, title);
  else
    rgm_heard_toast_set_title (self->toast, title);
  offer->redo = redoes;
  offer->expected = change;
  g_object_set_data_full (G_OBJECT (self->toast), "rgm-offer", offer, g_free);
  rgm_main_window_give_way (self->window, self->toast);
  rgm_heard_toast_set_button_label (self->toast, redoes ? _("Redo") : _("Undo"));
  set_toast_timeout (self, get_toast_ms ());
  if (is_new)
    adw_toast_overlay_add_toast (rgm_main_window_get_toasts (self->window), self->toast);
}

static void
on_changes_cb (RgmWindowChanges *self)
{
  /* What could not be undone was another. */
  rgm_main_window_withdraw_error (self->window, RGM_FAILURE_TURN);
  if (self->toast != NULL && is_old (self))
    set_toast_timeout (self, OLD_TOAST_MS);
  fill_menu (self);
  rgm_main_window_update_actions (self->window);
}

/* Something else was changed in between, and was not undone in its place. */
static void
say_overtaken (RgmWindowChanges *self, gboolean redo)
{
  rgm_main_window_say (self->window, redo ? _("Not redone: something else was changed since")
                                          : _("Not undone: something else was changed since"));
}

/* Shows where a change took place, unless it was in many. */
static void
show_place (RgmMainWindow *window, const RgmChange *change)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (window);

  if (*change->patient_id == '\0')
    return;
  rgm_main_window_show_patient (window, change->patient_id, TRUE);
  if (*change->course_id != '\0')
    rgm_course_model_select_course (rgm_workspace_get_course_model (workspace),
                                    change->course_id);
}

static void
end_turn (RgmWindowChanges *self, GAsyncResult *result, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmChange) change = NULL;
  g_autofree char *words = NULL;

  change = rgm_store_service_turn_finish (self->service, result, &error);
  rgm_main_window_withdraw_error (self->window, RGM_FAILURE_TURN);
  if (g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOTHING_TO_UNDO))
    {
      say_overtaken (self, redo);
      return;
    }
  if (change == NULL)
    {
      rgm_main_window_say_error (self->window, RGM_FAILURE_TURN,
                                 redo ? _("Could not be redone") : _("Could not be undone"),
                                 error);
      return;
    }
  words = redo ? rgm_change_words_redone (change) : rgm_change_words_undone (change);
  show_place (self->window, change);
  show_toast (self, words, !redo, change->id);
}

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmMainWindow) window = data;
  RgmWindowChanges *self = rgm_main_window_get_changes (window);

  if (self != NULL)
    end_turn (self, result, FALSE);
}

static void
on_redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmMainWindow) window = data;
  RgmWindowChanges *self = rgm_main_window_get_changes (window);

  if (self != NULL)
    end_turn (self, result, TRUE);
}

static void
start_turn (RgmWindowChanges *self, const Turn *turn)
{
  const RgmChange *named = get_next (self, turn->redo);
  gint64 expected = turn->expected;

  if (expected == 0 && named != NULL)
    expected = named->id;
  if (expected == 0)
    return;
  if (turn->redo)
    rgm_store_service_redo_async (self->service, expected, NULL, on_redone_cb,
                                  g_object_ref (self->window));
  else
    rgm_store_service_undo_async (self->service, expected, NULL, on_undone_cb,
                                  g_object_ref (self->window));
}

/* What is being saved may be what is meant: it is known what can be undone once it is saved. */
static void
take_turns (RgmWindowChanges *self)
{
  while (!g_queue_is_empty (&self->waiting)
         && rgm_store_service_get_n_pending_writes (self->service) == 0)
    {
      g_autofree Turn *turn = g_queue_pop_head (&self->waiting);

      start_turn (self, turn);
    }
}

static void
push (RgmWindowChanges *self, gboolean redo, gint64 expected)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->redo = redo;
  turn->expected = expected;
  g_queue_push_tail (&self->waiting, turn);
  take_turns (self);
}

/* In a text the keys are those of the text, also where all of it is undone: else one that is
 * pressed once too often would undo something that nobody looks at. Only a search where nothing was
 * typed has no need of them, but would keep them for itself: they are taken before it. */
static gboolean
is_meant (RgmMainWindow *window, GtkPropagationPhase phase)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (phase == GTK_PHASE_CAPTURE)
    return rgm_patients_page_is_before_search (rgm_main_window_get_patients_page (window));
  return !GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus);
}

/* What is still being saved can be undone as soon as it is. */
static gboolean
turn_by_key (RgmMainWindow *window, GtkPropagationPhase phase, const char *action, gboolean redo)
{
  RgmWindowChanges *self = rgm_main_window_get_changes (window);

  if (self == NULL || !is_meant (window, phase)
      || (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), action)
          && rgm_store_service_get_n_pending_writes (self->service) == 0))
    return GDK_EVENT_PROPAGATE;
  push (self, redo, 0);
  return GDK_EVENT_STOP;
}

static gboolean
on_undo_key_cb (GtkWidget *window, GVariant *arguments, gpointer phase)
{
  return turn_by_key (RGM_MAIN_WINDOW (window), GPOINTER_TO_UINT (phase), "undo", FALSE);
}

static gboolean
on_redo_key_cb (GtkWidget *window, GVariant *arguments, gpointer phase)
{
  return turn_by_key (RGM_MAIN_WINDOW (window), GPOINTER_TO_UINT (phase), "redo", TRUE);
}

static void
add_shortcut (GtkEventController *controller, const char *keys, GtkShortcutFunc func)
{
  GtkPropagationPhase phase = gtk_event_controller_get_propagation_phase (controller);

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                      gtk_callback_action_new (func, GUINT_TO_POINTER (phase), NULL)));
}

/* Not as accelerators of the application: these come before the texts in a window. */
static void
add_keys (RgmMainWindow *window, GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  add_shortcut (controller, UNDO_KEYS, on_undo_key_cb);
  add_shortcut (controller, REDO_KEYS, on_redo_key_cb);
  add_shortcut (controller, REDO_KEYS_OF_OTHERS, on_redo_key_cb);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
rgm_window_changes_dispose (GObject *object)
{
  RgmWindowChanges *self = RGM_WINDOW_CHANGES (object);

  g_clear_handle_id (&self->toast_timeout, g_source_remove);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_object (&self->toast);
  g_clear_object (&self->menu);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (rgm_window_changes_parent_class)->dispose (object);
}

static void
rgm_window_changes_class_init (RgmWindowChangesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_window_changes_dispose;
}

static void
rgm_window_changes_init (RgmWindowChanges *self)
{
  g_queue_init (&self->waiting);
  self->menu = g_menu_new ();
}

/**
 * rgm_window_changes_new:
 * @window: the window, which owns the result, with its workspace and actions
 *
 * Makes the way back of a window, and adds its keys.
 *
 * Returns: (transfer full): the way back
 */
RgmWindowChanges *
rgm_window_changes_new (RgmMainWindow *window)
{
  RgmWindowChanges *self = g_object_new (RGM_TYPE_WINDOW_CHANGES, NULL);

  self->window = window;
  self->service = g_object_ref (rgm_workspace_get_service (rgm_main_window_get_workspace (window)));
  self->changes = rgm_store_service_get_changes (self->service);
  g_signal_connect_object (self->changes, "notify", G_CALLBACK (on_changes_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->service, "notify::n-pending-writes", G_CALLBACK (take_turns), self,
                           G_CONNECT_SWAPPED);
  add_keys (window, GTK_PHASE_CAPTURE);
  add_keys (window, GTK_PHASE_BUBBLE);
  fill_menu (self);
  rgm_patients_page_add_menu_section (rgm_main_window_get_patients_page (window),
                                      G_MENU_MODEL (self->menu));
  return self;
}

/**
 * rgm_window_changes_get_menu:
 * @self: the way back
 *
 * Returns: (transfer none): the items that name what would be undone and done again
 */
GMenuModel *
rgm_window_changes_get_menu (RgmWindowChanges *self)
{
  g_return_val_if_fail (RGM_IS_WINDOW_CHANGES (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/**
 * rgm_window_changes_undo:
 * @self: the way back
 *
 * Undoes what the menu names, or what is just being saved.
 */
void
rgm_window_changes_undo (RgmWindowChanges *self)
{
  g_return_if_fail (RGM_IS_WINDOW_CHANGES (self));

  push (self, FALSE, 0);
}

/**
 * rgm_window_changes_redo:
 * @self: the way back
 *
 * Does again what the menu names.
 */
void
rgm_window_changes_redo (RgmWindowChanges *self)
{
  g_return_if_fail (RGM_IS_WINDOW_CHANGES (self));

  push (self, TRUE, 0);
}

/**
 * rgm_window_changes_offer_undo:
 * @self: the way back
 * @title: what was done
 * @change: the number of the change
 *
 * Tells what was done, with the way back, for as long as nothing else is changed.
 */
void
rgm_window_changes_offer_undo (RgmWindowChanges *self, const char *title, gint64 change)
{
  g_return_if_fail (RGM_IS_WINDOW_CHANGES (self));

  if (change != 0)
    show_toast (self, title, FALSE, change);
}
