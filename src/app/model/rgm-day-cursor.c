#include "config.h"

#include "rgm-day-cursor.h"

#include "rgm-month-grid.h"

#define DAYS_IN_A_WEEK 7

/**
 * RgmDayCursor:
 *
 * Which day of a course the user looks at, and which lane of that day. The timeline and the
 * calendar of a page share one, so that a change of view stays at the day.
 */
struct _RgmDayCursor {
  GObject parent_instance;

  RgmDay day;
  RgmLane lane;
  char *course_id;
};

G_DEFINE_FINAL_TYPE (RgmDayCursor, rgm_day_cursor, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_DAY,
  PROP_LANE,
  N_PROPS,
};

enum {
  SIGNAL_MOVED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
rgm_day_cursor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmDayCursor *self = RGM_DAY_CURSOR (object);

  switch (id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_LANE:
      g_value_set_int (value, (int) self->lane);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_day_cursor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmDayCursor *self = RGM_DAY_CURSOR (object);

  switch (id)
    {
    case PROP_DAY:
      rgm_day_cursor_set_day (self, g_value_get_int (value));
      break;
    case PROP_LANE:
      rgm_day_cursor_set_lane (self, (RgmLane) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_day_cursor_finalize (GObject *object)
{
  g_free (RGM_DAY_CURSOR (object)->course_id);

  G_OBJECT_CLASS (rgm_day_cursor_parent_class)->finalize (object);
}

static void
rgm_day_cursor_class_init (RgmDayCursorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = rgm_day_cursor_finalize;
  object_class->get_property = rgm_day_cursor_get_property;
  object_class->set_property = rgm_day_cursor_set_property;

  /**
   * RgmDayCursor:day:
   *
   * The day, as a [alias@Day]; `RGM_DAY_NONE` as long as nobody has looked at any.
   */
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, RGM_DAY_NONE, RGM_DAY_LAST,
                                           RGM_DAY_NONE, flags);
  /**
   * RgmDayCursor:lane:
   *
   * The lane, as a [enum@Lane].
   */
  properties[PROP_LANE] = g_param_spec_int ("lane", NULL, NULL, 0, RGM_N_LANES - 1,
                                            RGM_LANE_SESSIONS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RgmDayCursor::moved:
   *
   * The day or the lane is another, or both are: one signal for one step.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rgm_day_cursor_init (RgmDayCursor *self)
{
}

/**
 * rgm_day_cursor_new:
 *
 * Returns: (transfer full): a cursor on no day, in the first lane
 */
RgmDayCursor *
rgm_day_cursor_new (void)
{
  return g_object_new (RGM_TYPE_DAY_CURSOR, NULL);
}

/**
 * rgm_day_cursor_set_course:
 * @self: a cursor
 * @course_id: (nullable): UUID of the course that is looked at
 *
 * Says of which course the days are. Of a course that it comes to, the cursor is on no day.
 */
void
rgm_day_cursor_set_course (RgmDayCursor *self, const char *course_id)
{
  g_return_if_fail (RGM_IS_DAY_CURSOR (self));

  if (g_strcmp0 (self->course_id, course_id) == 0)
    return;
  g_free (self->course_id);
  self->course_id = g_strdup (course_id);
  rgm_day_cursor_set_place (self, RGM_DAY_NONE, RGM_LANE_SESSIONS);
}

/**
 * rgm_day_cursor_get_day:
 * @self: a cursor
 *
 * Returns: its day, or `RGM_DAY_NONE` as long as nobody has looked at any
 */
RgmDay
rgm_day_cursor_get_day (RgmDayCursor *self)
{
  g_return_val_if_fail (RGM_IS_DAY_CURSOR (self), RGM_DAY_NONE);

  return self->day;
}

/**
 * rgm_day_cursor_set_day:
 * @self: a cursor
 * @day: a day, or `RGM_DAY_NONE` for none
 *
 * Goes to a day. The lane stays.
 */
void
rgm_day_cursor_set_day (RgmDayCursor *self, RgmDay day)
{
  g_return_if_fail (RGM_IS_DAY_CURSOR (self));

  rgm_day_cursor_set_place (self, day, self->lane);
}

/**
 * rgm_day_cursor_get_lane:
 * @self: a cursor
 *
 * Returns: its lane
 */
RgmLane
rgm_day_cursor_get_lane (RgmDayCursor *self)
{
  g_return_val_if_fail (RGM_IS_DAY_CURSOR (self), RGM_LANE_SESSIONS);

  return self->lane;
}

/**
 * rgm_day_cursor_set_lane:
 * @self: a cursor
 * @lane: a lane
 *
 * Goes to a lane. The day stays.
 */
void
rgm_day_cursor_set_lane (RgmDayCursor *self, RgmLane lane)
{
  g_return_if_fail (RGM_IS_DAY_CURSOR (self));

  rgm_day_cursor_set_place (self, self->day, lane);
}

/**
 * rgm_day_cursor_set_place:
 * @self: a cursor
 * @day: a day, or `RGM_DAY_NONE` for none
 * @lane: a lane
 *
 * Goes to a day and a lane in one step.
 */
void
rgm_day_cursor_set_place (RgmDayCursor *self, RgmDay day, RgmLane lane)
{
  gboolean has_moved;

  g_return_if_fail (RGM_IS_DAY_CURSOR (self));
  g_return_if_fail (day == RGM_DAY_NONE || rgm_day_is_valid (day));
  g_return_if_fail (lane < RGM_N_LANES);

  has_moved = day != self->day || lane != self->lane;
  g_object_freeze_notify (G_OBJECT (self));
  if (day != self->day)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
  if (lane != self->lane)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANE]);
  self->day = day;
  self->lane = lane;
  g_object_thaw_notify (G_OBJECT (self));
  if (has_moved)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/**
 * rgm_day_step_find:
 * @step: how long a step is
 * @day: a day
 * @later: how many steps, positive towards later days
 *
 * Returns: the day so many steps away; a month away it is the same day of the other month, or its
 *   last where that is shorter
 */
RgmDay
rgm_day_step_find (RgmDayStep step, RgmDay day, int later)
{
  switch (step)
    {
    case RGM_DAY_STEP_DAY:
      return day + later;
    case RGM_DAY_STEP_WEEK:
      return day + later * DAYS_IN_A_WEEK;
    case RGM_DAY_STEP_MONTH:
      return rgm_month_grid_move (day, later);
    default:
      g_return_val_if_reached (day);
    }
}

/**
 * rgm_day_cursor_move:
 * @self: a cursor that is on a day
 * @step: how long a step is
 * @later: how many steps, positive towards later days
 * @first: the first day to go to
 * @last: the last day to go to, not before @first
 *
 * Goes from day to day, but not out of the days from @first to @last. A month is the same day of
 * another month.
 */
void
rgm_day_cursor_move (RgmDayCursor *self, RgmDayStep step, int later, RgmDay first, RgmDay last)
{
  g_return_if_fail (RGM_IS_DAY_CURSOR (self));
  g_return_if_fail (rgm_day_is_valid (self->day));
  g_return_if_fail (rgm_day_is_valid (first) && rgm_day_is_valid (last) && first <= last);

  rgm_day_cursor_set_day (self, CLAMP (rgm_day_step_find (step, self->day, later), first, last));
}

/**
 * rgm_day_cursor_move_lane:
 * @self: a cursor
 * @down: how many lanes, positive downwards
 *
 * Goes from lane to lane, but not out of them.
 */
void
rgm_day_cursor_move_lane (RgmDayCursor *self, int down)
{
  g_return_if_fail (RGM_IS_DAY_CURSOR (self));

  rgm_day_cursor_set_lane (self, (RgmLane) CLAMP ((int) self->lane + down, 0, RGM_N_LANES - 1));
}
