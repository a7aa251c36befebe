#include "config.h"

#include <string.h>

#include "rgm-digest-query.h"
#include "rgm-library.h"
#include "rgm-record.h"
#include "rgm-sample.h"
#include "store-fixture.h"

/* From records to plans and summaries. */

/* 2026-10-16, 2026-11-20, 2026-12-02: the course of the picture. */
#define FIRST ((RgmDay) 739905)
#define SECOND ((RgmDay) 739940)
#define BOOKED ((RgmDay) 739952)

static RgmCourseRecord *
add_picture (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  RgmCourseRecord *course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmSessionRecord) booked = NULL;
  g_autoptr(RgmSessionRecord) second = NULL;
  g_autoptr(RgmSessionRecord) first = NULL;

  booked = fixture_add_session (fixture, course, BOOKED, RGM_SESSION_BOOKED);
  second = fixture_add_session (fixture, course, SECOND, RGM_SESSION_DONE);
  first = fixture_add_session (fixture, course, FIRST, RGM_SESSION_DONE);
  return course;
}

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_picture (fixture);
  g_autoptr(RgmCourseContent) content = NULL;
  g_autoptr(RgmPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  content = rgm_store_load_course (fixture->store, course->id, &error);
  plan = rgm_course_content_get_plan (content, fixture->areas, FIXTURE_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plan->counted, ==, 2);
  g_assert_cmpint (plan->min_remaining, ==, 4);
  g_assert_cmpuint (plan->n_sessions, ==, 3);
  g_assert_cmpint (plan->sessions[2].verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (plan->sessions[2].days_too_early, ==, 2);
  g_assert_cmpint (plan->next.limits[RGM_LIMIT_MINIMUM].day, ==, SECOND + 14);
  g_assert_cmpint (plan->next.limits[RGM_LIMIT_RECOMMENDED_FROM].day, ==, SECOND + 28);
  for (gsize i = 0; i < plan->n_sessions; i++)
    {
      const RgmSessionRecord *record = content->sessions->pdata[plan->sessions[i].index];

      g_assert_cmpint (record->day, ==, plan->sessions[i].day);
    }
}

/* What if: the booking is moved, and later taken away; the store knows nothing of it. */
static void
test_what_if (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_picture (fixture);
  g_autoptr(RgmCourseContent) content = NULL;
  g_autoptr(RgmCourseContent) idea = NULL;
  g_autoptr(RgmSessionRecord) moved = NULL;
  g_autoptr(RgmPlan) plan = NULL;
  g_autoptr(RgmPlan) without = NULL;
  g_autoptr(RgmCourseContent) after = NULL;

  content = rgm_store_load_course (fixture->store, course->id, NULL);
  idea = rgm_course_content_copy (content);
  moved = rgm_session_record_copy (content->sessions->pdata[2]);
  moved->day = SECOND + 28;
  rgm_course_content_put_session (idea, moved);
  g_assert_cmpuint (idea->sessions->len, ==, 3);
  plan = rgm_course_content_get_plan (idea, fixture->areas, FIXTURE_TODAY, NULL);
  g_assert_cmpint (plan->sessions[2].verdict, ==, RGM_VERDICT_ON_TIME);
  g_assert_cmpint (plan->schedule[0].booked, ==, 2);
  g_assert_true (rgm_course_content_remove_session (idea, moved->id));
  g_assert_false (rgm_course_content_remove_session (idea, moved->id));
  g_assert_null (rgm_course_content_find_session (idea, moved->id));
  without = rgm_course_content_get_plan (idea, fixture->areas, FIXTURE_TODAY, NULL);
  g_assert_cmpuint (without->n_sessions, ==, 2);
  /* A session put before the others is put in its place. */
  moved->day = FIRST - 30;
  rgm_course_content_put_session (idea, moved);
  g_assert_true (rgm_course_content_find_session (idea, moved->id) == idea->sessions->pdata[0]);
  after = rgm_store_load_course (fixture->store, course->id, NULL);
  g_assert_cmpint (((RgmSessionRecord *) after->sessions->pdata[2])->day, ==, BOOKED);
}

/* The plan comes from the copy, so a course with a broken copy has none and says so. */
static void
test_broken_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_picture (fixture);
  g_autoptr(RgmCourseContent) content = NULL;
  g_autoptr(RgmDigests) digests = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) summary_error = NULL;
  const RgmDigest *digest;
  RgmSummary summary;

  rgm_record_set_text (&course->protocol_text, "[Protocol]\nFormat=99\n");
  g_assert_true (rgm_store_save_course (fixture->store, course, NULL));
  content = rgm_store_load_course (fixture->store, course->id, NULL);
  g_assert_null (rgm_course_content_get_plan (content, fixture->areas, FIXTURE_TODAY, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "acne-scars"));

  digests = rgm_store_list_digests (fixture->store, fixture->areas, NULL);
  digest = rgm_digests_find (digests, course->id);
  g_assert_null (digest->course.rules);
  g_assert_nonnull (rgm_digests_get_problem (digests, digest));
  g_assert_false (rgm_digests_summarize (digests, digest, FIXTURE_TODAY, &summary,
                                         &summary_error));
  g_assert_error (summary_error, error->domain, error->code);
}

