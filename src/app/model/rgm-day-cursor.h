#pragma once

#include <glib-object.h>

#include "rgm-segment-layout.h"

G_BEGIN_DECLS

/**
 * RgmDayStep:
 * @RGM_DAY_STEP_DAY: a day
 * @RGM_DAY_STEP_WEEK: seven days
 * @RGM_DAY_STEP_MONTH: to the same day of another month, or its last where it is shorter
 *
 * How far a key goes.
 */
typedef enum {
  RGM_DAY_STEP_DAY,
  RGM_DAY_STEP_WEEK,
  RGM_DAY_STEP_MONTH,
} RgmDayStep;

RgmDay rgm_day_step_find (RgmDayStep step, RgmDay day, int later);

#define RGM_TYPE_DAY_CURSOR (rgm_day_cursor_get_type ())
G_DECLARE_FINAL_TYPE (RgmDayCursor, rgm_day_cursor, RGM, DAY_CURSOR, GObject)

RgmDayCursor *rgm_day_cursor_new (void);
void rgm_day_cursor_set_course (RgmDayCursor *self, const char *course_id);
RgmDay rgm_day_cursor_get_day (RgmDayCursor *self);
void rgm_day_cursor_set_day (RgmDayCursor *self, RgmDay day);
RgmLane rgm_day_cursor_get_lane (RgmDayCursor *self);
void rgm_day_cursor_set_lane (RgmDayCursor *self, RgmLane lane);
void rgm_day_cursor_set_place (RgmDayCursor *self, RgmDay day, RgmLane lane);
void rgm_day_cursor_move (RgmDayCursor *self, RgmDayStep step, int later, RgmDay first,
                          RgmDay last);
void rgm_day_cursor_move_lane (RgmDayCursor *self, int down);

G_END_DECLS
