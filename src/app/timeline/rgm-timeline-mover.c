#include "config.h"

#include "rgm-timeline-mover.h"

#include "rgm-bubble-box.h"
#include "rgm-day-text.h"
#include "rgm-keep-question.h"
#include "rgm-move-bubble.h"
#include "rgm-sentence.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-cursor.h"

#include <math.h>

/* What is seen of a booking that is being moved on the timeline, by whatever means: a ghost where
 * it was, a bubble beside it, and the question whether to keep it. They are made when the first
 * booking is moved, for most people who look at a timeline move none. */
struct _RgmTimelineMover {
  GObject parent_instance;

  /* Whose object this is. */
  GtkWidget *chart;
  GtkWidget *ghost;
  GtkWidget *bubble;
  GtkWidget *question;

  RgmTimelineViewport *viewport;
  RgmWhatIf *what_if;
  GSignalGroup *what_if_signals;
  RgmChartFrame frame;
  guint original_row;
  gboolean by_pointer;
  gboolean asked_by_pointer;
  guint focus_id;
  guint release_id;
};

G_DEFINE_FINAL_TYPE (RgmTimelineMover, rgm_timeline_mover, G_TYPE_OBJECT)

static gboolean
is_moving (RgmTimelineMover *self)
{
  return self->what_if != NULL && rgm_what_if_get_moving (self->what_if);
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
  int session = is_moving (self) ? rgm_what_if_get_position (self->what_if) : -1;

  for (gsize i = 0; layout != NULL && session >= 0 && i < layout->n_segments; i++)
    if (layout->segments[i].kind == RGM_SEGMENT_SESSION && layout->segments[i].session == session)
      {
        *segment = i;
        return TRUE;
      }
  return FALSE;
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
  RgmDay day = rgm_what_if_get_original_day (self->what_if);
  gboolean is_shown = day != rgm_what_if_get_day (self->what_if);
  RgmBox box;

  is_shown &= rgm_lane_geometry_place_mark (&self->frame.geometry, scale, RGM_LANE_SESSIONS,
                                            self->original_row, day, &box);
  gtk_widget_set_child_visible (self->ghost, is_shown);
  if (!is_shown)
    return;
  move_to_chart (self, &box);
  allocate (self->ghost, &box);
}

static gboolean
find_mark (RgmTimelineMover *self, RgmBox *box)
{
  gsize segment;

  if (!find_segment (self, &segment)
      || !rgm_lane_geometry_place (&self->frame.geometry, get_layout (self),
                                   rgm_timeline_viewport_get_scale (self->viewport), segment, box))
    return FALSE;
  move_to_chart (self, box);
  return TRUE;
}

static void
allocate_bubble (RgmTimelineMover *self)
{
  int room_width = gtk_widget_get_width (self->chart);
  int room_height = (int) self->frame.height;
  gboolean is_shown = !rgm_timeline_mover_get_asking (self);
  RgmBox mark;
  RgmBox box = { 0 };
  int width, height;

  is_shown &= find_mark (self, &mark);
  gtk_widget_set_child_visible (self->bubble, is_shown);
  if (!is_shown)
    return;
  rgm_move_bubble_get_size (RGM_MOVE_BUBBLE (self->bubble), room_width, &width, &height);
  box.width = width;
  box.height = height;
  rgm_bubble_box_place (&box, &mark, room_width, room_height);
  allocate (self->bubble, &box);
}

