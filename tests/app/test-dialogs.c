#include "config.h"

#include "rgm-dialog-present.h"
#include "rgm-file-dialog.h"

#include "display-fixture.h"

#include <adwaita.h>

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_null (*(GAsyncResult **) data);
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
accept_cb (gpointer dialog)
{
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_ACCEPT);
  return G_SOURCE_REMOVE;
}

/* In place of a dialog: accepts before anything is chosen. */
static void
answer (GtkNativeDialog *dialog)
{
  g_idle_add (accept_cb, dialog);
}

/* Who accepts before anything is chosen has chosen nothing. */
static void
test_nothing_chosen (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_FILE_CHOOSER_NATIVE);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  GTK_NATIVE_DIALOG_CLASS (klass)->show = answer;
  display_show (window);
  rgm_file_dialog_open_async (GTK_WINDOW (window), "File", NULL, on_answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  file = rgm_file_dialog_open_finish (GTK_WINDOW (window), result, &error);
  g_assert_null (file);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is still being told to a dialog when its window ends does not look at that window again. */
static void
test_dialog_outlives_window (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWindow *dialog = GTK_WINDOW (g_object_ref (gtk_window_new ()));

  display_show (GTK_WIDGET (window));
  rgm_dialog_present (dialog, window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (window);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (gtk_window_get_transient_for (dialog));
  g_assert_finalize_object (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/dialogs/nothing-chosen", test_nothing_chosen);
  g_test_add_func ("/dialogs/outlives-window", test_dialog_outlives_window);
  return g_test_run ();
}
