#pragma once

#include "rgm-card-text.h"
#include "rgm-catalogue.h"
#include "rgm-plan.h"

G_BEGIN_DECLS

/* What the cards of a plan say. */
void rgm_sentence_card_session (const RgmPlan *plan, gsize session, const RgmCatalogue *catalogue,
                                RgmCardText *card);
void rgm_sentence_card_forecast (const RgmPlan *plan, const RgmForecast *forecast,
                                 const RgmCatalogue *catalogue, RgmCardText *card);
void rgm_sentence_card_window (const RgmPlan *plan, const RgmWindow *window, RgmDay day,
                               const RgmCatalogue *catalogue, RgmCardText *card);
void rgm_sentence_card_final_results (const RgmPlan *plan, const RgmCatalogue *catalogue,
                                      RgmCardText *card);
void rgm_sentence_card_zone (const RgmPlan *plan, const RgmBookingZone *zone, RgmDay day,
                             const RgmCatalogue *catalogue, RgmCardText *card);
char *rgm_sentence_day_count (RgmDay day, RgmDay last, RgmDay reference, gint32 number,
                              RgmDay today);

G_END_DECLS
