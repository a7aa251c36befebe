/* Sessions as an import brings them: all or none, one undo, and nothing that changed meanwhile. */
#include "config.h"

#include "rgm-store-calendar.h"
#include "rgm-store-sessions.h"
#include "store-fixture.h"

#define N_MANY 20

static RgmCourseRecord *
add_course (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");

  return fixture_add_course (fixture, patient, "");
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);
}

static void
test_all_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmSessionRecord) booked = fixture_add_session (fixture, course, FIXTURE_TODAY + 9,
                                                            RGM_SESSION_BOOKED);
  g_autofree char *hash = rgm_store_dup_content_hash (fixture->store, NULL);
  g_autofree char *undone = NULL;
  g_autoptr(GPtrArray) before = g_ptr_array_new ();
  g_autoptr(GPtrArray) after = new_list ();
  g_autoptr(RgmChange) change = NULL;
  g_autoptr(RgmChange) redo = NULL;
  g_autoptr(GError) error = NULL;
  RgmSessionRecord *moved = rgm_session_record_copy (booked);

  moved->day++;
  g_ptr_array_add (before, booked);
  g_ptr_array_add (after, moved);
  g_ptr_array_add (before, NULL);
  g_ptr_array_add (after, rgm_session_record_new (course->id, FIXTURE_TODAY + 40,
                                                  RGM_SESSION_BOOKED));
  g_assert_true (
    rgm_store_change_sessions (fixture->store, RGM_CHANGE_IMPORT, NULL, before, after, &error));
  g_assert_no_error (error);
  g_assert_true (rgm_store_get_changes (fixture->store, &change, &redo, NULL));
  g_assert_cmpstr (change->name, ==, RGM_CHANGE_IMPORT);
  g_assert_true (rgm_store_undo (fixture->store, change->id, NULL, NULL));
  undone = rgm_store_dup_content_hash (fixture->store, NULL);
  g_assert_cmpstr (undone, ==, hash);
}

