#include "config.h"

#include "rgm-course-page-what-if.h"

#include "rgm-what-if.h"

#define WHAT_IF "rgm-what-if"

/* The booking that is being moved on the page. */

static RgmWhatIf *
get_what_if (RgmCoursePage *self)
{
  return g_object_get_data (G_OBJECT (self), WHAT_IF);
}

/* While a booking is moved, the alerts come and go; what is below them stays where it is. */
static void
on_moving_cb (RgmAlertStrip *alerts, GParamSpec *pspec, RgmWhatIf *what_if)
{
  RgmCourseModel *model = rgm_what_if_get_model (what_if);

  rgm_alert_strip_set_held (alerts, rgm_what_if_get_moving (what_if));
  rgm_alert_strip_set_plan (alerts, rgm_course_model_get_plan (model),
                            rgm_course_model_get_content (model));
}

/**
 * rgm_course_page_set_what_if:
 * @self: the page
 * @model: (nullable): what it shows
 * @view: its timeline and its calendar
 * @alerts: its alerts
 *
 * Lets bookings be moved on the page.
 */
void
rgm_course_page_set_what_if (RgmCoursePage *self, RgmCourseModel *model,
                             RgmCourseView *view, RgmAlertStrip *alerts)
{
  RgmWhatIf *what_if = model != NULL ? rgm_what_if_new (model) : NULL;

  rgm_course_page_put_back (self);
  g_object_set_data_full (G_OBJECT (self), WHAT_IF, what_if, g_object_unref);
  rgm_course_view_set_what_if (view, what_if);
  if (what_if == NULL)
    return;
  g_signal_connect_object (what_if, "said", G_CALLBACK (rgm_course_page_say), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (what_if, "notify::moving", G_CALLBACK (on_moving_cb), alerts,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_course_page_put_back:
 * @self: the page
 *
 * Puts back a booking that is being moved, before something else is done.
 */
void
rgm_course_page_put_back (RgmCoursePage *self)
{
  if (get_what_if (self) != NULL)
    rgm_what_if_abandon (get_what_if (self));
}
