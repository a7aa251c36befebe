#include "config.h"

#include "rgm-calendar-hover.h"

#include "rgm-calendar-day.h"
#include "rgm-hover.h"
#include "rgm-month-plan.h"
#include "rgm-sentence-day.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-card.h"

#include <math.h>

/* The cards of the calendar. What the pointer and the keyboard are on are days; of all that holds
 * on a day the card tells the one thing that is meant, as the timeline does, and of the rest that
 * it is there. The pointer means what it is on, and beside that what the keyboard does: the thing
 * that the key explains. */
struct _RgmCalendarHover {
  GObject parent_instance;

  /* Whose object this is: a box around the days. */
  GtkWidget *box;
  RgmHover *hover;
  guint tick_id;
  graphene_rect_t seen;

  RgmSegmentLayout *layout;
  RgmDayCursor *cursor;
  RgmCatalogue *catalogue;
  RgmWhatIf *what_if;
  GtkWidget *pointed;
  RgmLane pointed_lane;
};

G_DEFINE_FINAL_TYPE (RgmCalendarHover, rgm_calendar_hover, G_TYPE_OBJECT)

static GtkWidget *
find_cell (GtkWidget *widget)
{
  return widget != NULL ? gtk_widget_get_ancestor (widget, RGM_TYPE_CALENDAR_DAY) : NULL;
}

static GtkWidget *
find_focused_cell (RgmCalendarHover *self)
{
  GtkRoot *root = gtk_widget_get_root (self->box);
  GtkWidget *cell = root != NULL ? find_cell (gtk_root_get_focus (root)) : NULL;

  return cell != NULL && gtk_widget_is_ancestor (cell, self->box) ? cell : NULL;
}

/* The days of a calendar, as numbers that are never %RGM_HOVER_NOTHING. */
static gsize
get_what (RgmCalendarHover *self, GtkWidget *cell)
{
  RgmDay day = cell != NULL ? rgm_calendar_day_get_day (RGM_CALENDAR_DAY (cell)) : RGM_DAY_NONE;
  gsize segment;

  if (day == RGM_DAY_NONE || self->layout == NULL
      || !rgm_month_plan_pick (self->layout, RGM_LANE_SESSIONS, day, &segment))
    return RGM_HOVER_NOTHING;
  return (gsize) (day - RGM_DAY_FIRST);
}

static RgmDay
get_day (gsize what)
{
  return (RgmDay) what + RGM_DAY_FIRST;
}

static gsize
pick (gpointer owner, double x, double y)
{
  RgmCalendarHover *self = owner;
  double cell_x, cell_y;

  self->pointed = find_cell (gtk_widget_pick (self->box, x, y, GTK_PICK_DEFAULT));
  if (self->pointed != NULL
      && gtk_widget_translate_coordinates (self->box, self->pointed, x, y, &cell_x, &cell_y))
    self->pointed_lane = rgm_calendar_day_get_lane_at (RGM_CALENDAR_DAY (self->pointed), cell_y);
  return get_what (self, self->pointed);
}

static gsize
find_focused (gpointer owner)
{
  RgmCalendarHover *self = owner;

  return get_what (self, find_focused_cell (self));
}

static gboolean
place (gpointer owner, gsize what, gboolean by_pointer, GdkRectangle *place)
{
  RgmCalendarHover *self = owner;
  GtkWidget *cell = by_pointer ? self->pointed : find_focused_cell (self);
  graphene_rect_t bounds;

  if (cell == NULL || (self->what_if != NULL && rgm_what_if_get_moving (self->what_if))
      || !gtk_widget_compute_bounds (cell, self->box, &bounds))
    return FALSE;
  *place = (GdkRectangle) {
    (int) bounds.origin.x, (int) bounds.origin.y, (int) ceil (bounds.size.width),
    (int) ceil (bounds.size.height),
  };
  return TRUE;
}

static gsize
find_segment (RgmCalendarHover *self, RgmDay day, gboolean by_pointer)
{
  gsize segment = 0;

  if (!by_pointer || !rgm_segment_layout_pick (self->layout, self->pointed_lane, day, &segment))
    rgm_month_plan_pick (self->layout, rgm_day_cursor_get_lane (self->cursor), day, &segment);
  return segment;
}

static void
tell (gpointer owner, gsize what, gboolean by_pointer, RgmCardText *text, RgmTopic *topic)
{
  RgmCalendarHover *self = owner;
  RgmDay day = get_day (what);
  gsize segment = find_segment (self, day, by_pointer);

  rgm_timeline_card_init (text, self->layout->plan, &self->layout->segments[segment], day,
                          self->catalogue);
  text->also = rgm_sentence_day_also (self->layout, day, segment);
  *topic = rgm_timeline_caption_topic (&self->layout->segments[segment]);
}

