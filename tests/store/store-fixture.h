#pragma once

#include "rgm-store.h"

G_BEGIN_DECLS

/* 2026-11-24, the day of the picture of the course page. */
#define FIXTURE_TODAY ((RgmDay) 739944)

/* A folder of its own, a store in it, and a clock that goes on by one microsecond a call. */
typedef struct {
  char *folder;
  char *path;
  RgmStore *store;
  gint64 now;
  RgmProtocol *protocol;
  RgmAreas *areas;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_reopen (Fixture *fixture);
RgmStore *fixture_open_second (Fixture *fixture);

RgmPatient *fixture_add_patient (Fixture *fixture, const char *name);
RgmCourseRecord *fixture_add_course (Fixture *fixture, const RgmPatient *patient,
                                     const char *areas);
RgmSessionRecord *fixture_add_session (Fixture *fixture, const RgmCourseRecord *course, RgmDay day,
                                       RgmSessionState state);

/* The value of one SQL expression or pragma, read by another connection or by the store's own. */
char *fixture_ask (Fixture *fixture, const char *sql);
char *fixture_explain (Fixture *fixture, const char *sql);
char *fixture_ask_own (RgmStore *store, const char *sql);
void fixture_run_sql (const char *path, const char *sql);

/* A file that cannot be opened is told of in one line that names it. */
void fixture_assert_cannot_open (const char *path, RgmStoreFlags flags, RgmStoreError code);
void fixture_assert_opens (const char *path, RgmStoreFlags flags);

#define FIXTURE_TEST(name, function) \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

G_END_DECLS
