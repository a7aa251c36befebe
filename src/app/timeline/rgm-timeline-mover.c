#include "config.h"

#include "rgm-timeline-mover.h"

#include "rgm-timeline-caption.h"
#include "rgm-timeline-cursor.h"

#include <math.h>

/* What is seen of a booking that is being moved on the timeline: with the rest, a ghost where it
 * was. */
struct _RgmTimelineMover {
  RgmMover parent_instance;

  GtkWidget *ghost;
  /* A child of the chart, too. */
  RgmTimelineToday *today;

  RgmTimelineViewport *viewport;
  RgmChartFrame frame;
  guint original_row;
};

G_DEFINE_FINAL_TYPE (RgmTimelineMover, rgm_timeline_mover, RGM_TYPE_MOVER)

static RgmWhatIf *
get_what_if (RgmTimelineMover *self)
{
  return rgm_mover_get_what_if (RGM_MOVER (self));
}

static RgmSegmentLayout *
get_layout (RgmTimelineMover *self)
{
  return rgm_timeline_viewport_get_layout (self->viewport);
}

/* The segment of what is being moved. */
static gboolean
find_segment (RgmTimelineMover *self, gsize *segment)
{
  RgmSegmentLayout *layout = get_layout (self);
  int session = rgm_what_if_get_position (get_what_if (self));

  for (gsize i = 0; layout != NULL && session >= 0 && i < layout->n_segments; i++)
    if (layout->segments[i].kind == RGM_SEGMENT_SESSION && layout->segments[i].session == session)
      {
        *segment = i;
        return TRUE;
      }
  return FALSE;
}

/* Where a box of the lanes lies in the chart. */
static void
move_to_chart (RgmTimelineMover *self, RgmBox *box)
{
  box->x += self->frame.lanes.x;
  box->y += self->frame.lanes.y;
}

static void
allocate_ghost (RgmTimelineMover *self)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  RgmDay day = rgm_what_if_get_original_day (get_what_if (self));
  gboolean is_shown = day != rgm_what_if_get_day (get_what_if (self));
  GtkAllocation allocation;
  RgmBox box;

  is_shown &= rgm_lane_geometry_place_mark (&self->frame.geometry, scale, RGM_LANE_SESSIONS,
                                            self->original_row, day, &box);
  gtk_widget_set_child_visible (self->ghost, is_shown);
  if (!is_shown)
    return;
  move_to_chart (self, &box);
  allocation = (GtkAllocation) { (int) round (box.x), (int) round (box.y),
                                 (int) round (box.width), (int) round (box.height) };
  gtk_widget_measure (self->ghost, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->ghost, &allocation, -1);
}

/* As high as its row: where it is small, those beside it are not, and not to be covered. */
static gboolean
rgm_timeline_mover_find_mark (RgmMover *mover, RgmBox *box)
{
  RgmTimelineMover *self = RGM_TIMELINE_MOVER (mover);
  double row_px = self->frame.geometry.lanes[RGM_LANE_SESSIONS].row_px;
  gsize segment;

  if (!find_segment (self, &segment)
      || !rgm_lane_geometry_place (&self->frame.geometry, get_layout (self),
                                   rgm_timeline_viewport_get_scale (self->viewport), segment, box))
    return FALSE;
  box->y += (box->height - row_px) / 2;
  box->height = row_px;
  move_to_chart (self, box);
  return TRUE;
}

/* Those above the lanes. */
static gsize
rgm_timeline_mover_find_words (RgmMover *mover, RgmBox *words)
{
  RgmTimelineMover *self = RGM_TIMELINE_MOVER (mover);

  words[0] = self->frame.words;
  return rgm_timeline_today_get_pill (self->today, &words[1]) ? 2 : 1;
}

static void
rgm_timeline_mover_reveal (RgmMover *mover, RgmDay day)
{
  rgm_timeline_viewport_reveal (RGM_TIMELINE_MOVER (mover)->viewport, day);
}

static void
rgm_timeline_mover_go_back (RgmMover *mover, RgmDay day)
{
  rgm_timeline_viewport_go_back (RGM_TIMELINE_MOVER (mover)->viewport, day);
}

static void
rgm_timeline_mover_hold (RgmMover *mover)
{
  RgmTimelineMover *self = RGM_TIMELINE_MOVER (mover);

  rgm_timeline_viewport_keep_in_sight (self->viewport, rgm_what_if_get_day (get_what_if (self)));
}

static void
write_ghost (RgmTimelineMover *self)
{
  g_autofree char *mark = NULL;
  gsize segment;

  if (!find_segment (self, &segment))
    return;
  self->original_row = get_layout (self)->segments[segment].row;
  mark = rgm_timeline_caption_mark (get_layout (self)->plan, &get_layout (self)->segments[segment]);
  gtk_label_set_text (GTK_LABEL (self->ghost), mark);
}

