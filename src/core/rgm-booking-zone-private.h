#pragma once

#include "rgm-evaluate-private.h"
#include "rgm-plan.h"

G_BEGIN_DECLS

/* Too early, possible, recommended, overdue. */
#define RGM_BOOKING_ZONES_PER_SESSION 4

gsize rgm_booking_zones_count_most (const RgmCourse *course);
void rgm_booking_zones_find (RgmPlan *plan, RgmWalk *walk);

G_END_DECLS
