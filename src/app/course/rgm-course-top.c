#include "config.h"

#include "rgm-course-top.h"

#define SHOWN_KEY "rgm-course-shown"

/**
 * rgm_course_top_show:
 * @page: what scrolls the page of a course
 * @course_id: (nullable): the course that is about to be shown, or %NULL while it is not known
 *
 * Begins at the top with another course: how far the page of the last one was scrolled says nothing
 * of this one, whose warnings stand there. The same course, loaded again, stays where it is.
 */
void
rgm_course_top_show (GtkScrolledWindow *page, const char *course_id)
{
  const char *shown;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (page));

  shown = g_object_get_data (G_OBJECT (page), SHOWN_KEY);
  if (course_id == NULL || g_strcmp0 (shown, course_id) == 0)
    return;
  g_object_set_data_full (G_OBJECT (page), SHOWN_KEY, g_strdup (course_id), g_free);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (page), 0);
}
