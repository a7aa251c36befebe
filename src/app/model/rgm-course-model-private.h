#pragma once

#include "rgm-course-model.h"
#include "rgm-session-list.h"

G_BEGIN_DECLS

struct _RgmCourseModel {
  GObject parent_instance;

  RgmStoreService *service;
  RgmClock *clock;

  char *patient_id;
  RgmPatientContent *content;
  GListStore *courses;
  RgmSessionList *sessions;
  RgmCourseItem *course;
  char *wanted_course_id;

  GCancellable *loading;
  gboolean is_stale;

  /* What is only tried: sessions of a course, that course as it was when trying began, and as it
   * is in the database now. All are %NULL while nothing is tried. */
  GPtrArray *tried;
  RgmCourseItem *tried_from;
  RgmCourseItem *saved;
  gboolean tried_is_saved;
};

RgmCourseItem *rgm_course_model_choose (GListModel *courses, const char *wanted_id);
void rgm_course_model_offer_undo (RgmCourseModel *self, const char *title, gint64 change);
void rgm_course_model_fail (RgmCourseModel *self, const GError *error);

void rgm_course_model_load (RgmCourseModel *self);
void rgm_course_model_stop_loading (RgmCourseModel *self);
void rgm_course_model_take_content (RgmCourseModel *self, RgmPatientContent *content);
void rgm_course_model_show_course (RgmCourseModel *self, RgmCourseItem *item);
void rgm_course_model_plan_courses (RgmCourseModel *self);

RgmCourseItem *rgm_course_model_make_tried (RgmCourseModel *self, RgmCourseItem *saved);
void rgm_course_model_end_trying_of_gone (RgmCourseModel *self);
void rgm_course_model_forget_tried (RgmCourseModel *self);
void rgm_course_model_take_tried_as_saved (RgmCourseModel *self);
GPtrArray *rgm_course_model_dup_tried (RgmCourseModel *self, GPtrArray **before);

G_END_DECLS
