#include "config.h"

#include "rgm-timeline-hover.h"

#include "rgm-hover.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-card.h"

#include <math.h>
#include <string.h>

/* A card of a long bar stands at the pointer, so wide. */
#define POINTED_PX 2.0

/* The cards of the timeline: what the pointer and the cursor are on are segments, by their index.
 * Where bars lie it asks the geometry, because bars come and go. */
struct _RgmTimelineHover {
  GObject parent_instance;

  /* Whose object this is. */
  GtkWidget *chart;
  RgmHover *hover;

  RgmTimelineViewport *viewport;
  RgmChartFrame frame;
  /* What was shown when segments were last told of, and where days lay. */
  RgmSegmentLayout *layout;
  RgmTimeScale scale;
  /* Where the pointer was, and what it was on. */
  double pointer_x;
  gsize picked;
};

G_DEFINE_FINAL_TYPE (RgmTimelineHover, rgm_timeline_hover, G_TYPE_OBJECT)

static RgmDay
get_focused_day (RgmTimelineHover *self)
{
  return rgm_day_cursor_get_day (rgm_timeline_viewport_get_cursor (self->viewport));
}

static RgmDay
get_day (RgmTimelineHover *self, gboolean by_pointer)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);

  return by_pointer ? rgm_time_scale_get_day (scale, self->pointer_x - self->frame.lanes.x)
                    : get_focused_day (self);
}

static gsize
pick (gpointer owner, double x, double y)
{
  RgmTimelineHover *self = owner;
  GtkWidget *widget = gtk_widget_pick (self->chart, x, y, GTK_PICK_DEFAULT);
  GtkWidget *bar = widget != NULL ? gtk_widget_get_ancestor (widget, RGM_TYPE_TIMELINE_BAR) : NULL;

  self->pointer_x = x;
  self->picked = bar != NULL ? rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (bar))
                             : RGM_HOVER_NOTHING;
  return self->picked;
}

static gsize
find_focused (gpointer owner)
{
  RgmTimelineHover *self = owner;
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  RgmDayCursor *cursor = rgm_timeline_viewport_get_cursor (self->viewport);
  gsize segment;

  return layout != NULL
         && rgm_segment_layout_pick (layout, rgm_day_cursor_get_lane (cursor),
                                     rgm_day_cursor_get_day (cursor), &segment)
           ? segment : RGM_HOVER_NOTHING;
}

static double
find_x (RgmTimelineHover *self, gboolean by_pointer)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);

  return by_pointer ? self->pointer_x
                    : self->frame.lanes.x + rgm_time_scale_get_x (scale,
                                                                  get_focused_day (self) + 0.5);
}

/* Where the cursor is. */
static void
place_cursor (RgmTimelineHover *self, RgmBox *box)
{
  RgmDayCursor *cursor = rgm_timeline_viewport_get_cursor (self->viewport);

  rgm_lane_geometry_place_day (&self->frame.geometry,
                               rgm_timeline_viewport_get_scale (self->viewport),
                               rgm_day_cursor_get_lane (cursor), rgm_day_cursor_get_day (cursor),
                               POINTED_PX, box);
}

/* Of a long bar, what is under the pointer or the cursor, or else the end in sight. */
static gboolean
place_segment (RgmTimelineHover *self, gsize segment, gboolean by_pointer, RgmBox *box)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  double left, right;

  if (!rgm_lane_geometry_place (&self->frame.geometry, layout, scale, segment, box))
    return FALSE;
  if (rgm_segment_is_mark (&layout->segments[segment]))
    return TRUE;
  left = MAX (box->x, 0);
  right = MIN (box->x + box->width, scale->width_px);
  box->x = CLAMP (find_x (self, by_pointer) - self->frame.lanes.x, left,
                  MAX (right - POINTED_PX, left));
  box->width = POINTED_PX;
  return TRUE;
}

/* While a booking is moved, that has another way to tell of itself. */
static gboolean
place (gpointer owner, gsize segment, gboolean by_pointer, GdkRectangle *place)
{
  RgmTimelineHover *self = owner;
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  RgmBox box;
  double left, right;

  if (rgm_timeline_viewport_get_held (self->viewport))
    return FALSE;
  if (segment == RGM_HOVER_NOTHING)
    place_cursor (self, &box);
  else if (!place_segment (self, segment, by_pointer, &box))
    return FALSE;

  left = MAX (box.x, 0);
  right = MIN (box.x + box.width, scale->width_px);
  *place = (GdkRectangle) {
    (int) (self->frame.lanes.x + left), (int) (self->frame.lanes.y + box.y),
    MAX ((int) ceil (right - left), 1), (int) ceil (box.height),
  };
  return left <= right;
}