static void
write_bubble (RgmTimelineMover *self)
{
  const RgmEvaluation *evaluation = rgm_what_if_get_evaluation (self->what_if);
  g_autofree char *text = rgm_what_if_dup_bubble (self->what_if);
  g_autofree char *day = NULL;

  if (evaluation == NULL)
    return;
  day = rgm_day_text_near (evaluation->day, get_layout (self)->plan->today,
                           RGM_DAY_TEXT_WEEKDAY);
  rgm_move_bubble_set_text (RGM_MOVE_BUBBLE (self->bubble), evaluation->verdict, day, text);
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

static gboolean
on_answered_cb (gpointer data)
{
  RgmTimelineMover *self = data;

  GtkRoot *root = gtk_widget_get_root (self->chart);

  self->focus_id = 0;
  /* Who came by the pointer goes on by it: a card of the keyboard would be in the way. */
  if (self->asked_by_pointer && GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (self->chart); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (RGM_IS_TIMELINE_CURSOR (child))
      gtk_widget_grab_focus (child);
  return G_SOURCE_REMOVE;
}

/* The question loses the keyboard only after it has told the answer. */
static void
take_focus_back (RgmTimelineMover *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (on_answered_cb, self);
}

static void
take_cursor_along (RgmTimelineMover *self)
{
  rgm_day_cursor_set_place (rgm_timeline_viewport_get_cursor (self->viewport),
                            rgm_what_if_get_day (self->what_if), RGM_LANE_SESSIONS);
}

static void
on_keep_cb (RgmTimelineMover *self, const char *reason)
{
  take_cursor_along (self);
  rgm_what_if_keep (self->what_if, reason);
  take_focus_back (self);
}

static void
on_put_back_cb (RgmTimelineMover *self)
{
  if (is_moving (self))
    take_cursor_along (self);
  rgm_timeline_mover_put_back (self);
  take_focus_back (self);
}

static void
ensure_widgets (RgmTimelineMover *self)
{
  if (self->ghost != NULL)
    return;
  self->ghost = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->ghost, "timeline-ghost");
  /* Below the bars: where it was, something else may be. */
  gtk_widget_insert_after (self->ghost, self->chart, NULL);
  self->bubble = rgm_move_bubble_new ();
  gtk_widget_set_parent (self->bubble, self->chart);
  self->question = rgm_keep_question_new ();
  gtk_widget_set_parent (self->question, self->chart);
  g_signal_connect_object (self->question, "keep", G_CALLBACK (on_keep_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->question, "put-back", G_CALLBACK (on_put_back_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
on_moving_cb (RgmTimelineMover *self)
{
  gboolean moving = is_moving (self);

  if (moving)
    {
      ensure_widgets (self);
      write_ghost (self);
    }
  else if (self->question != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->question));
  if (self->ghost != NULL)
    {
      gtk_widget_set_visible (self->ghost, moving);
      gtk_widget_set_visible (self->bubble, moving);
    }
  rgm_timeline_viewport_set_held (self->viewport, moving);
}

static void
on_day_cb (RgmTimelineMover *self)
{
  if (!is_moving (self) || self->ghost == NULL)
    return;
  write_bubble (self);
  /* Keys move what is under the cursor: it goes along, so that it is told what holds there. */
  if (!self->by_pointer)
    take_cursor_along (self);
  gtk_widget_queue_allocate (self->chart);
}

/* Whoever goes to look at something else has not decided to keep it. */
static void
on_unmap_cb (RgmTimelineMover *self)
{
  if (is_moving (self))
    rgm_what_if_abandon (self->what_if);
}

static void
rgm_timeline_mover_dispose (GObject *object)
{
  RgmTimelineMover *self = RGM_TIMELINE_MOVER (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_handle_id (&self->release_id, g_source_remove);
  g_clear_pointer (&self->ghost, gtk_widget_unparent);
  g_clear_pointer (&self->bubble, gtk_widget_unparent);
  g_clear_pointer (&self->question, gtk_widget_unparent);
  g_clear_object (&self->what_if_signals);
  g_clear_object (&self->what_if);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_mover_parent_class)->dispose (object);
}

static void
rgm_timeline_mover_class_init (RgmTimelineMoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_mover_dispose;
}

static void
rgm_timeline_mover_init (RgmTimelineMover *self)
{
  self->what_if_signals = g_signal_group_new (RGM_TYPE_WHAT_IF);
  g_signal_group_connect_swapped (self->what_if_signals, "notify::moving",
                                  G_CALLBACK (on_moving_cb), self);
  g_signal_group_connect_swapped (self->what_if_signals, "notify::day", G_CALLBACK (on_day_cb),
                                  self);
}

/**
 * rgm_timeline_mover_new:
 * @chart: the timeline, whose object this is to be
 * @viewport: what is shown
 *
 * Returns: (transfer full): what shows the booking that is being moved
 */
RgmTimelineMover *
rgm_timeline_mover_new (GtkWidget *chart, RgmTimelineViewport *viewport)
{
  RgmTimelineMover *self = g_object_new (RGM_TYPE_TIMELINE_MOVER, NULL);

  self->chart = chart;
  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (chart, "unmap", G_CALLBACK (on_unmap_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rgm_timeline_mover_set_what_if:
 * @self: a mover
 * @what_if: (nullable): what moves bookings, or %NULL where none can be moved
 *
 * Shows what @what_if moves, whoever makes it do so.
 */
void
rgm_timeline_mover_set_what_if (RgmTimelineMover *self, RgmWhatIf *what_if)
{
  g_return_if_fail (RGM_IS_TIMELINE_MOVER (self));

  if (g_set_object (&self->what_if, what_if))
    g_signal_group_set_target (self->what_if_signals, what_if);
}

/**
 * rgm_timeline_mover_get_what_if:
 * @self: a mover
 *
 * Returns: (transfer none) (nullable): what moves bookings
 */
RgmWhatIf *
rgm_timeline_mover_get_what_if (RgmTimelineMover *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_MOVER (self), NULL);

  return self->what_if;
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
  if (self->ghost == NULL)
    return;
  if (is_moving (self))
    {
      allocate_ghost (self);
      allocate_bubble (self);
    }
  gtk_popover_present (GTK_POPOVER (self->question));
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

/**
 * rgm_timeline_mover_set_by_pointer:
 * @self: a mover
 * @by_pointer: whether a pointer holds the booking
 *
 * Says who moves the booking. As long as a pointer does, keys only put it back.
 */
void
rgm_timeline_mover_set_by_pointer (RgmTimelineMover *self, gboolean by_pointer)
{
  g_return_if_fail (RGM_IS_TIMELINE_MOVER (self));

  self->by_pointer = by_pointer;
}

/**
 * rgm_timeline_mover_get_by_pointer:
 * @self: a mover
 *
 * Returns: whether a pointer holds the booking
 */
gboolean
rgm_timeline_mover_get_by_pointer (RgmTimelineMover *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_MOVER (self), FALSE);

  return self->by_pointer;
}

/**
 * rgm_timeline_mover_get_asking:
 * @self: a mover
 *
 * Returns: whether the user is asked what is to become of the booking
 */
gboolean
rgm_timeline_mover_get_asking (RgmTimelineMover *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_MOVER (self), FALSE);

  return self->question != NULL && gtk_widget_get_visible (self->question);
}

/**
 * rgm_timeline_mover_put_back:
 * @self: a mover with a booking that is being moved
 *
 * Puts the booking back where it was, and with it the cursor if that is on it.
 */
void
rgm_timeline_mover_put_back (RgmTimelineMover *self)
{
  RgmDayCursor *cursor;
  RgmDay original, day;

  g_return_if_fail (RGM_IS_TIMELINE_MOVER (self));

  cursor = rgm_timeline_viewport_get_cursor (self->viewport);
  original = rgm_what_if_get_original_day (self->what_if);
  day = rgm_what_if_get_day (self->what_if);
  rgm_what_if_put_back (self->what_if);
  if (original != RGM_DAY_NONE && rgm_day_cursor_get_day (cursor) == day)
    rgm_day_cursor_set_day (cursor, original);
}

/* Lets the booking go where it is: keeps it, or asks where it is too early. */
static void
let_go (RgmTimelineMover *self)
{
  GdkRectangle place;
  RgmBox mark;
  g_autofree char *sentence = NULL;

  if (!is_moving (self))
    return;
  if (!rgm_what_if_get_asks (self->what_if) || !find_mark (self, &mark))
    {
      rgm_what_if_keep (self->what_if, NULL);
      return;
    }
  place = (GdkRectangle) { (int) mark.x, (int) mark.y, (int) ceil (mark.width),
                           (int) ceil (mark.height) };
  sentence = rgm_sentence_verdict (get_layout (self)->plan,
                                   (gsize) rgm_what_if_get_position (self->what_if));
  rgm_keep_question_ask (RGM_KEEP_QUESTION (self->question), sentence, &place);
  gtk_widget_queue_allocate (self->chart);
}

static gboolean
on_release_cb (gpointer data)
{
  RgmTimelineMover *self = data;

  self->release_id = 0;
  let_go (self);
  return G_SOURCE_REMOVE;
}

/**
 * rgm_timeline_mover_release:
 * @self: a mover with a booking that is being moved
 *
 * Lets the booking go where it is: keeps it, or asks where it is too early. What a pointer held is
 * asked for once the pointer is free: a question in the middle of its release confuses GTK.
 */
void
rgm_timeline_mover_release (RgmTimelineMover *self)
{
  g_return_if_fail (RGM_IS_TIMELINE_MOVER (self));

  self->asked_by_pointer = self->by_pointer;
  if (!self->by_pointer)
    let_go (self);
  else if (self->release_id == 0)
    self->release_id = g_idle_add (on_release_cb, self);
}