static void
test_unknown_severity (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_picture (fixture);
  g_autoptr(RgmDigests) digests = NULL;
  const GError *problem;

  rgm_record_set_text (&course->severity, "nobody");
  g_assert_true (rgm_store_save_course (fixture->store, course, NULL));
  digests = rgm_store_list_digests (fixture->store, fixture->areas, NULL);
  problem = rgm_digests_get_problem (digests, rgm_digests_get (digests, 0));
  g_assert_error (problem, RGM_COURSE_ERROR, RGM_COURSE_ERROR_SEVERITY);
}

/* Another course on the same skin counts for the gap; one on other skin does not. */
static void
test_across_courses (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmCourseRecord) face = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmCourseRecord) cheeks = fixture_add_course (fixture, patient, "face-cheeks");
  g_autoptr(RgmCourseRecord) abdomen = fixture_add_course (fixture, patient, "abdomen");
  g_autoptr(RgmSessionRecord) a = fixture_add_session (fixture, face, 1000, RGM_SESSION_DONE);
  g_autoptr(RgmSessionRecord) b = fixture_add_session (fixture, cheeks, 1010, RGM_SESSION_DONE);
  g_autoptr(RgmSessionRecord) c = fixture_add_session (fixture, abdomen, 1005, RGM_SESSION_DONE);
  const RgmCourseRecord *courses[] = { face, cheeks, abdomen };
  RgmVerdict verdicts[] = { RGM_VERDICT_FIRST, RGM_VERDICT_TOO_EARLY, RGM_VERDICT_FIRST };
  g_autoptr(RgmDigests) digests = NULL;

  digests = rgm_store_list_digests (fixture->store, fixture->areas, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    {
      g_autoptr(RgmCourseContent) content = NULL;
      g_autoptr(RgmPlan) plan = NULL;
      RgmSummary summary;

      content = rgm_store_load_course (fixture->store, courses[i]->id, NULL);
      plan = rgm_course_content_get_plan (content, fixture->areas, 1020, NULL);
      g_assert_cmpint (plan->sessions[0].verdict, ==, verdicts[i]);
      g_assert_true (rgm_digests_summarize (digests, rgm_digests_find (digests, courses[i]->id),
                                            1020, &summary, NULL));
      g_assert_cmpint (summary.worst, ==, verdicts[i]);
    }
}

