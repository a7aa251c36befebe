#include "config.h"

#include "rgm-timeline-card.h"

#include "rgm-sentence.h"

/**
 * rgm_timeline_card_init:
 * @self: (out caller-allocates): what the card says
 * @plan: a plan
 * @segment: a segment of its layout
 * @day: the day that is pointed at, or `RGM_DAY_NONE`
 * @catalogue: (nullable): knows the titles of the sources
 *
 * Tells of a segment: what it is, from when to when, how far @day is in it if it lies there, and
 * whose rule it is.
 */
void
rgm_timeline_card_init (RgmCardText *self, const RgmPlan *plan, const RgmSegment *segment,
                        RgmDay day, const RgmCatalogue *catalogue)
{
  switch (segment->kind)
    {
    case RGM_SEGMENT_SESSION:
      rgm_sentence_card_session (plan, (gsize) segment->session, catalogue, self);
      break;
    case RGM_SEGMENT_FORECAST:
      rgm_sentence_card_forecast (plan, &plan->schedule[segment->forecast], catalogue, self);
      break;
    case RGM_SEGMENT_WINDOW:
      rgm_sentence_card_window (plan, &plan->windows[segment->window], day, catalogue, self);
      break;
    case RGM_SEGMENT_FINAL_RESULTS:
      rgm_sentence_card_final_results (plan, catalogue, self);
      break;
    case RGM_SEGMENT_ZONE:
    default:
      rgm_sentence_card_zone (plan, &plan->zones[segment->booking_zone], day, catalogue, self);
      break;
    }
}
