#include "config.h"

#include "course-tree.h"

#include <adwaita.h>

/* Calls @func for @root and all below it, in order. */
void
course_tree_walk (GtkWidget *root, CourseTreeFunc func, gpointer data)
{
  func (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    course_tree_walk (child, func, data);
}

typedef struct {
  GType type;
  const char *css_class;
  guint skip;
  guint n;
  GtkWidget *found;
} Search;

static void
look (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (search->type != 0 && !g_type_is_a (G_OBJECT_TYPE (widget), search->type))
    return;
  if (search->css_class != NULL && !gtk_widget_has_css_class (widget, search->css_class))
    return;
  if (search->n++ == search->skip)
    search->found = widget;
}

/* The widget of a type at a position among those of its type; there must be one. */
GtkWidget *
course_tree_find (GtkWidget *root, GType type, guint position)
{
  Search search = { .type = type, .skip = position };

  course_tree_walk (root, look, &search);
  g_assert_nonnull (search.found);
  return search.found;
}

guint
course_tree_count_class (GtkWidget *root, const char *css_class)
{
  Search search = { .css_class = css_class };

  course_tree_walk (root, look, &search);
  return search.n;
}

GtkWidget *
course_tree_find_class (GtkWidget *root, const char *css_class, guint position)
{
  Search search = { .css_class = css_class, .skip = position };

  course_tree_walk (root, look, &search);
  g_assert_nonnull (search.found);
  return search.found;
}

/* The question that stands before a window, or NULL. */
AdwMessageDialog *
course_tree_find_question (gpointer window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) at = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (at) && gtk_window_get_transient_for (at) == window)
        return ADW_MESSAGE_DIALOG (at);
    }
  return NULL;
}

/* Answers the question that stands before a window by the number of a button. */
void
course_tree_answer (gpointer window, const char *response)
{
  AdwMessageDialog *question = course_tree_find_question (window);

  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Whether libadwaita itself put a button there: the one that applies what an entry row holds, which
 * later versions keep among their own parts of the row. */
static gboolean
is_of_entry_row (GtkWidget *button)
{
  return gtk_widget_has_css_class (button, "apply-button")
         && gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW) != NULL
         && g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (button)), "AdwGizmo");
}

/* A button without a text in it says its name by the label property on itself: GTK 4.8 calls it
 * "GtkImage" otherwise. */
static void
assert_button_named (GtkWidget *widget, gpointer data)
{
  gboolean is_icon = FALSE;

  /* Parts of GTK and libadwaita that are not ours to name. */
  if (!gtk_widget_get_visible (widget) ||
      gtk_widget_get_ancestor (widget, GTK_TYPE_CALENDAR) != NULL ||
      is_of_entry_row (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget))
    is_icon = gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)) != NULL;
  else if (GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    is_icon = gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;
  if (!is_icon)
    return;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_test_message ("%s has no name: %s", G_OBJECT_TYPE_NAME (widget),
                    gtk_widget_get_tooltip_text (widget));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
}

void
course_tree_assert_named (GtkWidget *root)
{
  course_tree_walk (root, assert_button_named, NULL);
}

/* Returns: (nullable): an open window of a type */
gpointer
course_tree_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}
