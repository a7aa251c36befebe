#include "config.h"

#include "rgm-kept-reason.h"

#include <glib/gi18n-lib.h>

/* Why a session was kept although it is too early, in the words of whoever kept it. They are those
 * of the practice: the sheet that goes to the patient leaves them out. */

/**
 * rgm_kept_reason_text:
 * @record: a session
 *
 * Returns: (transfer full) (nullable): why it was kept, without a full stop, or %NULL where nobody
 *   said that
 */
char *
rgm_kept_reason_text (const RgmSessionRecord *record)
{
  if (*record->override_reason == '\0')
    return NULL;
  /* Translators: why a session was kept on a day that is too early; %s is what somebody wrote */
  return g_strdup_printf (_("Kept all the same: %s"), record->override_reason);
}

static gboolean
is_of (const RgmSessionRecord *record, const RgmEvaluation *session)
{
  return record->day == session->day && record->minute == session->minute
         && record->state == session->state;
}

/* Where @course is the one that was planned, the session is where the plan says. */
static const RgmSessionRecord *
find_record (const RgmCourseContent *course, const RgmEvaluation *session)
{
  const GPtrArray *sessions = course->sessions;

  if (session->index < sessions->len && is_of (sessions->pdata[session->index], session))
    return sessions->pdata[session->index];
  for (guint i = 0; i < sessions->len; i++)
    if (is_of (sessions->pdata[i], session))
      return sessions->pdata[i];
  return NULL;
}

/**
 * rgm_kept_reason_of:
 * @plan: a plan
 * @session: index of one of its sessions
 * @course: (nullable): the course that it is of, as it was planned or before something was tried
 *
 * Returns: (transfer full) (nullable): why the session was kept, or %NULL where nobody said that
 *   or @course does not have it
 */
char *
rgm_kept_reason_of (const RgmPlan *plan, gsize session, const RgmCourseContent *course)
{
  const RgmSessionRecord *record;

  g_return_val_if_fail (plan != NULL && session < plan->n_sessions, NULL);

  record = course != NULL ? find_record (course, &plan->sessions[session]) : NULL;
  return record != NULL ? rgm_kept_reason_text (record) : NULL;
}
