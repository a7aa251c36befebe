#include "config.h"

#include "rgm-calendar-mover.h"

/* What is seen of a booking that is being moved on the calendar. Its day shows the booking, as it
 * does at rest, and that where it was a ghost of it. */
struct _RgmCalendarMover {
  RgmMover parent_instance;

  RgmDayCursor *cursor;
  /* As it was before. */
  RgmSegmentLayout *original;
};

G_DEFINE_FINAL_TYPE (RgmCalendarMover, rgm_calendar_mover, RGM_TYPE_MOVER)

static RgmCalendarPages *
get_pages (RgmMover *mover)
{
  return RGM_CALENDAR_PAGES (rgm_mover_get_view (mover));
}

static RgmDayCursor *
rgm_calendar_mover_get_cursor (RgmMover *mover)
{
  return RGM_CALENDAR_MOVER (mover)->cursor;
}

static void
rgm_calendar_mover_begin (RgmMover *mover)
{
  RgmCalendarMover *self = RGM_CALENDAR_MOVER (mover);

  self->original = rgm_segment_layout_ref (rgm_calendar_pages_get_layout (get_pages (mover)));
}

static void
rgm_calendar_mover_end (RgmMover *mover)
{
  g_clear_pointer (&RGM_CALENDAR_MOVER (mover)->original, rgm_segment_layout_unref);
  rgm_calendar_pages_update (get_pages (mover));
}

static void
rgm_calendar_mover_follow (RgmMover *mover)
{
  rgm_calendar_pages_update (get_pages (mover));
}

static gboolean
rgm_calendar_mover_find_mark (RgmMover *mover, RgmBox *box)
{
  GtkWidget *pages = rgm_mover_get_view (mover);
  RgmDay day = rgm_what_if_get_day (rgm_mover_get_what_if (mover));
  GtkWidget *cell = rgm_calendar_pages_find (RGM_CALENDAR_PAGES (pages), day);
  graphene_rect_t bounds;

  if (cell == NULL || !gtk_widget_compute_bounds (cell, pages, &bounds))
    return FALSE;
  *box = (RgmBox) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
  return TRUE;
}

static void
rgm_calendar_mover_take_focus (RgmMover *mover)
{
  GtkWidget *cell = rgm_calendar_pages_find (
    get_pages (mover), rgm_day_cursor_get_day (RGM_CALENDAR_MOVER (mover)->cursor));

  if (cell != NULL)
    gtk_widget_grab_focus (cell);
}

static void
rgm_calendar_mover_dispose (GObject *object)
{
  RgmCalendarMover *self = RGM_CALENDAR_MOVER (object);

  g_clear_pointer (&self->original, rgm_segment_layout_unref);
  g_clear_object (&self->cursor);

  G_OBJECT_CLASS (rgm_calendar_mover_parent_class)->dispose (object);
}

static void
rgm_calendar_mover_class_init (RgmCalendarMoverClass *klass)
{
  RgmMoverClass *mover_class = RGM_MOVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_calendar_mover_dispose;
  mover_class->begin = rgm_calendar_mover_begin;
  mover_class->end = rgm_calendar_mover_end;
  mover_class->find_mark = rgm_calendar_mover_find_mark;
  mover_class->follow = rgm_calendar_mover_follow;
  mover_class->get_cursor = rgm_calendar_mover_get_cursor;
  mover_class->take_focus = rgm_calendar_mover_take_focus;
}

static void
rgm_calendar_mover_init (RgmCalendarMover *self)
{
}

/**
 * rgm_calendar_mover_new:
 * @pages: the pages of the calendar, whose object this is to be
 *
 * Returns: (transfer full): what shows the booking that is being moved
 */
RgmCalendarMover *
rgm_calendar_mover_new (RgmCalendarPages *pages)
{
  return g_object_new (RGM_TYPE_CALENDAR_MOVER, "view", pages, NULL);
}

/**
 * rgm_calendar_mover_set_cursor:
 * @self: a mover
 * @cursor: the day that the user looks at
 *
 * Says which cursor goes along with what is moved.
 */
void
rgm_calendar_mover_set_cursor (RgmCalendarMover *self, RgmDayCursor *cursor)
{
  g_return_if_fail (RGM_IS_CALENDAR_MOVER (self));

  g_set_object (&self->cursor, cursor);
}

/**
 * rgm_calendar_mover_get_day:
 * @self: a mover
 *
 * Returns: where the booking is that is being moved, or `RGM_DAY_NONE`
 */
RgmDay
rgm_calendar_mover_get_day (RgmCalendarMover *self)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_MOVER (self), RGM_DAY_NONE);

  return rgm_mover_get_moving (RGM_MOVER (self))
           ? rgm_what_if_get_day (rgm_mover_get_what_if (RGM_MOVER (self))) : RGM_DAY_NONE;
}

/**
 * rgm_calendar_mover_get_ghost:
 * @self: a mover
 * @layout: (out) (transfer none): the plan as it was before
 *
 * Returns: where the booking was that is elsewhere now, or `RGM_DAY_NONE`
 */
RgmDay
rgm_calendar_mover_get_ghost (RgmCalendarMover *self, RgmSegmentLayout **layout)
{
  RgmDay day;

  g_return_val_if_fail (RGM_IS_CALENDAR_MOVER (self), RGM_DAY_NONE);

  *layout = self->original;
  if (self->original == NULL)
    return RGM_DAY_NONE;
  day = rgm_what_if_get_original_day (rgm_mover_get_what_if (RGM_MOVER (self)));
  return day != rgm_calendar_mover_get_day (self) ? day : RGM_DAY_NONE;
}