static void
test_digest_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_picture (fixture);
  g_autoptr(RgmPauseRecord) early = rgm_pause_record_new (course->id, 50, 60, NULL);
  g_autoptr(RgmPauseRecord) open = rgm_pause_record_new (course->id, 70, RGM_DAY_NONE, NULL);
  g_autoptr(RgmDigests) digests = NULL;
  g_autoptr(GError) error = NULL;
  const RgmDigest *digest;
  const RgmDigest *of_patient;
  gsize n;

  course->stopped_day = 90;
  course->start_day = 80;
  rgm_record_set_text (&course->severity, "severe");
  rgm_record_set_text (&course->basis, "shortest");
  g_assert_true (rgm_store_save_course (fixture->store, course, &error));
  g_assert_true (rgm_store_save_pause (fixture->store, open, &error));
  g_assert_true (rgm_store_save_pause (fixture->store, early, &error));
  digests = rgm_store_list_digests (fixture->store, fixture->areas, &error);
  g_assert_cmpuint (rgm_digests_get_size (digests), ==, 1);
  digest = rgm_digests_get (digests, 0);
  g_assert_cmpstr (digest->course_id, ==, course->id);
  g_assert_cmpstr (digest->patient_id, ==, course->patient_id);
  g_assert_cmpstr (digest->protocol_id, ==, "acne-scars");
  g_assert_cmpint (digest->revision, ==, 1);
  g_assert_cmpstr (digest->severity, ==, "severe");
  g_assert_cmpstr (digest->basis, ==, "shortest");
  g_assert_cmpint (digest->start_day, ==, 80);
  g_assert_cmpint (digest->stopped_day, ==, 90);
  g_assert_cmpuint (digest->course.n_sessions, ==, 3);
  g_assert_cmpint (digest->course.sessions[0].day, ==, FIRST);
  g_assert_cmpuint (digest->course.n_pauses, ==, 2);
  g_assert_cmpint (digest->course.pauses[0].first, ==, 50);
  g_assert_cmpint (digest->course.pauses[0].last, ==, 60);
  g_assert_cmpint (digest->course.pauses[1].last, ==, RGM_DAY_NONE);
  of_patient = rgm_digests_find_patient (digests, course->patient_id, &n);
  g_assert_true (of_patient == digest);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (rgm_digests_find_patient (digests, "nobody", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (rgm_digests_find (digests, "none"));
}

/* A course is stopped from its day on: the list and the plan say the same on both sides of it. */
static void
test_stopped_from_its_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_picture (fixture);
  g_autoptr(RgmDigests) digests = NULL;
  g_autoptr(RgmCourseContent) content = NULL;
  const struct {
    RgmDay today;
    gboolean stopped;
  } cases[] = { { FIRST + 39, FALSE }, { FIRST + 40, TRUE }, { FIRST + 41, TRUE } };

  course->stopped_day = FIRST + 40;
  g_assert_true (rgm_store_save_course (fixture->store, course, NULL));
  digests = rgm_store_list_digests (fixture->store, fixture->areas, NULL);
  content = rgm_store_load_course (fixture->store, course->id, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RgmPlan) plan =
        rgm_course_content_get_plan (content, fixture->areas, cases[i].today, NULL);
      RgmSummary summary;

      g_assert_true (rgm_digests_summarize (digests, rgm_digests_get (digests, 0),
                                            cases[i].today, &summary, NULL));
      g_assert_cmpint (plan->status == RGM_STATUS_STOPPED, ==, cases[i].stopped);
      g_assert_cmpint (summary.status, ==, plan->status);
      g_assert_cmpint (summary.next_number, ==, plan->next.number);
      g_assert_cmpint (summary.next_number == 0, ==, cases[i].stopped);
    }
}

static void
test_no_courses (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmDigests) digests = NULL;

  digests = rgm_store_list_digests (fixture->store, fixture->areas, NULL);
  g_assert_cmpuint (rgm_digests_get_size (digests), ==, 0);
}

/* The list of all courses reads indexes alone and sorts nothing. */
static void
test_query_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *steps = NULL;
  g_auto(GStrv) lines = NULL;

  steps = fixture_explain (fixture, RGM_DIGEST_QUERY);
  g_test_message ("%s", steps);
  g_assert_null (strstr (steps, "TEMP B-TREE"));
  g_assert_nonnull (strstr (steps, "s USING COVERING INDEX session_digest (course_id=?)"));
  lines = g_strsplit (steps, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      if (g_str_has_prefix (lines[i], "SCAN") || g_str_has_prefix (lines[i], "SEARCH"))
        g_assert_nonnull (strstr (lines[i], "USING COVERING INDEX"));
    }
}

/* For a whole sample, seen from several days, each summary says what the plan says. */
static void
test_summaries_agree (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPlaces) places = rgm_places_new ();
  g_autoptr(RgmLibrary) library = rgm_library_load (places);
  g_autoptr(RgmDigests) digests = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_true (rgm_sample_fill (fixture->store, library->catalogue, 110, FIXTURE_TODAY, &error));
  g_assert_no_error (error);
  digests = rgm_store_list_digests (fixture->store, library->areas, &error);
  for (gsize i = 0; i < rgm_digests_get_size (digests); i++)
    {
      const RgmDigest *digest = rgm_digests_get (digests, i);
      g_autoptr(RgmCourseContent) content = NULL;

      content = rgm_store_load_course (fixture->store, digest->course_id, &error);
      for (RgmDay today = FIXTURE_TODAY; today < FIXTURE_TODAY + 60; today += 13)
        {
          g_autoptr(RgmPlan) plan = NULL;
          RgmSummary summary;

          plan = rgm_course_content_get_plan (content, library->areas, today, &error);
          g_assert_no_error (error);
          g_assert_true (rgm_digests_summarize (digests, digest, today, &summary, &error));
          g_assert_cmpint (summary.status, ==, plan->status);
          g_assert_cmpint (summary.counted, ==, plan->counted);
          g_assert_cmpint (summary.overdue, ==, plan->overdue);
          g_assert_cmpint (summary.next_number, ==, plan->next.number);
          g_assert_cmpint (summary.earliest, ==, plan->next.limits[RGM_LIMIT_MINIMUM].day);
          g_assert_cmpint (summary.recommended_to, ==,
                           plan->next.limits[RGM_LIMIT_RECOMMENDED_TO].day);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 600);
}

