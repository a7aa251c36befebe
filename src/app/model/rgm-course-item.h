#pragma once

#include <gio/gio.h>

#include "rgm-course-content.h"

G_BEGIN_DECLS

#define RGM_TYPE_COURSE_ITEM (rgm_course_item_get_type ())
G_DECLARE_FINAL_TYPE (RgmCourseItem, rgm_course_item, RGM, COURSE_ITEM, GObject)

RgmCourseItem *rgm_course_item_new (const RgmCourseContent *content, RgmPlan *plan,
                                    const GError *problem);
RgmRules *rgm_course_item_find_rules (RgmCourseItem *self, const RgmCourseRecord *record);
RgmCourseItem *rgm_course_item_keep (RgmCourseItem *self, RgmCourseItem *before);
const char *rgm_course_item_get_id (RgmCourseItem *self);
const char *rgm_course_item_get_name (RgmCourseItem *self);
const RgmCourseContent *rgm_course_item_get_content (RgmCourseItem *self);
RgmPlan *rgm_course_item_get_plan (RgmCourseItem *self);
const GError *rgm_course_item_get_problem (RgmCourseItem *self);

G_END_DECLS
