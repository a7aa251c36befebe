#pragma once

#include "rgm-period.h"

G_BEGIN_DECLS

char *rgm_period_text (const RgmPeriod *period);
char *rgm_period_text_days (gint32 n_days);
char *rgm_period_text_counts (gint32 min, gint32 max);

G_END_DECLS
