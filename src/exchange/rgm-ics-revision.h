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

/**
 * RgmIcsRevisions:
 *
 * The revisions of all sessions that a history tells of.
 */
typedef struct _RgmIcsRevisions RgmIcsRevisions;

RgmIcsRevisions *rgm_ics_revisions_new (const GPtrArray *history);
void rgm_ics_revisions_free (RgmIcsRevisions *self);
RgmIcsRevision rgm_ics_revisions_find (const RgmIcsRevisions *self,
                                       const RgmSessionRecord *session);
gboolean rgm_ics_revisions_find_deleted (const RgmIcsRevisions *self, const RgmHistoryEntry *entry,
                                         const char *course_id, RgmIcsRevision *revision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsRevisions, rgm_ics_revisions_free)

G_END_DECLS
