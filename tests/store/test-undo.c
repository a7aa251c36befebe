#include "config.h"

#include "rgm-changeset.h"
#include "rgm-record.h"
#include "rgm-undo-table.h"
#include "rgm-store-private.h"
#include "store-fixture.h"

/* Undo and redo: what they bring back, what they are called, and what ends them. */

static char *
hash (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  char *value = rgm_store_dup_content_hash (fixture->store, &error);

  g_assert_no_error (error);
  return value;
}

static void
assert_hash (Fixture *fixture, const char *expected)
{
  g_autofree char *value = hash (fixture);

  g_assert_cmpstr (value, ==, expected);
}

static void
undo (Fixture *fixture, const char *name)
{
  g_autoptr(RgmChange) change = NULL;
  g_autoptr(GError) error = NULL;

  rgm_store_undo (fixture->store, 0, &change, &error);
  g_assert_no_error (error);
  if (name)
    g_assert_cmpstr (change->name, ==, name);
}

static void
redo (Fixture *fixture, const char *name)
{
  g_autoptr(RgmChange) change = NULL;
  g_autoptr(GError) error = NULL;

  rgm_store_redo (fixture->store, 0, &change, &error);
  g_assert_no_error (error);
  if (name)
    g_assert_cmpstr (change->name, ==, name);
}

static void
save_session (Fixture *fixture, RgmSessionRecord *session)
{
  g_autoptr(GError) error = NULL;

  rgm_store_save_session (fixture->store, session, &error);
  g_assert_no_error (error);
}

/* What the menus of a course do is called what they call it, after a restart as well: who resumes
 * does not think of a pause that is edited or deleted. */
static void
test_names_of_menus (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmSessionRecord) session =
    fixture_add_session (fixture, course, FIXTURE_TODAY, RGM_SESSION_BOOKED);
  g_autoptr(RgmPauseRecord) long_ago =
    rgm_pause_record_new (course->id, FIXTURE_TODAY - 9, RGM_DAY_NONE, "");
  g_autoptr(RgmPauseRecord) of_today =
    rgm_pause_record_new (course->id, FIXTURE_TODAY, FIXTURE_TODAY + 30, "");

  session->state = RGM_SESSION_DONE;
  save_session (fixture, session);
  g_assert_true (rgm_store_save_pause (fixture->store, long_ago, NULL));
  long_ago->last = FIXTURE_TODAY - 1;
  g_assert_true (rgm_store_save_pause (fixture->store, long_ago, NULL));
  g_assert_true (rgm_store_save_pause (fixture->store, of_today, NULL));
  of_today->last = FIXTURE_TODAY + 10;
  g_assert_true (rgm_store_save_pause (fixture->store, of_today, NULL));
  of_today->last = FIXTURE_TODAY + 40;
  g_assert_true (rgm_store_save_pause (fixture->store, of_today, NULL));
  g_assert_true (rgm_store_delete_pause (fixture->store, of_today->id, NULL, NULL));
  fixture_reopen (fixture);
  undo (fixture, "course-resumed");
  undo (fixture, "pause-changed");
  undo (fixture, "course-resumed");
  undo (fixture, "pause-added");
  undo (fixture, "course-resumed");
  undo (fixture, "pause-added");
  undo (fixture, "session-confirmed");
  undo (fixture, "session-booked");
}

