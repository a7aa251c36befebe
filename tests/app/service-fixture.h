#pragma once

#include "rgm-clock.h"
#include "rgm-store-service.h"

G_BEGIN_DECLS

/* A folder of its own, a service for a database in it, and a clock that stands still. */
typedef struct {
  char *folder;
  char *path;
  RgmStoreService *service;
  RgmClock *clock;
  GAsyncResult *result;
} ServiceFixture;

/* 2026-11-24, the day of the picture of the course page. */
#define SERVICE_FIXTURE_TODAY ((RgmDay) 739944)

void service_fixture_set_up (ServiceFixture *self, gconstpointer data);
void service_fixture_set_up_open (ServiceFixture *self, gconstpointer data);
void service_fixture_tear_down (ServiceFixture *self, gconstpointer data);
void service_fixture_start_again (ServiceFixture *self);
void service_fixture_open (ServiceFixture *self, RgmStoreFlags flags);
void service_fixture_save_patient (ServiceFixture *self, RgmPatient *patient);
RgmPatient *service_fixture_add_patient (ServiceFixture *self, const char *name);
void service_fixture_add_patients (ServiceFixture *self, guint n_patients);
RgmCourseRecord *service_fixture_add_course (ServiceFixture *self, const RgmPatient *patient,
                                             const char *protocol);
void service_fixture_save_course (ServiceFixture *self, const RgmCourseRecord *course);
RgmSessionRecord *service_fixture_add_session (ServiceFixture *self,
                                               const RgmCourseRecord *course, RgmDay day,
                                               RgmSessionState state);
/* What the content of the database sums up to, as a connection of its own reads it. */
char *service_fixture_dup_content_hash (ServiceFixture *self);

/* A callback that keeps its result, and waiting for it. */
void service_fixture_on_done_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *service_fixture_wait (ServiceFixture *self);
void service_fixture_settle (ServiceFixture *self);

G_END_DECLS
