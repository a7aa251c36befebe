#include "config.h"

#include "rgm-dialog-present.h"

/**
 * rgm_dialog_present:
 * @dialog: a window
 * @parent: (nullable): the window that it stands before
 *
 * Shows a dialog. It belongs to the application as its parent does, because the keys of the
 * application, Ctrl+Q and Ctrl+W, are heard in no other window.
 */
void
rgm_dialog_present (GtkWindow *dialog, GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  gtk_window_set_transient_for (dialog, parent);
  gtk_window_set_destroy_with_parent (dialog, TRUE);
  if (parent != NULL)
    gtk_window_set_application (dialog, gtk_window_get_application (parent));
  gtk_window_present (dialog);
}
