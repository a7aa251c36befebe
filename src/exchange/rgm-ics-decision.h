#pragma once

#include "rgm-ics-import.h"
#include "rgm-ics-revision.h"
#include "rgm-ics-sessions.h"

G_BEGIN_DECLS

/**
 * RgmIcsLeft:
 * @event_id: the UUID of an event of a series that the series does not have any more
 * @session_id: the UUID of the session that it is
 * @over: whether that is over, and stays as it is
 *
 * What is left of a series that was changed as a whole.
 */
typedef struct {
  char *event_id;
  char *session_id;
  gboolean over;
} RgmIcsLeft;

/**
 * RgmIcsTarget:
 * @course_id: the UUID of the course
 * @sessions: its sessions, as they are to be so far
 * @memory: which states of events were brought in
 * @revisions: how often the sessions were changed
 * @elsewhere: (nullable): the UUIDs of sessions that belong to other courses
 * @holders: (element-type utf8 utf8): by the UUID of a session: that which rgm_ics_id_make_uuid()
 *   makes of the event of the calendar that it is
 * @series: (element-type utf8 utf8): by the UUID of one of a series: that of the series
 * @instead: (element-type utf8 RgmIcsLeft): by the UUID of one of a series: what was left of the
 *   series that it is instead of
 *
 * What an event is brought into. Everything is borrowed.
 */
typedef struct {
  const char *course_id;
  RgmIcsSessions *sessions;
  RgmIcsMemory *memory;
  const RgmIcsRevisions *revisions;
  GHashTable *elsewhere;
  GHashTable *holders;
  GHashTable *series;
  GHashTable *instead;
} RgmIcsTarget;

const char *rgm_ics_find_held (const RgmIcsTarget *target, const RgmIcsEvent *event,
                               const char *event_id);
gboolean rgm_ics_is_only_known (const RgmIcsEvent *event, const char *event_id,
                                const char *session_id);
gboolean rgm_ics_is_held_by_another (const RgmIcsTarget *target, const char *session_id,
                                     const char *event_id);
void rgm_ics_decide (const RgmIcsTarget *target, RgmIcsStep *step, const char *event_id);
void rgm_ics_refuse (RgmIcsStep *step, const char *reason);

G_END_DECLS
