#pragma once

#include "rgm-month-plan.h"

G_BEGIN_DECLS

char *rgm_month_caption_number (RgmDay day);
char *rgm_month_caption_session (const RgmSegmentLayout *layout, const RgmMonthDay *day);
char *rgm_month_caption_short_session (const RgmSegmentLayout *layout, const RgmMonthDay *day);
char *rgm_month_caption_note (const RgmSegmentLayout *layout, const RgmMonthDay *day);
const char *rgm_month_caption_zone (const RgmSegmentLayout *layout, const RgmMonthDay *day);
char *rgm_month_caption_week (RgmDay day);

G_END_DECLS
