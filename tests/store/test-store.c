#include "config.h"

#include <string.h>

#include "rgm-record.h"
#include "store-fixture.h"

/* Deleting and putting back, batches, history, areas, settings, lists. */

static gboolean
contents_equal (const RgmCourseContent *a, const RgmCourseContent *b)
{
  gboolean equal = rgm_course_record_equal (a->record, b->record)
                   && a->record->created == b->record->created
                   && a->record->changed == b->record->changed
                   && g_str_equal (a->patient_name, b->patient_name)
                   && a->sessions->len == b->sessions->len && a->pauses->len == b->pauses->len
                   && a->others->len == b->others->len;

  for (guint i = 0; equal && i < a->sessions->len; i++)
    equal = rgm_session_record_equal (a->sessions->pdata[i], b->sessions->pdata[i]);
  for (guint i = 0; equal && i < a->pauses->len; i++)
    equal = rgm_pause_record_equal (a->pauses->pdata[i], b->pauses->pdata[i]);
  return equal;
}

/* A patient with two courses, three sessions, a pause, details and an attempt. */
typedef struct {
  RgmPatient *patient;
  RgmCourseRecord *course;
  RgmCourseRecord *second;
  RgmSessionRecord *session;
} Practice;

static void
practice_clear (Practice *practice)
{
  rgm_patient_free (practice->patient);
  rgm_course_record_free (practice->course);
  rgm_course_record_free (practice->second);
  rgm_session_record_free (practice->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Practice, practice_clear)

static void
add_details (Fixture *fixture, const Practice *practice)
{
  g_autoptr(RgmPauseRecord) pause = rgm_pause_record_new (practice->course->id, 5, 9, "Holiday");
  g_autoptr(RgmContact) contact = rgm_contact_new (practice->patient->id);
  g_autoptr(RgmContactAttempt) attempt = NULL;
  g_autoptr(GError) error = NULL;

  attempt = rgm_contact_attempt_new (practice->patient->id, 7, RGM_CONTACT_WAY_PHONE,
                                     RGM_CONTACT_OUTCOME_NO_ANSWER);
  rgm_record_set_text (&contact->phone, "+49 30 0000");
  g_assert_true (rgm_store_save_pause (fixture->store, pause, &error));
  g_assert_true (rgm_store_save_contact (fixture->store, contact, &error));
  g_assert_true (rgm_store_save_attempt (fixture->store, attempt, &error));
}

static Practice
add_practice (Fixture *fixture)
{
  Practice practice;
  g_autoptr(RgmSessionRecord) other = NULL;
  g_autoptr(RgmSessionRecord) later = NULL;
  g_autoptr(GError) error = NULL;

  practice.patient = fixture_add_patient (fixture, "Sample Patient 1");
  practice.course = fixture_add_course (fixture, practice.patient, "face");
  practice.second = fixture_add_course (fixture, practice.patient, "face-cheeks abdomen");
  practice.session = fixture_add_session (fixture, practice.course, 100, RGM_SESSION_DONE);
  later = fixture_add_session (fixture, practice.course, 130, RGM_SESSION_BOOKED);
  other = fixture_add_session (fixture, practice.second, 110, RGM_SESSION_DONE);
  rgm_session_record_add_zone (practice.session, "face-cheeks", 150, 3);
  rgm_session_record_add_product (practice.session, "Serum", "L-1");
  g_assert_true (rgm_store_save_session (fixture->store, practice.session, &error));
  add_details (fixture, &practice);
  return practice;
}

static char *
count_everything (Fixture *fixture)
{
  return fixture_ask (fixture,
                      "SELECT (SELECT count (*) FROM patient) || ' ' ||"
                      " (SELECT count (*) FROM course) || ' ' ||"
                      " (SELECT count (*) FROM session) || ' ' ||"
                      " (SELECT count (*) FROM session_zone) || ' ' ||"
                      " (SELECT count (*) FROM session_product) || ' ' ||"
                      " (SELECT count (*) FROM pause) || ' ' ||"
                      " (SELECT count (*) FROM contact) || ' ' ||"
                      " (SELECT count (*) FROM attempt) || ' ' ||"
                      " (SELECT count (*) FROM protocol_copy)");
}

static void
assert_counts (Fixture *fixture, const char *expected)
{
  g_autofree char *counts = count_everything (fixture);

  g_assert_cmpstr (counts, ==, expected);
}

static void
test_delete_session (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmSessionRecord) deleted = NULL;
  g_autoptr(RgmSessionRecord) loaded = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_delete_session (fixture->store, practice.session->id, &deleted,
                                           &error));
  g_assert_true (rgm_session_record_equal (deleted, practice.session));
  assert_counts (fixture, "1 2 2 0 0 1 1 1 1");
  g_assert_true (rgm_store_save_session (fixture->store, deleted, &error));
  assert_counts (fixture, "1 2 3 1 1 1 1 1 1");
  loaded = rgm_store_load_session (fixture->store, practice.session->id, &error);
  g_assert_true (rgm_session_record_equal (loaded, practice.session));
  g_assert_cmpint (loaded->created, ==, practice.session->created);
}

