#pragma once

#include "rgm-explanation.h"
#include "rgm-note-place.h"
#include "rgm-segment-layout.h"
#include "rgm-tick-plan.h"

G_BEGIN_DECLS

const char *rgm_timeline_caption_lane (RgmLane lane);
char *rgm_timeline_caption_sentence (const RgmPlan *plan, const RgmSegment *segment);
char *rgm_timeline_caption_mark (const RgmPlan *plan, const RgmSegment *segment);
char *rgm_timeline_caption_note (const RgmPlan *plan, const RgmSegment *segment,
                                 RgmNoteForm form);
RgmTopic rgm_timeline_caption_topic (const RgmSegment *segment);
char *rgm_timeline_caption_tick (RgmTickLabel label, RgmDay day);
char *rgm_timeline_caption_range (const RgmTimeScale *scale);

G_END_DECLS
