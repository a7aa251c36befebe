#include "config.h"

#include "rgm-snug-layout.h"

#include "rgm-screen-room.h"

/**
 * RgmSnugLayout:
 *
 * Gives one child its natural width and the height that it needs in it, for a popover. A popover
 * asks for the height in a width that has its shadow in it, and there text takes fewer lines than
 * it will have: its last line would be cut. Nor does a popover ask again where the screen has no
 * such width: so it is never to want more than that has.
 */
struct _RgmSnugLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmSnugLayout, rgm_snug_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_width (GtkWidget *widget, GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  *natural = MAX (*minimum, MIN (*natural, rgm_screen_room_get_width (widget)));
}

static GtkSizeRequestMode
rgm_snug_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_snug_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least, width;

  if (child == NULL)
    return;
  measure_width (widget, child, &least, &width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = width;
      return;
    }
  gtk_widget_measure (child, orientation, for_size >= 0 ? MIN (for_size, width) : -1, minimum,
                      natural, NULL, NULL);
}

static void
rgm_snug_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
rgm_snug_layout_class_init (RgmSnugLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = rgm_snug_layout_get_request_mode;
  layout_class->measure = rgm_snug_layout_measure;
  layout_class->allocate = rgm_snug_layout_allocate;
}

static void
rgm_snug_layout_init (RgmSnugLayout *self)
{
}

/**
 * rgm_snug_layout_wrap:
 * @child: (transfer floating): what is to stand in a popover
 *
 * Returns: (transfer floating): a box around it that gives it all the room it needs
 */
GtkWidget *
rgm_snug_layout_wrap (GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (RGM_TYPE_SNUG_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (box), child);
  return box;
}
