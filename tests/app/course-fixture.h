#pragma once

#include "rgm-course-model.h"

/* A course in a database of its own, loaded into a model, on a fixed day. */
typedef struct {
  char *folder;
  RgmStoreService *service;
  RgmClock *clock;
  RgmCourseModel *model;
} CourseFixture;

CourseFixture *course_fixture_new (const char *protocol, const char *severity,
                                   const char *sessions, const char *today);
void course_fixture_free (CourseFixture *self);
RgmSessionRecord *course_fixture_dup_session (CourseFixture *self, guint position);
void course_fixture_add_course (CourseFixture *self, const char *protocol, const char *area);
RgmDay course_fixture_day (const char *iso);
void course_fixture_settle (void);
