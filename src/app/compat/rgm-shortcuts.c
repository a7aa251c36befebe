#include "config.h"

#include "rgm-shortcuts.h"

#include "rgm-dialog-present.h"

/**
 * rgm_shortcuts_present:
 * @parent: the window whose shortcuts they are
 *
 * Shows the shortcuts, by GtkShortcutsWindow, which is on its way out.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
rgm_shortcuts_present (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/regimen/Regimen/ui/rgm-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  rgm_dialog_present (window, parent);
  return window;
}