static void
assert_same_course (const RgmDigests *few, const RgmDigests *all, const RgmDigest *digest)
{
  const RgmDigest *same = rgm_digests_find (few, digest->course_id);
  RgmSummary summary, expected;

  g_assert_nonnull (same);
  g_assert_cmpstr (same->patient_id, ==, digest->patient_id);
  g_assert_cmpstr (same->protocol_id, ==, digest->protocol_id);
  g_assert_cmpuint (same->course.n_sessions, ==, digest->course.n_sessions);
  g_assert_cmpuint (same->course.n_others, ==, digest->course.n_others);
  g_assert_cmpuint (same->course.n_pauses, ==, digest->course.n_pauses);
  g_assert_true (rgm_digests_summarize (few, same, FIXTURE_TODAY, &summary, NULL));
  g_assert_true (rgm_digests_summarize (all, digest, FIXTURE_TODAY, &expected, NULL));
  g_assert_cmpint (summary.status, ==, expected.status);
  g_assert_cmpint (summary.counted, ==, expected.counted);
  g_assert_cmpint (summary.overdue, ==, expected.overdue);
  g_assert_cmpint (summary.most_days_too_early, ==, expected.most_days_too_early);
  g_assert_cmpint (summary.earliest, ==, expected.earliest);
}

/* The digests of a few patients are what those of everybody say of them, and of nobody else. */
static void
test_digests_of_few (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPlaces) places = rgm_places_new ();
  g_autoptr(RgmLibrary) library = rgm_library_load (places);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(RgmDigests) all = NULL;
  g_autoptr(RgmDigests) few = NULL;
  gsize n_expected = 0, n_courses;

  g_assert_true (rgm_sample_fill (fixture->store, library->catalogue, 60, FIXTURE_TODAY, NULL));
  all = rgm_store_list_digests (fixture->store, library->areas, NULL);
  entries = rgm_store_list_patients (fixture->store, NULL);
  for (guint i = 0; i < entries->len; i += 3)
    g_ptr_array_add (ids, ((RgmPatientEntry *) entries->pdata[i])->id);
  g_ptr_array_add (ids, (gpointer) "nobody's id, and a quote: '");
  g_ptr_array_add (ids, NULL);
  few = rgm_store_list_digests_for (fixture->store, library->areas,
                                    (const char *const *) ids->pdata, NULL);
  for (guint i = 0; i + 2 < ids->len; i++)
    {
      const RgmDigest *digests = rgm_digests_find_patient (all, ids->pdata[i], &n_courses);

      for (gsize j = 0; j < n_courses; j++)
        assert_same_course (few, all, &digests[j]);
      n_expected += n_courses;
    }
  g_assert_cmpuint (n_expected, >, 10);
  g_assert_cmpuint (rgm_digests_get_size (few), ==, n_expected);
}

/* To ask for nobody is no error. */
static void
test_digests_of_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_picture (fixture);
  const char *const nobody[] = { NULL };
  g_autoptr(RgmDigests) digests = NULL;
  g_autoptr(GError) error = NULL;

  digests = rgm_store_list_digests_for (fixture->store, fixture->areas, nobody, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rgm_digests_get_size (digests), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/planning/picture", test_picture);
  FIXTURE_TEST ("/planning/what-if", test_what_if);
  FIXTURE_TEST ("/planning/broken-copy", test_broken_copy);
  FIXTURE_TEST ("/planning/unknown-severity", test_unknown_severity);
  FIXTURE_TEST ("/planning/across-courses", test_across_courses);
  FIXTURE_TEST ("/planning/digest-content", test_digest_content);
  FIXTURE_TEST ("/planning/stopped-from-its-day", test_stopped_from_its_day);
  FIXTURE_TEST ("/planning/no-courses", test_no_courses);
  FIXTURE_TEST ("/planning/query-plan", test_query_plan);
  FIXTURE_TEST ("/planning/summaries-agree", test_summaries_agree);
  FIXTURE_TEST ("/planning/digests-of-few", test_digests_of_few);
  FIXTURE_TEST ("/planning/digests-of-nobody", test_digests_of_nobody);
  return g_test_run ();
}
