#include "config.h"

#include "rgm-form-window.h"

#include "rgm-alert-dialog.h"
#include "rgm-button-name.h"
#include "rgm-button-words.h"
#include "rgm-dialog-title.h"
#include "rgm-entered-text.h"
#include "rgm-foot.h"
#include "rgm-live-label.h"

#include <glib/gi18n-lib.h>

/* Around the form, on all sides together. */
#define FORM_MARGIN_PX 38

/**
 * RgmFormWindow:
 *
 * A window to enter something in: cancel, save, and the form between. What cannot be saved stays
 * entered, with a sentence on why; and what was entered is not thrown away without a question,
 * whichever way the window is left. Children of the template are parts of the form; one of the type
 * `footer` stays in sight below it.
 */
typedef struct {
  AdwHeaderBar *header;
  GtkWidget *cancel_button;
  GtkWidget *save_button;
  GtkRevealer *failure;
  GtkLabel *failure_label;
  GtkBox *form;
  GtkWidget *footer;
  GtkBox *foot;
  GtkWidget *problem;
  GtkLabel *problem_label;

  /* What was in the fields when there was nothing to lose. */
  char *clean;
  /* What had the focus when it began to be saved. */
  GtkWidget *focus;
  /* Who waits for the window to be gone. */
  GTask *closing;
  gboolean can_save;
  gboolean is_saving;
  gboolean is_asking;
  gboolean is_gone;
} RgmFormWindowPrivate;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (RgmFormWindow, rgm_form_window, ADW_TYPE_WINDOW,
                                  G_ADD_PRIVATE (RgmFormWindow)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

enum {
  ANSWER_KEEP,
  ANSWER_DISCARD,
};

static RgmFormWindowPrivate *
get (RgmFormWindow *self)
{
  return rgm_form_window_get_instance_private (self);
}

static void
update_save (RgmFormWindow *self)
{
  RgmFormWindowPrivate *priv = get (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 priv->can_save && !priv->is_saving);
}

static void
end_closing (RgmFormWindow *self, gboolean is_closed)
{
  g_autoptr (GTask) closing = g_steal_pointer (&get (self)->closing);

  if (closing != NULL)
    g_task_return_boolean (closing, is_closed);
}

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmFormWindow) self = data;
  gboolean discard =
    rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == ANSWER_DISCARD;

  get (self)->is_asking = FALSE;
  if (get (self)->is_gone)
    return;
  end_closing (self, discard);
  if (discard)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask (RgmFormWindow *self)
{
  const char *const buttons[] = { _("_Keep Editing"), _("_Discard"), NULL };

  if (get (self)->is_asking)
    return;
  get (self)->is_asking = TRUE;
  rgm_alert_dialog_choose_async (GTK_WINDOW (self), _("Discard What You Entered?"),
                                 _("It has not been saved, and would be lost."), buttons,
                                 ANSWER_KEEP, ANSWER_KEEP, NULL, on_answered_cb,
                                 g_object_ref (self));
}

