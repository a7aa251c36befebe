#pragma once

#include "rgm-date-text.h"

G_BEGIN_DECLS

void rgm_date_words_take_local (RgmDateNames *names);
gboolean rgm_date_words_parse (const char *text, const RgmDateNames *names, RgmDay today,
                               RgmDateLean lean, RgmDay *day);

G_END_DECLS
