#pragma once

#include "rgm-course-page.h"
#include "rgm-timeline-view.h"

G_BEGIN_DECLS

void rgm_course_page_timeline_connect (RgmCoursePage *page, RgmTimelineView *timeline);

G_END_DECLS