static void
test_delete_course (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmCourseContent) before = NULL;
  g_autoptr(RgmCourseContent) deleted = NULL;
  g_autoptr(RgmCourseContent) after = NULL;
  g_autoptr(GError) error = NULL;

  before = rgm_store_load_course (fixture->store, practice.course->id, &error);
  g_assert_true (rgm_store_delete_course (fixture->store, practice.course->id, &deleted, &error));
  g_assert_true (contents_equal (before, deleted));
  assert_counts (fixture, "1 1 1 0 0 0 1 1 1");
  g_assert_true (rgm_store_restore_course (fixture->store, deleted, &error));
  after = rgm_store_load_course (fixture->store, practice.course->id, &error);
  g_assert_true (contents_equal (before, after));
}

static void
test_delete_patient (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmPatientContent) before = NULL;
  g_autoptr(RgmPatientContent) deleted = NULL;
  g_autoptr(RgmPatientContent) after = NULL;
  g_autoptr(GError) error = NULL;

  before = rgm_store_load_patient (fixture->store, practice.patient->id, &error);
  g_assert_true (rgm_store_delete_patient (fixture->store, practice.patient->id, &deleted,
                                           &error));
  g_assert_no_error (error);
  assert_counts (fixture, "0 0 0 0 0 0 0 0 0");
  g_assert_true (rgm_store_restore_patient (fixture->store, deleted, &error));
  g_assert_no_error (error);
  assert_counts (fixture, "1 2 3 1 1 1 1 1 1");
  after = rgm_store_load_patient (fixture->store, practice.patient->id, &error);
  g_assert_true (rgm_patient_equal (before->record, after->record));
  g_assert_cmpint (before->record->changed, ==, after->record->changed);
  g_assert_true (rgm_contact_equal (before->contact, after->contact));
  g_assert_true (rgm_contact_attempt_equal (before->attempts->pdata[0],
                                            after->attempts->pdata[0]));
  for (guint i = 0; i < before->courses->len; i++)
    g_assert_true (contents_equal (before->courses->pdata[i], after->courses->pdata[i]));
}

/* A course whose patient went meanwhile cannot be put back alone, and nothing is half there. */
static void
test_restore_orphan (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmCourseContent) deleted = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_delete_course (fixture->store, practice.course->id, &deleted, &error));
  g_assert_true (rgm_store_delete_patient (fixture->store, practice.patient->id, NULL, &error));
  g_assert_false (rgm_store_restore_course (fixture->store, deleted, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND);
  assert_counts (fixture, "0 0 0 0 0 0 0 0 0");
}

static void
test_content_copy (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmPatientContent) content = NULL;
  g_autoptr(RgmPatientContent) copy = NULL;

  content = rgm_store_load_patient (fixture->store, practice.patient->id, NULL);
  copy = rgm_patient_content_copy (content);
  g_assert_true (rgm_patient_equal (content->record, copy->record));
  g_assert_true (rgm_contact_equal (content->contact, copy->contact));
  g_assert_cmpuint (copy->attempts->len, ==, 1);
  g_assert_cmpuint (copy->courses->len, ==, 2);
  g_assert_true (contents_equal (content->courses->pdata[0], copy->courses->pdata[0]));
  g_assert_true (contents_equal (content->courses->pdata[1], copy->courses->pdata[1]));
}

