#pragma once

#include "rgm-day-keys.h"
#include "rgm-mover.h"

G_BEGIN_DECLS

#define RGM_TYPE_MOVE_KEYS (rgm_move_keys_get_type ())
G_DECLARE_FINAL_TYPE (RgmMoveKeys, rgm_move_keys, RGM, MOVE_KEYS, GObject)

RgmMoveKeys *rgm_move_keys_new (RgmMover *mover, RgmDayKeys keys);

G_END_DECLS
