#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/* Dates to come. */
char *rgm_sentence_next (const RgmPlan *plan);
char *rgm_sentence_next_range (const RgmPlan *plan);
char *rgm_sentence_next_detail (const RgmPlan *plan);
char *rgm_sentence_next_booked (const RgmPlan *plan);
char *rgm_sentence_forecast (const RgmPlan *plan, const RgmForecast *forecast);
char *rgm_sentence_forecast_detail (const RgmPlan *plan, const RgmForecast *forecast);
char *rgm_sentence_recommended (const RgmForecast *forecast, RgmDay today);
char *rgm_sentence_zone (const RgmBookingZone *zone, RgmDay today);
char *rgm_sentence_zone_other (const RgmBookingZone *zone, RgmDay today);
char *rgm_sentence_zone_days (RgmDay first, RgmDay last, RgmDay today);
char *rgm_sentence_zone_title (RgmVerdict verdict);
const char *rgm_sentence_zone_name (RgmVerdict verdict);
const char *rgm_sentence_zone_legend (RgmVerdict verdict);

G_END_DECLS
