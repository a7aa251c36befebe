#pragma once

#include "rgm-course-page.h"
#include "rgm-course-range.h"
#include "rgm-course-views.h"

G_BEGIN_DECLS

void rgm_course_page_timeline_connect_views (RgmCoursePage *page, RgmCourseViews *views);

void rgm_course_page_timeline_show (RgmCoursePage *page, RgmCourseViews *views,
                                    RgmCourseRange *range);

G_END_DECLS
