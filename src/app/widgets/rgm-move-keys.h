#pragma once

#include "rgm-day-keys.h"
#include "rgm-mover.h"

G_BEGIN_DECLS

#define RGM_TYPE_MOVE_KEYS (rgm_move_keys_get_type ())
G_DECLARE_FINAL_TYPE (RgmMoveKeys, rgm_move_keys, RGM, MOVE_KEYS, GObject)

RgmMoveKeys *rgm_move_keys_new (RgmMover *mover, RgmDayKeys keys);
void rgm_move_keys_describe (GtkWidget *cell, const RgmPlan *plan, RgmDay day);

G_END_DECLS
