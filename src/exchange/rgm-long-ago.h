#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/* Nobody who is treated was born before, nor were sessions kept. */
#define RGM_LONG_AGO_YEAR 1900

gboolean rgm_long_ago_is (RgmDay day);
char *rgm_long_ago_text (const char *text, RgmDay day, RgmDay today, int years_ahead);

G_END_DECLS