static void
tell (gpointer owner, gsize segment, gboolean by_pointer, RgmCardText *text, RgmTopic *topic)
{
  RgmTimelineHover *self = owner;
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);

  rgm_timeline_card_init (text, layout->plan, &layout->segments[segment],
                          get_day (self, by_pointer),
                          rgm_timeline_viewport_get_catalogue (self->viewport));
  *topic = rgm_timeline_caption_topic (&layout->segments[segment]);
}

static gboolean
segments_equal (const RgmSegment *a, const RgmSegment *b)
{
  return a->lane == b->lane && a->row == b->row && a->kind == b->kind && a->state == b->state
         && a->first == b->first && a->last == b->last && a->zone == b->zone
         && a->counts == b->counts;
}

/* Where lanes have other rows than before, everything lies elsewhere. */
static gsize
find_again (gpointer owner, gsize what)
{
  RgmTimelineHover *self = owner;
  RgmSegmentLayout *now = rgm_timeline_viewport_get_layout (self->viewport);

  if (now == NULL || self->layout == NULL || what >= self->layout->n_segments
      || memcmp (now->n_rows, self->layout->n_rows, sizeof now->n_rows) != 0)
    return RGM_HOVER_NOTHING;
  for (gsize i = 0; i < now->n_segments; i++)
    if (segments_equal (&now->segments[i], &self->layout->segments[what]))
      return i;
  return RGM_HOVER_NOTHING;
}

/* A mark is wider than its day. */
static RgmDay
find_day (gpointer owner, gboolean by_pointer, gboolean *is_over)
{
  RgmTimelineHover *self = owner;
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  gsize segment = by_pointer ? self->picked : RGM_HOVER_NOTHING;
  RgmDay day = get_day (self, by_pointer);

  if (layout == NULL || (by_pointer && self->pointer_x < self->frame.lanes.x))
    return RGM_DAY_NONE;
  if (segment != RGM_HOVER_NOTHING && rgm_segment_is_mark (&layout->segments[segment]))
    day = layout->segments[segment].first;
  *is_over = day < layout->plan->today;
  return day;
}

static gboolean
holds_session (gpointer owner, gsize segment)
{
  RgmTimelineHover *self = owner;
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);

  return layout->segments[segment].kind == RGM_SEGMENT_SESSION;
}

static const RgmHoverSource source = {
  pick, find_focused, place, tell, find_again, find_day, holds_session,
};

static void
take_layout (RgmTimelineHover *self)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);

  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  self->layout = layout != NULL ? rgm_segment_layout_ref (layout) : NULL;
}

static void
on_plan_changed_cb (RgmTimelineHover *self)
{
  if (self->picked != RGM_HOVER_NOTHING)
    self->picked = find_again (self, self->picked);
  rgm_hover_check (self->hover);
  take_layout (self);
}

static gboolean
is_same_view (const RgmTimeScale *a, const RgmTimeScale *b)
{
  return a->start == b->start && a->day_px == b->day_px && a->width_px == b->width_px
         && a->rtl == b->rtl;
}

/* With another plan the days may lie where they did. */
static void
on_moved_cb (RgmTimelineHover *self)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);

  if (is_same_view (scale, &self->scale))
    return;
  self->scale = *scale;
  rgm_hover_follow_view (self->hover);
}

static void
rgm_timeline_hover_dispose (GObject *object)
{
  RgmTimelineHover *self = RGM_TIMELINE_HOVER (object);

  g_clear_object (&self->hover);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_hover_parent_class)->dispose (object);
}

static void
rgm_timeline_hover_class_init (RgmTimelineHoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_hover_dispose;
}

static void
rgm_timeline_hover_init (RgmTimelineHover *self)
{
  self->picked = RGM_HOVER_NOTHING;
}

/**
 * rgm_timeline_hover_new:
 * @chart: the timeline, whose object this is to be
 * @viewport: what is shown
 *
 * Returns: (transfer full): what shows the cards of the timeline
 */
RgmTimelineHover *
rgm_timeline_hover_new (GtkWidget *chart, RgmTimelineViewport *viewport)
{
  RgmTimelineHover *self = g_object_new (RGM_TYPE_TIMELINE_HOVER, NULL);

  self->chart = chart;
  self->viewport = g_object_ref (viewport);
  self->hover = rgm_hover_new (chart, &source, self);
  g_signal_connect_object (viewport, "cursor-moved", G_CALLBACK (rgm_hover_follow_keyboard),
                           self->hover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (viewport, "plan-changed", G_CALLBACK (on_plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (on_moved_cb), self, G_CONNECT_SWAPPED);
  take_layout (self);

  return self;
}

/**
 * rgm_timeline_hover_set_frame:
 * @self: the cards
 * @frame: how the timeline is divided
 *
 * Says where bars lie. To be called whenever the timeline is given its room.
 */
void
rgm_timeline_hover_set_frame (RgmTimelineHover *self, const RgmChartFrame *frame)
{
  g_return_if_fail (RGM_IS_TIMELINE_HOVER (self));

  self->frame = *frame;
  rgm_hover_present (self->hover);
}
