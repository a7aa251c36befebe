#include "config.h"

#include "rgm-page-title.h"

#include "rgm-fit-layout.h"
#include "rgm-title-layout.h"

/* Of each: a name may have any length, and the page needs room below it. */
#define LINES_MAX 4

static GtkWidget *
add_label (GtkWidget *lines, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "justify", GTK_JUSTIFY_CENTER, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (lines), label);
  return label;
}

static GtkWidget *
make_lines (void)
{
  GtkWidget *lines = g_object_new (GTK_TYPE_BOX, "css-name", "windowtitle",
                                   "orientation", GTK_ORIENTATION_VERTICAL,
                                   "valign", GTK_ALIGN_CENTER, NULL);

  add_label (lines, "title");
  add_label (lines, "subtitle");
  return lines;
}

/* A line that says the same as @label, in as many lines as it takes within reason. */
static void
follow (GtkWidget *label, GtkWidget *follower)
{
  gtk_label_set_wrap (GTK_LABEL (follower), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (follower), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (follower), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (GTK_LABEL (follower), LINES_MAX);
  gtk_label_set_ellipsize (GTK_LABEL (follower), PANGO_ELLIPSIZE_END);
  g_object_bind_property (label, "label", follower, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (label, "visible", follower, "visible", G_BINDING_SYNC_CREATE);
}

/**
 * rgm_page_title_show:
 * @header: the header bar of a page, alone in a box
 *
 * Gives a page a title and a line below that. Where the bar has no room for them between its
 * buttons, where libadwaita would cut them, they are below it.
 *
 * Returns: (transfer none): the title, for rgm_page_title_set_words()
 */
GtkWidget *
rgm_page_title_show (AdwHeaderBar *header)
{
  GtkWidget *title, *lines, *below;

  g_return_val_if_fail (ADW_IS_HEADER_BAR (header), NULL);

  title = g_object_new (GTK_TYPE_BOX, "valign", GTK_ALIGN_CENTER, NULL);
  lines = make_lines ();
  below = make_lines ();
  gtk_widget_set_layout_manager (title, rgm_fit_layout_new (1));
  gtk_widget_set_parent (lines, title);
  gtk_widget_set_parent (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), title);
  follow (gtk_widget_get_first_child (lines), gtk_widget_get_first_child (below));
  follow (gtk_widget_get_last_child (lines), gtk_widget_get_last_child (below));
  gtk_widget_add_css_class (rgm_title_layout_set_title (header, title, below), "page-bar");
  return title;
}

/**
 * rgm_page_title_set_words:
 * @title: the title of a page
 * @words: what it says
 * @subtitle: what is below that; it may be empty
 *
 * Changes what a title says.
 */
void
rgm_page_title_set_words (GtkWidget *title, const char *words, const char *subtitle)
{
  GtkWidget *lines, *last;

  g_return_if_fail (GTK_IS_BOX (title) && words != NULL && subtitle != NULL);

  lines = gtk_widget_get_first_child (title);
  last = gtk_widget_get_last_child (lines);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (lines)), words);
  gtk_label_set_label (GTK_LABEL (last), subtitle);
  gtk_widget_set_visible (last, *subtitle != '\0');
}
