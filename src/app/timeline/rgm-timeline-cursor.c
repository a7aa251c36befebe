#include "config.h"

#include "rgm-timeline-cursor.h"

#include "rgm-move-keys.h"
#include "rgm-sentence-day.h"
#include "rgm-timeline-cursor-keys.h"
#include "rgm-timeline-today.h"

#include <math.h>

#define N_CELLS 2
/* Where days are narrow, the column still is the day, but the cell can be seen. */
#define COLUMN_MIN_PX 2.0
#define CELL_MIN_PX 14.0
/* Between a mark and the cell around it. */
#define MARK_GAP_PX 4.0

/* The cursor of the timeline: a column on its day, above it a pill with the date, and on its lane a
 * cell that has the keyboard. For Tab it is one stop.
 *
 * There are two cells, and each step gives the keyboard to the other one. GTK 4.8 has no way to
 * have something read aloud, and a cell that only changed its name would be silent: a screen reader
 * reads what newly gets the keyboard. */
struct _RgmTimelineCursor {
  GtkWidget parent_instance;

  /* A child of the timeline that lies below its lanes, so that it strikes out no words. */
  GtkWidget *column;
  /* Another, which stands for the ring of the cell among the marks: a mark beside it has a number
   * that is to be read. */
  GtkWidget *ring;
  GtkWidget *pill;
  GtkWidget *cells[N_CELLS];
  guint current;

  /* Another child of the timeline, whose pill is not to be covered. */
  GtkWidget *today;
  RgmTimelineViewport *viewport;
  RgmChartFrame frame;
};

G_DEFINE_FINAL_TYPE (RgmTimelineCursor, rgm_timeline_cursor, GTK_TYPE_WIDGET)

static RgmDayCursor *
get_cursor (RgmTimelineCursor *self)
{
  return rgm_timeline_viewport_get_cursor (self->viewport);
}

static RgmSegmentLayout *
get_layout (RgmTimelineCursor *self)
{
  return rgm_timeline_viewport_get_layout (self->viewport);
}

static gboolean
has_focus (RgmTimelineCursor *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/* Whether any of the day is. */
static gboolean
is_in_view (RgmTimelineCursor *self)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  RgmDay day = rgm_day_cursor_get_day (get_cursor (self));

  return day >= rgm_time_scale_get_first_shown (scale)
         && day <= rgm_time_scale_get_last_shown (scale);
}

static gboolean
has_place (RgmTimelineCursor *self)
{
  return get_layout (self) != NULL && rgm_day_cursor_get_day (get_cursor (self)) != RGM_DAY_NONE;
}

/* What a screen reader reads: the day, the lane, and what holds on that day in that lane. */
static void
name_cell (RgmTimelineCursor *self, GtkWidget *cell)
{
  RgmSegmentLayout *layout = get_layout (self);
  RgmDay day = rgm_day_cursor_get_day (get_cursor (self));
  RgmLane lane = rgm_day_cursor_get_lane (get_cursor (self));
  g_autofree char *sentence = rgm_sentence_day_in_lane (layout, lane, day);
  g_autofree char *name = rgm_sentence_day_name (layout->plan, day);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  rgm_move_keys_describe (cell, layout->plan, day);
  gtk_label_set_text (GTK_LABEL (self->pill), name);
}

static void
allocate (GtkWidget *child, const RgmBox *box)
{
  int left = (int) round (box->x);
  int top = (int) round (box->y);
  GtkAllocation allocation = {
    left, top, MAX ((int) round (box->x + box->width) - left, 1),
    MAX ((int) round (box->y + box->height) - top, 1),
  };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &allocation, -1);
}

/* A mark is wider than its day, and the cell goes around all of it. */
static double
get_cell_px (RgmTimelineCursor *self)
{
  RgmSegmentLayout *layout = get_layout (self);
  RgmDayCursor *cursor = get_cursor (self);
  RgmBox mark;
  gsize segment;

  if (!rgm_segment_layout_pick (layout, rgm_day_cursor_get_lane (cursor),
                                rgm_day_cursor_get_day (cursor), &segment)
      || !rgm_segment_is_mark (&layout->segments[segment])
      || !rgm_lane_geometry_place (&self->frame.geometry, layout,
                                   rgm_timeline_viewport_get_scale (self->viewport), segment,
                                   &mark))
    return CELL_MIN_PX;

  return MAX (mark.width + 2 * MARK_GAP_PX, CELL_MIN_PX);
}

/* Where the cell lies in this widget, which begins above the lanes, and where the column lies in
 * the timeline. */
