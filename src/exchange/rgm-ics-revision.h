#pragma once

#include "rgm-history-entry.h"
#include "rgm-session-record.h"

G_BEGIN_DECLS

/**
 * RgmIcsRevision:
 * @sequence: how often the session was changed since it was added
 * @modified: when it was last changed, in microseconds since 1970 UTC; 0 if it never was saved
 *
 * Which state of a session an event tells of: the SEQUENCE and LAST-MODIFIED of RFC 5545.
 */
typedef struct {
  gint32 sequence;
  gint64 modified;
} RgmIcsRevision;

RgmIcsRevision rgm_ics_revision_find (const GPtrArray *history, const RgmSessionRecord *session);
const RgmHistoryEntry *rgm_ics_revision_find_deleted (const GPtrArray *history, gsize position,
                                                      const char *course_id,
                                                      RgmIcsRevision *revision);

G_END_DECLS
