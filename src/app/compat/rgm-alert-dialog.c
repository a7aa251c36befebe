#include "config.h"

#include "rgm-alert-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* What GtkAlertDialog of GTK 4.10 does, by AdwMessageDialog, which is on its way out. */

/* The answer to a question, until the dialog that asked is closed. */
typedef struct {
  GTask *task;
  gint64 button;
} Answer;

static void
on_closed_cb (gpointer data)
{
  Answer *answer = data;

  g_task_return_int (answer->task, answer->button);
  g_object_unref (answer->task);
  g_free (answer);
}

/* The dialog is still there: who is told now, and closes its parent, takes it away too early. */
static void
on_response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->task = g_object_ref (data);
  answer->button = g_ascii_strtoll (response, NULL, 10);
  g_idle_add_once (on_closed_cb, answer);
}

static void
on_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
}

/* Enter answers, also where there is something before the answers that takes the keyboard. */
static void
on_map_cb (GtkWindow *dialog)
{
  GtkWidget *preferred = gtk_window_get_default_widget (dialog);

  if (preferred != NULL)
    gtk_widget_grab_focus (preferred);
}

/* Answers are numbers to the caller and words to the dialog. */
static char *
name_response (int button)
{
  return g_strdup_printf ("%d", button);
}

static void
add_buttons (AdwMessageDialog *dialog, const char *const *buttons, int cancel_button,
             int default_button)
{
  g_autofree char *cancel = name_response (cancel_button);
  g_autofree char *preferred = name_response (default_button);

  for (int i = 0; buttons[i] != NULL; i++)
    {
      g_autofree char *response = name_response (i);

      adw_message_dialog_add_response (dialog, response, buttons[i]);
    }
  adw_message_dialog_set_close_response (dialog, cancel);
  if (default_button >= 0)
    adw_message_dialog_set_default_response (dialog, preferred);
}

/* A few words stand in the middle; lines of a list begin below each other. */
static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (strchr (text, '\n') != NULL)
    gtk_label_set_xalign (GTK_LABEL (label), 0);
  else
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Its own heading is measured for less than it needs by libadwaita 1.7, of which GTK 4.18 warns. */
static void
add_words (AdwMessageDialog *dialog, const char *message, GtkWidget *detail, const char *spoken)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), make_label (message, "title-2"));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (box), detail);
  adw_message_dialog_set_extra_child (dialog, box);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken != NULL ? spoken : "", -1);
}

/* What follows the message where it is but words. */
static GtkWidget *
make_detail (const char *detail)
{
  return detail != NULL ? make_label (detail, "body") : NULL;
}

static GtkWidget *
make_dialog (GtkWindow *parent, GTask *task, const char *message, GtkWidget *detail,
             const char *spoken)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);

  add_words (ADW_MESSAGE_DIALOG (dialog), message, detail, spoken);
  g_object_set_data_full (G_OBJECT (dialog), "rgm-task", task, g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), task, 0);
  g_signal_connect_object (dialog, "map", G_CALLBACK (on_map_cb), dialog, 0);
  return dialog;
}

/**
 * rgm_alert_dialog_choose_async:
 * @parent: the window it is about
 * @message: what it is about, in a few words
 * @detail: (nullable): more of it
 * @buttons: (array zero-terminated=1): what can be answered
 * @cancel_button: index of the answer when it is closed
 * @default_button: index of the answer to Enter, or -1 for none
 * @cancellable: (nullable): to take the question back
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Asks.
 */
void
rgm_alert_dialog_choose_async (GtkWindow *parent, const char *message, const char *detail,
                               const char *const *buttons, int cancel_button, int default_button,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkWidget *dialog = make_dialog (parent, task, message, make_detail (detail), detail);

  add_buttons (ADW_MESSAGE_DIALOG (dialog), buttons, cancel_button, default_button);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled_cb), dialog, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * rgm_alert_dialog_choose_with_async:
 * @parent: the window it is about
 * @message: what it is about, in a few words
 * @detail: (transfer floating): shows more of it
 * @spoken: the same as a text, for those who hear it
 * @buttons: (array zero-terminated=1): what can be answered
 * @cancel_button: index of the answer when it is closed
 * @default_button: index of the answer to Enter, or -1 for none
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Asks, as rgm_alert_dialog_choose_async() does, with more than words.
 */
void
rgm_alert_dialog_choose_with_async (GtkWindow *parent, const char *message, GtkWidget *detail,
                                    const char *spoken, const char *const *buttons,
                                    int cancel_button, int default_button,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkWidget *dialog = make_dialog (parent, task, message, detail, spoken);

  add_buttons (ADW_MESSAGE_DIALOG (dialog), buttons, cancel_button, default_button);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * rgm_alert_dialog_destroy_async:
 * @parent: the window it is about
 * @message: what it is about, in a few words
 * @detail: what will be gone
 * @action: what the button that does it says
 * @cancellable: (nullable): to take the question back
 * @callback: called when it is answered: 1 is to do it, 0 is not
 * @user_data: for @callback
 *
 * Asks before something that cannot be undone; rgm_alert_dialog_choose_finish() ends it. Enter
 * answers nothing.
 */
void
rgm_alert_dialog_destroy_async (GtkWindow *parent, const char *message, const char *detail,
                                const char *action, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  rgm_alert_dialog_destroy_or_async (parent, message, detail, action, NULL, cancellable, callback,
                                     user_data);
}

/**
 * rgm_alert_dialog_destroy_or_async:
 * @parent: the window it is about
 * @message: what it is about, in a few words
 * @detail: what will be gone
 * @action: what the button that does it says
 * @other: (nullable): what the button says that does something else before, %NULL for none
 * @cancellable: (nullable): to take the question back
 * @callback: called when it is answered: 1 is to do it, 2 is @other, 0 is neither
 * @user_data: for @callback
 *
 * Asks as rgm_alert_dialog_destroy_async() does, with a third answer.
 */
void
rgm_alert_dialog_destroy_or_async (GtkWindow *parent, const char *message, const char *detail,
                                   const char *action, const char *other,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkWidget *widget = make_dialog (parent, task, message, make_detail (detail), detail);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_response (dialog, "0", _("_Cancel"));
  if (other != NULL)
    adw_message_dialog_add_response (dialog, "2", other);
  adw_message_dialog_add_response (dialog, "1", action);
  adw_message_dialog_set_response_appearance (dialog, "1", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "0");
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * rgm_alert_dialog_choose_finish:
 * @parent: the window
 * @result: what the callback was given
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_alert_dialog_choose_async().
 *
 * Returns: the index of the answer, or -1 on error
 */
int
rgm_alert_dialog_choose_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

/**
 * rgm_alert_dialog_show:
 * @parent: the window it is about
 * @message: what it is about, in a few words
 * @detail: (nullable): more of it
 *
 * Tells something that is too long for a toast.
 */
void
rgm_alert_dialog_show (GtkWindow *parent, const char *message, const char *detail)
{
  const char *const buttons[] = { _("_Close"), NULL };

  rgm_alert_dialog_choose_async (parent, message, detail, buttons, 0, 0, NULL, NULL, NULL);
}