/* What is being saved may yet fail, and is then wanted back. */
static gboolean
rgm_form_window_close_request (GtkWindow *window)
{
  RgmFormWindow *self = RGM_FORM_WINDOW (window);

  if (get (self)->is_saving)
    return GDK_EVENT_STOP;
  if (rgm_form_window_get_changed (self))
    {
      ask (self);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (rgm_form_window_parent_class)->close_request (window);
}

/* Says something above the form, which is a failure or not. */
static void
say (RgmFormWindowPrivate *priv, const char *sentence, gboolean is_failure)
{
  static const char *const failure[] = { "alert-strip", "alert-error", "dialog-failure", NULL };
  static const char *const news[] = { "alert-strip", "alert-warning", "dialog-failure", NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (priv->failure_label),
                              (const char **) (is_failure ? failure : news));
  rgm_live_label_set_text (priv->failure_label, sentence);
  gtk_revealer_set_reveal_child (priv->failure, TRUE);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RGM_FORM_WINDOW_GET_CLASS (widget)->save (RGM_FORM_WINDOW (widget));
}

static char *
rgm_form_window_describe_failure (RgmFormWindow *self, const GError *error)
{
  /* Translators: %s is a sentence on why, with its full stop. */
  return g_strdup_printf (_("Not saved. %s What you entered is still here."), error->message);
}

/* The line above the foot is seen only where something stands in it. */
static void
update_footer (RgmFormWindowPrivate *priv)
{
  gboolean seen = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (priv->foot)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    seen = seen || gtk_widget_get_visible (child);
  gtk_widget_set_visible (priv->footer, seen);
}

static void
on_foot_changed_cb (RgmFormWindow *self)
{
  update_footer (get (self));
}

static void
add_to_foot (RgmFormWindow *self, GtkWidget *child)
{
  RgmFormWindowPrivate *priv = get (self);

  gtk_box_append (priv->foot, child);
  g_signal_connect_object (child, "notify::visible", G_CALLBACK (on_foot_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_footer (priv);
}

/* What is said above the form moves what is to be mended out of sight. */
static void
on_revealed_cb (RgmFormWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *form = GTK_WIDGET (get (self)->form);
  GtkWidget *scroller = gtk_widget_get_ancestor (form, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_is_ancestor (focus, form)
      && gtk_widget_compute_bounds (focus, form, &bounds))
    gtk_adjustment_clamp_page (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
      bounds.origin.y, bounds.origin.y + bounds.size.height + FORM_MARGIN_PX);
}

/* What stands in the template of a form is a part of it. */
static void
rgm_form_window_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                           const char *type)
{
  RgmFormWindowPrivate *priv = get (RGM_FORM_WINDOW (buildable));

  if (priv->form != NULL && GTK_IS_WIDGET (child) && type == NULL)
    gtk_box_append (priv->form, GTK_WIDGET (child));
  else if (priv->foot != NULL && g_strcmp0 (type, "footer") == 0)
    add_to_foot (RGM_FORM_WINDOW (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = rgm_form_window_add_child;
}

static void
rgm_form_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (rgm_form_window_parent_class)->constructed (object);
  rgm_button_name_apply (GTK_WIDGET (object));
}

static void
rgm_form_window_dispose (GObject *object)
{
  get (RGM_FORM_WINDOW (object))->is_gone = TRUE;
  g_clear_weak_pointer (&get (RGM_FORM_WINDOW (object))->focus);
  G_OBJECT_CLASS (rgm_form_window_parent_class)->dispose (object);
}

static void
rgm_form_window_finalize (GObject *object)
{
  g_free (get (RGM_FORM_WINDOW (object))->clean);
  G_OBJECT_CLASS (rgm_form_window_parent_class)->finalize (object);
}

/* Enter where nothing else takes it. An entry that saves by Enter does not come here; whatever else
 * has the keyboard does what it does by the space key, so that a choice opens. */
static void
rgm_form_window_activate_default (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || GTK_IS_TEXT (focus))
    GTK_WINDOW_CLASS (rgm_form_window_parent_class)->activate_default (window);
  else
    gtk_widget_activate (focus);
}

static void
rgm_form_window_class_init (RgmFormWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rgm_form_window_constructed;
  object_class->dispose = rgm_form_window_dispose;
  object_class->finalize = rgm_form_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rgm_form_window_close_request;
  GTK_WINDOW_CLASS (klass)->activate_default = rgm_form_window_activate_default;
  klass->describe_failure = rgm_form_window_describe_failure;
  g_type_ensure (RGM_TYPE_FOOT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-form-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, header);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, cancel_button);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, failure);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, failure_label);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, form);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, footer);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, foot);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, problem);
  gtk_widget_class_bind_template_child_private (widget_class, RgmFormWindow, problem_label);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rgm_form_window_init (RgmFormWindow *self)
{
  get (self)->can_save = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_dialog_title_show (get (self)->header, GTK_WINDOW (self));
  rgm_button_words_set_icon (get (self)->cancel_button, "window-close-symbolic");
  g_signal_connect_object (get (self)->failure, "notify::child-revealed",
                           G_CALLBACK (on_revealed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rgm_form_window_set_words:
 * @self: the window
 * @title: its title
 * @save: what saving is called, with a mnemonic
 *
 * Names the window, and its button that saves.
 */
void
rgm_form_window_set_words (RgmFormWindow *self, const char *title, const char *save)
{
  g_return_if_fail (RGM_IS_FORM_WINDOW (self) && title != NULL && save != NULL);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (GTK_BUTTON (get (self)->save_button), save);
  rgm_button_name_apply (get (self)->save_button);
}

/**
 * rgm_form_window_set_can_save:
 * @self: the window
 * @can_save: whether what is entered may be saved
 * @problem: (nullable): why it may not, as a sentence
 *
 * Switches saving on or off, and has the button say why, and a line that stays in sight.
 */
void
rgm_form_window_set_can_save (RgmFormWindow *self, gboolean can_save, const char *problem)
{
  GtkAccessible *button;

  g_return_if_fail (RGM_IS_FORM_WINDOW (self));

  button = GTK_ACCESSIBLE (get (self)->save_button);
  get (self)->can_save = can_save;
  update_save (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), problem);
  gtk_label_set_label (get (self)->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (get (self)->problem, problem != NULL);
  update_footer (get (self));
  if (problem != NULL)
    gtk_accessible_update_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
  else
    gtk_accessible_reset_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * rgm_form_window_set_clean:
 * @self: a window whose form is filled
 *
 * Takes what is in the fields for what can be had again: nothing is asked while it stays so.
 */
void
rgm_form_window_set_clean (RgmFormWindow *self)
{
  g_return_if_fail (RGM_IS_FORM_WINDOW (self));

  g_free (get (self)->clean);
  get (self)->clean = rgm_entered_text_dup (GTK_WIDGET (get (self)->form));
}

/**
 * rgm_form_window_get_changed:
 * @self: the window
 *
 * Tells whether something was entered since rgm_form_window_set_clean().
 *
 * Returns: whether there is something to lose
 */
gboolean
rgm_form_window_get_changed (RgmFormWindow *self)
{
  g_autofree char *entered = NULL;

  g_return_val_if_fail (RGM_IS_FORM_WINDOW (self), FALSE);

  entered = rgm_entered_text_dup (GTK_WIDGET (get (self)->form));
  return get (self)->clean != NULL && !g_str_equal (entered, get (self)->clean);
}

/**
 * rgm_form_window_begin_saving:
 * @self: the window
 *
 * Lets nothing more be entered until rgm_form_window_end_saving().
 */
void
rgm_form_window_begin_saving (RgmFormWindow *self)
{
  g_return_if_fail (RGM_IS_FORM_WINDOW (self));

  get (self)->is_saving = TRUE;
  gtk_revealer_set_reveal_child (get (self)->failure, FALSE);
  g_set_weak_pointer (&get (self)->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  /* GTK 4.8 warns of a text that loses its sensitivity before the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (get (self)->form), FALSE);
  update_save (self);
}

/**
 * rgm_form_window_end_saving:
 * @self: the window
 * @error: (nullable): why it could not be saved
 *
 * Closes the window, or stays open and says why; whoever has cancelled knows why.
 */
void
rgm_form_window_end_saving (RgmFormWindow *self, const GError *error)
{
  RgmFormWindowPrivate *priv;
  g_autofree char *sentence = NULL;

  g_return_if_fail (RGM_IS_FORM_WINDOW (self));

  priv = get (self);
  /* The window behind it is gone, and this one with it. */
  if (priv->is_gone)
    return;
  priv->is_saving = FALSE;
  end_closing (self, error == NULL);
  if (error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (priv->form), TRUE);
  update_save (self);
  if (priv->focus != NULL)
    gtk_widget_grab_focus (priv->focus);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = RGM_FORM_WINDOW_GET_CLASS (self)->describe_failure (self, error);
  say (priv, sentence, TRUE);
  rgm_form_window_renew (self);
}

/**
 * rgm_form_window_renew:
 * @self: the window
 *
 * To be called where what is edited may have been changed elsewhere: has the form take that in.
 * While it is being saved that waits until it is known to have failed.
 */
void
rgm_form_window_renew (RgmFormWindow *self)
{
  RgmFormWindowClass *klass;

  g_return_if_fail (RGM_IS_FORM_WINDOW (self));

  klass = RGM_FORM_WINDOW_GET_CLASS (self);
  if (klass->renew != NULL && !get (self)->is_saving && !get (self)->is_gone)
    klass->renew (self);
}

/**
 * rgm_form_window_tell:
 * @self: the window
 * @sentence: what happened elsewhere, and what to do
 *
 * Tells of something above the form, in place of why saving has failed.
 */
void
rgm_form_window_tell (RgmFormWindow *self, const char *sentence)
{
  g_return_if_fail (RGM_IS_FORM_WINDOW (self) && sentence != NULL);

  say (get (self), sentence, FALSE);
}

/**
 * rgm_form_window_close_async:
 * @self: the window
 * @callback: called when it is closed, or is to stay
 * @user_data: for @callback
 *
 * Closes the window: asks first where something would be lost, and waits for what is being saved.
 */
void
rgm_form_window_close_async (RgmFormWindow *self, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RGM_IS_FORM_WINDOW (self));

  task = g_task_new (self, NULL, callback, user_data);
  end_closing (self, FALSE);
  g_set_object (&get (self)->closing, task);
  if (get (self)->is_saving)
    return;
  if (rgm_form_window_get_changed (self))
    {
      ask (self);
      return;
    }
  /* First, for the task holds the window. */
  end_closing (self, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * rgm_form_window_close_finish:
 * @self: the window
 * @result: what the callback was given
 *
 * Ends rgm_form_window_close_async().
 *
 * Returns: whether it is closed
 */
gboolean
rgm_form_window_close_finish (RgmFormWindow *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * rgm_form_window_get_save_button:
 * @self: the window
 *
 * Returns: (transfer none): the button that saves
 */
GtkWidget *
rgm_form_window_get_save_button (RgmFormWindow *self)
{
  g_return_val_if_fail (RGM_IS_FORM_WINDOW (self), NULL);

  return get (self)->save_button;
}

/**
 * rgm_form_window_get_failure:
 * @self: the window
 *
 * Returns: (nullable): why saving has failed, or what else is told above the form
 */
const char *
rgm_form_window_get_failure (RgmFormWindow *self)
{
  g_return_val_if_fail (RGM_IS_FORM_WINDOW (self), NULL);

  return gtk_revealer_get_reveal_child (get (self)->failure)
           ? gtk_label_get_label (get (self)->failure_label) : NULL;
}
