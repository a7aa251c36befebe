#pragma once

#include "rgm-csv-words.h"
#include "rgm-day.h"

G_BEGIN_DECLS

char *rgm_csv_weekday_refuse (const char *date, const RgmCsvWords *words, RgmDay day);

G_END_DECLS