static void
assert_refused (Fixture *fixture, GPtrArray *before, GPtrArray *after)
{
  g_autofree char *hash = rgm_store_dup_content_hash (fixture->store, NULL);
  g_autofree char *now = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (
    rgm_store_change_sessions (fixture->store, RGM_CHANGE_IMPORT, NULL, before, after, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_CHANGED);
  now = rgm_store_dup_content_hash (fixture->store, NULL);
  g_assert_cmpstr (now, ==, hash);
}

/* One was confirmed, one was deleted, one came to be since somebody looked. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autoptr(RgmSessionRecord) booked = fixture_add_session (fixture, course, FIXTURE_TODAY,
                                                            RGM_SESSION_BOOKED);
  g_autoptr(RgmSessionRecord) confirmed = rgm_session_record_copy (booked);
  g_autoptr(GPtrArray) before = g_ptr_array_new ();
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr(GPtrArray) after = new_list ();

  g_ptr_array_add (before, booked);
  g_ptr_array_add (nothing, NULL);
  g_ptr_array_add (after, rgm_session_record_copy (booked));
  confirmed->state = RGM_SESSION_DONE;
  g_assert_true (rgm_store_save_session (fixture->store, confirmed, NULL));
  assert_refused (fixture, before, after);
  assert_refused (fixture, nothing, after);
  g_assert_true (rgm_store_delete_session (fixture->store, booked->id, NULL, NULL));
  assert_refused (fixture, before, after);
}

static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) one = add_course (fixture);
  g_autoptr(RgmCourseRecord) two = add_course (fixture);
  g_autoptr(RgmSessionRecord) of_one = fixture_add_session (fixture, one, FIXTURE_TODAY,
                                                            RGM_SESSION_BOOKED);
  g_autoptr(RgmSessionRecord) of_two = fixture_add_session (fixture, two, FIXTURE_TODAY,
                                                            RGM_SESSION_BOOKED);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GHashTable) elsewhere = NULL;

  g_ptr_array_add (ids, of_one->id);
  g_ptr_array_add (ids, of_two->id);
  g_ptr_array_add (ids, (gpointer) "0f9b2c64-7a55-4d0b-8a3e-5f4f3c1b0001");
  elsewhere = rgm_store_find_sessions_elsewhere (fixture->store, one->id, ids, NULL, NULL);
  g_assert_cmpuint (g_hash_table_size (elsewhere), ==, 1);
  g_assert_true (g_hash_table_contains (elsewhere, of_two->id));
}

static void
assert_memory (Fixture *fixture, const char *course_id, const char *expected)
{
  g_autofree char *memory = rgm_store_load_calendar_memory (fixture->store, course_id, NULL);

  g_assert_cmpstr (memory, ==, expected);
}

/* Brings in @n_bookings of a calendar, with @memory. */
static gboolean
import_calendar (Fixture *fixture, const RgmCourseRecord *course, guint n_bookings,
                 const char *memory, const RgmStoreTransfer *transfer, GError **error)
{
  g_autoptr(GPtrArray) before = g_ptr_array_new ();
  g_autoptr(GPtrArray) after = new_list ();
  const RgmStoreCalendar calendar = { course->id, before, after, memory };

  for (guint i = 0; i < n_bookings; i++)
    {
      g_ptr_array_add (before, NULL);
      g_ptr_array_add (after, rgm_session_record_new (course->id, FIXTURE_TODAY,
                                                      RGM_SESSION_BOOKED));
    }
  return rgm_store_import_calendar (fixture->store, &calendar, transfer, error);
}

static void
bring_in (Fixture *fixture, const RgmCourseRecord *course, const char *memory)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (import_calendar (fixture, course, 1, memory, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rgm_store_get_last_change (fixture->store), >, 0);
}

/* What is known of calendars goes with the change that brought them in, back and forth, and no
 * more than that is kept. */
static void
test_memory_is_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autofree char *kept = NULL;

  bring_in (fixture, course, "first");
  bring_in (fixture, course, "second");
  g_assert_true (rgm_store_undo (fixture->store, 0, NULL, NULL));
  assert_memory (fixture, course->id, "first");
  g_assert_true (rgm_store_undo (fixture->store, 0, NULL, NULL));
  assert_memory (fixture, course->id, "");
  g_assert_true (rgm_store_redo (fixture->store, 0, NULL, NULL));
  assert_memory (fixture, course->id, "first");
  g_assert_true (rgm_store_redo (fixture->store, 0, NULL, NULL));
  assert_memory (fixture, course->id, "second");
  g_assert_true (rgm_store_undo (fixture->store, 0, NULL, NULL));
  bring_in (fixture, course, "third");
  assert_memory (fixture, course->id, "third");
  kept = fixture_ask (fixture, "SELECT count (*) FROM setting WHERE key GLOB 'calendar-*'");
  g_assert_cmpstr (kept, ==, "2");
}

/* What was only known, without a change, is not undone. */
static void
test_memory_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");

  g_assert_true (import_calendar (fixture, course, 0, "x", NULL, NULL));
  g_assert_true (rgm_store_undo (fixture->store, 0, NULL, NULL));
  assert_memory (fixture, course->id, "x");
}

static void
cancel_at_half (guint done, guint total, gpointer cancellable)
{
  g_assert_cmpuint (total, ==, N_MANY);
  if (done == total / 2)
    g_cancellable_cancel (cancellable);
}

/* Whoever has had enough in the middle of it has none of it. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmCourseRecord) course = add_course (fixture);
  g_autofree char *hash = rgm_store_dup_content_hash (fixture->store, NULL);
  g_autofree char *left = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  const RgmStoreTransfer transfer = { cancellable, cancel_at_half, cancellable };
  g_autoptr(GError) error = NULL;

  g_assert_false (import_calendar (fixture, course, N_MANY, "x", &transfer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  left = rgm_store_dup_content_hash (fixture->store, NULL);
  g_assert_cmpstr (left, ==, hash);
  assert_memory (fixture, course->id, "");
  /* What is tried again is not in the way of itself. */
  bring_in (fixture, course, "y");
  assert_memory (fixture, course->id, "y");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store-sessions/all-at-once", test_all_at_once);
  FIXTURE_TEST ("/store-sessions/changed-meanwhile", test_changed_meanwhile);
  FIXTURE_TEST ("/store-sessions/elsewhere", test_elsewhere);
  FIXTURE_TEST ("/store-sessions/memory-is-undone", test_memory_is_undone);
  FIXTURE_TEST ("/store-sessions/memory-alone", test_memory_alone);
  FIXTURE_TEST ("/store-sessions/cancelled", test_cancelled);

  return g_test_run ();
}
