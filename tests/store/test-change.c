/* What somebody has looked at is changed only while it is as they saw it: nobody's work is undone
 * by somebody who does not know of it, and whoever was told can save. */
#include "config.h"

#include "rgm-store-change.h"
#include "rgm-store-sessions.h"
#include "store-fixture.h"

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static RgmCourseRecord *
add_course (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");

  return fixture_add_course (fixture, patient, "face-forehead");
}

static void
assert_refused (gboolean done, GError **error, RgmStoreError code)
{
  g_assert_error (*error, RGM_STORE_ERROR, (int) code);
  g_assert_false (done);
  g_clear_error (error);
}

static RgmPatient *
load_patient (Fixture *fixture, const char *id)
{
  g_autoptr(RgmPatientContent) content = rgm_store_load_patient (fixture->store, id, NULL);

  return content ? rgm_patient_copy (content->record) : NULL;
}

static RgmCourseContent *
load_course (Fixture *fixture, const RgmCourseRecord *course)
{
  RgmCourseContent *content = rgm_store_load_course (fixture->store, course->id, NULL);

  g_assert_nonnull (content);
  return content;
}

/* The other one writes a note; I, who have not seen it, a day of birth. */
static void
test_patient (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) before = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmPatient) mine = rgm_patient_copy (before);
  g_autoptr(RgmPatient) theirs = rgm_patient_copy (before);
  g_autoptr(RgmPatient) now = NULL;
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;

  set (&theirs->notes, "Allergic to latex");
  g_assert_true (rgm_store_change_patient (other, before, theirs, NULL));
  mine->birth_day = FIXTURE_TODAY - 9000;
  assert_refused (rgm_store_change_patient (fixture->store, before, mine, &error), &error,
                  RGM_STORE_ERROR_CHANGED);
  now = load_patient (fixture, before->id);
  g_assert_true (rgm_patient_equal (now, theirs));
  set (&mine->notes, now->notes);
  g_assert_true (rgm_store_change_patient (fixture->store, now, mine, NULL));
  g_assert_cmpint (rgm_store_get_last_change (fixture->store), !=, 0);
}

/* Who was deleted does not come back as a mere name. */
static void
test_deleted_patient (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) before = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmPatient) mine = rgm_patient_copy (before);
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;
  g_autofree char *left = NULL;

  g_assert_true (rgm_store_delete_patient (other, before->id, NULL, NULL));
  set (&mine->notes, "Mine");
  assert_refused (rgm_store_change_patient (fixture->store, before, mine, &error), &error,
                  RGM_STORE_ERROR_DELETED);
  left = fixture_ask (fixture, "SELECT count(*) FROM patient");
  g_assert_cmpstr (left, ==, "0");
}

static void
test_course (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) before = add_course (fixture);
  g_autoptr(RgmCourseRecord) mine = rgm_course_record_copy (before);
  g_autoptr(RgmCourseRecord) theirs = rgm_course_record_copy (before);
  g_autoptr(RgmCourseContent) now = NULL;
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;

  g_strfreev (theirs->areas);
  theirs->areas = g_strsplit ("face-forehead face-cheeks", " ", -1);
  g_assert_true (rgm_store_change_course (other, before, theirs, NULL));
  set (&mine->notes, "Mine");
  assert_refused (rgm_store_change_course (fixture->store, before, mine, &error), &error,
                  RGM_STORE_ERROR_CHANGED);
  now = load_course (fixture, before);
  g_assert_true (rgm_course_record_equal (now->record, theirs));
  g_assert_true (rgm_store_change_course (fixture->store, now->record, mine, NULL));
}

/* The other one cancels it, or deletes it; I note how long it took. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmSessionRecord) before =
    fixture_add_session (fixture, course, FIXTURE_TODAY + 9, RGM_SESSION_BOOKED);
  g_autoptr(RgmSessionRecord) mine = rgm_session_record_copy (before);
  g_autoptr(RgmSessionRecord) theirs = rgm_session_record_copy (before);
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;
  g_autofree char *left = NULL;

  theirs->state = RGM_SESSION_CANCELLED;
  g_assert_true (rgm_store_change_session (other, NULL, before, theirs, NULL));
  mine->length = 45;
  assert_refused (rgm_store_change_session (fixture->store, NULL, before, mine, &error), &error,
                  RGM_STORE_ERROR_CHANGED);
  g_assert_true (rgm_store_change_session (fixture->store, NULL, theirs, mine, NULL));
  g_assert_true (rgm_store_delete_session (other, before->id, NULL, NULL));
  mine->length = 50;
  assert_refused (rgm_store_change_session (fixture->store, NULL, theirs, mine, &error), &error,
                  RGM_STORE_ERROR_DELETED);
  left = fixture_ask (fixture, "SELECT count(*) FROM session");
  g_assert_cmpstr (left, ==, "0");
}

/* Who did not hear that it was saved tries again. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmCourseContent) seen = load_course (fixture, course);
  g_autoptr(RgmSessionRecord) session =
    rgm_session_record_new (course->id, FIXTURE_TODAY + 9, RGM_SESSION_BOOKED);
  g_autoptr(RgmSessionRecord) changed = rgm_session_record_copy (session);

  g_assert_true (rgm_store_change_session (fixture->store, seen, NULL, session, NULL));
  g_assert_true (rgm_store_change_session (fixture->store, seen, NULL, session, NULL));
  changed->length = 30;
  g_assert_true (rgm_store_change_session (fixture->store, seen, session, changed, NULL));
  g_assert_true (rgm_store_change_session (fixture->store, seen, session, changed, NULL));
}

/* What was not saved is not stamped as if it were: here its course is gone. */
static void
test_stamps (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmSessionRecord) mine =
    rgm_session_record_new (course->id, FIXTURE_TODAY + 9, RGM_SESSION_BOOKED);
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_delete_course (fixture->store, course->id, NULL, NULL));
  assert_refused (rgm_store_change_session (fixture->store, NULL, NULL, mine, &error), &error,
                  RGM_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (mine->created, ==, 0);
  g_assert_cmpint (mine->changed, ==, 0);
}

