#include "config.h"

#include "rgm-unplanned.h"

static void
unplanned_free (gpointer data)
{
  RgmUnplanned *self = data;

  rgm_course_record_free (self->course);
  g_free (self->patient_name);
  g_error_free (self->problem);
  g_free (self);
}

/**
 * rgm_unplanned_list_new:
 *
 * Returns: (transfer full) (element-type RgmUnplanned): a list without courses
 */
GPtrArray *
rgm_unplanned_list_new (void)
{
  return g_ptr_array_new_with_free_func (unplanned_free);
}

/**
 * rgm_unplanned_list_add:
 * @list: (element-type RgmUnplanned): a list of rgm_unplanned_list_new()
 * @course: a course
 * @problem: why it cannot be planned
 *
 * Adds a course.
 */
void
rgm_unplanned_list_add (GPtrArray *list, const RgmCourseContent *course, const GError *problem)
{
  RgmUnplanned *unplanned = g_new0 (RgmUnplanned, 1);

  unplanned->course = rgm_course_record_copy (course->record);
  unplanned->patient_name = g_strdup (course->patient_name);
  unplanned->problem = g_error_copy (problem);
  g_ptr_array_add (list, unplanned);
}
