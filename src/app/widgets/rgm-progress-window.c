#include "config.h"

#include "rgm-progress-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PULSE_MS 100
#define WHOLE 1000
#define UNKNOWN (-1)
#define MARGIN_PX 24
#define SPACING_PX 18
#define WIDTH_PX 320
#define WIDTH_CHARS 32

struct _RgmProgress {
  GtkWindow *parent;
  char *title;
  /* why it cannot be cancelled, NULL where it can */
  char *reason;
  GCancellable *cancellable;
  GtkWindow *window;
  GtkWidget *bar;
  guint source;
  /* of both threads: how much is done, of `WHOLE`, or `UNKNOWN` */
  int done;
};

static gboolean
on_pulse_cb (gpointer data)
{
  RgmProgress *self = data;
  int done = g_atomic_int_get (&self->done);

  if (done == UNKNOWN)
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  else
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), (double) done / WHOLE);
  return G_SOURCE_CONTINUE;
}

static void
on_cancel_cb (GtkButton *button, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
}

/* Closing it would only hide what goes on: it is cancelled, if it can be, and the window goes when
 * it has ended. */
static gboolean
on_close_cb (GtkWindow *window, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
  return TRUE;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  return label;
}

static GtkWidget *
make_reason (RgmProgress *self)
{
  GtkWidget *label = make_label (self->reason);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "field-hint");
  return label;
}

static GtkWidget *
make_cancel (RgmProgress *self)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (on_cancel_cb), self->cancellable, 0);
  return cancel;
}

static GtkWidget *
make_content (RgmProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);

  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title, -1);
  gtk_widget_set_margin_top (box, MARGIN_PX);
  gtk_widget_set_margin_bottom (box, MARGIN_PX);
  gtk_widget_set_margin_start (box, MARGIN_PX);
  gtk_widget_set_margin_end (box, MARGIN_PX);
  gtk_box_append (GTK_BOX (box), make_label (self->title));
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->reason != NULL ? make_reason (self) : make_cancel (self));
  return box;
}

/* As any dialog is closed. */
static void
add_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

static gboolean
on_delay_cb (gpointer data)
{
  RgmProgress *self = data;

  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (self->window, self->title);
  gtk_window_set_transient_for (self->window, self->parent);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_resizable (self->window, FALSE);
  gtk_window_set_default_size (self->window, WIDTH_PX, -1);
  adw_window_set_content (ADW_WINDOW (self->window), make_content (self));
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (on_close_cb),
                           self->cancellable, 0);
  add_escape (self->window);
  if (self->reason != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->window),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->reason, -1);
  gtk_window_present (self->window);
  self->source = g_timeout_add (PULSE_MS, on_pulse_cb, self);
  return G_SOURCE_REMOVE;
}

/**
 * rgm_progress_begin:
 * @parent: the window it is for
 * @title: what is being done
 *
 * Begins something that may take long.
 *
 * Returns: (transfer full): the progress; end it with rgm_progress_end()
 */
RgmProgress *
rgm_progress_begin (GtkWindow *parent, const char *title)
{
  RgmProgress *self = g_new0 (RgmProgress, 1);

  self->parent = g_object_ref (parent);
  self->title = g_strdup (title);
  self->done = UNKNOWN;
  self->cancellable = g_cancellable_new ();
  self->source = g_timeout_add (RGM_PROGRESS_DELAY_MS, on_delay_cb, self);
  return self;
}

/**
 * rgm_progress_begin_lasting:
 * @parent: the window it is for
 * @title: what is being done
 * @reason: why it is not stopped half-way
 *
 * Begins something that may take long and cannot be cancelled.
 *
 * Returns: (transfer full): the progress; end it with rgm_progress_end()
 */
RgmProgress *
rgm_progress_begin_lasting (GtkWindow *parent, const char *title, const char *reason)
{
  RgmProgress *self = rgm_progress_begin (parent, title);

  self->reason = g_strdup (reason);
  return self;
}

/**
 * rgm_progress_end:
 * @self: (transfer full): a progress
 *
 * Ends it, and takes its window away.
 */
void
rgm_progress_end (RgmProgress *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->window != NULL)
    gtk_window_destroy (self->window);
  g_object_unref (self->cancellable);
  g_object_unref (self->parent);
  g_free (self->title);
  g_free (self->reason);
  g_free (self);
}

/**
 * rgm_progress_tell:
 * @done: how much is done
 * @total: how much there is to do; not 0
 * @progress: a progress that has not ended
 *
 * Tells how far it has come; may be called by any thread. Until it is, the window only shows that
 * something is being done.
 */
void
rgm_progress_tell (guint done, guint total, gpointer progress)
{
  RgmProgress *self = progress;

  g_atomic_int_set (&self->done, (int) ((guint64) WHOLE * done / total));
}

/**
 * rgm_progress_get_cancellable:
 * @self: a progress
 *
 * Returns: (transfer none): cancelled where the user has had enough
 */
GCancellable *
rgm_progress_get_cancellable (RgmProgress *self)
{
  return self->cancellable;
}
