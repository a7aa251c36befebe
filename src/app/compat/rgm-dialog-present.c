#include "config.h"

#include "rgm-dialog-present.h"

/* A dialog may be held for a moment longer, for what it is just told; GTK 4.8 would then look at
 * its parent, which is there no more. */
static void
on_parent_destroyed_cb (GtkWindow *dialog, GtkWindow *parent)
{
  g_autoptr (GtkWindow) held = g_object_ref (dialog);

  gtk_window_destroy (dialog);
  gtk_window_set_transient_for (dialog, NULL);
}

/**
 * rgm_dialog_present:
 * @dialog: a window
 * @parent: (nullable): the window that it stands before
 *
 * Shows a dialog, which ends with @parent at the latest. It belongs to the application as its
 * parent does, because the keys of the application, Ctrl+Q and Ctrl+W, are heard in no other
 * window.
 */
void
rgm_dialog_present (GtkWindow *dialog, GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  gtk_window_set_transient_for (dialog, parent);
  if (parent != NULL)
    {
      g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_destroyed_cb), dialog,
                               G_CONNECT_SWAPPED);
      gtk_window_set_application (dialog, gtk_window_get_application (parent));
    }
  gtk_window_present (dialog);
}

/**
 * rgm_dialog_find:
 * @parent: a window
 *
 * Finds the dialog that stands before a window, and has to be answered first.
 *
 * Returns: (transfer none) (nullable): the dialog, or %NULL where there is none
 */
GtkWindow *
rgm_dialog_find (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_modal (window) && gtk_widget_get_mapped (GTK_WIDGET (window))
          && gtk_window_get_transient_for (window) == parent)
        return window;
    }
  return NULL;
}
