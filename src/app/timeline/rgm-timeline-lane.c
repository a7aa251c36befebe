#include "config.h"

#include "rgm-timeline-lane.h"

#include "rgm-timeline-bar.h"
#include "rgm-timeline-caption.h"

/* A lane with its bars. Only what is in the view is a widget. */
struct _RgmTimelineLane {
  GtkWidget parent_instance;

  RgmLane lane;
  RgmTimelineViewport *viewport;
  RgmLaneGeometry geometry;
  /* From the index of a segment to its bar. */
  GHashTable *bars;
  RgmCurvePictures *pictures;
};

G_DEFINE_FINAL_TYPE (RgmTimelineLane, rgm_timeline_lane, GTK_TYPE_WIDGET)

static void
unparent_bar (gpointer bar)
{
  gtk_widget_unparent (bar);
}

static GHashTable *
make_bars (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, unparent_bar);
}

static GtkWidget *
find_bar (RgmTimelineLane *self, gsize segment)
{
  return g_hash_table_lookup (self->bars, GSIZE_TO_POINTER (segment));
}

/* The bar that comes next in time, so that screen readers meet the bars in the order of time. */
static GtkWidget *
find_bar_after (RgmTimelineLane *self, gsize segment)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);

  for (gsize i = segment + 1; i < layout->n_segments; i++)
    if (find_bar (self, i) != NULL)
      return find_bar (self, i);

  return NULL;
}

static GtkWidget *
ensure_bar (RgmTimelineLane *self, gsize segment)
{
  GtkWidget *bar = find_bar (self, segment);

  if (bar != NULL)
    return bar;

  bar = rgm_timeline_bar_new (rgm_timeline_viewport_get_layout (self->viewport), segment,
                              rgm_timeline_viewport_get_catalogue (self->viewport),
                              self->pictures);
  gtk_widget_insert_before (bar, GTK_WIDGET (self), find_bar_after (self, segment));
  g_hash_table_insert (self->bars, GSIZE_TO_POINTER (segment), bar);

  return bar;
}

static gboolean
place_segment (RgmTimelineLane *self, gsize segment, RgmBox *box)
{
  gboolean is_shown =
    rgm_lane_geometry_place (&self->geometry, rgm_timeline_viewport_get_layout (self->viewport),
                             rgm_timeline_viewport_get_scale (self->viewport), segment, box);

  box->y -= self->geometry.lanes[self->lane].y;
  return is_shown;
}

static void
update_bar (RgmTimelineLane *self, gsize segment)
{
  GtkWidget *bar = find_bar (self, segment);
  RgmBox box;

  if (place_segment (self, segment, &box))
    rgm_timeline_bar_prepare (RGM_TIMELINE_BAR (ensure_bar (self, segment)),
                              rgm_timeline_viewport_get_scale (self->viewport), &box);
  else if (bar != NULL && !rgm_timeline_viewport_get_held (self->viewport))
    g_hash_table_remove (self->bars, GSIZE_TO_POINTER (segment));
}

static void
update_bars (RgmTimelineLane *self)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);

  /* Before the first allocation nobody knows what is in the view. */
  if (self->geometry.height == 0)
    return;

  for (gsize i = 0; layout != NULL && i < layout->n_segments; i++)
    if (layout->segments[i].lane == self->lane)
      update_bar (self, i);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The segment of the plan that is the one that @bar shows of the plan before. */
static gboolean
find_same (RgmTimelineLane *self, RgmTimelineBar *bar, gsize *segment)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  const RgmSegment *shown = rgm_timeline_bar_get_shown (bar);

  for (gsize i = 0; layout != NULL && i < layout->n_segments; i++)
    if (rgm_segment_is_same (&layout->segments[i], shown))
      {
        *segment = i;
        return TRUE;
      }
  return FALSE;
}

/* The bars stand in the order of their segments. */
static void
sort_bars (RgmTimelineLane *self)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);

  for (gsize i = 0; layout != NULL && i < layout->n_segments; i++)
    if (find_bar (self, i) != NULL)
      gtk_widget_insert_before (find_bar (self, i), GTK_WIDGET (self), NULL);
}

/* What another plan has too keeps its bar, so that a pointer that holds it goes on holding it. */
static void
on_plan_changed_cb (RgmTimelineViewport *viewport, RgmTimelineLane *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->bars);
  GHashTableIter iter;
  gpointer bar;

  self->bars = make_bars ();
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &bar))
    {
      gsize segment;

      if (!find_same (self, bar, &segment) || find_bar (self, segment) != NULL)
        continue;
      g_hash_table_iter_steal (&iter);
      rgm_timeline_bar_show (bar, rgm_timeline_viewport_get_layout (viewport), segment,
                             rgm_timeline_viewport_get_catalogue (viewport));
      g_hash_table_insert (self->bars, GSIZE_TO_POINTER (segment), bar);
    }
  sort_bars (self);
}

/* Bars have no size of their own: days give it to them. */
static void
rgm_timeline_lane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
rgm_timeline_lane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmTimelineLane *self = RGM_TIMELINE_LANE (widget);
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  GtkWidget *bar;

  for (bar = gtk_widget_get_first_child (widget); bar != NULL;
       bar = gtk_widget_get_next_sibling (bar))
    {
      RgmBox box;

      place_segment (self, rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (bar)), &box);
      rgm_timeline_bar_place (RGM_TIMELINE_BAR (bar), scale, &box);
    }
}

static void
rgm_timeline_lane_dispose (GObject *object)
{
  RgmTimelineLane *self = RGM_TIMELINE_LANE (object);

  g_hash_table_remove_all (self->bars);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_lane_parent_class)->dispose (object);
}

static void
rgm_timeline_lane_finalize (GObject *object)
{
  RgmTimelineLane *self = RGM_TIMELINE_LANE (object);

  g_hash_table_unref (self->bars);
  g_clear_object (&self->pictures);

  G_OBJECT_CLASS (rgm_timeline_lane_parent_class)->finalize (object);
}

static void
rgm_timeline_lane_class_init (RgmTimelineLaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rgm_timeline_lane_dispose;
  object_class->finalize = rgm_timeline_lane_finalize;

  widget_class->measure = rgm_timeline_lane_measure;
  widget_class->size_allocate = rgm_timeline_lane_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "timeline-lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
rgm_timeline_lane_init (RgmTimelineLane *self)
{
  self->bars = make_bars ();
  self->pictures = rgm_curve_pictures_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rgm_timeline_lane_new:
 * @lane: which lane
 * @viewport: what is shown
 *
 * Returns: (transfer floating): the lane
 */
GtkWidget *
rgm_timeline_lane_new (RgmLane lane, RgmTimelineViewport *viewport)
{
  RgmTimelineLane *self = g_object_new (RGM_TYPE_TIMELINE_LANE, NULL);

  self->lane = lane;
  self->viewport = g_object_ref (viewport);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rgm_timeline_caption_lane (lane), -1);
  g_signal_connect_object (viewport, "plan-changed", G_CALLBACK (on_plan_changed_cb), self, 0);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (update_bars), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * rgm_timeline_lane_set_geometry:
 * @self: a lane
 * @geometry: where the lanes lie
 *
 * Says how high rows are.
 */
void
rgm_timeline_lane_set_geometry (RgmTimelineLane *self, const RgmLaneGeometry *geometry)
{
  g_return_if_fail (RGM_IS_TIMELINE_LANE (self));

  self->geometry = *geometry;
}