static void
find_boxes (RgmTimelineCursor *self, RgmBox *column, RgmBox *cell)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  RgmDay day = rgm_day_cursor_get_day (get_cursor (self));

  RgmLane lane = rgm_day_cursor_get_lane (get_cursor (self));
  rgm_lane_geometry_place_day (&self->frame.geometry, scale, lane, day,
                               get_cell_px (self), cell);
  rgm_lane_geometry_place_day (&self->frame.geometry, scale, lane, day, COLUMN_MIN_PX, column);
  cell->y += self->frame.lanes.y - self->frame.today.y;
  column->x += self->frame.lanes.x;
  column->y = self->frame.lanes.y;
  column->height = self->frame.lanes.height;
}

static void
allocate_pill (RgmTimelineCursor *self, const RgmBox *cell, int width, RgmCursorPill *pill)
{
  RgmBox box = { 0 };
  int pill_width, pill_height;

  gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &pill_width, NULL, NULL);
  gtk_widget_measure (self->pill, GTK_ORIENTATION_VERTICAL, -1, NULL, &pill_height, NULL, NULL);
  box.width = pill_width;
  box.height = pill_height;
  box.x = CLAMP (cell->x + cell->width / 2 - box.width / 2, 0, MAX (width - box.width, 0));
  allocate (self->pill, &box);
  *pill = (RgmCursorPill) { cell->x + cell->width / 2, box.x, box.width };
}

static void
show_cell (RgmTimelineCursor *self, guint index, gboolean is_shown)
{
  GtkWidget *cell = self->cells[index];

  gtk_widget_set_child_visible (cell, is_shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_HIDDEN, !is_shown, -1);
}

/* Whether its ring lies below what is in its lane: between marks, which are wider than their days,
 * but not at the edge of the view, which cuts the ring of a cell. */
static gboolean
is_beneath (RgmTimelineCursor *self, const RgmBox *cell)
{
  return rgm_day_cursor_get_lane (get_cursor (self)) == RGM_LANE_SESSIONS && cell->x >= 0
         && cell->x + cell->width <= self->frame.today.width;
}

/* A style class would come too late: room is being given out. */
static void
show_ring (RgmTimelineCursor *self, const RgmBox *cell, gboolean is_shown)
{
  RgmBox box = *cell;

  gtk_widget_set_child_visible (self->ring, is_shown);
  gtk_widget_set_opacity (self->cells[self->current], is_shown ? 0 : 1);
  if (!is_shown)
    return;
  box.x += self->frame.today.x;
  box.y += self->frame.today.y;
  allocate (self->ring, &box);
}

/* While the keyboard is elsewhere, nothing of the cursor is seen. */
static void
place (RgmTimelineCursor *self)
{
  gboolean is_placed = has_place (self) && self->frame.height > 0;
  gboolean is_shown = is_placed && has_focus (self);
  RgmCursorPill pill = { 0 };
  RgmBox column, cell = { 0 };

  gtk_widget_set_child_visible (self->column, is_shown && is_in_view (self));
  gtk_widget_set_child_visible (self->pill, is_shown);
  show_cell (self, self->current, is_placed);
  if (is_placed)
    {
      find_boxes (self, &column, &cell);
      allocate (self->cells[self->current], &cell);
    }
  show_ring (self, &cell, is_shown && is_beneath (self, &cell));
  if (is_shown)
    allocate_pill (self, &cell, gtk_widget_get_width (GTK_WIDGET (self)), &pill);
  if (is_shown && is_in_view (self))
    allocate (self->column, &column);
  rgm_timeline_today_make_room (RGM_TIMELINE_TODAY (self->today), &pill);
}