static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmCourseContent) first = NULL;
  g_autoptr(RgmCourseContent) second = NULL;
  const RgmOtherSession *other;

  second = rgm_store_load_course (fixture->store, practice.second->id, NULL);
  g_assert_cmpuint (second->others->len, ==, 2);
  other = second->others->pdata[0];
  g_assert_cmpstr (other->id, ==, practice.session->id);
  g_assert_cmpstr (other->course_id, ==, practice.course->id);
  g_assert_cmpstr (other->protocol_id, ==, "acne-scars");
  g_assert_cmpint (other->day, ==, 100);
  /* its own areas where it has some, else those of its course */
  g_assert_cmpstr (other->areas[0], ==, "face-cheeks");
  other = second->others->pdata[1];
  g_assert_cmpstr (other->areas[0], ==, "face");
  first = rgm_store_load_course (fixture->store, practice.course->id, NULL);
  g_assert_cmpuint (first->others->len, ==, 1);
  other = first->others->pdata[0];
  g_assert_cmpuint (g_strv_length (other->areas), ==, 2);
}

static void
test_protocol_copies (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmCourseRecord) loaded = NULL;
  g_autoptr(RgmCourseContent) content = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *old = g_strdup (practice.course->protocol_text);

  practice.course->revision = 2;
  rgm_record_set_text (&practice.course->protocol_text, "[Protocol]\n# revision 2\n");
  g_assert_true (rgm_store_save_course (fixture->store, practice.course, &error));
  assert_counts (fixture, "1 2 3 1 1 1 1 1 2");
  content = rgm_store_load_course (fixture->store, practice.second->id, &error);
  g_assert_cmpstr (content->record->protocol_text, ==, old);
  g_assert_cmpint (content->record->revision, ==, 1);
  /* When the last course of a copy goes over to another, the copy goes. */
  practice.second->revision = 2;
  rgm_record_set_text (&practice.second->protocol_text, practice.course->protocol_text);
  g_assert_true (rgm_store_save_course (fixture->store, practice.second, &error));
  assert_counts (fixture, "1 2 3 1 1 1 1 1 1");
}

static void
test_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) first = rgm_patient_new ("First");
  g_autoptr(RgmPatient) bad = rgm_patient_new ("");
  g_autoptr(RgmPatient) second = rgm_patient_new ("Second");
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_begin (fixture->store, NULL, &error));
  g_assert_true (rgm_store_save_patient (fixture->store, first, &error));
  rgm_store_rollback (fixture->store);
  assert_counts (fixture, "0 0 0 0 0 0 0 0 0");

  g_assert_true (rgm_store_begin (fixture->store, NULL, &error));
  g_assert_true (rgm_store_save_patient (fixture->store, first, &error));
  g_assert_false (rgm_store_save_patient (fixture->store, bad, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (rgm_store_save_patient (fixture->store, second, &error));
  /* Others see nothing of it before it is lasting. */
  assert_counts (fixture, "0 0 0 0 0 0 0 0 0");
  g_assert_true (rgm_store_commit (fixture->store, &error));
  assert_counts (fixture, "2 0 0 0 0 0 0 0 0");
}

static void
test_close_with_open_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = rgm_patient_new ("First");

  g_assert_true (rgm_store_begin (fixture->store, NULL, NULL));
  g_assert_true (rgm_store_save_patient (fixture->store, patient, NULL));
  fixture_reopen (fixture);
  assert_counts (fixture, "0 0 0 0 0 0 0 0 0");
}

