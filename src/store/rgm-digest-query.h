#pragma once

#include "rgm-database.h"
#include "rgm-digests.h"

G_BEGIN_DECLS

/* All courses with what a summary needs, in order of patient and course. It reads three indexes
 * that hold all of it, and no table; they give the order, so nothing is sorted. That of sessions
 * of one day is not that of rgm_session_compare(), which is for the engine to see to. `c.rowid`
 * tells SQLite that the columns before it name one row of the index. */
#define RGM_DIGEST_SELECT                                                                   \
  "SELECT c.patient_id, c.id, c.protocol_copy, c.severity, c.basis, c.areas, c.start_day,"  \
  " c.stopped_day, s.id, s.day, s.minute, s.state, s.counts, s.areas,"                      \
  " (SELECT group_concat (p.first_day || ' ' || p.last_day, ' ')"                           \
  "   FROM pause p WHERE p.course_id = c.id)"                                               \
  " FROM course c INDEXED BY course_digest"                                                 \
  " LEFT JOIN session s ON s.course_id = c.id"
#define RGM_DIGEST_ORDER                                                                    \
  " ORDER BY c.patient_id, c.id, c.protocol_copy, c.severity, c.basis, c.areas,"            \
  " c.start_day, c.stopped_day, c.rowid, s.day, s.minute, s.id"
#define RGM_DIGEST_QUERY RGM_DIGEST_SELECT RGM_DIGEST_ORDER

RgmDigests *rgm_digest_query_run (RgmDatabase *database, const RgmAreas *areas, GError **error);
RgmDigests *rgm_digest_query_run_for (RgmDatabase *database, const RgmAreas *areas,
                                      const char *const *patient_ids, GError **error);

G_END_DECLS
