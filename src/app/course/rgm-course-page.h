#pragma once

#include <adwaita.h>

#include "rgm-course-model.h"
#include "rgm-course-range.h"

G_BEGIN_DECLS

#define RGM_TYPE_COURSE_PAGE (rgm_course_page_get_type ())
G_DECLARE_FINAL_TYPE (RgmCoursePage, rgm_course_page, RGM, COURSE_PAGE, AdwBin)

GtkWidget *rgm_course_page_new (void);
RgmCourseModel *rgm_course_page_get_model (RgmCoursePage *self);
void rgm_course_page_set_model (RgmCoursePage *self, RgmCourseModel *model);
void rgm_course_page_say (RgmCoursePage *self, const char *sentence);
void rgm_course_page_set_room (RgmCoursePage *self, gboolean is_narrow, gboolean show_back);
GtkWidget *rgm_course_page_get_views (RgmCoursePage *self);
AdwHeaderBar *rgm_course_page_get_header_bar (RgmCoursePage *self);
void rgm_course_page_set_window_menu (RgmCoursePage *self, GMenuModel *sections);
RgmCourseRange *rgm_course_page_get_range (RgmCoursePage *self);
void rgm_course_page_take_focus (RgmCoursePage *self);
void rgm_course_page_set_menu_is_main (RgmCoursePage *self, gboolean is_main);

G_END_DECLS
