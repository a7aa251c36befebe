#pragma once

#include "rgm-course-model.h"

#include "service-fixture.h"

G_BEGIN_DECLS

/* A course as in course-page.png: two sessions done, the third booked two days too early. */
typedef struct {
  ServiceFixture store;
  RgmPatient *patient;
  RgmCourseRecord *course;
  RgmSessionRecord *booking;
  RgmCourseModel *model;
  char *title;
  gint64 change;
} ModelFixture;

#define MODEL_TEST(path, function)                                                              \
  g_test_add (path, ModelFixture, NULL, model_fixture_set_up, function, model_fixture_tear_down)

void model_fixture_set_up (ModelFixture *self, gconstpointer data);
void model_fixture_tear_down (ModelFixture *self, gconstpointer data);
guint model_fixture_count_sessions (ModelFixture *self);
gboolean model_fixture_finish_change (ModelFixture *self, GError **error);
void model_fixture_undo (ModelFixture *self, const char *name);

G_END_DECLS
