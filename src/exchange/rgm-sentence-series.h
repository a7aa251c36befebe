#pragma once

#include "rgm-series.h"

G_BEGIN_DECLS

/* The rest of a course, as it is being planned. */
char *rgm_sentence_series_task (const RgmPlan *plan);
char *rgm_sentence_series_note (const RgmSeriesDay *row, RgmDay today);
const char *rgm_sentence_series_aim_name (RgmSeriesAim aim);
const char *rgm_sentence_series_no_day (void);

G_END_DECLS
