#include "config.h"

#include "display-fixture.h"

#include <adwaita.h>
#include <string.h>

/* How long to wait for something that ought to happen. */
#define PATIENCE_MS 60000

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the loop turn for a time. */
void
display_wait_ms (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: whether @condition came true in time */
gboolean
display_wait_for (DisplayCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  while (!condition (data) && g_get_monotonic_time () < end)
    display_wait_ms (10);
  return condition (data);
}

/* Draws with the style of the program, which a test has to load itself. */
void
display_use_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/regimen/Regimen/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

/* Shows a window, and waits until it has its size. */
void
display_show (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (display_wait_for (is_laid_out, window));
  display_wait_ms (50);
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (nullable): the @n-th widget of a type in @root, counted from 0 */
GtkWidget *
display_find (GtkWidget *root, GType type, guint n)
{
  return find (root, type, &n);
}

guint
display_count (GtkWidget *root, GType type)
{
  guint n = 0;

  while (display_find (root, type, n) != NULL)
    n++;
  return n;
}

static gboolean
has_own_text (GtkWidget *button)
{
  GtkWidget *label = display_find (button, GTK_TYPE_LABEL, 0);

  return label != NULL && *gtk_label_get_label (GTK_LABEL (label)) != '\0';
}

/* Later versions of libadwaita keep the button that applies an entry among their own parts. */
static gboolean
is_of_entry_row (GtkWidget *button)
{
  return gtk_widget_has_css_class (button, "apply-button")
         && gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW) != NULL
         && g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (button)), "AdwGizmo");
}

/* Every button says what it does: in text, or to a screen reader. */
void
display_assert_all_named (GtkWidget *root)
{
  const GType types[] = { GTK_TYPE_BUTTON, GTK_TYPE_MENU_BUTTON, GTK_TYPE_SEARCH_ENTRY,
                          GTK_TYPE_LIST_VIEW, GTK_TYPE_TEXT_VIEW };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      for (guint n = 0; n < display_count (root, types[i]); n++)
        {
          GtkWidget *widget = display_find (root, types[i], n);
          GtkWidget *parent = gtk_widget_get_parent (widget);

          /* Not ours: the button within a menu button, the one that libadwaita puts into its
           * entry rows, and those of the window. */
          if (GTK_IS_MENU_BUTTON (parent) || is_of_entry_row (widget)
              || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL)
            continue;
          if (!gtk_widget_get_visible (widget) || has_own_text (widget)
              || gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL))
            continue;
          g_test_message ("no name: %s in %s", G_OBJECT_TYPE_NAME (widget),
                          G_OBJECT_TYPE_NAME (parent));
          g_test_fail ();
        }
    }
}

/* A condition: a label in any window has @text in it. */
gboolean
display_says (gpointer text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *label;

      for (guint j = 0; (label = display_find (window, GTK_TYPE_LABEL, j)) != NULL; j++)
        if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* Returns: (nullable): the bar of the window that tells of what takes long */
GtkWidget *
display_find_progress_bar (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *bar = NULL;

  for (guint i = 0; bar == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      bar = display_find (window, GTK_TYPE_PROGRESS_BAR, 0);
    }
  return bar;
}

static gboolean
shows_progress (gpointer data)
{
  return display_find_progress_bar () != NULL;
}

/* Waits until something has taken so long that a window tells of it, cancels it there, and waits
 * until it has ended, however long that takes. */
void
display_cancel_progress (void)
{
  GtkWidget *window;

  g_assert_true (display_wait_for (shows_progress, NULL));
  window = GTK_WIDGET (gtk_widget_get_root (display_find_progress_bar ()));
  display_assert_all_named (window);
  g_signal_emit_by_name (display_find (window, GTK_TYPE_BUTTON, 0), "clicked");
  while (shows_progress (NULL))
    g_main_context_iteration (NULL, TRUE);
}
