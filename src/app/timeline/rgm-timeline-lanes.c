#include "config.h"

#include "rgm-timeline-lanes.h"

#include "rgm-timeline-lane.h"

#include <math.h>

/* The lanes, one below the other. */
struct _RgmTimelineLanes {
  GtkWidget parent_instance;

  RgmTimelineViewport *viewport;
  GtkWidget *lanes[RGM_N_LANES];
  RgmLaneGeometry geometry;
};

G_DEFINE_FINAL_TYPE (RgmTimelineLanes, rgm_timeline_lanes, GTK_TYPE_WIDGET)

static void
rgm_timeline_lanes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
rgm_timeline_lanes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmTimelineLanes *self = RGM_TIMELINE_LANES (widget);

  for (int i = 0; i < RGM_N_LANES; i++)
    {
      const RgmLaneBand *band = &self->geometry.lanes[i];
      int y = (int) round (band->y);
      GtkAllocation allocation = { 0, y, width, (int) round (band->y + band->height) - y };

      gtk_widget_size_allocate (self->lanes[i], &allocation, -1);
    }
}

static void
rgm_timeline_lanes_dispose (GObject *object)
{
  RgmTimelineLanes *self = RGM_TIMELINE_LANES (object);

  for (int i = 0; i < RGM_N_LANES; i++)
    g_clear_pointer (&self->lanes[i], gtk_widget_unparent);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_lanes_parent_class)->dispose (object);
}

static void
rgm_timeline_lanes_class_init (RgmTimelineLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_lanes_dispose;

  widget_class->measure = rgm_timeline_lanes_measure;
  widget_class->size_allocate = rgm_timeline_lanes_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "timeline-lanes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rgm_timeline_lanes_init (RgmTimelineLanes *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rgm_timeline_lanes_new:
 * @viewport: what is shown
 *
 * Returns: (transfer floating): the lanes
 */
GtkWidget *
rgm_timeline_lanes_new (RgmTimelineViewport *viewport)
{
  RgmTimelineLanes *self = g_object_new (RGM_TYPE_TIMELINE_LANES, NULL);

  self->viewport = g_object_ref (viewport);
  for (RgmLane lane = 0; lane < RGM_N_LANES; lane++)
    {
      self->lanes[lane] = rgm_timeline_lane_new (lane, viewport);
      gtk_widget_set_parent (self->lanes[lane], GTK_WIDGET (self));
    }

  return GTK_WIDGET (self);
}

/**
 * rgm_timeline_lanes_set_geometry:
 * @self: the lanes
 * @geometry: where they lie
 *
 * Says where each lane lies. To be called before they are given their room.
 */
void
rgm_timeline_lanes_set_geometry (RgmTimelineLanes *self, const RgmLaneGeometry *geometry)
{
  g_return_if_fail (RGM_IS_TIMELINE_LANES (self));

  self->geometry = *geometry;
  for (int i = 0; i < RGM_N_LANES; i++)
    rgm_timeline_lane_set_geometry (RGM_TIMELINE_LANE (self->lanes[i]), geometry);
}