/* What the other one does to a course beside which I book. */
typedef void (*Elsewhere) (RgmStore *other, const RgmCourseContent *seen);

static void
book (RgmStore *other, const RgmCourseContent *seen)
{
  g_autoptr(RgmSessionRecord) session =
    rgm_session_record_new (seen->record->id, FIXTURE_TODAY + 51, RGM_SESSION_BOOKED);

  g_assert_true (rgm_store_save_session (other, session, NULL));
}

static void
move (RgmStore *other, const RgmCourseContent *seen)
{
  g_autoptr(RgmSessionRecord) session = rgm_session_record_copy (seen->sessions->pdata[0]);

  session->day++;
  g_assert_true (rgm_store_save_session (other, session, NULL));
}

static void
delete (RgmStore *other, const RgmCourseContent *seen)
{
  const RgmSessionRecord *session = seen->sessions->pdata[0];

  g_assert_true (rgm_store_delete_session (other, session->id, NULL, NULL));
}

static void
pause_course (RgmStore *other, const RgmCourseContent *seen)
{
  g_autoptr(RgmPauseRecord) pause =
    rgm_pause_record_new (seen->record->id, FIXTURE_TODAY, RGM_DAY_NONE, "");

  g_assert_true (rgm_store_save_pause (other, pause, NULL));
}

static void
stop (RgmStore *other, const RgmCourseContent *seen)
{
  g_autoptr(RgmCourseRecord) course = rgm_course_record_copy (seen->record);

  course->stopped_day = FIXTURE_TODAY;
  g_assert_true (rgm_store_save_course (other, course, NULL));
}

/* As many as before, but not the same ones. */
static void
replace (RgmStore *other, const RgmCourseContent *seen)
{
  delete (other, seen);
  book (other, seen);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);
}

/* One session by itself, and several at once. */
static void
assert_refused_both (Fixture *fixture, const RgmCourseContent *seen, RgmSessionRecord *mine)
{
  g_autoptr(GPtrArray) before = g_ptr_array_new ();
  g_autoptr(GPtrArray) after = new_list ();
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = rgm_store_dup_content_hash (fixture->store, NULL);
  g_autofree char *now = NULL;

  assert_refused (rgm_store_change_session (fixture->store, seen, NULL, mine, &error), &error,
                  RGM_STORE_ERROR_CHANGED);
  g_ptr_array_add (before, NULL);
  g_ptr_array_add (after, rgm_session_record_copy (mine));
  assert_refused (rgm_store_change_sessions (fixture->store, RGM_CHANGE_PLAN_THE_REST, seen,
                                             before, after, &error),
                  &error, RGM_STORE_ERROR_CHANGED);
  now = rgm_store_dup_content_hash (fixture->store, NULL);
  g_assert_cmpstr (now, ==, hash);
}

static void
test_seen (Fixture *fixture, gconstpointer data)
{
  static const Elsewhere ways[] = { book, move, delete, replace, pause_course, stop };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(RgmCourseRecord) course = add_course (fixture);
      g_autoptr(RgmSessionRecord) done =
        fixture_add_session (fixture, course, FIXTURE_TODAY - 20, RGM_SESSION_DONE);
      g_autoptr(RgmCourseContent) seen = load_course (fixture, course);
      g_autoptr(RgmCourseContent) now = NULL;
      g_autoptr(RgmSessionRecord) mine =
        rgm_session_record_new (course->id, FIXTURE_TODAY + 51, RGM_SESSION_BOOKED);
      g_autoptr(RgmStore) other = fixture_open_second (fixture);

      ways[i] (other, seen);
      assert_refused_both (fixture, seen, mine);
      now = load_course (fixture, course);
      g_assert_true (rgm_store_change_session (fixture->store, now, NULL, mine, NULL));
    }
}