/* Everything that can be done to a session has its name, and is taken back and done again. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "patient-added", "course-added", "session-booked",
                                       "session-changed", "session-moved", "session-missed",
                                       "session-cancelled", "session-recorded",
                                       "session-deleted", "course-deleted", "patient-deleted" };
  g_autoptr(GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(RgmPatient) patient = NULL;
  g_autoptr(RgmCourseRecord) course = NULL;
  g_autoptr(RgmSessionRecord) session = NULL;
  RgmStore *store = fixture->store;

  g_ptr_array_add (hashes, hash (fixture));
  patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_ptr_array_add (hashes, hash (fixture));
  course = fixture_add_course (fixture, patient, "face");
  g_ptr_array_add (hashes, hash (fixture));
  session = fixture_add_session (fixture, course, FIXTURE_TODAY, RGM_SESSION_BOOKED);
  g_ptr_array_add (hashes, hash (fixture));
  rgm_session_record_add_zone (session, "face", 150, 2);
  rgm_session_record_add_product (session, "Serum", "A-1");
  save_session (fixture, session);
  g_ptr_array_add (hashes, hash (fixture));
  session->day++;
  save_session (fixture, session);
  g_ptr_array_add (hashes, hash (fixture));
  session->state = RGM_SESSION_MISSED;
  save_session (fixture, session);
  g_ptr_array_add (hashes, hash (fixture));
  session->state = RGM_SESSION_CANCELLED;
  save_session (fixture, session);
  g_ptr_array_add (hashes, hash (fixture));
  session->state = RGM_SESSION_DONE;
  save_session (fixture, session);
  g_ptr_array_add (hashes, hash (fixture));
  g_assert_true (rgm_store_delete_session (store, session->id, NULL, NULL));
  g_ptr_array_add (hashes, hash (fixture));
  g_assert_true (rgm_store_delete_course (store, course->id, NULL, NULL));
  g_ptr_array_add (hashes, hash (fixture));
  g_assert_true (rgm_store_delete_patient (store, patient->id, NULL, NULL));
  g_ptr_array_add (hashes, hash (fixture));

  fixture_reopen (fixture);
  for (gsize i = G_N_ELEMENTS (names); i-- > 0;)
    {
      undo (fixture, names[i]);
      assert_hash (fixture, hashes->pdata[i]);
    }
  fixture_reopen (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      redo (fixture, names[i]);
      assert_hash (fixture, hashes->pdata[i + 1]);
    }
}

static void
assert_changes (Fixture *fixture, const char *undo_name, const char *redo_name)
{
  g_autoptr(RgmChange) last = NULL;
  g_autoptr(RgmChange) next = NULL;
  g_autoptr(GError) error = NULL;

  rgm_store_get_changes (fixture->store, &last, &next, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (last ? last->name : NULL, ==, undo_name);
  g_assert_cmpstr (next ? next->name : NULL, ==, redo_name);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  assert_changes (fixture, NULL, NULL);
  g_assert_false (rgm_store_undo (fixture->store, 0, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  g_assert_false (rgm_store_redo (fixture->store, 0, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOTHING_TO_UNDO);
}

/* A new change ends what could have been done again; saving the same once more is none. */
static void
test_new_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmPatient) two = fixture_add_patient (fixture, "Sample Patient 2");
  g_autoptr(RgmPatient) three = NULL;

  undo (fixture, "patient-added");
  g_assert_true (rgm_store_save_patient (fixture->store, one, NULL));
  assert_changes (fixture, "patient-added", "patient-added");
  three = fixture_add_patient (fixture, "Sample Patient 3");
  assert_changes (fixture, "patient-added", NULL);
}

/* The undo of a message is that of its change: not of one that came after it. */
static void
test_expected (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmChange) last = NULL;
  g_autoptr(RgmChange) next = NULL;
  g_autoptr(RgmPatient) two = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;

  g_assert_true (rgm_store_get_changes (fixture->store, &last, &next, NULL));
  two = fixture_add_patient (fixture, "Sample Patient 2");
  before = hash (fixture);
  g_assert_false (rgm_store_undo (fixture->store, last->id, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOTHING_TO_UNDO);
  assert_hash (fixture, before);
  undo (fixture, NULL);
  g_assert_true (rgm_store_undo (fixture->store, last->id, NULL, NULL));
}

/* What was done as one is undone as one, and what was taken back of it does not come back. */
static void
test_batch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = hash (fixture);
  g_autofree char *end = NULL;
  g_autoptr(RgmPatient) one = NULL;
  g_autoptr(RgmPatient) two = NULL;
  g_autoptr(RgmPatient) nameless = rgm_patient_new ("");

  g_assert_true (rgm_store_begin (fixture->store, RGM_CHANGE_IMPORT, NULL));
  one = fixture_add_patient (fixture, "Sample Patient 1");
  g_assert_false (rgm_store_save_patient (fixture->store, nameless, NULL));
  two = fixture_add_patient (fixture, "Sample Patient 2");
  g_assert_true (rgm_store_commit (fixture->store, NULL));
  end = hash (fixture);
  undo (fixture, RGM_CHANGE_IMPORT);
  assert_hash (fixture, start);
  redo (fixture, RGM_CHANGE_IMPORT);
  assert_hash (fixture, end);
  g_assert_true (rgm_store_begin (fixture->store, RGM_CHANGE_IMPORT, NULL));
  g_assert_true (rgm_store_delete_patient (fixture->store, one->id, NULL, NULL));
  rgm_store_rollback (fixture->store);
  assert_hash (fixture, end);
  assert_changes (fixture, RGM_CHANGE_IMPORT, NULL);
}

/* What another program changed is one of the changes of the file, and the last is the last. */
static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmStore) second = fixture_open_second (fixture);
  g_autofree char *start = hash (fixture);

  rgm_record_set_text (&one->notes, "Called");
  g_assert_true (rgm_store_save_patient (second, one, NULL));
  undo (fixture, "patient-changed");
  assert_hash (fixture, start);
}

