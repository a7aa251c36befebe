#include "config.h"

#include "rgm-last-time.h"

#include "rgm-course-item.h"

#include <string.h>

/* What was done last, in the course and on each area of the patient, to be offered again. */

/* Which of two sessions of one moment came first nobody knows: neither is then before the other. */
static gboolean
is_before (const RgmSessionRecord *record, const RgmSessionRecord *session)
{
  const RgmSession done = rgm_session_record_get_moment (record);
  const RgmSession entered = rgm_session_record_get_moment (session);

  return record->state == RGM_SESSION_DONE && strcmp (record->id, session->id) != 0
         && rgm_session_compare (&done, &entered) < 0;
}

/**
 * rgm_last_time_collect:
 * @courses: (element-type RgmCourseItem): the courses of a patient
 * @session: a session of one of them
 *
 * Collects what took place before a session, in all courses.
 *
 * Returns: (transfer full) (element-type RgmSessionRecord): the sessions, the oldest first
 */
GPtrArray *
rgm_last_time_collect (GListModel *courses, const RgmSessionRecord *session)
{
  GPtrArray *past = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);

  g_return_val_if_fail (G_IS_LIST_MODEL (courses) && session != NULL, past);

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);
      GPtrArray *sessions = rgm_course_item_get_content (item)->sessions;

      for (guint k = 0; k < sessions->len; k++)
        if (is_before (g_ptr_array_index (sessions, k), session))
          g_ptr_array_add (past, rgm_session_record_copy (g_ptr_array_index (sessions, k)));
    }
  rgm_session_records_sort (past);
  return past;
}

/**
 * rgm_last_time_find:
 * @past: (element-type RgmSessionRecord): what took place, the oldest first
 * @course_id: the UUID of a course
 *
 * Returns: (transfer none) (nullable): the last session of the course
 */
const RgmSessionRecord *
rgm_last_time_find (GPtrArray *past, const char *course_id)
{
  g_return_val_if_fail (past != NULL && course_id != NULL, NULL);

  for (guint i = past->len; i-- > 0;)
    {
      const RgmSessionRecord *record = g_ptr_array_index (past, i);

      if (strcmp (record->course_id, course_id) == 0)
        return record;
    }
  return NULL;
}

/**
 * rgm_last_time_find_zone:
 * @past: (nullable) (element-type RgmSessionRecord): what took place, the oldest first
 * @area: the id of an area
 *
 * Returns: (transfer none) (nullable): what was done on the area last, in whatever course
 */
const RgmZone *
rgm_last_time_find_zone (GPtrArray *past, const char *area)
{
  g_return_val_if_fail (area != NULL, NULL);

  for (guint i = past != NULL ? past->len : 0; i-- > 0;)
    {
      const RgmSessionRecord *record = g_ptr_array_index (past, i);

      for (gsize k = 0; k < rgm_session_record_get_n_zones (record); k++)
        if (strcmp (rgm_session_record_get_zone (record, k)->area, area) == 0)
          return rgm_session_record_get_zone (record, k);
    }
  return NULL;
}
