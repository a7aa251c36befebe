#include "config.h"

#include "rgm-store-service.h"

#include "service-fixture.h"


#define OPEN_TEST(path, function)                                                               \
  g_test_add (path, ServiceFixture, NULL, service_fixture_set_up_open, function,                \
              service_fixture_tear_down)
#define CLOSED_TEST(path, function)                                                             \
  g_test_add (path, ServiceFixture, NULL, service_fixture_set_up, function,                     \
              service_fixture_tear_down)

static void
on_count_cb (int *count)
{
  (*count)++;
}

static GPtrArray *
list_patients (ServiceFixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rgm_store_service_list_patients_async (self->service, 0, NULL, service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  return rgm_store_service_list_patients_finish (self->service, result, NULL, error);
}

static void
assert_change (const RgmChange *change, const char *name)
{
  g_assert_cmpstr (change != NULL ? change->name : NULL, ==, name);
}

/* What can be undone and done again, as the service knows without being asked */
static void
assert_changes (ServiceFixture *self, const char *undo, const char *redo)
{
  RgmStoreChanges *changes = rgm_store_service_get_changes (self->service);

  assert_change (rgm_store_changes_get_undo (changes), undo);
  assert_change (rgm_store_changes_get_redo (changes), redo);
}

static void
turn (ServiceFixture *self, gboolean redo, gint64 expected, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RgmChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (redo)
    rgm_store_service_redo_async (self->service, expected, NULL, service_fixture_on_done_cb, self);
  else
    rgm_store_service_undo_async (self->service, expected, NULL, service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  change = rgm_store_service_turn_finish (self->service, result, &error);
  g_assert_no_error (error);
  assert_change (change, name);
}

/* Opening makes the file that was asked for, and finds protocols and areas. */
static void
test_open (ServiceFixture *self, gconstpointer data)
{
  g_assert_null (rgm_store_service_get_catalogue (self->service));
  service_fixture_open (self, RGM_STORE_CREATE);
  g_assert_true (rgm_store_service_get_created (self->service));
  g_assert_false (rgm_store_service_get_read_only (self->service));
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_REGULAR));
  g_assert_nonnull (rgm_catalogue_find_protocol (rgm_store_service_get_catalogue (self->service),
                                                 "acne-scars"));
  g_assert_cmpuint (rgm_areas_get_size (rgm_store_service_get_areas (self->service)), >, 0);
}

