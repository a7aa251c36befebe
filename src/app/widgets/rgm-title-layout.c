#include "config.h"

#include "rgm-title-layout.h"

#include "rgm-fit-layout.h"

/**
 * RgmTitleLayout:
 *
 * A header bar, and below it the title where the bar has no room for it between its buttons.
 */
struct _RgmTitleLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmTitleLayout, rgm_title_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Above and below a title of several lines, together. */
#define TITLE_MARGIN_PX 8

/* In the bar, the title has what its buttons need not. */
static int
get_room (GtkWidget *bar, int width)
{
  GtkWidget *title = adw_header_bar_get_title_widget (ADW_HEADER_BAR (bar));
  int used, within;

  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &used, NULL, NULL, NULL);
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &within, NULL, NULL, NULL);
  return width - used + within;
}

static gboolean
is_below (GtkWidget *widget, int width)
{
  GtkWidget *bar = gtk_widget_get_first_child (widget);

  return !rgm_fit_layout_has_room (adw_header_bar_get_title_widget (ADW_HEADER_BAR (bar)),
                                   get_room (bar, width));
}

static int
get_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* A header bar asks no title how high it is in the width that it has. */
static int
get_bar_height (GtkWidget *bar, int width)
{
  GtkWidget *title = adw_header_bar_get_title_widget (ADW_HEADER_BAR (bar));
  int height = get_height (bar, width);

  if (width >= 0 && rgm_fit_layout_has_room (title, get_room (bar, width)))
    height = MAX (height, get_height (title, get_room (bar, width)) + TITLE_MARGIN_PX);
  return height;
}

static GtkSizeRequestMode
rgm_title_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_title_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                          int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  GtkWidget *bar = gtk_widget_get_first_child (widget);
  GtkWidget *below = gtk_widget_get_last_child (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int low;

      gtk_widget_measure (bar, orientation, -1, minimum, natural, NULL, NULL);
      gtk_widget_measure (below, orientation, -1, &low, NULL, NULL, NULL);
      *minimum = MAX (*minimum, low);
      *natural = MAX (*natural, low);
      return;
    }
  *minimum = get_bar_height (bar, for_size);
  if (for_size >= 0 && is_below (widget, for_size))
    *minimum += get_height (below, for_size);
  *natural = *minimum;
}

static void
rgm_title_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                           int baseline)
{
  GtkWidget *bar = gtk_widget_get_first_child (widget);
  GtkWidget *below = gtk_widget_get_last_child (widget);
  gboolean shows = is_below (widget, width);
  int low = shows ? get_height (below, width) : 0;

  gtk_widget_set_child_visible (below, shows);
  gtk_widget_size_allocate (bar, &(GtkAllocation) { 0, 0, width, height - low }, -1);
  if (shows)
    gtk_widget_size_allocate (below, &(GtkAllocation) { 0, height - low, width, low }, -1);
}

static void
rgm_title_layout_class_init (RgmTitleLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = rgm_title_layout_get_request_mode;
  layout_class->measure = rgm_title_layout_measure;
  layout_class->allocate = rgm_title_layout_allocate;
}

static void
rgm_title_layout_init (RgmTitleLayout *self)
{
}

/**
 * rgm_title_layout_set_title:
 * @header: a header bar, alone in a box
 * @title: (transfer floating): the title in the bar, an #RgmFitLayout whose last child is empty
 * @below: (transfer floating): what says the same below the bar, in as many lines as it takes
 *
 * Gives @header a title that is below the bar where that has no room for it. The window is moved
 * by both.
 *
 * Returns: (transfer none): the box around both
 */
GtkWidget *
rgm_title_layout_set_title (AdwHeaderBar *header, GtkWidget *title, GtkWidget *below)
{
  GtkWidget *box, *handle;

  g_return_val_if_fail (ADW_IS_HEADER_BAR (header), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (title) && GTK_IS_WIDGET (below), NULL);
  box = gtk_widget_get_parent (GTK_WIDGET (header));
  g_return_val_if_fail (GTK_IS_BOX (box), NULL);
  g_return_val_if_fail (gtk_widget_get_next_sibling (GTK_WIDGET (header)) == NULL, NULL);

  handle = gtk_window_handle_new ();
  gtk_widget_add_css_class (box, "title-bar");
  gtk_widget_add_css_class (below, "title-below");
  gtk_widget_set_layout_manager (box, g_object_new (RGM_TYPE_TITLE_LAYOUT, NULL));
  adw_header_bar_set_centering_policy (header, ADW_CENTERING_POLICY_LOOSE);
  adw_header_bar_set_title_widget (header, title);
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), below);
  gtk_box_append (GTK_BOX (box), handle);
  return box;
}
