#include "config.h"

#include "rgm-course-model.h"

#include "rgm-course-model-private.h"

/* What follows from the properties of the model, and what would follow from a change. */

/* A course that is under way tells more than one that ended. */
static gboolean
is_under_way (RgmCourseItem *item)
{
  RgmPlan *plan = rgm_course_item_get_plan (item);

  return plan != NULL && plan->status != RGM_STATUS_COMPLETE
         && plan->status != RGM_STATUS_STOPPED;
}

/**
 * rgm_course_model_choose: (skip)
 * @courses: courses in order of their start
 * @wanted_id: (nullable): the UUID of the one to take if it is there
 *
 * Chooses the course to show: else the latest that is under way, else the latest.
 *
 * Returns: (transfer full) (nullable): the course
 */
RgmCourseItem *
rgm_course_model_choose (GListModel *courses, const char *wanted_id)
{
  g_autoptr (RgmCourseItem) chosen = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);

      if (g_strcmp0 (rgm_course_item_get_id (item), wanted_id) == 0)
        return g_steal_pointer (&item);
      if (chosen == NULL || is_under_way (item) || !is_under_way (chosen))
        g_set_object (&chosen, item);
    }
  return g_steal_pointer (&chosen);
}

/**
 * rgm_course_model_get_catalogue:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the protocols at hand
 */
RgmCatalogue *
rgm_course_model_get_catalogue (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return rgm_store_service_get_catalogue (rgm_course_model_get_service (self));
}

/**
 * rgm_course_model_get_areas:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the skin areas
 */
RgmAreas *
rgm_course_model_get_areas (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return rgm_store_service_get_areas (rgm_course_model_get_service (self));
}

/**
 * rgm_course_model_get_read_only:
 * @self: a model
 *
 * Returns: whether nothing can be saved
 */
gboolean
rgm_course_model_get_read_only (RgmCourseModel *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), FALSE);

  return rgm_store_service_get_read_only (rgm_course_model_get_service (self));
}

/**
 * rgm_course_model_get_content:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what the database has of the selected course
 */
const RgmCourseContent *
rgm_course_model_get_content (RgmCourseModel *self)
{
  RgmCourseItem *course = rgm_course_model_get_course (self);

  return course != NULL ? rgm_course_item_get_content (course) : NULL;
}

/**
 * rgm_course_model_get_plan:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the plan of the selected course
 */
RgmPlan *
rgm_course_model_get_plan (RgmCourseModel *self)
{
  RgmCourseItem *course = rgm_course_model_get_course (self);

  return course != NULL ? rgm_course_item_get_plan (course) : NULL;
}

/**
 * rgm_course_model_find_course:
 * @self: a model
 * @course_id: the UUID of a course
 *
 * Returns: (transfer full) (nullable): that course of the patient
 */
RgmCourseItem *
rgm_course_model_find_course (RgmCourseModel *self, const char *course_id)
{
  GListModel *courses = rgm_course_model_get_courses (self);

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);

      if (g_strcmp0 (rgm_course_item_get_id (item), course_id) == 0)
        return g_steal_pointer (&item);
    }
  return NULL;
}

/**
 * rgm_course_model_find_session:
 * @self: a model
 * @session_id: the UUID of a session
 *
 * Returns: (transfer none) (nullable): that session of the selected course
 */
RgmSessionItem *
rgm_course_model_find_session (RgmCourseModel *self, const char *session_id)
{
  g_return_val_if_fail (RGM_IS_COURSE_MODEL (self), NULL);

  return rgm_session_list_find (
    RGM_SESSION_LIST (rgm_course_model_get_sessions (self)), session_id);
}

static RgmPlan *
plan_content (RgmCourseModel *self, const RgmCourseContent *content, GError **error)
{
  RgmPlan *plan = rgm_course_model_get_saved_plan (self);

  if (plan == NULL)
    return rgm_course_content_get_plan (content, rgm_course_model_get_areas (self),
                                        rgm_course_model_get_today (self), error);
  return rgm_course_content_get_plan_by_rules (content, plan->rules,
                                               rgm_course_model_get_areas (self),
                                               rgm_course_model_get_today (self), error);
}

static int
find_in_plan (const RgmPlan *plan, const RgmCourseContent *content, const char *session_id)
{
  for (gsize i = 0; i < plan->n_sessions; i++)
    {
      const RgmSessionRecord *session = content->sessions->pdata[plan->sessions[i].index];

      if (g_strcmp0 (session->id, session_id) == 0)
        return (int) i;
    }
  return RGM_SESSION_ITEM_NOT_IN_PLAN;
}

/**
 * rgm_course_model_preview:
 * @self: a model with a selected course
 * @session: a session of that course, new or changed
 * @position: (out) (optional): its index in the plan's `sessions`, or
 *   `RGM_SESSION_ITEM_NOT_IN_PLAN` where it takes no part
 * @error: return location for an error of `RGM_COURSE_ERROR`
 *
 * Plans the selected course as if @session were saved, and nothing else that is tried. Nothing is
 * saved.
 *
 * Returns: (transfer full): the plan, or %NULL on error
 */
RgmPlan *
rgm_course_model_preview (RgmCourseModel *self, const RgmSessionRecord *session, int *position,
                          GError **error)
{
  g_autoptr (RgmCourseContent) changed = NULL;
  RgmPlan *plan;

  g_return_val_if_fail (rgm_course_model_get_content (self) != NULL, NULL);
  g_return_val_if_fail (session != NULL, NULL);

  changed = rgm_course_content_copy (rgm_course_model_get_saved_content (self));
  rgm_course_content_put_session (changed, session);
  plan = plan_content (self, changed, error);
  if (plan != NULL && position != NULL)
    *position = find_in_plan (plan, changed, session->id);
  return plan;
}
