#pragma once

#include "rgm-card-text.h"
#include "rgm-catalogue.h"
#include "rgm-segment-layout.h"

G_BEGIN_DECLS

void rgm_timeline_card_init (RgmCardText *self, const RgmPlan *plan, const RgmSegment *segment,
                             RgmDay day, const RgmCatalogue *catalogue);

G_END_DECLS
