#include "config.h"

#include "rgm-timeline-header-layout.h"

#define SPACING_PX 6

/* Two children side by side, the second at the end; one below the other where there is no room for
 * both. */
struct _RgmTimelineHeaderLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmTimelineHeaderLayout, rgm_timeline_header_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_natural (GtkWidget *child, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_minimum (GtkWidget *child, GtkOrientation orientation)
{
  int minimum;

  gtk_widget_measure (child, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
has_room_for_both (GtkWidget *first, GtkWidget *second, int width)
{
  return get_natural (first, GTK_ORIENTATION_HORIZONTAL) + SPACING_PX
         + get_natural (second, GTK_ORIENTATION_HORIZONTAL) <= width;
}

static GtkSizeRequestMode
rgm_timeline_header_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_timeline_header_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                                    GtkOrientation orientation, int for_size, int *minimum,
                                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  int a = get_natural (first, orientation);
  int b = get_natural (second, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (get_minimum (first, orientation), get_minimum (second, orientation));
      *natural = a + SPACING_PX + b;
    }
  else if (for_size < 0 || has_room_for_both (first, second, for_size))
    *minimum = *natural = MAX (a, b);
  else
    *minimum = *natural = a + SPACING_PX + b;
}

static void
rgm_timeline_header_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width,
                                     int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  gboolean is_row = has_room_for_both (first, second, width);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int second_width = MIN (get_natural (second, GTK_ORIENTATION_HORIZONTAL), width);
  int first_width = is_row ? width - SPACING_PX - second_width : width;
  int first_height = is_row ? height : get_natural (first, GTK_ORIENTATION_VERTICAL);
  int second_y = is_row ? 0 : first_height + SPACING_PX;
  GtkAllocation a = { is_rtl ? width - first_width : 0, 0, first_width, first_height };
  GtkAllocation b = {
    is_rtl ? 0 : width - second_width, second_y, second_width, height - second_y,
  };

  gtk_widget_size_allocate (first, &a, -1);
  gtk_widget_size_allocate (second, &b, -1);
}

static void
rgm_timeline_header_layout_class_init (RgmTimelineHeaderLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = rgm_timeline_header_layout_get_request_mode;
  manager_class->measure = rgm_timeline_header_layout_measure;
  manager_class->allocate = rgm_timeline_header_layout_allocate;
}

static void
rgm_timeline_header_layout_init (RgmTimelineHeaderLayout *self)
{
}
