#include "config.h"

#include "rgm-calendar-drag.h"

#include "rgm-edge-hold.h"

/* A booking dragged from day to day of the calendar. Held at an edge it turns the pages, or scrolls
 * to what is hidden of this one. */
struct _RgmCalendarDrag {
  RgmMoveDrag parent_instance;

  RgmDay pressed;
  RgmEdgeHold held;
};

G_DEFINE_FINAL_TYPE (RgmCalendarDrag, rgm_calendar_drag, RGM_TYPE_MOVE_DRAG)

static RgmCalendarPages *
get_pages (RgmMoveDrag *drag)
{
  return RGM_CALENDAR_PAGES (rgm_mover_get_view (rgm_move_drag_get_mover (drag)));
}

static gboolean
rgm_calendar_drag_press (RgmMoveDrag *drag, double x, double y)
{
  RgmCalendarDrag *self = RGM_CALENDAR_DRAG (drag);
  RgmSegmentLayout *layout = rgm_calendar_pages_get_layout (get_pages (drag));
  gsize segment;

  self->pressed = rgm_calendar_pages_get_day_at (get_pages (drag), x, y);
  return self->pressed != RGM_DAY_NONE
         && rgm_segment_layout_pick (layout, RGM_LANE_SESSIONS, self->pressed, &segment)
         && layout->segments[segment].kind == RGM_SEGMENT_SESSION;
}

static gboolean
rgm_calendar_drag_begin (RgmMoveDrag *drag, double x, double y)
{
  RgmCalendarDrag *self = RGM_CALENDAR_DRAG (drag);

  self->held = (RgmEdgeHold) { 0 };
  return rgm_what_if_begin_on (rgm_move_drag_get_what_if (drag), self->pressed);
}

/* Between two days it stays on that from which it comes. */
static void
rgm_calendar_drag_follow (RgmMoveDrag *drag, double x, double y)
{
  RgmDay day = rgm_calendar_pages_get_day_at (get_pages (drag), x, y);

  if (day != RGM_DAY_NONE)
    rgm_what_if_set_day (rgm_move_drag_get_what_if (drag), day);
}

/* What is seen around the pages, in their pixels. */
static gboolean
find_seen (GtkWidget *pages, GtkWidget *scroller, RgmBox *seen)
{
  graphene_rect_t bounds;

  if (scroller == NULL || !gtk_widget_compute_bounds (scroller, pages, &bounds))
    return FALSE;
  *seen = (RgmBox) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
  return TRUE;
}

static void
scroll (GtkWidget *scroller, double down_px)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + down_px);
}

static void
rgm_calendar_drag_hold (RgmMoveDrag *drag, double x, double y, double seconds)
{
  RgmCalendarDrag *self = RGM_CALENDAR_DRAG (drag);
  RgmCalendarPages *pages = get_pages (drag);
  GtkWidget *widget = GTK_WIDGET (pages);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double down_px = 0;
  RgmBox page, seen;
  int later;

  if (!rgm_calendar_pages_get_days_box (pages, &page))
    return;
  if (find_seen (widget, scroller, &seen))
    {
      down_px = rgm_edge_hold_get_page_scroll (&page, &seen, y, seconds);
      rgm_edge_hold_see (&page, &seen);
    }
  later = rgm_edge_hold_go_on (&self->held, &page, x, y, rtl, down_px == 0 ? seconds : 0);
  if (down_px != 0)
    {
      rgm_calendar_drag_follow (drag, x, y);
      scroll (scroller, down_px);
    }
  else if (later != 0)
    rgm_calendar_pages_turn (pages, later);
}

static void
rgm_calendar_drag_class_init (RgmCalendarDragClass *klass)
{
  RgmMoveDragClass *drag_class = RGM_MOVE_DRAG_CLASS (klass);

  drag_class->press = rgm_calendar_drag_press;
  drag_class->begin = rgm_calendar_drag_begin;
  drag_class->follow = rgm_calendar_drag_follow;
  drag_class->hold = rgm_calendar_drag_hold;
}

static void
rgm_calendar_drag_init (RgmCalendarDrag *self)
{
}

/**
 * rgm_calendar_drag_new:
 * @mover: shows what is being moved on the calendar, whose object this is to be
 *
 * Returns: (transfer full): what lets bookings be dragged
 */
RgmCalendarDrag *
rgm_calendar_drag_new (RgmCalendarMover *mover)
{
  return g_object_new (RGM_TYPE_CALENDAR_DRAG, "mover", mover, NULL);
}
