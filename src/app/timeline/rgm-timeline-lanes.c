#include "config.h"

#include "rgm-timeline-lanes.h"

#include "rgm-color.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-lane.h"

#include <math.h>

/* The lanes, one below the other, over the lines of the ticks. For the keyboard they are one stop:
 * the arrow keys go from bar to bar. */
struct _RgmTimelineLanes {
  GtkWidget parent_instance;

  RgmTimelineViewport *viewport;
  GtkWidget *lanes[RGM_N_LANES];
  RgmLaneGeometry geometry;
  gboolean takes_focus_back;
};

G_DEFINE_FINAL_TYPE (RgmTimelineLanes, rgm_timeline_lanes, GTK_TYPE_WIDGET)

static RgmSegmentLayout *
get_layout (RgmTimelineLanes *self)
{
  return rgm_timeline_viewport_get_layout (self->viewport);
}

static gboolean
is_in_view (RgmTimelineLanes *self, gsize segment)
{
  RgmBox box;

  return rgm_lane_geometry_place (&self->geometry, get_layout (self),
                                  rgm_timeline_viewport_get_scale (self->viewport), segment, &box);
}

static gboolean
focus_segment (RgmTimelineLanes *self, gsize segment)
{
  const RgmSegment *focused = &get_layout (self)->segments[segment];
  GtkWidget *bar;

  bar = rgm_timeline_lane_get_bar (RGM_TIMELINE_LANE (self->lanes[focused->lane]), segment);
  if (!gtk_widget_grab_focus (bar))
    return FALSE;

  rgm_timeline_viewport_reveal (self->viewport, focused);
  return TRUE;
}

/* The segment that had the focus; else the first in the view; else the first. */
static gsize
find_segment_to_focus (RgmTimelineLanes *self)
{
  RgmSegmentLayout *layout = get_layout (self);
  gsize segment;

  if (rgm_timeline_viewport_find_current (self->viewport, &segment))
    return segment;
  for (gsize i = 0; i < layout->n_segments; i++)
    if (is_in_view (self, i))
      return i;

  return 0;
}

static gboolean
is_focus_within (RgmTimelineLanes *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static void
step_to (RgmTimelineLanes *self, RgmSegmentStep step)
{
  GtkWidget *lane = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GtkWidget *bar = lane != NULL ? gtk_widget_get_focus_child (lane) : NULL;

  if (bar == NULL)
    return;
  /* Whoever came by the pointer and goes on by the keys is to see where. */
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (lane)), TRUE);
  focus_segment (self,
                 rgm_segment_layout_step (get_layout (self),
                                          rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (bar)),
                                          step));
}

static gboolean
on_step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  step_to (RGM_TIMELINE_LANES (widget), (RgmSegmentStep) g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
on_sideways_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RgmTimelineLanes *self = RGM_TIMELINE_LANES (widget);
  int later = rgm_time_scale_get_later (rgm_timeline_viewport_get_scale (self->viewport),
                                        g_variant_get_int32 (arguments));

  step_to (self, later > 0 ? RGM_SEGMENT_STEP_LATER : RGM_SEGMENT_STEP_EARLIER);
  return TRUE;
}

static void
on_plan_changing_cb (RgmTimelineViewport *viewport, RgmTimelineLanes *self)
{
  self->takes_focus_back = is_focus_within (self);
}

static void
on_plan_changed_cb (RgmTimelineViewport *viewport, RgmTimelineLanes *self)
{
  if (self->takes_focus_back && get_layout (self) != NULL && get_layout (self)->n_segments > 0)
    focus_segment (self, find_segment_to_focus (self));
  self->takes_focus_back = FALSE;
}

static gboolean
rgm_timeline_lanes_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RgmTimelineLanes *self = RGM_TIMELINE_LANES (widget);

  if (is_focus_within (self) || get_layout (self) == NULL || get_layout (self)->n_segments == 0)
    return FALSE;

  return focus_segment (self, find_segment_to_focus (self));
}

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
rgm_timeline_lanes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RgmTimelineLanes *self = RGM_TIMELINE_LANES (widget);
  GArray *ticks = rgm_timeline_viewport_get_ticks (self->viewport);
  int height = gtk_widget_get_height (widget);
  GdkRGBA color;

  rgm_color_get (widget, &color);
  for (guint i = 0; i < ticks->len; i++)
    {
      double x = floor (g_array_index (ticks, RgmTick, i).x);

      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, 0, 1, height));
    }
  GTK_WIDGET_CLASS (rgm_timeline_lanes_parent_class)->snapshot (widget, snapshot);
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
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    guint keypad;
    GtkShortcutFunc callback;
    int argument;
  } bindings[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, on_sideways_cb, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, on_sideways_cb, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, on_step_cb, RGM_SEGMENT_STEP_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, on_step_cb, RGM_SEGMENT_STEP_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, on_step_cb, RGM_SEGMENT_STEP_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, on_step_cb, RGM_SEGMENT_STEP_LAST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    {
      gtk_widget_class_add_binding (widget_class, bindings[i].key, 0, bindings[i].callback, "i",
                                    bindings[i].argument);
      gtk_widget_class_add_binding (widget_class, bindings[i].keypad, 0, bindings[i].callback, "i",
                                    bindings[i].argument);
    }
}

static void
rgm_timeline_lanes_class_init (RgmTimelineLanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_lanes_dispose;

  widget_class->focus = rgm_timeline_lanes_focus;
  widget_class->measure = rgm_timeline_lanes_measure;
  widget_class->size_allocate = rgm_timeline_lanes_size_allocate;
  widget_class->snapshot = rgm_timeline_lanes_snapshot;

  gtk_widget_class_set_css_name (widget_class, "timeline-lanes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  add_bindings (widget_class);
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
  /* Before and after the lanes throw their bars away. */
  g_signal_connect_object (viewport, "plan-changed", G_CALLBACK (on_plan_changing_cb), self, 0);
  for (RgmLane lane = 0; lane < RGM_N_LANES; lane++)
    {
      self->lanes[lane] = rgm_timeline_lane_new (lane, viewport);
      gtk_widget_set_parent (self->lanes[lane], GTK_WIDGET (self));
    }
  g_signal_connect_object (viewport, "plan-changed", G_CALLBACK (on_plan_changed_cb), self, 0);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

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