static void
assert_entry (const RgmHistoryEntry *entry, RgmHistoryKind kind, RgmHistoryAction action,
              const char *record_id, const char *course_id)
{
  g_assert_cmpint (entry->kind, ==, kind);
  g_assert_cmpint (entry->action, ==, action);
  g_assert_cmpstr (entry->record_id, ==, record_id);
  g_assert_cmpstr (entry->course_id, ==, course_id);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmPatient) other = fixture_add_patient (fixture, "B");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmSessionRecord) session = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  const RgmHistoryEntry *entry;

  session = fixture_add_session (fixture, course, 500, RGM_SESSION_BOOKED);
  session->said_verdict = RGM_VERDICT_TOO_EARLY;
  session->said_days_too_early = 2;
  rgm_record_set_text (&session->override_reason, "Travels next week");
  g_assert_true (rgm_store_save_session (fixture->store, session, NULL));
  g_assert_true (rgm_store_delete_session (fixture->store, session->id, NULL, NULL));
  entries = rgm_store_list_history (fixture->store, patient->id, NULL);
  g_assert_cmpuint (entries->len, ==, 5);
  assert_entry (entries->pdata[0], RGM_HISTORY_KIND_PATIENT, RGM_HISTORY_ACTION_ADDED,
                patient->id, "");
  assert_entry (entries->pdata[1], RGM_HISTORY_KIND_COURSE, RGM_HISTORY_ACTION_ADDED, course->id,
                course->id);
  assert_entry (entries->pdata[2], RGM_HISTORY_KIND_SESSION, RGM_HISTORY_ACTION_ADDED,
                session->id, course->id);
  assert_entry (entries->pdata[4], RGM_HISTORY_KIND_SESSION, RGM_HISTORY_ACTION_DELETED,
                session->id, course->id);
  entry = entries->pdata[3];
  assert_entry (entry, RGM_HISTORY_KIND_SESSION, RGM_HISTORY_ACTION_CHANGED, session->id,
                course->id);
  g_assert_cmpint (entry->day, ==, 500);
  g_assert_cmpint (entry->state, ==, RGM_SESSION_BOOKED);
  g_assert_cmpint (entry->said_verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (entry->said_days_too_early, ==, 2);
  g_assert_cmpstr (entry->reason, ==, "Travels next week");
  g_assert_cmpint (entry->at, ==, session->changed);
}

