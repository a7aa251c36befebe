#include "config.h"

#include "rgm-dialog-title.h"

#include "rgm-fit-layout.h"
#include "rgm-title-layout.h"

/* As many as a header bar has room for. */
#define LINES_MAX 2

/* @css_class: (nullable): makes it smaller */
static GtkWidget *
make_label (GtkWindow *window, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "wrap", TRUE,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                                   "justify", GTK_JUSTIFY_CENTER, NULL);

  gtk_widget_add_css_class (label, "title");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  g_object_bind_property (window, "title", label, "label", G_BINDING_SYNC_CREATE);
  return label;
}

/**
 * rgm_dialog_title_show:
 * @header: the header bar of a dialog, alone in a box
 * @window: the dialog
 *
 * Shows the title of a dialog. Where large text or a narrow window leaves no room for it between
 * two buttons, libadwaita would cut it after a few letters; this one takes a second line, then
 * smaller letters, and then a place below the bar. Screen readers know the title of the window.
 */
void
rgm_dialog_title_show (AdwHeaderBar *header, GtkWindow *window)
{
  GtkWidget *title, *below;

  g_return_if_fail (ADW_IS_HEADER_BAR (header));
  g_return_if_fail (GTK_IS_WINDOW (window));

  title = g_object_new (GTK_TYPE_BOX, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_layout_manager (title, rgm_fit_layout_new (LINES_MAX));
  gtk_widget_set_parent (make_label (window, NULL), title);
  gtk_widget_set_parent (make_label (window, "small-title"), title);
  gtk_widget_set_parent (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), title);
  below = make_label (window, NULL);
  gtk_label_set_wrap_mode (GTK_LABEL (below), PANGO_WRAP_WORD_CHAR);
  rgm_title_layout_set_title (header, title, below);
}
