#include "config.h"

#include "rgm-dialog-title.h"

/* As many as a header bar has room for. */
#define LINES_MAX 2

/**
 * rgm_dialog_title_show:
 * @header: the header bar of a dialog
 * @window: the dialog
 *
 * Shows the title of a dialog, on two lines where large text or a narrow window leaves one too
 * short: between two buttons libadwaita cuts it after a few letters. What still does not fit is in
 * the tooltip; screen readers know the title of the window.
 */
void
rgm_dialog_title_show (AdwHeaderBar *header, GtkWindow *window)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_return_if_fail (ADW_IS_HEADER_BAR (header));
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (GTK_LABEL (label), LINES_MAX);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "title");
  g_object_bind_property (window, "title", label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (window, "title", label, "tooltip-text", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_centering_policy (header, ADW_CENTERING_POLICY_LOOSE);
  adw_header_bar_set_title_widget (header, label);
}
