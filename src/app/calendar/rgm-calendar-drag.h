#pragma once

#include "rgm-calendar-mover.h"
#include "rgm-move-drag.h"

G_BEGIN_DECLS

#define RGM_TYPE_CALENDAR_DRAG (rgm_calendar_drag_get_type ())
G_DECLARE_FINAL_TYPE (RgmCalendarDrag, rgm_calendar_drag, RGM, CALENDAR_DRAG, RgmMoveDrag)

RgmCalendarDrag *rgm_calendar_drag_new (RgmCalendarMover *mover);

G_END_DECLS
