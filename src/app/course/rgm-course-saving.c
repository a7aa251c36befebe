#include "config.h"

#include "rgm-course-saving.h"

#include "rgm-course-model.h"

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