/* A file that is not there is an error with a code of its own, and none is made. */
static void
test_open_no_file (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rgm_store_service_open_async (self->service, RGM_STORE_DEFAULT, NULL,
                                service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  g_assert_false (rgm_store_service_open_finish (self->service, result, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* Without a database a call fails, and says so rather than crash. */
static void
test_call_before_open (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (list_patients (self, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FAILED);
}

static void
test_call_after_close (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  rgm_store_service_close (self->service);
  g_assert_null (list_patients (self, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FAILED);
}

/* What was saved is there when it is read, however fast one follows the other. */
static void
test_order (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 20; i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %d", i);
      g_autoptr (RgmPatient) patient = rgm_patient_new (name);

      rgm_store_service_save_patient_async (self->service, patient, NULL, NULL, NULL);
    }
  g_assert_cmpuint (rgm_store_service_get_n_pending_writes (self->service), ==, 20);
  patients = list_patients (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (patients->len, ==, 20);
  g_assert_cmpuint (rgm_store_service_get_n_pending_writes (self->service), ==, 0);
  /* 2 stands before 10. */
  g_assert_cmpstr (((RgmPatientEntry *) patients->pdata[1])->name, ==, "Sample Patient 2");
  g_assert_cmpstr (((RgmPatientEntry *) patients->pdata[19])->name, ==, "Sample Patient 20");
}

/* A refused record keeps its code, and nobody is told of a change. */
static void
test_error (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n_changes = 0;

  g_signal_connect_data (self->service, "changed", G_CALLBACK (on_count_cb), &n_changes, NULL,
                         G_CONNECT_SWAPPED);
  rgm_store_service_save_patient_async (self->service, patient, NULL, service_fixture_on_done_cb,
                                        self);
  result = service_fixture_wait (self);
  g_assert_false (rgm_store_service_save_finish (self->service, result, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  g_assert_cmpint (n_changes, ==, 0);
}

static void
test_changed (ServiceFixture *self, gconstpointer data)
{
  int n_changes = 0;

  g_signal_connect_data (self->service, "changed", G_CALLBACK (on_count_cb), &n_changes, NULL,
                         G_CONNECT_SWAPPED);
  rgm_patient_free (service_fixture_add_patient (self, "Sample Patient 1"));
  g_assert_cmpint (n_changes, ==, 1);
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What another program writes is noticed within two looks. */
static void
test_changed_by_another (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 1");
  g_autoptr (RgmStore) other = NULL;
  g_autoptr (GError) error = NULL;
  gboolean late = FALSE;
  int n_changes = 0;
  guint timeout;

  g_signal_connect_data (self->service, "changed", G_CALLBACK (on_count_cb), &n_changes, NULL,
                         G_CONNECT_SWAPPED);
  other = rgm_store_open (self->path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (rgm_store_save_patient (other, patient, &error));
  timeout = g_timeout_add (RGM_STORE_SERVICE_POLL_MS * 3, on_timeout_cb, &late);
  while (n_changes == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
  g_assert_cmpint (n_changes, ==, 1);
  /* And that it can be undone, whoever did it. */
  assert_changes (self, "patient-added", NULL);
}

static gboolean
on_tick_cb (gpointer data)
{
  gint64 *ticks = data, now = g_get_monotonic_time ();

  ticks[1] = MAX (ticks[1], now - ticks[0]);
  ticks[0] = now;
  ticks[2]++;
  return G_SOURCE_CONTINUE;
}

/* A call that takes two seconds holds nothing up: the loop goes round all the while. */
static void
test_slow_store (ServiceFixture *self, gconstpointer data)
{
  const gint64 start = g_get_monotonic_time ();
  gint64 ticks[3] = { start, 0, 0 };
  guint source = g_timeout_add (10, on_tick_cb, ticks);
  g_autoptr (GPtrArray) patients = NULL;

  rgm_store_service_set_delay (self->service, 2000);
  patients = list_patients (self, NULL);
  g_source_remove (source);
  g_assert_nonnull (patients);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (ticks[2], >, 50);
  /* Far from two seconds, and far above what a busy machine takes for a turn. */
  g_assert_cmpint (ticks[1], <, G_USEC_PER_SEC);
  rgm_store_service_set_delay (self->service, 0);
}

static void
test_cancel_read (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rgm_store_service_list_digests_async (self->service, cancellable, service_fixture_on_done_cb,
                                        self);
  g_cancellable_cancel (cancellable);
  result = service_fixture_wait (self);
  g_assert_null (rgm_store_service_list_digests_finish (self->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A write that had not begun is not made. */
static void
test_cancel_write (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (GError) error = NULL;

  rgm_store_service_set_delay (self->service, 50);
  rgm_store_service_save_patient_async (self->service, patient, cancellable,
                                        service_fixture_on_done_cb, self);
  g_cancellable_cancel (cancellable);
  result = service_fixture_wait (self);
  g_assert_false (rgm_store_service_save_finish (self->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  rgm_store_service_set_delay (self->service, 0);
  patients = list_patients (self, NULL);
  g_assert_cmpuint (patients->len, ==, 0);
}

/* A write that was made is told as made, though it was cancelled before its answer arrived. */
static void
test_cancel_too_late (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rgm_store_service_save_patient_async (self->service, patient, cancellable,
                                        service_fixture_on_done_cb, self);
  /* Ends the thread, and with it waits for the write; the answer still lies in the loop. */
  rgm_store_service_close (self->service);
  g_cancellable_cancel (cancellable);
  result = service_fixture_wait (self);
  g_assert_true (rgm_store_service_save_finish (self->service, result, &error));
  g_assert_no_error (error);
}

/* Closing makes what was asked for first. */
static void
test_close_drains (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmStore) store = NULL;
  g_autoptr (GPtrArray) patients = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient");

      rgm_store_service_save_patient_async (self->service, patient, NULL, NULL, NULL);
    }
  rgm_store_service_close (self->service);
  store = rgm_store_open (self->path, RGM_STORE_DEFAULT, NULL);
  patients = rgm_store_list_patients (store, NULL);
  g_assert_cmpuint (patients->len, ==, 5);
}

/* Closing does not wait for what nobody will look at any more. */
static void
test_close_abandons_reads (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rgm_store_service_set_delay (self->service, 100);
  for (int i = 0; i < 19; i++)
    rgm_store_service_list_patients_async (self->service, 0, NULL, NULL, NULL);
  rgm_store_service_list_digests_async (self->service, NULL, service_fixture_on_done_cb, self);
  rgm_store_service_close (self->service);
  result = service_fixture_wait (self);
  g_assert_null (rgm_store_service_list_digests_finish (self->service, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_setting (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) none = NULL, saved = NULL, found = NULL;
  g_autofree char *value = NULL;

  rgm_store_service_load_setting_async (self->service, "mode", NULL, service_fixture_on_done_cb,
                                        self);
  none = service_fixture_wait (self);
  g_assert_true (rgm_store_service_load_setting_finish (self->service, none, &value, NULL));
  g_assert_null (value);
  rgm_store_service_save_setting_async (self->service, "mode", "log", NULL,
                                        service_fixture_on_done_cb, self);
  saved = service_fixture_wait (self);
  g_assert_true (rgm_store_service_save_finish (self->service, saved, NULL));
  rgm_store_service_load_setting_async (self->service, "mode", NULL, service_fixture_on_done_cb,
                                        self);
  found = service_fixture_wait (self);
  g_assert_true (rgm_store_service_load_setting_finish (self->service, found, &value, NULL));
  g_assert_cmpstr (value, ==, "log");
}

/* An area of the user's is known as soon as it is saved. */
static void
test_areas (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmAreaRecord) area = rgm_area_record_new ("left-ear", "Left ear", "face");
  g_autoptr (GAsyncResult) saved = NULL, deleted = NULL;

  g_assert_null (rgm_areas_find (rgm_store_service_get_areas (self->service), "left-ear"));
  rgm_store_service_save_area_async (self->service, area, NULL, service_fixture_on_done_cb, self);
  saved = service_fixture_wait (self);
  g_assert_true (rgm_store_service_save_finish (self->service, saved, NULL));
  g_assert_nonnull (rgm_areas_find (rgm_store_service_get_areas (self->service), "left-ear"));
  rgm_store_service_delete_area_async (self->service, "left-ear", NULL,
                                       service_fixture_on_done_cb, self);
  deleted = service_fixture_wait (self);
  g_assert_true (rgm_store_service_delete_finish (self->service, deleted, NULL));
  g_assert_null (rgm_areas_find (rgm_store_service_get_areas (self->service), "left-ear"));
  turn (self, FALSE, 0, "area-deleted");
  g_assert_nonnull (rgm_areas_find (rgm_store_service_get_areas (self->service), "left-ear"));
}

/* What was deleted comes back whole. */
static void
test_delete_and_undo (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = service_fixture_add_patient (self, "Sample Patient 1");
  g_autoptr (RgmCourseRecord) course = service_fixture_add_course (self, patient, "acne-scars");
  g_autoptr (RgmSessionRecord) session = service_fixture_add_session (
    self, course, SERVICE_FIXTURE_TODAY - 4, RGM_SESSION_DONE);
  g_autoptr (GAsyncResult) deleted = NULL, loaded = NULL;
  g_autoptr (RgmPatientContent) again = NULL;
  RgmCourseContent *first;
  gint64 change;

  rgm_store_service_delete_patient_async (self->service, patient->id, NULL,
                                          service_fixture_on_done_cb, self);
  deleted = service_fixture_wait (self);
  g_assert_true (rgm_store_service_delete_finish (self->service, deleted, NULL));
  change = rgm_store_service_get_change_made (self->service, deleted);
  assert_changes (self, "patient-deleted", NULL);
  g_assert_cmpint (rgm_store_changes_get_undo (rgm_store_service_get_changes (self->service))->id,
                   ==, change);
  turn (self, FALSE, change, "patient-deleted");
  rgm_store_service_load_patient_async (self->service, patient->id, NULL,
                                        service_fixture_on_done_cb, self);
  loaded = service_fixture_wait (self);
  again = rgm_store_service_load_patient_finish (self->service, loaded, NULL);
  g_assert_cmpuint (again->courses->len, ==, 1);
  first = again->courses->pdata[0];
  g_assert_cmpuint (first->sessions->len, ==, 1);
  g_assert_cmpstr (((RgmSessionRecord *) first->sessions->pdata[0])->id, ==, session->id);
}

/* How often it was told how far it is; in the store's thread, which is waited for. */
/* After each change it is known what can be undone; what leaves no way back has no number. */
static void
test_changes (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = NULL;
  g_autoptr (GAsyncResult) same = NULL, setting = NULL;

  assert_changes (self, NULL, NULL);
  patient = service_fixture_add_patient (self, "Sample Patient 1");
  assert_changes (self, "patient-added", NULL);
  turn (self, FALSE, 0, "patient-added");
  assert_changes (self, NULL, "patient-added");
  turn (self, TRUE, 0, "patient-added");
  assert_changes (self, "patient-added", NULL);
  rgm_store_service_save_setting_async (self->service, "mode", "log", NULL,
                                        service_fixture_on_done_cb, self);
  setting = service_fixture_wait (self);
  g_assert_cmpint (rgm_store_service_get_change_made (self->service, setting), ==, 0);
  assert_changes (self, "patient-added", NULL);
  rgm_store_service_save_patient_async (self->service, patient, NULL, service_fixture_on_done_cb,
                                        self);
  same = service_fixture_wait (self);
  g_assert_true (rgm_store_service_save_finish (self->service, same, NULL));
  g_assert_cmpint (rgm_store_service_get_change_made (self->service, same), ==, 0);
}

/* What the program adds by itself is not for the user to undo. */
static void
test_first_patient (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("My log");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) patients = NULL;

  rgm_store_service_save_first_patient_async (self->service, patient, NULL,
                                              service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  g_assert_true (rgm_store_service_save_finish (self->service, result, NULL));
  assert_changes (self, NULL, NULL);
  patients = list_patients (self, NULL);
  g_assert_cmpuint (patients->len, ==, 1);
}

/* A number names one change for ever: another one in its place is left alone. */
static void
test_undo_of_another (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) one = service_fixture_add_patient (self, "Sample Patient 1"), two = NULL;
  RgmStoreChanges *changes = rgm_store_service_get_changes (self->service);
  gint64 first = rgm_store_changes_get_undo (changes)->id;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (GError) error = NULL;

  turn (self, FALSE, first, "patient-added");
  two = service_fixture_add_patient (self, "Sample Patient 2");
  g_assert_cmpint (rgm_store_changes_get_undo (changes)->id, >, first);
  rgm_store_service_undo_async (self->service, first, NULL, service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  g_assert_null (rgm_store_service_turn_finish (self->service, result, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOTHING_TO_UNDO);
  patients = list_patients (self, NULL);
  g_assert_cmpuint (patients->len, ==, 1);
  assert_changes (self, "patient-added", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  CLOSED_TEST ("/store-service/open", test_open);
  CLOSED_TEST ("/store-service/open-no-file", test_open_no_file);
  CLOSED_TEST ("/store-service/call-before-open", test_call_before_open);
  OPEN_TEST ("/store-service/call-after-close", test_call_after_close);
  OPEN_TEST ("/store-service/order", test_order);
  OPEN_TEST ("/store-service/error", test_error);
  OPEN_TEST ("/store-service/changed", test_changed);
  OPEN_TEST ("/store-service/changed-by-another", test_changed_by_another);
  OPEN_TEST ("/store-service/slow-store", test_slow_store);
  OPEN_TEST ("/store-service/cancel-read", test_cancel_read);
  OPEN_TEST ("/store-service/cancel-write", test_cancel_write);
  OPEN_TEST ("/store-service/cancel-too-late", test_cancel_too_late);
  OPEN_TEST ("/store-service/close-drains", test_close_drains);
  OPEN_TEST ("/store-service/close-abandons-reads", test_close_abandons_reads);
  OPEN_TEST ("/store-service/setting", test_setting);
  OPEN_TEST ("/store-service/areas", test_areas);
  OPEN_TEST ("/store-service/delete-and-undo", test_delete_and_undo);
  OPEN_TEST ("/store-service/changes", test_changes);
  OPEN_TEST ("/store-service/first-patient", test_first_patient);
  OPEN_TEST ("/store-service/undo-of-another", test_undo_of_another);
  return g_test_run ();
}
