#pragma once

#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

void rgm_bubble_box_place (RgmBox *self, const RgmBox *target, const RgmBox *room,
                           const RgmBox *words, gsize n_words);

G_END_DECLS