/* Gives the keyboard to the cell that has not got it. */
static gboolean
take_turn (RgmTimelineCursor *self)
{
  guint other = has_focus (self) ? (self->current + 1) % N_CELLS : self->current;
  guint before = self->current;

  rgm_timeline_viewport_reveal (self->viewport, rgm_day_cursor_get_day (get_cursor (self)));
  self->current = other;
  name_cell (self, self->cells[other]);
  /* Before it has the keyboard it has its place: the page scrolls to there. */
  place (self);
  if (!gtk_widget_grab_focus (self->cells[other]))
    return FALSE;
  if (other != before)
    show_cell (self, before, FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return TRUE;
}

/* Comes to the cursor, which is on today until somebody moves it. */
static gboolean
take_focus (RgmTimelineCursor *self)
{
  if (get_layout (self) == NULL)
    return FALSE;
  if (has_place (self))
    return take_turn (self);

  /* If the keyboard is here, being moved takes another turn. */
  rgm_day_cursor_set_day (get_cursor (self), get_layout (self)->plan->today);
  return has_focus (self) || take_turn (self);
}

static void
on_cursor_moved_cb (RgmTimelineViewport *viewport, RgmTimelineCursor *self)
{
  if (has_focus (self))
    take_focus (self);
  else if (has_place (self))
    name_cell (self, self->cells[self->current]);
}

static void
on_plan_changed_cb (RgmTimelineViewport *viewport, RgmTimelineCursor *self)
{
  if (has_place (self))
    name_cell (self, self->cells[self->current]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
rgm_timeline_cursor_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RgmTimelineCursor *self = RGM_TIMELINE_CURSOR (widget);

  return !has_focus (self) && take_focus (self);
}

static gboolean
rgm_timeline_cursor_grab_focus (GtkWidget *widget)
{
  RgmTimelineCursor *self = RGM_TIMELINE_CURSOR (widget);

  return has_focus (self) || take_focus (self);
}

static void
rgm_timeline_cursor_set_focus_child (GtkWidget *widget, GtkWidget *cell)
{
  GTK_WIDGET_CLASS (rgm_timeline_cursor_parent_class)->set_focus_child (widget, cell);

  gtk_widget_queue_allocate (widget);
}

/* Days give it its size. */
static void
rgm_timeline_cursor_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
rgm_timeline_cursor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place (RGM_TIMELINE_CURSOR (widget));
}

static void
rgm_timeline_cursor_dispose (GObject *object)
{
  RgmTimelineCursor *self = RGM_TIMELINE_CURSOR (object);

  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->ring, gtk_widget_unparent);
  g_clear_pointer (&self->pill, gtk_widget_unparent);
  for (int i = 0; i < N_CELLS; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_cursor_parent_class)->dispose (object);
}

static void
rgm_timeline_cursor_class_init (RgmTimelineCursorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_cursor_dispose;

  widget_class->focus = rgm_timeline_cursor_focus;
  widget_class->grab_focus = rgm_timeline_cursor_grab_focus;
  widget_class->measure = rgm_timeline_cursor_measure;
  widget_class->set_focus_child = rgm_timeline_cursor_set_focus_child;
  widget_class->size_allocate = rgm_timeline_cursor_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "timeline-cursor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  rgm_timeline_cursor_keys_install (widget_class);
}

static void
add_child (RgmTimelineCursor *self, GtkWidget *child, const char *css_class)
{
  gtk_widget_add_css_class (child, css_class);
  gtk_widget_set_can_target (child, FALSE);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
rgm_timeline_cursor_init (RgmTimelineCursor *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < N_CELLS; i++)
    {
      self->cells[i] = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_GRID_CELL, "focusable", TRUE, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[i]),
                                      GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
      add_child (self, self->cells[i], "cell");
      show_cell (self, i, FALSE);
    }
  self->pill = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  add_child (self, self->pill, "pill");
}

static GtkWidget *
add_below (GtkWidget *lanes, const char *css_class)
{
  GtkWidget *below = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);

  gtk_widget_add_css_class (below, css_class);
  gtk_widget_insert_before (below, gtk_widget_get_parent (lanes), lanes);
  gtk_widget_set_child_visible (below, FALSE);
  return below;
}

/**
 * rgm_timeline_cursor_new:
 * @viewport: what is shown
 * @lanes: the lanes, in the timeline already
 * @today: the line of today, there too
 *
 * Returns: (transfer floating): the cursor of the timeline
 */
GtkWidget *
rgm_timeline_cursor_new (RgmTimelineViewport *viewport, GtkWidget *lanes, GtkWidget *today)
{
  RgmTimelineCursor *self = g_object_new (RGM_TYPE_TIMELINE_CURSOR, NULL);

  self->viewport = g_object_ref (viewport);
  self->today = today;
  self->column = add_below (lanes, "cursor-column");
  self->ring = add_below (lanes, "cursor-ring");
  g_signal_connect_object (viewport, "cursor-moved", G_CALLBACK (on_cursor_moved_cb), self, 0);
  g_signal_connect_object (viewport, "plan-changed", G_CALLBACK (on_plan_changed_cb), self, 0);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (gtk_widget_queue_allocate), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * rgm_timeline_cursor_get_viewport:
 * @self: the cursor
 *
 * Returns: (transfer none): what is shown
 */
RgmTimelineViewport *
rgm_timeline_cursor_get_viewport (RgmTimelineCursor *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_CURSOR (self), NULL);

  return self->viewport;
}

/**
 * rgm_timeline_cursor_set_frame:
 * @self: the cursor
 * @frame: how the timeline is divided
 *
 * Says where days and lanes lie. To be called before it is given its room.
 */
void
rgm_timeline_cursor_set_frame (RgmTimelineCursor *self, const RgmChartFrame *frame)
{
  g_return_if_fail (RGM_IS_TIMELINE_CURSOR (self));

  self->frame = *frame;
}
