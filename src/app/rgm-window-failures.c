#include "config.h"

#include "rgm-window-failures.h"

#include "rgm-alert-dialog.h"
#include "rgm-heard-toast.h"

#include <glib/gi18n-lib.h>

#define N_KINDS (RGM_FAILURE_BACKUP + 1)

/* @toast: what says it now, or %NULL while it waits */
typedef struct {
  char *message;
  char *details;
  AdwToast *toast;
} Failure;

/**
 * RgmWindowFailures:
 *
 * What went wrong in a window, in messages that stay until they are looked at.
 *
 * They are not to hide what is said after them, nor to say what is no longer so: they wait while
 * something newer is said, and go with what succeeds after all.
 */
struct _RgmWindowFailures {
  GObject parent_instance;

  Failure failures[N_KINDS];
  /* What is said before them, each until it is dismissed. */
  GPtrArray *newer;
  guint return_id;

  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (RgmWindowFailures, rgm_window_failures, G_TYPE_OBJECT)

/* Forgets the toast first: whoever dismisses one that is shown has looked at it. */
static void
take_down (Failure *failure)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&failure->toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
forget (Failure *failure)
{
  take_down (failure);
  g_clear_pointer (&failure->message, g_free);
  g_clear_pointer (&failure->details, g_free);
}

static Failure *
find (RgmWindowFailures *self, AdwToast *toast)
{
  for (int i = 0; i < N_KINDS; i++)
    {
      if (self->failures[i].toast == toast)
        return &self->failures[i];
    }
  return NULL;
}

static void
on_dismissed_cb (RgmWindowFailures *self, AdwToast *toast)
{
  Failure *failure = find (self, toast);

  if (failure == NULL)
    return;
  g_clear_object (&failure->toast);
  forget (failure);
}

static void
on_details_cb (RgmWindowFailures *self, AdwToast *toast)
{
  Failure *failure = find (self, toast);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self->toasts));

  if (failure != NULL)
    rgm_alert_dialog_show (GTK_WINDOW (window), failure->message, failure->details);
}

static void
show (RgmWindowFailures *self, Failure *failure)
{
  AdwToast *toast = rgm_heard_toast_new (failure->message);

  failure->toast = g_object_ref (toast);
  adw_toast_set_button_label (toast, _("Details"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_details_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static gboolean
on_return_cb (gpointer data)
{
  RgmWindowFailures *self = data;

  self->return_id = 0;
  for (int i = 0; i < N_KINDS; i++)
    {
      if (self->failures[i].message != NULL && self->failures[i].toast == NULL)
        show (self, &self->failures[i]);
    }
  return G_SOURCE_REMOVE;
}

/* Not at once: the overlay is just letting go of what was dismissed. */
static void
on_newer_dismissed_cb (RgmWindowFailures *self, AdwToast *toast)
{
  if (g_ptr_array_remove_fast (self->newer, toast) && self->newer->len == 0
      && self->return_id == 0)
    self->return_id = g_idle_add (on_return_cb, self);
}

static void
rgm_window_failures_dispose (GObject *object)
{
  RgmWindowFailures *self = RGM_WINDOW_FAILURES (object);

  g_clear_handle_id (&self->return_id, g_source_remove);
  for (int i = 0; i < N_KINDS; i++)
    {
      g_clear_object (&self->failures[i].toast);
      forget (&self->failures[i]);
    }
  g_clear_pointer (&self->newer, g_ptr_array_unref);
  G_OBJECT_CLASS (rgm_window_failures_parent_class)->dispose (object);
}

static void
rgm_window_failures_class_init (RgmWindowFailuresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_window_failures_dispose;
}

static void
rgm_window_failures_init (RgmWindowFailures *self)
{
  self->newer = g_ptr_array_new ();
}

/**
 * rgm_window_failures_new:
 * @toasts: where to show them, in a window that outlives the result
 *
 * Makes what tells of failures in a window.
 *
 * Returns: (transfer full): the failures, of which there are none yet
 */
RgmWindowFailures *
rgm_window_failures_new (AdwToastOverlay *toasts)
{
  RgmWindowFailures *self = g_object_new (RGM_TYPE_WINDOW_FAILURES, NULL);

  self->toasts = toasts;
  return self;
}

/**
 * rgm_window_failures_say:
 * @self: the failures
 * @kind: what went wrong
 * @message: the same in few words, without markup
 * @details: the whole sentence, which is shown on demand
 *
 * Tells of a failure before all that is said already, in place of one of its kind.
 */
void
rgm_window_failures_say (RgmWindowFailures *self, RgmFailure kind, const char *message,
                         const char *details)
{
  Failure *failure = &self->failures[kind];

  g_return_if_fail (RGM_IS_WINDOW_FAILURES (self));
  g_return_if_fail (message != NULL && details != NULL);

  forget (failure);
  failure->message = g_strdup (message);
  failure->details = g_strdup (details);
  show (self, failure);
}

/**
 * rgm_window_failures_withdraw:
 * @self: the failures
 * @kind: what succeeded now
 *
 * Takes away the message of this kind, if there is one.
 */
void
rgm_window_failures_withdraw (RgmWindowFailures *self, RgmFailure kind)
{
  g_return_if_fail (RGM_IS_WINDOW_FAILURES (self));

  forget (&self->failures[kind]);
}

/**
 * rgm_window_failures_give_way:
 * @self: the failures
 * @toast: what is about to be said, in the same overlay
 *
 * Lets the messages of failures wait until @toast is dismissed.
 */
void
rgm_window_failures_give_way (RgmWindowFailures *self, AdwToast *toast)
{
  g_return_if_fail (RGM_IS_WINDOW_FAILURES (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (!g_ptr_array_find (self->newer, toast, NULL))
    {
      g_ptr_array_add (self->newer, toast);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_newer_dismissed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  for (int i = 0; i < N_KINDS; i++)
    take_down (&self->failures[i]);
}