/* A record that was changed behind the back of the store is not overwritten. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;

  rgm_record_set_text (&one->notes, "Called");
  g_assert_true (rgm_store_save_patient (fixture->store, one, NULL));
  fixture_run_sql (fixture->path, "UPDATE patient SET notes = 'Otherwise'");
  before = hash (fixture);
  g_assert_false (rgm_store_undo (fixture->store, 0, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_CONFLICT);
  assert_hash (fixture, before);
  assert_changes (fixture, "patient-changed", NULL);
}

/* The undo of an added patient to whom another program has added a course behind the back of the
 * store would leave a course without a patient. */
static void
test_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autofree char *sql = NULL;
  g_autofree char *before = NULL;
  g_autoptr(GError) error = NULL;

  sql = g_strdup_printf ("INSERT INTO contact VALUES ('%s', '', '', 0, '', 1, 1)", one->id);
  fixture_run_sql (fixture->path, sql);
  before = hash (fixture);
  g_assert_false (rgm_store_undo (fixture->store, 0, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_CONFLICT);
  assert_hash (fixture, before);
}

/* The history tells what undo did, because it did happen. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  static const RgmHistoryAction expected[] = {
    RGM_HISTORY_ACTION_ADDED, RGM_HISTORY_ACTION_CHANGED, RGM_HISTORY_ACTION_CHANGED,
    RGM_HISTORY_ACTION_DELETED, RGM_HISTORY_ACTION_ADDED,
  };
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(GPtrArray) entries = NULL;

  rgm_record_set_text (&one->notes, "Called");
  g_assert_true (rgm_store_save_patient (fixture->store, one, NULL));
  undo (fixture, NULL);
  undo (fixture, NULL);
  redo (fixture, NULL);
  entries = rgm_store_list_history (fixture->store, one->id, NULL);
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < entries->len; i++)
    g_assert_cmpint (((RgmHistoryEntry *) entries->pdata[i])->action, ==, expected[i]);
}

/* Of each kind of record that it tells of. */
static void
test_history_of_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmContact) contact = rgm_contact_new (patient->id);
  g_autoptr(RgmContactAttempt) attempt =
    rgm_contact_attempt_new (patient->id, 1, RGM_CONTACT_WAY_MAIL, RGM_CONTACT_OUTCOME_REACHED);
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmSessionRecord) session =
    fixture_add_session (fixture, course, FIXTURE_TODAY, RGM_SESSION_DONE);
  g_autoptr(RgmPauseRecord) pause =
    rgm_pause_record_new (course->id, FIXTURE_TODAY, RGM_DAY_NONE, "Holiday");
  g_autofree char *told = NULL;

  rgm_record_set_text (&contact->phone, "1");
  g_assert_true (rgm_store_save_contact (fixture->store, contact, NULL));
  g_assert_true (rgm_store_save_attempt (fixture->store, attempt, NULL));
  g_assert_true (rgm_store_save_pause (fixture->store, pause, NULL));
  for (int i = 0; i < 6; i++)
    undo (fixture, NULL);
  told = fixture_ask (fixture, "SELECT count (*) FROM (SELECT record_id FROM history"
                               " GROUP BY kind, record_id HAVING count (*) = 2)");
  g_assert_cmpstr (told, ==, "6");
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, one, "face");
  g_autoptr(RgmSessionRecord) session = NULL;
  g_autoptr(RgmChange) change = NULL;
  g_autoptr(RgmChange) next = NULL;

  session = fixture_add_session (fixture, course, FIXTURE_TODAY, RGM_SESSION_DONE);
  g_assert_true (rgm_store_get_changes (fixture->store, &change, &next, NULL));
  g_assert_cmpstr (change->patient_id, ==, one->id);
  g_assert_cmpstr (change->course_id, ==, course->id);
}

/* What concerns several patients is nobody's alone. */
static void
test_no_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmChange) change = NULL;
  g_autoptr(RgmChange) next = NULL;

  g_assert_true (rgm_store_begin (fixture->store, RGM_CHANGE_IMPORT, NULL));
  rgm_patient_free (fixture_add_patient (fixture, "Sample Patient 1"));
  rgm_patient_free (fixture_add_patient (fixture, "Sample Patient 2"));
  g_assert_true (rgm_store_commit (fixture->store, NULL));
  g_assert_true (rgm_store_get_changes (fixture->store, &change, &next, NULL));
  g_assert_cmpstr (change->patient_id, ==, "");
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autofree char *before = hash (fixture);

  g_assert_true (rgm_store_forget_changes (fixture->store, NULL));
  assert_changes (fixture, NULL, NULL);
  assert_hash (fixture, before);
}

