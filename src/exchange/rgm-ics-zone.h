#pragma once

#include <libical/ical.h>

#include "rgm-day.h"

G_BEGIN_DECLS

gboolean rgm_ics_zone_has_name (GTimeZone *zone);
icalcomponent *rgm_ics_zone_new_component (GTimeZone *zone, RgmDay first, RgmDay last);
GTimeZone *rgm_ics_zone_find (const char *tzid);
gboolean rgm_ics_zone_convert (GTimeZone *from, gint32 shift, GTimeZone *to, RgmDay *day,
                               gint32 *minute);

G_END_DECLS
