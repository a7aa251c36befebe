#pragma once

#include "rgm-ics-time.h"

G_BEGIN_DECLS

char *rgm_ics_series_expand (icalcomponent *event, RgmIcsZones *zones, GArray *starts,
                             GArray *excepted);

G_END_DECLS
