#include "config.h"

#include "rgm-course-page-timeline.h"

#include "rgm-session-menu.h"

static void
on_session_activated_cb (RgmCoursePage *page, guint session)
{
  RgmCourseModel *model = rgm_course_page_get_model (page);
  const RgmPlan *plan = rgm_course_model_get_plan (model);
  const RgmCourseContent *content = rgm_course_model_get_content (model);
  const RgmSessionRecord *record = content->sessions->pdata[plan->sessions[session].index];

  gtk_widget_activate_action (GTK_WIDGET (page), RGM_ACTION_EDIT_SESSION, "s", record->id);
}

static void
on_booking_asked_cb (RgmCoursePage *page, int day)
{
  gtk_widget_activate_action (GTK_WIDGET (page), RGM_ACTION_BOOK_ON, "i", day);
}

static void
on_reasons_asked_cb (RgmCoursePage *page, guint kind, guint index)
{
  gtk_widget_activate_action (GTK_WIDGET (page), RGM_ACTION_EXPLAIN, "(uu)", kind, index);
}

/**
 * rgm_course_page_timeline_connect_views:
 * @page: a course page
 * @views: its timeline and its calendar
 *
 * Lets the page do what its views are asked for.
 */
void
rgm_course_page_timeline_connect_views (RgmCoursePage *page, RgmCourseViews *views)
{
  g_signal_connect_object (views, "session-activated", G_CALLBACK (on_session_activated_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (views, "booking-asked", G_CALLBACK (on_booking_asked_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (views, "reasons-asked", G_CALLBACK (on_reasons_asked_cb), page,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_course_page_timeline_show:
 * @page: a course page
 * @views: its timeline and its calendar
 * @range: what remembers which days were shown
 *
 * Shows the course of the page's model.
 */
void
rgm_course_page_timeline_show (RgmCoursePage *page, RgmCourseViews *views,
                               RgmCourseRange *range)
{
  RgmCourseModel *model = rgm_course_page_get_model (page);
  const RgmCourseContent *content = rgm_course_model_get_content (model);
  RgmCourseView *view = RGM_COURSE_VIEW (views);
  const char *course_id = content != NULL ? content->record->id : NULL;

  rgm_course_range_leave (range, course_id);
  rgm_course_view_set_catalogue (view, rgm_course_model_get_catalogue (model));
  rgm_course_view_set_plan (view, rgm_course_model_get_plan (model));
  rgm_day_cursor_set_course (rgm_course_views_get_cursor (views), course_id);
  rgm_course_range_set_course (range, course_id);
}