/* Two pause it at once. */
static void
test_pause (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmCourseContent) seen = load_course (fixture, course);
  g_autoptr(RgmPauseRecord) mine =
    rgm_pause_record_new (course->id, FIXTURE_TODAY, RGM_DAY_NONE, "Holiday");
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;

  pause_course (other, seen);
  assert_refused (rgm_store_change_pause (fixture->store, seen, NULL, mine, &error), &error,
                  RGM_STORE_ERROR_CHANGED);
}

/* What is to go is what was seen: the other one moves it, or deletes it before me. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmSessionRecord) before =
    fixture_add_session (fixture, course, FIXTURE_TODAY + 9, RGM_SESSION_BOOKED);
  g_autoptr(RgmSessionRecord) theirs = rgm_session_record_copy (before);
  g_autoptr(RgmSessionRecord) now = NULL;
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;

  theirs->day++;
  g_assert_true (rgm_store_save_session (other, theirs, NULL));
  assert_refused (rgm_store_remove_session (fixture->store, before, &error), &error,
                  RGM_STORE_ERROR_CHANGED);
  now = rgm_store_load_session (fixture->store, before->id, NULL);
  g_assert_true (rgm_session_record_equal (now, theirs));
  g_assert_true (rgm_store_remove_session (fixture->store, now, NULL));
  assert_refused (rgm_store_remove_session (other, theirs, &error), &error,
                  RGM_STORE_ERROR_DELETED);
}

static void
test_remove_pause (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmPauseRecord) before =
    rgm_pause_record_new (course->id, FIXTURE_TODAY, RGM_DAY_NONE, "");
  g_autoptr(RgmPauseRecord) theirs = rgm_pause_record_copy (before);
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_save_pause (fixture->store, before, NULL));
  theirs->last = FIXTURE_TODAY + 9;
  g_assert_true (rgm_store_save_pause (other, theirs, NULL));
  assert_refused (rgm_store_remove_pause (fixture->store, before, &error), &error,
                  RGM_STORE_ERROR_CHANGED);
  g_assert_true (rgm_store_remove_pause (fixture->store, theirs, NULL));
}

/* A menu changes one thing of what is there now, and no more. */
static void
test_amend (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) before = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmPatient) mine = rgm_patient_copy (before);
  g_autoptr(RgmPatient) theirs = rgm_patient_copy (before);
  g_autoptr(RgmPatient) now = NULL;
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;

  set (&theirs->notes, "Allergic to latex");
  g_assert_true (rgm_store_save_patient (other, theirs, NULL));
  mine->archived = TRUE;
  g_assert_true (rgm_store_amend_patient (fixture->store, before, mine, &error));
  g_assert_no_error (error);
  now = load_patient (fixture, before->id);
  g_assert_true (now->archived);
  g_assert_cmpstr (now->notes, ==, "Allergic to latex");
  g_assert_true (rgm_store_delete_patient (other, before->id, NULL, NULL));
  assert_refused (rgm_store_amend_patient (fixture->store, before, mine, &error), &error,
                  RGM_STORE_ERROR_DELETED);
}

/* Both change the very same: the same is no conflict, another is. */
static void
test_amend_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) before = add_course (fixture);
  g_autoptr(RgmCourseRecord) mine = rgm_course_record_copy (before);
  g_autoptr(RgmCourseRecord) theirs = rgm_course_record_copy (before);
  g_autoptr(RgmCourseContent) now = NULL;
  g_autoptr(RgmStore) other = fixture_open_second (fixture);
  g_autoptr(GError) error = NULL;

  theirs->stopped_day = FIXTURE_TODAY;
  set (&theirs->stop_reason, "Moved away");
  g_assert_true (rgm_store_amend_course (other, before, theirs, NULL));
  mine->stopped_day = FIXTURE_TODAY;
  g_assert_true (rgm_store_amend_course (fixture->store, before, mine, NULL));
  set (&mine->stop_reason, "Pregnancy");
  assert_refused (rgm_store_amend_course (fixture->store, before, mine, &error), &error,
                  RGM_STORE_ERROR_CHANGED);
  now = load_course (fixture, before);
  g_assert_cmpstr (now->record->stop_reason, ==, "Moved away");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/change/patient", test_patient);
  FIXTURE_TEST ("/change/deleted-patient", test_deleted_patient);
  FIXTURE_TEST ("/change/course", test_course);
  FIXTURE_TEST ("/change/session", test_session);
  FIXTURE_TEST ("/change/again", test_again);
  FIXTURE_TEST ("/change/stamps", test_stamps);
  FIXTURE_TEST ("/change/seen", test_seen);
  FIXTURE_TEST ("/change/pause", test_pause);
  FIXTURE_TEST ("/change/remove", test_remove);
  FIXTURE_TEST ("/change/remove-pause", test_remove_pause);
  FIXTURE_TEST ("/change/amend", test_amend);
  FIXTURE_TEST ("/change/amend-same", test_amend_same);
  return g_test_run ();
}
