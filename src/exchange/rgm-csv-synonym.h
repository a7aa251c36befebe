#pragma once

#include "rgm-area.h"
#include "rgm-protocol.h"

G_BEGIN_DECLS

gboolean rgm_csv_synonym_is_area (const RgmArea *area, const char *cell);
gboolean rgm_csv_synonym_is_concern (const RgmProtocol *protocol, const char *cell);

G_END_DECLS
