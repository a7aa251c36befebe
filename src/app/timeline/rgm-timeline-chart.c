#include "config.h"

#include "rgm-timeline-chart.h"

#include "rgm-chart-frame.h"
#include "rgm-move-keys.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-cursor.h"
#include "rgm-timeline-drag.h"
#include "rgm-timeline-grid.h"
#include "rgm-timeline-hover.h"
#include "rgm-timeline-labels.h"
#include "rgm-timeline-lanes.h"
#include "rgm-timeline-mover.h"
#include "rgm-timeline-navigation.h"
#include "rgm-timeline-ruler.h"
#include "rgm-timeline-today.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NATURAL_WIDTH_PX 680

/* The timeline itself: names, ruler, lanes, the line of today and the cursor, with what moves it
 * and the cards that tell of it. */
struct _RgmTimelineChart {
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *ruler;
  GtkWidget *labels;
  GtkWidget *lanes;
  GtkWidget *today;
  GtkWidget *cursor;
  RgmTimelineHover *hover;
  RgmTimelineNavigation *navigation;
  RgmTimelineMover *mover;
  RgmTimelineDrag *drag;
  RgmMoveKeys *move_keys;

  RgmTimelineViewport *viewport;
  RgmChartFrame frame;
};

G_DEFINE_FINAL_TYPE (RgmTimelineChart, rgm_timeline_chart, GTK_TYPE_WIDGET)

static gboolean
is_rtl (RgmTimelineChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static gboolean
make_frame (RgmTimelineChart *self, int width, RgmChartFrame *frame)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  int label_px, text_px;

  if (layout == NULL)
    return FALSE;

  rgm_timeline_labels_get_text_size (RGM_TIMELINE_LABELS (self->labels), &label_px, &text_px);
  rgm_chart_frame_init (frame, layout, width, text_px, label_px, is_rtl (self));
  return TRUE;
}

/* A mark is wider than its day, and means that day wherever it is clicked. */
static RgmDay
find_day (RgmTimelineChart *self, double x, double y)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *bar = picked != NULL ? gtk_widget_get_ancestor (picked, RGM_TYPE_TIMELINE_BAR) : NULL;
  const RgmSegment *segment = NULL;

  if (bar != NULL)
    segment = &layout->segments[rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (bar))];
  if (segment != NULL && rgm_segment_is_mark (segment))
    return segment->first;

  return rgm_time_scale_get_day (rgm_timeline_viewport_get_scale (self->viewport),
                                 x - self->frame.lanes.x);
}

/* A click puts the cursor where it was made, and gives it the keyboard. */
static void
on_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, RgmTimelineChart *self)
{
  RgmDayCursor *cursor = rgm_timeline_viewport_get_cursor (self->viewport);
  const RgmBox *lanes = &self->frame.lanes;

  if (rgm_timeline_viewport_get_layout (self->viewport) == NULL || x < lanes->x
      || x >= lanes->x + lanes->width || y < lanes->y || y >= lanes->y + lanes->height)
    return;

  rgm_day_cursor_set_place (cursor, find_day (self, x, y),
                            rgm_lane_geometry_find_lane (&self->frame.geometry, y - lanes->y));
  gtk_widget_grab_focus (self->cursor);
}

/* Without a plan there is nothing to show, and no height. */
static void
on_plan_changed_cb (RgmTimelineViewport *viewport, RgmTimelineChart *self)
{
  gboolean has_plan = rgm_timeline_viewport_get_layout (viewport) != NULL;
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, has_plan);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
rgm_timeline_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_timeline_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  RgmTimelineChart *self = RGM_TIMELINE_CHART (widget);
  RgmChartFrame frame;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) RGM_CHART_MIN_WIDTH_PX;
      *natural = NATURAL_WIDTH_PX;
    }
  else if (make_frame (self, for_size < 0 ? NATURAL_WIDTH_PX : for_size, &frame))
    *minimum = *natural = (int) ceil (frame.height);
}

