#pragma once

#include "rgm-time-scale.h"

G_BEGIN_DECLS

/**
 * RgmDayDrag:
 * @day: the day of what is dragged
 * @grabbed: where on the time scale it was taken hold of
 *
 * Something on a time scale that a pointer drags. It snaps to days, and stays below the pointer
 * where it was taken hold of, however the view scrolls meanwhile.
 */
typedef struct {
  RgmDay day;
  double grabbed;
} RgmDayDrag;

void rgm_day_drag_init (RgmDayDrag *self, const RgmTimeScale *scale, RgmDay day, double x);
RgmDay rgm_day_drag_get_day (const RgmDayDrag *self, const RgmTimeScale *scale, double x);
double rgm_day_drag_get_scroll (const RgmTimeScale *scale, double x, double seconds);

G_END_DECLS
