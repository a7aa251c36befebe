#include "config.h"

#include <string.h>

#include "rgm-library.h"
#include "rgm-sample.h"
#include "store-fixture.h"

/* The invented practice. */

static RgmLibrary *
load_library (void)
{
  g_autoptr(RgmPlaces) places = rgm_places_new ();

  return rgm_library_load (places);
}

static void
create (Fixture *fixture, RgmLibrary *library, const char *name, guint n, RgmDay today,
        char **content, gsize *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_sample_create (path, library->catalogue, n, today, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, content, length, NULL));
}

static void
test_same_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmLibrary) library = load_library ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other_day = NULL;
  gsize first_length, second_length, other_length;

  create (fixture, library, "1.db", 30, RGM_SAMPLE_TODAY, &first, &first_length);
  create (fixture, library, "2.db", 30, RGM_SAMPLE_TODAY, &second, &second_length);
  create (fixture, library, "3.db", 30, RGM_SAMPLE_TODAY + 1, &other_day, &other_length);
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_true (first_length != other_length || memcmp (first, other_day, first_length) != 0);
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmLibrary) library = load_library ();
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_sample_create (fixture->path, library->catalogue, 3, RGM_SAMPLE_TODAY,
                                     &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS);
  entries = rgm_store_list_patients (fixture->store, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
}

/* A few patients already show every status and the verdicts that ask for attention. */
static void
test_variety (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmLibrary) library = load_library ();
  g_autoptr(RgmDigests) digests = NULL;
  g_autoptr(GHashTable) protocols = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) patients = NULL;
  g_autofree char *mode = NULL;
  guint statuses[RGM_STATUS_STOPPED + 1] = { 0 };
  guint overdue = 0, too_early = 0, unconfirmed = 0, booked = 0;

  g_assert_true (rgm_sample_fill (fixture->store, library->catalogue, RGM_SAMPLE_PATIENTS,
                                  RGM_SAMPLE_TODAY, NULL));
  digests = rgm_store_list_digests (fixture->store, library->areas, NULL);
  for (gsize i = 0; i < rgm_digests_get_size (digests); i++)
    {
      const RgmDigest *digest = rgm_digests_get (digests, i);
      RgmSummary summary;
      g_autoptr(GError) error = NULL;

      g_assert_true (rgm_digests_summarize (digests, digest, RGM_SAMPLE_TODAY, &summary, &error));
      g_assert_no_error (error);
      g_hash_table_add (protocols, (gpointer) digest->protocol_id);
      statuses[summary.status]++;
      overdue += summary.overdue;
      too_early += summary.most_days_too_early > 0;
      unconfirmed += summary.n_unconfirmed > 0;
      booked += summary.next_booked != RGM_DAY_NONE;
    }
  g_assert_cmpuint (g_hash_table_size (protocols), ==, 8);
  g_assert_cmpuint (statuses[RGM_STATUS_NOT_STARTED], >, 0);
  g_assert_cmpuint (statuses[RGM_STATUS_IN_PROGRESS], >, 0);
  g_assert_cmpuint (statuses[RGM_STATUS_COMPLETE], >, 0);
  g_assert_cmpuint (statuses[RGM_STATUS_PAUSED], >, 0);
  g_assert_cmpuint (statuses[RGM_STATUS_STOPPED], >, 0);
  g_assert_cmpuint (overdue, >, 0);
  g_assert_cmpuint (too_early, >, 0);
  g_assert_cmpuint (unconfirmed, >, 0);
  g_assert_cmpuint (booked, >, 0);
  patients = rgm_store_list_patients (fixture->store, NULL);
  g_assert_cmpuint (patients->len, ==, RGM_SAMPLE_PATIENTS);
  for (guint i = 0; i < patients->len; i++)
    g_assert_true (g_str_has_prefix (((RgmPatientEntry *) patients->pdata[i])->name,
                                     "Sample Patient "));
  g_assert_true (rgm_store_load_setting (fixture->store, RGM_STORE_SETTING_MODE, &mode, NULL));
  g_assert_cmpstr (mode, ==, RGM_STORE_MODE_PATIENTS);
}

/* Every course can be planned on the day and later, and the verdicts kept are those of the plan. */
static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmLibrary) library = load_library ();
  g_autoptr(RgmDigests) digests = NULL;
  g_autofree char *later = NULL;
  g_autofree char *checked = NULL;

  g_assert_true (rgm_sample_fill (fixture->store, library->catalogue, 300, RGM_SAMPLE_TODAY,
                                  NULL));
  digests = rgm_store_list_digests (fixture->store, library->areas, NULL);
  for (gsize i = 0; i < rgm_digests_get_size (digests); i++)
    {
      g_autoptr(RgmCourseContent) content = NULL;
      g_autoptr(RgmPlan) plan = NULL;
      g_autoptr(GError) error = NULL;

      content = rgm_store_load_course (fixture->store, rgm_digests_get (digests, i)->course_id,
                                       NULL);
      plan = rgm_course_content_get_plan (content, library->areas, RGM_SAMPLE_TODAY, &error);
      g_assert_no_error (error);
      for (gsize j = 0; j < plan->n_sessions; j++)
        {
          const RgmSessionRecord *session = content->sessions->pdata[plan->sessions[j].index];

          g_assert_cmpint (session->said_verdict, ==, plan->sessions[j].verdict);
          g_assert_cmpint (session->said_days_too_early, ==, plan->sessions[j].days_too_early);
        }
    }
  later = fixture_ask (fixture, "SELECT count (*) FROM session WHERE state = 0 AND day > 739944");
  g_assert_cmpstr (later, ==, "0");
  g_assert_true (rgm_store_check (fixture->store, NULL));
  checked = fixture_ask (fixture, "PRAGMA integrity_check");
  g_assert_cmpstr (checked, ==, "ok");
}

static void
test_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmLibrary) library = load_library ();
  g_autoptr(GPtrArray) patients = NULL;

  g_assert_true (rgm_sample_fill (fixture->store, library->catalogue, 50, RGM_SAMPLE_TODAY, NULL));
  patients = rgm_store_list_patients (fixture->store, NULL);
  for (guint i = 0; i < patients->len; i++)
    g_assert_true (g_uuid_string_is_valid (((RgmPatientEntry *) patients->pdata[i])->id));
}

/* The ids are those of the numbers, so a larger sample takes the place of a smaller one. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmLibrary) library = load_library ();
  g_autoptr(GPtrArray) patients = NULL;

  g_assert_true (rgm_sample_fill (fixture->store, library->catalogue, 5, RGM_SAMPLE_TODAY, NULL));
  g_assert_true (rgm_sample_fill (fixture->store, library->catalogue, 7, RGM_SAMPLE_TODAY, NULL));
  patients = rgm_store_list_patients (fixture->store, NULL);
  g_assert_cmpuint (patients->len, ==, 7);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmLibrary) library = load_library ();

  g_assert_true (rgm_sample_fill (fixture->store, library->catalogue, 0, RGM_SAMPLE_TODAY, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/sample/same-file", test_same_file);
  FIXTURE_TEST ("/sample/refuses", test_refuses);
  FIXTURE_TEST ("/sample/variety", test_variety);
  FIXTURE_TEST ("/sample/sound", test_sound);
  FIXTURE_TEST ("/sample/ids", test_ids);
  FIXTURE_TEST ("/sample/twice", test_twice);
  FIXTURE_TEST ("/sample/none", test_none);
  return g_test_run ();
}
