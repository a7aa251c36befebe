#include "config.h"

#include "rgm-other-sessions.h"

static RgmOtherSession *
make_other (const RgmCourseContent *course, const RgmSessionRecord *session)
{
  RgmOtherSession *other = g_new0 (RgmOtherSession, 1);

  other->id = g_strdup (session->id);
  other->course_id = g_strdup (course->record->id);
  other->protocol_id = g_strdup (course->record->protocol_id);
  other->day = session->day;
  other->minute = session->minute;
  other->state = session->state;
  other->counts = session->counts;
  other->areas = rgm_session_record_get_n_zones (session) > 0
    ? rgm_session_record_dup_areas (session) : g_strdupv (course->record->areas);

  return other;
}

/**
 * rgm_other_sessions_add:
 * @others: (element-type RgmOtherSession): takes the sessions of courses as another course of the
 *   same patient needs them
 * @course: a course
 * @sessions: (element-type RgmSessionRecord): its sessions, as they will be
 *
 * Adds @sessions to @others.
 */
void
rgm_other_sessions_add (GPtrArray *others, const RgmCourseContent *course,
                        const GPtrArray *sessions)
{
  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (others, make_other (course, sessions->pdata[i]));
}
