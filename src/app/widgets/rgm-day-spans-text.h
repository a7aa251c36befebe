#pragma once

#include "rgm-date-text.h"
#include "rgm-series.h"

G_BEGIN_DECLS

const char *rgm_day_spans_text_get_hint (void);
GArray *rgm_day_spans_text_parse (const char *text, const RgmDateNames *names, RgmDay today,
                                  GError **error);

G_END_DECLS
