#pragma once

#include "rgm-skin.h"

G_BEGIN_DECLS

/* How far healing is, and the care that belongs to a session. */
char *rgm_sentence_care_span (const RgmCare *care);
char *rgm_sentence_care (const RgmCare *care);
char *rgm_sentence_healing_day (const RgmHealing *healing, RgmDay today);
char *rgm_sentence_care_today (const RgmSkin *skin, RgmDay today);

G_END_DECLS
