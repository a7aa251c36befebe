#include "config.h"

#include "rgm-other-sessions.h"

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
    g_ptr_array_add (others, rgm_other_session_new (course->record, sessions->pdata[i]));
}