static void
test_areas (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmAreaRecord) ear = rgm_area_record_new ("ear", "Ear", "face");
  g_autoptr(RgmAreaRecord) lobe = rgm_area_record_new ("ear-lobe", "Lobe", "ear");
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmCourseRecord) course = NULL;
  g_autoptr(RgmAreaRecord) deleted = NULL;
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(RgmAreas) areas = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_save_area (fixture->store, ear, &error));
  g_assert_true (rgm_store_save_area (fixture->store, lobe, &error));
  records = rgm_store_list_areas (fixture->store, &error);
  areas = rgm_area_records_add_to (records, fixture->areas, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rgm_areas_get_size (areas), ==, rgm_areas_get_size (fixture->areas) + 2);
  /* The user's areas overlap with the built-in ones they lie in. */
  g_assert_cmpuint (rgm_areas_find (areas, "ear-lobe")->set & rgm_areas_find (areas, "face")->set,
                    !=, 0);
  g_assert_cmpuint (rgm_areas_find (areas, "ear")->set & rgm_areas_find (areas, "abdomen")->set,
                    ==, 0);

  g_assert_false (rgm_store_delete_area (fixture->store, "ear", &deleted, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  course = fixture_add_course (fixture, patient, "abdomen ear-lobe");
  g_assert_false (rgm_store_delete_area (fixture->store, "ear-lobe", &deleted, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_null (deleted);
  g_assert_true (rgm_store_delete_course (fixture->store, course->id, NULL, &error));
  g_assert_true (rgm_store_delete_area (fixture->store, "ear-lobe", &deleted, &error));
  g_assert_true (rgm_area_record_equal (deleted, lobe));
  g_assert_true (rgm_store_delete_area (fixture->store, "ear", NULL, &error));
}

static void
test_area_of_a_session (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmAreaRecord) ear = rgm_area_record_new ("ear", "Ear", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_save_area (fixture->store, ear, &error));
  rgm_session_record_add_zone (practice.session, "ear", 50, 1);
  g_assert_true (rgm_store_save_session (fixture->store, practice.session, &error));
  g_assert_false (rgm_store_delete_area (fixture->store, "ear", NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_IN_USE);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *value = g_strdup ("untouched");
  g_autoptr(GError) error = NULL;

  g_free (g_steal_pointer (&value));
  g_assert_true (rgm_store_load_setting (fixture->store, RGM_STORE_SETTING_MODE, &value, &error));
  g_assert_null (value);
  g_assert_true (rgm_store_save_setting (fixture->store, RGM_STORE_SETTING_MODE,
                                         RGM_STORE_MODE_LOG, &error));
  g_assert_true (rgm_store_save_setting (fixture->store, RGM_STORE_SETTING_MODE,
                                         RGM_STORE_MODE_PATIENTS, &error));
  fixture_reopen (fixture);
  g_assert_true (rgm_store_load_setting (fixture->store, RGM_STORE_SETTING_MODE, &value, &error));
  g_assert_cmpstr (value, ==, RGM_STORE_MODE_PATIENTS);
}

static void
test_list_patients (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmPatient) first = rgm_patient_new ("A first one");
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  const RgmPatientEntry *entry;

  first->archived = TRUE;
  g_assert_true (rgm_store_save_patient (fixture->store, first, &error));
  entries = rgm_store_list_patients (fixture->store, &error);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->id, ==, first->id);
  g_assert_true (entry->archived);
  entry = entries->pdata[1];
  g_assert_cmpstr (entry->name, ==, practice.patient->name);
  g_assert_false (entry->archived);
}

static void
test_latest_session (Fixture *fixture, gconstpointer data)
{
  g_auto(Practice) practice = add_practice (fixture);
  g_autoptr(RgmCourseRecord) empty = fixture_add_course (fixture, practice.patient, "face");
  g_autoptr(RgmSessionRecord) latest = NULL;
  g_autoptr(RgmSessionRecord) booking = NULL;
  g_autoptr(GError) error = NULL;

  latest = rgm_store_load_latest_session (fixture->store, practice.course->id, &error);
  g_assert_cmpstr (latest->id, ==, practice.session->id);
  g_assert_cmpuint (rgm_session_record_get_n_zones (latest), ==, 1);
  g_assert_null (rgm_store_load_latest_session (fixture->store, empty->id, &error));
  g_assert_no_error (error);
  booking = fixture_add_session (fixture, empty, 900, RGM_SESSION_BOOKED);
  g_clear_pointer (&latest, rgm_session_record_free);
  latest = rgm_store_load_latest_session (fixture->store, empty->id, &error);
  g_assert_cmpstr (latest->id, ==, booking->id);
}

static void
test_thousand_sessions (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmCourseContent) content = NULL;
  g_autoptr(GError) error = NULL;
  RgmDay last = 0;

  g_assert_true (rgm_store_begin (fixture->store, NULL, &error));
  for (int i = 0; i < 1000; i++)
    {
      g_autoptr(RgmSessionRecord) session = NULL;

      session = rgm_session_record_new (course->id, 1 + i * 7919 % 1000 * 14, RGM_SESSION_DONE);
      rgm_session_record_add_zone (session, "face", 100, 2);
      g_assert_true (rgm_store_save_session (fixture->store, session, &error));
    }
  g_assert_true (rgm_store_commit (fixture->store, &error));
  content = rgm_store_load_course (fixture->store, course->id, &error);
  g_assert_cmpuint (content->sessions->len, ==, 1000);
  for (guint i = 0; i < content->sessions->len; i++)
    {
      const RgmSessionRecord *session = content->sessions->pdata[i];

      g_assert_cmpint (session->day, >, last);
      last = session->day;
    }
  g_assert_true (rgm_store_delete_course (fixture->store, course->id, NULL, &error));
  assert_counts (fixture, "1 0 0 0 0 0 0 0 0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/delete/session", test_delete_session);
  FIXTURE_TEST ("/store/delete/course", test_delete_course);
  FIXTURE_TEST ("/store/delete/patient", test_delete_patient);
  FIXTURE_TEST ("/store/delete/restore-orphan", test_restore_orphan);
  FIXTURE_TEST ("/store/content-copy", test_content_copy);
  FIXTURE_TEST ("/store/others", test_others);
  FIXTURE_TEST ("/store/protocol-copies", test_protocol_copies);
  FIXTURE_TEST ("/store/batch", test_batch);
  FIXTURE_TEST ("/store/close-with-open-batch", test_close_with_open_batch);
  FIXTURE_TEST ("/store/history", test_history);
  FIXTURE_TEST ("/store/areas", test_areas);
  FIXTURE_TEST ("/store/area-of-a-session", test_area_of_a_session);
  FIXTURE_TEST ("/store/settings", test_settings);
  FIXTURE_TEST ("/store/list-patients", test_list_patients);
  FIXTURE_TEST ("/store/latest-session", test_latest_session);
  FIXTURE_TEST ("/store/thousand-sessions", test_thousand_sessions);
  return g_test_run ();
}
