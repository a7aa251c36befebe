#include "config.h"

#include "rgm-dialog-title.h"

#include "rgm-fit-layout.h"

/* As many as a header bar has room for. */
#define LINES_MAX 2

/* @css_class: (nullable): makes it smaller */
static GtkWidget *
add_label (GtkWidget *title, GtkWindow *window, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "title");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  g_object_bind_property (window, "title", label, "label", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (label, title);
  return label;
}

/**
 * rgm_dialog_title_show:
 * @header: the header bar of a dialog
 * @window: the dialog
 *
 * Shows the title of a dialog. Where large text or a narrow window leaves no room for it between
 * two buttons, libadwaita would cut it after a few letters; this one takes a second line, and then
 * smaller letters. What still does not fit is in the tooltip; screen readers know the title of the
 * window.
 */
void
rgm_dialog_title_show (AdwHeaderBar *header, GtkWindow *window)
{
  GtkWidget *title, *last;

  g_return_if_fail (ADW_IS_HEADER_BAR (header));
  g_return_if_fail (GTK_IS_WINDOW (window));

  title = g_object_new (GTK_TYPE_BOX, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_layout_manager (title, rgm_fit_layout_new (LINES_MAX));
  add_label (title, window, NULL);
  add_label (title, window, "small-title");
  last = add_label (title, window, "smallest-title");
  gtk_label_set_wrap_mode (GTK_LABEL (last), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (last), LINES_MAX);
  gtk_label_set_ellipsize (GTK_LABEL (last), PANGO_ELLIPSIZE_END);
  g_object_bind_property (window, "title", title, "tooltip-text", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_centering_policy (header, ADW_CENTERING_POLICY_LOOSE);
  adw_header_bar_set_title_widget (header, title);
}
