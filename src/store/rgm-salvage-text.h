#pragma once

#include "rgm-salvage.h"

G_BEGIN_DECLS

char *rgm_salvage_report_to_text (const RgmSalvageReport *self);

G_END_DECLS
