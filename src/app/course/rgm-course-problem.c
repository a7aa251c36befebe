#include "config.h"

#include "rgm-course-problem.h"

#include "rgm-sentence.h"

/**
 * rgm_course_problem_is_choice:
 * @course: (nullable): a course
 *
 * Returns: whether it has no plan because its protocol lacks what was chosen, so that another
 *   choice helps
 */
gboolean
rgm_course_problem_is_choice (RgmCourseItem *course)
{
  const GError *problem = course != NULL ? rgm_course_item_get_problem (course) : NULL;

  return g_error_matches (problem, RGM_COURSE_ERROR, RGM_COURSE_ERROR_BASIS)
         || g_error_matches (problem, RGM_COURSE_ERROR, RGM_COURSE_ERROR_SEVERITY);
}

/**
 * rgm_course_problem_show:
 * @page: the page of a course that has no plan, whose child offers to edit it
 * @course: (nullable): the course
 *
 * Says why there is none, and offers the way out where there is one.
 */
void
rgm_course_problem_show (AdwStatusPage *page, RgmCourseItem *course)
{
  const GError *problem = course != NULL ? rgm_course_item_get_problem (course) : NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  if (problem == NULL)
    return;
  reason = rgm_sentence_unplanned_reason (problem);
  /* The description takes markup, and the reason may quote a file. */
  text = g_markup_escape_text (reason, -1);
  adw_status_page_set_description (page, text);
  gtk_widget_set_visible (adw_status_page_get_child (page), rgm_course_problem_is_choice (course));
}
