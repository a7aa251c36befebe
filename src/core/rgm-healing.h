#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RGM_HEALING_DAYS_COUNTED:
 *
 * For so many days, some three months, time is counted day by day, as a practitioner counts it;
 * what has gone on for longer is told in months or years, and is no news by itself.
 */
#define RGM_HEALING_DAYS_COUNTED 90

/**
 * RgmHealing:
 * @protocol: what the session followed that was done last
 * @start: its day
 * @last: the last day of healing, or `RGM_DAY_NONE` where the rules do not tell
 *
 * What the skin is healing from, and until when.
 */
typedef struct {
  const RgmProtocol *protocol;
  RgmDay start;
  RgmDay last;
} RgmHealing;

void rgm_healing_init (RgmHealing *healing, const RgmProtocol *protocol, RgmDay start);
gboolean rgm_healing_find (const RgmPlan *plan, RgmHealing *healing);
gboolean rgm_healing_is_over (const RgmHealing *healing, RgmDay day);
gboolean rgm_healing_tells (const RgmHealing *healing, RgmDay from, RgmDay to, RgmDay day);

G_END_DECLS
