#pragma once

#include <libical/ical.h>

#include "rgm-ics-reader.h"
#include "rgm-ics-scan.h"

G_BEGIN_DECLS

/**
 * RgmIcsZones:
 *
 * The time zones of a calendar, those that it defines and those that the system knows.
 */
typedef struct _RgmIcsZones RgmIcsZones;

RgmIcsZones *rgm_ics_zones_new (GTimeZone *here);
void rgm_ics_zones_free (RgmIcsZones *self);
void rgm_ics_zones_define (RgmIcsZones *self, const RgmIcsPart *part);
char *rgm_ics_zones_resolve (RgmIcsZones *self, struct icaltimetype time, const char *tzid,
                             RgmIcsTime *resolved);
char *rgm_ics_zones_resolve_property (RgmIcsZones *self, icalproperty *property,
                                      RgmIcsTime *resolved);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsZones, rgm_ics_zones_free)

G_END_DECLS
