#include "config.h"

#include "rgm-course-saving.h"

static gboolean
has_course (RgmCourseModel *model, const char *course_id)
{
  GListModel *courses = rgm_course_model_get_courses (model);

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);

      if (g_str_equal (rgm_course_item_get_id (item), course_id))
        return TRUE;
    }
  return FALSE;
}

/**
 * rgm_course_saving_find:
 * @model: the model of a form
 * @course: the course that the form is about
 * @content: (out) (nullable): that course as it is in the database, or %NULL where it is not there
 *   any more
 *
 * Looks what has become of a course.
 *
 * Returns: whether that is known: it is not while the model shows somebody or something else
 */
gboolean
rgm_course_saving_find (RgmCourseModel *model, const RgmCourseRecord *course,
                        const RgmCourseContent **content)
{
  const RgmCourseContent *shown = rgm_course_model_get_saved_content (model);

  *content = NULL;
  if (g_strcmp0 (rgm_course_model_get_patient_id (model), course->patient_id) != 0)
    return FALSE;
  if (shown != NULL && g_str_equal (shown->record->id, course->id))
    *content = shown;
  return *content != NULL || !has_course (model, course->id);
}

/**
 * rgm_course_saving_cb:
 * @model: the model of the course
 * @result: what became of a change
 * @form: (transfer full): the form in which the change was entered
 *
 * Ends what a form began to save: closes the form, or has it say why it stays.
 */
void
rgm_course_saving_cb (GObject *model, GAsyncResult *result, gpointer form)
{
  g_autoptr (RgmFormWindow) window = form;
  g_autoptr (GError) error = NULL;

  rgm_course_model_change_finish (RGM_COURSE_MODEL (model), result, &error);
  rgm_form_window_end_saving (window, error);
}