/* Changesets take no more than their share: the oldest go, and the last can still be undone. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmChange) change = rgm_change_new (1, "planted", NULL, NULL);
  gsize size = RGM_UNDO_TABLE_MAX_SIZE / 4;
  g_autofree guint8 *bytes = g_malloc0 (size);
  g_autofree char *names = NULL;
  RgmDatabase *database = fixture->store->database;

  for (int i = 0; i < 6; i++)
    g_assert_true (rgm_undo_table_add (database, change, bytes, size, NULL));
  names = fixture_ask (fixture, "SELECT count (*) || ' ' || min (name) FROM undo");
  g_assert_cmpstr (names, ==, "4 planted");
}

/* One that is larger than the share of all is there all the same, alone, until the next. */
static void
test_limit_newest (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmChange) change = rgm_change_new (1, "planted", NULL, NULL);
  g_autoptr(RgmChange) found = NULL;
  gsize size = RGM_UNDO_TABLE_MAX_SIZE + 1;
  g_autofree guint8 *bytes = g_malloc0 (size);
  g_autofree char *names = NULL;
  RgmDatabase *database = fixture->store->database;

  g_assert_true (rgm_undo_table_add (database, change, bytes, size, NULL));
  names = fixture_ask (fixture, "SELECT group_concat (name) FROM undo");
  g_assert_cmpstr (names, ==, "planted");
  g_assert_true (rgm_undo_table_find (database, FALSE, &found, NULL, NULL));
  g_assert_nonnull (found);
  g_clear_pointer (&found, rgm_change_free);

  g_assert_true (rgm_undo_table_add (database, change, bytes, 1, NULL));
  g_clear_pointer (&names, g_free);
  names = fixture_ask (fixture, "SELECT count (*) || ' ' || sum (length (changes)) FROM undo");
  g_assert_cmpstr (names, ==, "1 1");
}

/* All that the user enters is recorded. A table that the list lacks would also be missing from the
 * sums by which the other tests tell whether everything is back. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "history", "setting", "undo", NULL };
  g_autofree char *names = fixture_ask (fixture, "SELECT group_concat (name, ' ') FROM"
                                                 " sqlite_schema WHERE type = 'table'"
                                                 " AND name NOT LIKE 'sqlite%'");
  g_auto(GStrv) tables = g_strsplit (names, " ", -1);

  for (gsize i = 0; tables[i]; i++)
    {
      const char *table = tables[i];

      g_test_message ("%s", table);
      g_assert_true (g_strv_contains (rgm_changeset_tables, table)
                     != g_strv_contains (others, table));
    }
}

static void
assert_parts (Fixture *fixture, const char *expected)
{
  g_autofree char *parts = fixture_ask (fixture, "SELECT (SELECT count (*) FROM session_zone)"
                                                 " || (SELECT count (*) FROM session_product)"
                                                 " || (SELECT count (*) FROM pause)");

  g_assert_cmpstr (parts, ==, expected);
}

/* What belongs to a session or a course goes and comes back as well. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmSessionRecord) session =
    rgm_session_record_new (course->id, FIXTURE_TODAY, RGM_SESSION_DONE);
  g_autoptr(RgmPauseRecord) pause =
    rgm_pause_record_new (course->id, FIXTURE_TODAY, RGM_DAY_NONE, "Holiday");

  rgm_session_record_add_zone (session, "face", 150, 2);
  rgm_session_record_add_product (session, "Serum", "A-1");
  save_session (fixture, session);
  g_assert_true (rgm_store_save_pause (fixture->store, pause, NULL));
  assert_parts (fixture, "111");
  undo (fixture, NULL);
  assert_parts (fixture, "110");
  undo (fixture, NULL);
  assert_parts (fixture, "000");
  redo (fixture, NULL);
  redo (fixture, NULL);
  assert_parts (fixture, "111");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/undo/names", test_names);
  FIXTURE_TEST ("/undo/tables", test_tables);
  FIXTURE_TEST ("/undo/parts", test_parts);
  FIXTURE_TEST ("/undo/names-of-menus", test_names_of_menus);
  FIXTURE_TEST ("/undo/nothing", test_nothing);
  FIXTURE_TEST ("/undo/new-change", test_new_change);
  FIXTURE_TEST ("/undo/expected", test_expected);
  FIXTURE_TEST ("/undo/batch", test_batch);
  FIXTURE_TEST ("/undo/other-program", test_other_program);
  FIXTURE_TEST ("/undo/conflict", test_conflict);
  FIXTURE_TEST ("/undo/reference", test_reference);
  FIXTURE_TEST ("/undo/history", test_history);
  FIXTURE_TEST ("/undo/history-of-all", test_history_of_all);
  FIXTURE_TEST ("/undo/place", test_place);
  FIXTURE_TEST ("/undo/no-place", test_no_place);
  FIXTURE_TEST ("/undo/forget", test_forget);
  FIXTURE_TEST ("/undo/limit", test_limit);
  FIXTURE_TEST ("/undo/limit-newest", test_limit_newest);
  return g_test_run ();
}
