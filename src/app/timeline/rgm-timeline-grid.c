#include "config.h"

#include "rgm-timeline-grid.h"

#include "rgm-color.h"

#include <math.h>

/* The lines of the ticks, from the ruler down through all lanes, behind everything. */
struct _RgmTimelineGrid {
  GtkWidget parent_instance;

  RgmTimelineViewport *viewport;
};

G_DEFINE_FINAL_TYPE (RgmTimelineGrid, rgm_timeline_grid, GTK_TYPE_WIDGET)

static void
rgm_timeline_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
rgm_timeline_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RgmTimelineGrid *self = RGM_TIMELINE_GRID (widget);
  GArray *ticks = rgm_timeline_viewport_get_ticks (self->viewport);
  int height = gtk_widget_get_height (widget);
  GdkRGBA color;

  rgm_color_get (widget, &color);
  for (guint i = 0; i < ticks->len; i++)
    {
      double x = floor (g_array_index (ticks, RgmTick, i).x);

      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, 0, 1, height));
    }
}

static void
rgm_timeline_grid_dispose (GObject *object)
{
  g_clear_object (&RGM_TIMELINE_GRID (object)->viewport);

  G_OBJECT_CLASS (rgm_timeline_grid_parent_class)->dispose (object);
}

static void
rgm_timeline_grid_class_init (RgmTimelineGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_grid_dispose;

  widget_class->measure = rgm_timeline_grid_measure;
  widget_class->snapshot = rgm_timeline_grid_snapshot;

  gtk_widget_class_set_css_name (widget_class, "timeline-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rgm_timeline_grid_init (RgmTimelineGrid *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rgm_timeline_grid_new:
 * @viewport: what is shown
 *
 * Returns: (transfer floating): the lines
 */
GtkWidget *
rgm_timeline_grid_new (RgmTimelineViewport *viewport)
{
  RgmTimelineGrid *self = g_object_new (RGM_TYPE_TIMELINE_GRID, NULL);

  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