/* A day is the same day. */
static gsize
find_again (gpointer owner, gsize what)
{
  RgmCalendarHover *self = owner;
  gsize segment;

  return rgm_month_plan_pick (self->layout, RGM_LANE_SESSIONS, get_day (what), &segment)
           ? what : RGM_HOVER_NOTHING;
}

static RgmDay
find_day (gpointer owner, gboolean by_pointer, gboolean *is_over)
{
  RgmCalendarHover *self = owner;
  GtkWidget *cell = by_pointer ? self->pointed : find_focused_cell (self);
  RgmDay day;

  if (cell == NULL || self->layout == NULL)
    return RGM_DAY_NONE;
  day = rgm_calendar_day_get_day (RGM_CALENDAR_DAY (cell));
  *is_over = day < self->layout->plan->today;
  return day;
}

/* A finger takes the session of a day up by any part of the day. */
static gboolean
holds_session (gpointer owner, gsize what)
{
  RgmCalendarHover *self = owner;
  gsize segment;

  return rgm_segment_layout_pick (self->layout, RGM_LANE_SESSIONS, get_day (what), &segment)
         && self->layout->segments[segment].kind == RGM_SEGMENT_SESSION;
}

static const RgmHoverSource source = {
  pick, find_focused, place, tell, find_again, find_day, holds_session,
};

/* A month slides in: the card comes once its day has come to rest. */
static gboolean
on_tick_cb (GtkWidget *box, GdkFrameClock *clock, gpointer data)
{
  RgmCalendarHover *self = data;
  GtkWidget *cell = find_focused_cell (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT_ZERO;

  if (cell != NULL && gtk_widget_compute_bounds (cell, box, &bounds)
      && !graphene_rect_equal (&bounds, &self->seen))
    {
      self->seen = bounds;
      return G_SOURCE_CONTINUE;
    }
  self->tick_id = 0;
  rgm_hover_follow_keyboard (self->hover);
  return G_SOURCE_REMOVE;
}

static void
rgm_calendar_hover_dispose (GObject *object)
{
  RgmCalendarHover *self = RGM_CALENDAR_HOVER (object);

  if (self->tick_id > 0)
    gtk_widget_remove_tick_callback (self->box, self->tick_id);
  self->tick_id = 0;
  g_clear_object (&self->hover);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  g_clear_object (&self->cursor);
  g_clear_object (&self->what_if);

  G_OBJECT_CLASS (rgm_calendar_hover_parent_class)->dispose (object);
}

static void
rgm_calendar_hover_class_init (RgmCalendarHoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_calendar_hover_dispose;
}

static void
rgm_calendar_hover_init (RgmCalendarHover *self)
{
}

/**
 * rgm_calendar_hover_new:
 * @box: a box around the days of a calendar, whose object this is to be
 *
 * Returns: (transfer full): what shows the cards of the calendar
 */
RgmCalendarHover *
rgm_calendar_hover_new (GtkWidget *box)
{
  RgmCalendarHover *self;

  g_return_val_if_fail (GTK_IS_BOX (box), NULL);

  self = g_object_new (RGM_TYPE_CALENDAR_HOVER, NULL);
  self->box = box;
  self->hover = rgm_hover_new (box, &source, self);
  return self;
}

/**
 * rgm_calendar_hover_set_catalogue:
 * @self: the cards
 * @catalogue: (nullable): knows the titles of sources
 *
 * Says by what titles the cards call sources.
 */
void
rgm_calendar_hover_set_catalogue (RgmCalendarHover *self, RgmCatalogue *catalogue)
{
  g_return_if_fail (RGM_IS_CALENDAR_HOVER (self));

  if (catalogue != NULL)
    rgm_catalogue_ref (catalogue);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  self->catalogue = catalogue;
}

/**
 * rgm_calendar_hover_set_what_if:
 * @self: the cards
 * @what_if: (nullable): what moves bookings
 *
 * Says what moves bookings: while it does, there are no cards.
 */
void
rgm_calendar_hover_set_what_if (RgmCalendarHover *self, RgmWhatIf *what_if)
{
  g_return_if_fail (RGM_IS_CALENDAR_HOVER (self));

  g_set_object (&self->what_if, what_if);
}

/**
 * rgm_calendar_hover_show:
 * @self: the cards
 * @layout: the layout that the days show
 * @cursor: which day can have the keyboard
 *
 * Says what the days show. To be called whenever they show something else, or the keyboard is on
 * another day.
 */
void
rgm_calendar_hover_show (RgmCalendarHover *self, RgmSegmentLayout *layout, RgmDayCursor *cursor)
{
  gboolean is_other;

  g_return_if_fail (RGM_IS_CALENDAR_HOVER (self) && layout != NULL);

  is_other = layout != self->layout;
  rgm_segment_layout_ref (layout);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  self->layout = layout;
  g_set_object (&self->cursor, cursor);
  if (is_other)
    rgm_hover_check (self->hover);
  self->seen = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->box, on_tick_cb, self, NULL);
}
