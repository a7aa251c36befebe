#include "config.h"

#include "rgm-file-dialog.h"

/* What GtkFileDialog of GTK 4.10 does, by GtkFileChooserNative, which is on its way out. */

/* The dialog remembers the file for all programs, and its name may be a patient's. It does so when
 * it has answered. */
static void
on_answered_cb (gpointer data)
{
  g_autoptr (GFile) file = data;
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static void
on_response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  GTask *task = data;
  /* It may accept before anything is chosen. */
  GFile *file = response == GTK_RESPONSE_ACCEPT
                  ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    {
      g_idle_add_once (on_answered_cb, g_object_ref (file));
      g_task_return_pointer (task, file, g_object_unref);
    }
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed by the user");
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
present (GtkFileChooserNative *dialog, GTask *task)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "rgm-task", task, g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), task, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * rgm_file_dialog_open_async:
 * @parent: the window it is for
 * @title: what the file is for
 * @cancellable: (nullable): to abandon it
 * @callback: called when a file is chosen
 * @user_data: for @callback
 *
 * Lets the user choose a file that is there.
 */
void
rgm_file_dialog_open_async (GtkWindow *parent, const char *title, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                                                              NULL);

  present (dialog, g_task_new (parent, cancellable, callback, user_data));
}

/**
 * rgm_file_dialog_open_finish:
 * @parent: the window
 * @result: what the callback was given
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_file_dialog_open_async().
 *
 * Returns: (transfer full): the file, or %NULL where none was chosen
 */
GFile *
rgm_file_dialog_open_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rgm_file_dialog_save_async:
 * @parent: the window it is for
 * @title: what the file is for
 * @name: a name to begin with
 * @cancellable: (nullable): to abandon it
 * @callback: called when a file is chosen
 * @user_data: for @callback
 *
 * Lets the user choose a file to write; one that is there only after asking.
 */
void
rgm_file_dialog_save_async (GtkWindow *parent, const char *title, const char *name,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, NULL,
                                                              NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  present (dialog, g_task_new (parent, cancellable, callback, user_data));
}

/**
 * rgm_file_dialog_save_finish:
 * @parent: the window
 * @result: what the callback was given
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_file_dialog_save_async().
 *
 * Returns: (transfer full): the file, or %NULL where none was chosen
 */
GFile *
rgm_file_dialog_save_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  return rgm_file_dialog_open_finish (parent, result, error);
}

/**
 * rgm_file_dialog_select_folder_async:
 * @parent: the window it is for
 * @title: what the folder is for
 * @accept_label: what is done with it
 * @initial_folder: a folder to begin with
 * @cancellable: (nullable): to abandon it
 * @callback: called when a folder is chosen
 * @user_data: for @callback
 *
 * Lets the user choose a folder, or make one.
 */
void
rgm_file_dialog_select_folder_async (GtkWindow *parent, const char *title,
                                     const char *accept_label, GFile *initial_folder,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                 accept_label, NULL);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), initial_folder, NULL);
  present (dialog, g_task_new (parent, cancellable, callback, user_data));
}

/**
 * rgm_file_dialog_select_folder_finish:
 * @parent: the window
 * @result: what the callback was given
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Ends rgm_file_dialog_select_folder_async().
 *
 * Returns: (transfer full): the folder, which may be on another computer, or %NULL where none was
 *   chosen
 */
GFile *
rgm_file_dialog_select_folder_finish (GtkWindow *parent, GAsyncResult *result, GError **error)
{
  return rgm_file_dialog_open_finish (parent, result, error);
}
