#include "config.h"

#include "window-targets.h"

#include <gdk/x11/gdkx.h>

/* What a hand can aim at in a window: its widgets, and where each is on the screen. */

static gboolean
is_target (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget)
         && gtk_widget_get_can_target (widget)
         && (gtk_widget_get_focusable (widget) || GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget)
             || g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Rgm"));
}

/* Returns: (nullable): the first words in @widget */
static const char *
find_words (GtkWidget *widget)
{
  const char *words = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); words == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    words = find_words (child);
  return words;
}

static Window
get_xid (GtkNative *native)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (native));
}

/* Where the corner of what @native shows is on the screen. */
static void
find_corner (GtkNative *native, double *x, double *y)
{
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (native)));
  Window child;
  int left, top;

  XTranslateCoordinates (display, get_xid (native), DefaultRootWindow (display), 0, 0, &left,
                         &top, &child);
  gtk_native_get_surface_transform (native, x, y);
  *x += left;
  *y += top;
}

static void
add (GtkWidget *widget, GString *answer)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *words = g_strescape (GTK_IS_BUTTON (widget) ? find_words (widget) ?: "" : "",
                                        NULL);
  graphene_rect_t bounds;
  double x, y;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds)
      || bounds.size.width < 1 || bounds.size.height < 1)
    return;
  find_corner (native, &x, &y);
  g_string_append_printf (answer, "%s\t%s\t%d\t%d\t%d\t%d\n", G_OBJECT_TYPE_NAME (widget), words,
                          (int) (x + bounds.origin.x), (int) (y + bounds.origin.y),
                          (int) bounds.size.width, (int) bounds.size.height);
}

static void
walk (GtkWidget *widget, GString *answer)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_target (widget))
    add (widget, answer);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (child, answer);
}

/* Appends a line for each target of the window with this number: type, words, x, y, width and
 * height, with tabs between. */
void
window_targets_list (gulong xid, GString *answer)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window) && get_xid (GTK_NATIVE (window)) == xid)
        walk (window, answer);
    }
}

static guint
count_popovers (GtkWidget *widget)
{
  guint n = GTK_IS_POPOVER (widget);

  if (!gtk_widget_get_mapped (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_popovers (child);
  return n;
}

/* Returns: how many menus and the like are open */
guint
window_targets_count_popovers (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += count_popovers (window);
    }
  return n;
}