static void
allocate (GtkWidget *child, const RgmBox *box)
{
  GtkAllocation allocation = {
    (int) round (box->x), (int) round (box->y), (int) round (box->width), (int) round (box->height),
  };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
rgm_timeline_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmTimelineChart *self = RGM_TIMELINE_CHART (widget);
  RgmChartFrame *frame = &self->frame;

  if (!make_frame (self, width, frame))
    return;

  rgm_timeline_navigation_set_origin (self->navigation, frame->lanes.x);
  rgm_timeline_labels_set_frame (RGM_TIMELINE_LABELS (self->labels), frame);
  rgm_timeline_lanes_set_geometry (RGM_TIMELINE_LANES (self->lanes), &frame->geometry);
  rgm_timeline_cursor_set_frame (RGM_TIMELINE_CURSOR (self->cursor), frame);
  rgm_timeline_viewport_set_room (self->viewport, round (frame->lanes.width), is_rtl (self));
  allocate (self->grid, &frame->grid);
  allocate (self->ruler, &frame->ruler);
  allocate (self->lanes, &frame->lanes);
  allocate (self->today, &frame->today);
  allocate (self->labels, &frame->labels);
  allocate (self->cursor, &frame->today);
  rgm_timeline_hover_set_frame (self->hover, frame);
  rgm_timeline_mover_allocate (self->mover, frame);
}

static void
rgm_timeline_chart_dispose (GObject *object)
{
  RgmTimelineChart *self = RGM_TIMELINE_CHART (object);

  g_clear_object (&self->move_keys);
  g_clear_object (&self->drag);
  g_clear_object (&self->mover);
  g_clear_object (&self->hover);
  g_clear_object (&self->navigation);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->ruler, gtk_widget_unparent);
  g_clear_pointer (&self->lanes, gtk_widget_unparent);
  g_clear_pointer (&self->today, gtk_widget_unparent);
  g_clear_pointer (&self->labels, gtk_widget_unparent);
  g_clear_pointer (&self->cursor, gtk_widget_unparent);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_chart_parent_class)->dispose (object);
}

static void
rgm_timeline_chart_class_init (RgmTimelineChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_chart_dispose;

  widget_class->get_request_mode = rgm_timeline_chart_get_request_mode;
  widget_class->measure = rgm_timeline_chart_measure;
  widget_class->size_allocate = rgm_timeline_chart_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "timeline-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Before a bar does what it is for. */
static void
add_click (RgmTimelineChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
rgm_timeline_chart_init (RgmTimelineChart *self)
{
  add_click (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Timeline"), -1);
}

/**
 * rgm_timeline_chart_new:
 * @viewport: what is shown
 *
 * Returns: (transfer floating): the timeline without its buttons
 */
GtkWidget *
rgm_timeline_chart_new (RgmTimelineViewport *viewport)
{
  RgmTimelineChart *self = g_object_new (RGM_TYPE_TIMELINE_CHART, NULL);
  GtkWidget *widget = GTK_WIDGET (self);

  self->viewport = g_object_ref (viewport);
  self->grid = rgm_timeline_grid_new (viewport);
  self->ruler = rgm_timeline_ruler_new (viewport);
  self->lanes = rgm_timeline_lanes_new (viewport);
  self->today = rgm_timeline_today_new (viewport);
  self->labels = rgm_timeline_labels_new ();
  gtk_widget_set_parent (self->grid, widget);
  gtk_widget_set_parent (self->ruler, widget);
  /* The line lies below the bars, so that it does not strike out their words. */
  gtk_widget_set_parent (self->today, widget);
  gtk_widget_set_parent (self->lanes, widget);
  gtk_widget_set_parent (self->labels, widget);
  self->cursor = rgm_timeline_cursor_new (viewport, self->lanes, self->today);
  gtk_widget_set_parent (self->cursor, widget);
  self->hover = rgm_timeline_hover_new (widget, viewport);
  self->navigation = rgm_timeline_navigation_new (widget, viewport);
  self->mover = rgm_timeline_mover_new (widget, RGM_TIMELINE_TODAY (self->today), viewport);
  self->drag = rgm_timeline_drag_new (viewport, self->mover);
  self->move_keys = rgm_move_keys_new (RGM_MOVER (self->mover), RGM_DAY_KEYS_IN_A_LINE);
  g_signal_connect_object (viewport, "plan-changed", G_CALLBACK (on_plan_changed_cb), self, 0);
  on_plan_changed_cb (viewport, self);

  return widget;
}

/**
 * rgm_timeline_chart_set_what_if:
 * @self: the timeline
 * @what_if: (nullable): what moves bookings
 *
 * Lets bookings be moved by pointer and keys.
 */
void
rgm_timeline_chart_set_what_if (RgmTimelineChart *self, RgmWhatIf *what_if)
{
  g_return_if_fail (RGM_IS_TIMELINE_CHART (self));

  rgm_mover_set_what_if (RGM_MOVER (self->mover), what_if);
}
