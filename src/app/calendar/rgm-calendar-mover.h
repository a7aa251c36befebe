#pragma once

#include "rgm-calendar-pages.h"
#include "rgm-mover.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_MOVER (rgm_calendar_mover_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarMover, rgm_calendar_mover, RGM, CALENDAR_MOVER, RgmMover)

RgmCalendarMover *rgm_calendar_mover_new (RgmCalendarPages *pages);
void rgm_calendar_mover_set_cursor (RgmCalendarMover *self, RgmDayCursor *cursor);
RgmDay rgm_calendar_mover_get_day (RgmCalendarMover *self);
RgmDay rgm_calendar_mover_get_ghost (RgmCalendarMover *self, RgmSegmentLayout **layout);

G_END_DECLS
