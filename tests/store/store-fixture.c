#include "config.h"

#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "rgm-protocol-file.h"
#include "rgm-record.h"
#include "rgm-store-private.h"
#include "temporary-folder.h"

static const char protocol_text[] =
  "[Protocol]\nFormat=1\nId=acne-scars\nRevision=1\nName=Acne scars\nSessions=6\n"
  "Sources=how-many\n"
  "[Severity severe]\nName=Deep scars\nSessions=5-8\nSources=how-many\n"
  "[Basis standard]\nName=Standard\nSources=how-many\n"
  "[Basis shortest]\nName=Shortest\nSources=how-often\n"
  "[Spacing standard]\nBasis=standard\nFrom=previous\nAbsoluteMinimum=14 days\nMinimum=14 days\n"
  "RecommendedFrom=4 weeks\nRecommendedTo=6 weeks\nSources=how-many\n"
  "[Spacing shortest]\nBasis=shortest\nFrom=previous\nAbsoluteMinimum=14 days\nMinimum=14 days\n"
  "RecommendedFrom=14 days\nRecommendedTo=30 days\nSources=how-often\n";

static const char areas_text[] =
  "[Area face]\nName=Face\n[Area face-cheeks]\nName=Cheeks\nParent=face\n"
  "[Area face-forehead]\nName=Forehead\nParent=face\n[Area abdomen]\nName=Abdomen\n";

static gint64
tick (gpointer data)
{
  Fixture *fixture = data;

  return ++fixture->now;
}

static void
open_store (Fixture *fixture, RgmStoreFlags flags)
{
  g_autoptr(GError) error = NULL;

  fixture->store = rgm_store_open (fixture->path, flags, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
  rgm_store_set_clock (fixture->store, tick, fixture);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = temporary_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "regimen.db", NULL);
  fixture->now = G_GINT64_CONSTANT (1000000);
  fixture->protocol = rgm_protocol_new_from_text ("test", protocol_text, -1, &error);
  g_assert_no_error (error);
  fixture->areas = rgm_areas_new_from_text ("areas.ini", areas_text, -1, &error);
  g_assert_no_error (error);
  open_store (fixture, RGM_STORE_CREATE);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, rgm_store_close);
  g_clear_pointer (&fixture->protocol, rgm_protocol_unref);
  g_clear_pointer (&fixture->areas, rgm_areas_unref);
  g_clear_pointer (&fixture->folder, temporary_folder_remove);
  g_clear_pointer (&fixture->path, g_free);
}

void
fixture_reopen (Fixture *fixture)
{
  g_clear_pointer (&fixture->store, rgm_store_close);
  open_store (fixture, RGM_STORE_DEFAULT);
}

RgmStore *
fixture_open_second (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  RgmStore *store = rgm_store_open (fixture->path, RGM_STORE_DEFAULT, &error);

  g_assert_no_error (error);
  return store;
}

RgmPatient *
fixture_add_patient (Fixture *fixture, const char *name)
{
  g_autoptr(GError) error = NULL;
  RgmPatient *patient = rgm_patient_new (name);

  rgm_store_save_patient (fixture->store, patient, &error);
  g_assert_no_error (error);
  return patient;
}

RgmCourseRecord *
fixture_add_course (Fixture *fixture, const RgmPatient *patient, const char *areas)
{
  g_autoptr(GError) error = NULL;
  RgmCourseRecord *course = rgm_course_record_new (patient->id, fixture->protocol);

  g_strfreev (course->areas);
  course->areas = g_strsplit (areas, " ", -1);
  rgm_store_save_course (fixture->store, course, &error);
  g_assert_no_error (error);
  return course;
}

RgmSessionRecord *
fixture_add_session (Fixture *fixture, const RgmCourseRecord *course, RgmDay day,
                     RgmSessionState state)
{
  g_autoptr(GError) error = NULL;
  RgmSessionRecord *session = rgm_session_record_new (course->id, day, state);

  rgm_store_save_session (fixture->store, session, &error);
  g_assert_no_error (error);
  return session;
}

char *
fixture_ask_own (RgmStore *store, const char *sql)
{
  g_autoptr(GError) error = NULL;
  char *answer = rgm_database_get_text (store->database, sql, &error);

  g_assert_no_error (error);
  return answer;
}

char *
fixture_ask (Fixture *fixture, const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  char *answer;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &handle, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return answer;
}

/* How SQLite would run @sql, a line for each step. */
char *
fixture_explain (Fixture *fixture, const char *sql)
{
  g_autofree char *question = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  GString *steps = g_string_new (NULL);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &handle, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, question, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (steps, "%s\n", (const char *) sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return g_string_free (steps, FALSE);
}

void
fixture_run_sql (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

void
fixture_assert_cannot_open (const char *path, RgmStoreFlags flags, RgmStoreError code)
{
  g_autoptr(GError) error = NULL;
  RgmStore *store = rgm_store_open (path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, "“"));
}

void
fixture_assert_opens (const char *path, RgmStoreFlags flags)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = rgm_store_open (path, flags, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
}
