#pragma once

#include "rgm-calendar-view.h"
#include "rgm-timeline-view.h"

G_BEGIN_DECLS

#define RGM_TYPE_COURSE_VIEWS (rgm_course_views_get_type ())
G_DECLARE_FINAL_TYPE (RgmCourseViews, rgm_course_views, RGM, COURSE_VIEWS, GtkWidget)

GtkWidget *rgm_course_views_new (void);
RgmTimelineView *rgm_course_views_get_timeline (RgmCourseViews *self);
RgmDayCursor *rgm_course_views_get_cursor (RgmCourseViews *self);

G_END_DECLS
