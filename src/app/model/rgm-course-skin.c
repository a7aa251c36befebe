#include "config.h"

#include "rgm-course-skin.h"

/**
 * rgm_course_skin_new:
 * @model: a model
 * @plan: (nullable): a plan of the selected course, saved or tried
 *
 * Finds what the skin of the selected course heals from, among all courses of the patient.
 *
 * Returns: (transfer full) (nullable): that, or %NULL where nothing has been done
 */
RgmSkin *
rgm_course_skin_new (RgmCourseModel *model, const RgmPlan *plan)
{
  const RgmCourseContent *content;
  const char *other_id;
  g_autoptr (RgmCourseItem) other = NULL;
  RgmPlan *other_plan = NULL;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  content = rgm_course_model_get_content (model);
  if (plan == NULL || content == NULL)
    return NULL;
  other_id = rgm_skin_find_other (plan, content);
  other = other_id != NULL ? rgm_course_model_find_course (model, other_id) : NULL;
  if (other == NULL)
    return rgm_skin_new (plan, content, NULL, NULL);

  other_plan = rgm_course_item_get_plan (other);
  return rgm_skin_new (plan, content, rgm_course_item_get_content (other)->record,
                       other_plan != NULL ? rgm_rules_get_protocol (other_plan->rules) : NULL);
}
