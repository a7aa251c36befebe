#pragma once

#include <glib-object.h>

#include "rgm-day.h"

G_BEGIN_DECLS

#define RGM_TYPE_CLOCK (rgm_clock_get_type ())
G_DECLARE_FINAL_TYPE (RgmClock, rgm_clock, RGM, CLOCK, GObject)

RgmClock *rgm_clock_new (RgmDay fixed);
RgmDay rgm_clock_get_today (RgmClock *self);
void rgm_clock_check (RgmClock *self);

G_END_DECLS
