#include "config.h"

#include "rgm-csv-planner.h"

/**
 * rgm_csv_planner_new:
 * @context: what the import has to do with, which must outlive it
 *
 * Returns: (transfer full): a planner that knows no course yet
 */
RgmCsvPlanner *
rgm_csv_planner_new (const RgmCsvContext *context)
{
  RgmCsvPlanner *self = g_new0 (RgmCsvPlanner, 1);

  self->context = context;
  self->rules = rgm_rules_cache_new ();
  self->near = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * rgm_csv_planner_free:
 * @self: (transfer full): a planner
 *
 * Frees it.
 */
void
rgm_csv_planner_free (RgmCsvPlanner *self)
{
  rgm_rules_cache_free (self->rules);
  g_hash_table_unref (self->near);
  g_free (self);
}

/**
 * rgm_csv_planner_make_plan:
 * @self: a planner
 * @content: a course
 * @error: return location for an error of `RGM_PROTOCOL_ERROR` or `RGM_COURSE_ERROR`
 *
 * Does the same as rgm_course_content_get_plan(), without reading the same protocol again: an
 * import plans the courses of hundreds of patients by a few protocols.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RgmPlan *
rgm_csv_planner_make_plan (const RgmCsvPlanner *self, const RgmCourseContent *content,
                           GError **error)
{
  const GError *problem;
  RgmRules *rules = rgm_rules_cache_find (self->rules, content->record, &problem);

  if (rules)
    return rgm_course_content_get_plan_by_rules (content, rules, self->context->areas,
                                                 self->context->today, error);
  g_propagate_error (error, g_error_copy (problem));
  return NULL;
}
