#include "config.h"

#include "rgm-fit-layout.h"

/**
 * RgmFitLayout:
 *
 * Shows the first of its children that has room, such as a word, its beginning and its first
 * letter; where none has, the last. A child has room that is not cut, and not higher than so many
 * lines of its own.
 */
struct _RgmFitLayout {
  GtkLayoutManager parent_instance;

  int lines;
};

G_DEFINE_FINAL_TYPE (RgmFitLayout, rgm_fit_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_width (GtkWidget *child, gboolean natural)
{
  int min, nat;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
  return natural ? nat : min;
}

/* Children whose width hangs on their height there are none. */
static int
get_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, get_width (child, FALSE)), NULL,
                      &height, NULL, NULL);
  return height;
}

/* The lowest of all may be shown in one width or another, in which no more may be asked for. */
static int
get_least_height (GtkWidget *widget)
{
  int least = G_MAXINT;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    least = MIN (least, get_height (child, get_width (child, TRUE)));
  return least;
}

static gboolean
fits (RgmFitLayout *self, GtkWidget *child, int width)
{
  return get_width (child, FALSE) <= width
         && get_height (child, width) <= self->lines * get_height (child, get_width (child, TRUE));
}

static GtkWidget *
choose (RgmFitLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && gtk_widget_get_next_sibling (child) != NULL && !fits (self, child, width))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkSizeRequestMode
rgm_fit_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_fit_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  RgmFitLayout *self = RGM_FIT_LAYOUT (manager);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int wide;

  *minimum = *natural = 0;
  if (first == NULL)
    return;
  wide = get_width (first, TRUE);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_width (gtk_widget_get_last_child (widget), FALSE);
      *natural = MAX (wide, *minimum);
      return;
    }
  if (for_size >= 0)
    wide = for_size;
  *minimum = *natural = get_height (choose (self, widget, wide), wide);
  if (for_size < 0)
    *minimum = MIN (*minimum, get_least_height (widget));
}

static void
rgm_fit_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                         int baseline)
{
  GtkWidget *chosen = choose (RGM_FIT_LAYOUT (manager), widget, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, child == chosen);
  if (chosen != NULL)
    gtk_widget_size_allocate (chosen, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
rgm_fit_layout_class_init (RgmFitLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = rgm_fit_layout_get_request_mode;
  layout_class->measure = rgm_fit_layout_measure;
  layout_class->allocate = rgm_fit_layout_allocate;
}

static void
rgm_fit_layout_init (RgmFitLayout *self)
{
}

/**
 * rgm_fit_layout_new:
 * @lines: as many lines of text a child may have, 1 or more
 *
 * Makes the layout.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
rgm_fit_layout_new (int lines)
{
  RgmFitLayout *self;

  g_return_val_if_fail (lines > 0, NULL);

  self = g_object_new (RGM_TYPE_FIT_LAYOUT, NULL);
  self->lines = lines;
  return GTK_LAYOUT_MANAGER (self);
}

/**
 * rgm_fit_layout_has_room:
 * @widget: a widget with this layout
 * @width: a width, in pixels
 *
 * Tells whether one of its children but the last has room in @width.
 *
 * Returns: whether one has
 */
gboolean
rgm_fit_layout_has_room (GtkWidget *widget, int width)
{
  RgmFitLayout *self = RGM_FIT_LAYOUT (gtk_widget_get_layout_manager (widget));

  return choose (self, widget, width) != gtk_widget_get_last_child (widget);
}
