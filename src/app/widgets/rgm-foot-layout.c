#include "config.h"

#include "rgm-foot-layout.h"

/* What stands below a form leaves the form the most of a low window. */
#define HEIGHT_MAX_PX 240

/**
 * RgmFootLayout:
 *
 * Gives one child, a scrolled window, the height that its content needs in the width that there
 * is, up to a limit; the rest is scrolled to. (A scrolled window asks for the height of content as
 * wide as that would like to be, where text takes fewer lines.)
 */
struct _RgmFootLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmFootLayout, rgm_foot_layout, GTK_TYPE_LAYOUT_MANAGER)

/* What is scrolled. */
static GtkWidget *
get_content (GtkWidget *scroller)
{
  GtkWidget *content = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));

  return GTK_IS_VIEWPORT (content) ? gtk_viewport_get_child (GTK_VIEWPORT (content)) : content;
}

static GtkSizeRequestMode
rgm_foot_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_foot_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *scroller = gtk_widget_get_first_child (widget);
  GtkWidget *content = get_content (scroller);
  int least, wanted;

  gtk_widget_measure (scroller, orientation, for_size, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Without a width, the least height is that of the content as wide as it would like to be:
       * only if that is the natural width does the one belong to the other. */
      gtk_widget_measure (content, orientation, -1, NULL, &wanted, NULL, NULL);
      *minimum = least;
      *natural = MAX (least, wanted);
      return;
    }
  gtk_widget_measure (content, orientation, for_size, &wanted, NULL, NULL, NULL);
  *minimum = *natural = MAX (least, MIN (wanted, HEIGHT_MAX_PX));
}

static void
rgm_foot_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget),
                            &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
rgm_foot_layout_class_init (RgmFootLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = rgm_foot_layout_get_request_mode;
  layout_class->measure = rgm_foot_layout_measure;
  layout_class->allocate = rgm_foot_layout_allocate;
}

static void
rgm_foot_layout_init (RgmFootLayout *self)
{
}
