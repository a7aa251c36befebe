#pragma once

#include "rgm-segment-layout.h"

G_BEGIN_DECLS

/* One day of a course, in the same words in the timeline, the calendar and all that reads them. */
char *rgm_sentence_day_name (const RgmPlan *plan, RgmDay day);
char *rgm_sentence_day (const RgmSegmentLayout *layout, RgmDay day);
char *rgm_sentence_day_also (const RgmSegmentLayout *layout, RgmDay day, gsize segment);
char *rgm_sentence_day_in_lane (const RgmSegmentLayout *layout, RgmLane lane, RgmDay day);
char *rgm_sentence_day_segment (const RgmPlan *plan, const RgmSegment *segment, RgmDay day);
char *rgm_sentence_day_of_window (const RgmPlan *plan, const RgmWindow *window, RgmDay day);

G_END_DECLS
