#pragma once

#include "rgm-course-page.h"
#include "rgm-course-range.h"
#include "rgm-timeline-view.h"

G_BEGIN_DECLS

void rgm_course_page_timeline_connect (RgmCoursePage *page, RgmTimelineView *timeline);

void rgm_course_page_timeline_show (RgmCoursePage *page, RgmTimelineView *timeline,
                                    RgmCourseRange *range);

G_END_DECLS
