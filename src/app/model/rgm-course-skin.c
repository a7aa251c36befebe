#include "config.h"

#include "rgm-course-skin.h"

#include "rgm-healing.h"

/* What other courses of the patient did to the skin of the selected one. */

static RgmAreaSet
make_set (RgmCourseModel *model, char **areas)
{
  return rgm_areas_make_set (rgm_course_model_get_areas (model), (const char *const *) areas);
}

/* The newest session done in another course on the same skin, later than @after. */
static const RgmOtherSession *
find_session (RgmCourseModel *model, const RgmCourseContent *content, RgmDay after)
{
  RgmAreaSet areas = make_set (model, content->record->areas);
  const RgmOtherSession *newest = NULL;

  for (guint i = 0; i < content->others->len; i++)
    {
      const RgmOtherSession *other = content->others->pdata[i];

      if (other->state == RGM_SESSION_DONE && other->day > after
          && (newest == NULL || other->day > newest->day)
          && (make_set (model, other->areas) & areas) != 0)
        newest = other;
    }
  return newest;
}

/**
 * rgm_course_skin_find_newer:
 * @model: a model
 *
 * Finds the course whose last session is what the skin of the selected course heals from: another
 * one of the patient that was there later than the selected course itself.
 *
 * Returns: (transfer full) (nullable): that course, which has a plan, or %NULL where the selected
 *   course was there last
 */
RgmCourseItem *
rgm_course_skin_find_newer (RgmCourseModel *model)
{
  const RgmCourseContent *content;
  const RgmOtherSession *newest;
  RgmPlan *plan;
  RgmHealing healing;
  RgmDay own = RGM_DAY_NONE;
  g_autoptr (RgmCourseItem) item = NULL;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  content = rgm_course_model_get_content (model);
  plan = rgm_course_model_get_plan (model);
  if (content == NULL || plan == NULL)
    return NULL;
  if (rgm_healing_find (plan, &healing))
    own = healing.start;
  newest = find_session (model, content, own);
  item = newest != NULL ? rgm_course_model_find_course (model, newest->course_id) : NULL;
  /* The last session of that course may have been elsewhere, and tells nothing of this skin. */
  if (item == NULL || rgm_course_item_get_plan (item) == NULL
      || !rgm_healing_find (rgm_course_item_get_plan (item), &healing)
      || healing.start != newest->day)
    return NULL;
  return g_steal_pointer (&item);
}
