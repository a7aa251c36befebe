#pragma once

#include "rgm-settings.h"
#include "rgm-timeline-viewport.h"

G_BEGIN_DECLS

#define RGM_TYPE_COURSE_RANGE (rgm_course_range_get_type ())
G_DECLARE_FINAL_TYPE (RgmCourseRange, rgm_course_range, RGM, COURSE_RANGE, GObject)

RgmCourseRange *rgm_course_range_new (RgmTimelineViewport *viewport);
void rgm_course_range_set_settings (RgmCourseRange *self, RgmSettings *settings);
void rgm_course_range_set_course (RgmCourseRange *self, const char *course_id);
void rgm_course_range_leave (RgmCourseRange *self, const char *next_id);
void rgm_course_range_keep (RgmCourseRange *self);

G_END_DECLS
