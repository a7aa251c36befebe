#pragma once

#include "rgm-healing.h"

G_BEGIN_DECLS

/**
 * RgmCareItem:
 * @care: what to do or leave, owned by the protocol of the plan
 * @from: the first day it holds
 * @to: the last day it holds, or %RGM_DAY_NONE for care that stays
 *
 * Care of one session, on the calendar.
 */
typedef struct {
  const RgmCare *care;
  RgmDay from;
  RgmDay to;
} RgmCareItem;

GArray *rgm_care_list_on (const RgmHealing *healing, RgmDay day);
GArray *rgm_care_list_before (const RgmPlan *plan, gsize session);
GPtrArray *rgm_care_list_windows_on (const RgmPlan *plan, RgmDay day);
GPtrArray *rgm_care_list_windows_after (const RgmPlan *plan, RgmDay day);
gssize rgm_care_list_find_next_booked (const RgmPlan *plan);

G_END_DECLS