static void
ensure_ghost (RgmTimelineMover *self)
{
  if (self->ghost != NULL)
    return;
  self->ghost = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->ghost, "timeline-ghost");
  /* Below the bars: where it was, something else may be. */
  gtk_widget_insert_after (self->ghost, rgm_mover_get_view (RGM_MOVER (self)), NULL);
}

static RgmDayCursor *
rgm_timeline_mover_get_cursor (RgmMover *mover)
{
  return rgm_timeline_viewport_get_cursor (RGM_TIMELINE_MOVER (mover)->viewport);
}

static void
rgm_timeline_mover_begin (RgmMover *mover)
{
  RgmTimelineMover *self = RGM_TIMELINE_MOVER (mover);

  ensure_ghost (self);
  write_ghost (self);
  gtk_widget_set_visible (self->ghost, TRUE);
  rgm_timeline_viewport_set_held (self->viewport, TRUE);
}

static void
rgm_timeline_mover_end (RgmMover *mover)
{
  RgmTimelineMover *self = RGM_TIMELINE_MOVER (mover);

  gtk_widget_set_visible (self->ghost, FALSE);
  rgm_timeline_viewport_keep_in_sight (self->viewport, RGM_DAY_NONE);
  rgm_timeline_viewport_set_held (self->viewport, FALSE);
}

/* Bubble, ghost and question go along with the days. */
static void
on_view_moved_cb (RgmTimelineMover *self)
{
  if (rgm_mover_get_moving (RGM_MOVER (self)))
    gtk_widget_queue_allocate (rgm_mover_get_view (RGM_MOVER (self)));
}

static void
rgm_timeline_mover_take_focus (RgmMover *mover)
{
  GtkWidget *chart = rgm_mover_get_view (mover);

  for (GtkWidget *child = gtk_widget_get_first_child (chart); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (RGM_IS_TIMELINE_CURSOR (child))
      gtk_widget_grab_focus (child);
}

static void
rgm_timeline_mover_dispose (GObject *object)
{
  RgmTimelineMover *self = RGM_TIMELINE_MOVER (object);

  g_clear_pointer (&self->ghost, gtk_widget_unparent);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_mover_parent_class)->dispose (object);
}

static void
rgm_timeline_mover_class_init (RgmTimelineMoverClass *klass)
{
  RgmMoverClass *mover_class = RGM_MOVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_mover_dispose;
  mover_class->begin = rgm_timeline_mover_begin;
  mover_class->end = rgm_timeline_mover_end;
  mover_class->find_mark = rgm_timeline_mover_find_mark;
  mover_class->find_words = rgm_timeline_mover_find_words;
  mover_class->reveal = rgm_timeline_mover_reveal;
  mover_class->go_back = rgm_timeline_mover_go_back;
  mover_class->hold = rgm_timeline_mover_hold;
  mover_class->get_cursor = rgm_timeline_mover_get_cursor;
  mover_class->take_focus = rgm_timeline_mover_take_focus;
}

static void
rgm_timeline_mover_init (RgmTimelineMover *self)
{
}

/**
 * rgm_timeline_mover_new:
 * @chart: the timeline, whose object this is to be
 * @today: another child of it, whose pill is not to be covered
 * @viewport: what is shown
 *
 * Returns: (transfer full): what shows the booking that is being moved
 */
RgmTimelineMover *
rgm_timeline_mover_new (GtkWidget *chart, RgmTimelineToday *today,
                        RgmTimelineViewport *viewport)
{
  RgmTimelineMover *self = g_object_new (RGM_TYPE_TIMELINE_MOVER, "view", chart, NULL);

  self->today = today;
  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (on_view_moved_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * rgm_timeline_mover_allocate:
 * @self: a mover
 * @frame: how the timeline is divided
 *
 * Puts ghost, bubble and question where they belong. To be called when the timeline is given its
 * room.
 */
void
rgm_timeline_mover_allocate (RgmTimelineMover *self, const RgmChartFrame *frame)
{
  g_return_if_fail (RGM_IS_TIMELINE_MOVER (self));

  self->frame = *frame;
  if (rgm_mover_get_moving (RGM_MOVER (self)))
    allocate_ghost (self);
  rgm_mover_allocate (RGM_MOVER (self));
}

/**
 * rgm_timeline_mover_get_frame:
 * @self: a mover
 *
 * Returns: how the timeline is divided
 */
const RgmChartFrame *
rgm_timeline_mover_get_frame (RgmTimelineMover *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_MOVER (self), NULL);

  return &self->frame;
}
