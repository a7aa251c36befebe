#include "config.h"

#include "rgm-course-model.h"

#include "service-fixture.h"

/* A course as in course-page.png: two sessions done, the third booked two days too early. */
typedef struct {
  ServiceFixture store;
  RgmPatient *patient;
  RgmCourseRecord *course;
  RgmSessionRecord *booking;
  RgmCourseModel *model;
  char *title;
  gint64 change;
} Fixture;

#define MODEL_TEST(path, function)                                                              \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static void
on_undoable_cb (RgmCourseModel *model, const char *title, gint64 change, gpointer data)
{
  Fixture *self = data;

  g_free (self->title);
  self->title = g_strdup (title);
  self->change = change;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  ServiceFixture *store = &self->store;

  service_fixture_set_up_open (store, NULL);
  self->patient = service_fixture_add_patient (store, "Sample Patient 1");
  self->course = service_fixture_add_course (store, self->patient, "acne-scars");
  rgm_session_record_free (service_fixture_add_session (
    store, self->course, SERVICE_FIXTURE_TODAY - 39, RGM_SESSION_DONE));
  rgm_session_record_free (service_fixture_add_session (
    store, self->course, SERVICE_FIXTURE_TODAY - 4, RGM_SESSION_DONE));
  self->booking = service_fixture_add_session (store, self->course, SERVICE_FIXTURE_TODAY + 8,
                                               RGM_SESSION_BOOKED);
  self->model = rgm_course_model_new (store->service, store->clock);
  g_signal_connect_data (self->model, "undoable", G_CALLBACK (on_undoable_cb), self, NULL, 0);
  rgm_course_model_set_patient_id (self->model, self->patient->id);
  service_fixture_settle (store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  service_fixture_settle (&self->store);
  g_clear_pointer (&self->title, g_free);
  g_assert_finalize_object (g_steal_pointer (&self->model));
  g_clear_pointer (&self->booking, rgm_session_record_free);
  g_clear_pointer (&self->course, rgm_course_record_free);
  g_clear_pointer (&self->patient, rgm_patient_free);
  service_fixture_tear_down (&self->store, NULL);
}

static guint
count_sessions (Fixture *self)
{
  return g_list_model_get_n_items (rgm_course_model_get_sessions (self->model));
}

static gboolean
finish_change (Fixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = service_fixture_wait (&self->store);
  gboolean done = rgm_course_model_change_finish (self->model, result, error);

  service_fixture_settle (&self->store);
  return done;
}

static void
run_undo (Fixture *self, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RgmChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (self->change, !=, 0);
  rgm_store_service_undo_async (self->store.service, self->change, NULL,
                                service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  undone = rgm_store_service_turn_finish (self->store.service, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undone->id, ==, self->change);
  g_assert_cmpstr (undone->patient_id, ==, self->patient->id);
  g_assert_cmpstr (undone->course_id, ==, self->course->id);
  g_assert_cmpstr (undone->name, ==, name);
  service_fixture_settle (&self->store);
}

static void
test_load (Fixture *self, gconstpointer data)
{
  RgmPlan *plan = rgm_course_model_get_plan (self->model);
  RgmSessionItem *booking = rgm_course_model_find_session (self->model, self->booking->id);

  g_assert_cmpstr (rgm_course_model_get_patient (self->model)->name, ==, "Sample Patient 1");
  g_assert_cmpuint (count_sessions (self), ==, 3);
  g_assert_cmpint (plan->counted, ==, 2);
  g_assert_cmpint (rgm_session_item_get_position (booking), ==, 2);
  g_assert_cmpint (rgm_session_item_get_evaluation (booking)->days_too_early, ==, 2);
  g_assert_cmpstr (rgm_course_item_get_name (rgm_course_model_get_course (self->model)), ==,
                   "Acne scars");
  g_assert_false (rgm_course_model_get_loading (self->model));
}

/* While another patient is loaded, nobody's data is shown under that name. */
static void
test_no_stale_patient (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) other = service_fixture_add_patient (&self->store, "Sample Patient 2");

  rgm_course_model_set_patient_id (self->model, other->id);
  g_assert_null (rgm_course_model_get_patient (self->model));
  g_assert_null (rgm_course_model_get_plan (self->model));
  g_assert_cmpuint (count_sessions (self), ==, 0);
  g_assert_true (rgm_course_model_get_loading (self->model));
  service_fixture_settle (&self->store);
  g_assert_cmpstr (rgm_course_model_get_patient (self->model)->name, ==, "Sample Patient 2");
}

/* A preview tells the same as what is planned once it is saved, and saves nothing. */
static void
test_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  int position = -1;

  self->booking->day = SERVICE_FIXTURE_TODAY + 10;
  plan = rgm_course_model_preview (self->model, self->booking, &position, &error);
  g_assert_no_error (error);
  g_assert_cmpint (position, ==, 2);
  g_assert_cmpint (plan->sessions[2].days_too_early, ==, 0);
  g_assert_cmpint (rgm_course_model_get_plan (self->model)->sessions[2].days_too_early, ==, 2);
  service_fixture_settle (&self->store);
  g_assert_cmpint (rgm_course_model_get_plan (self->model)->sessions[2].days_too_early, ==, 2);
}

static void
test_preview_without (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmPlan) plan = rgm_course_model_preview_without (self->model, self->booking->id,
                                                              NULL);

  g_assert_cmpuint (plan->n_sessions, ==, 2);
  g_assert_cmpuint (count_sessions (self), ==, 3);
}

/* With the session is kept what the program said of it. */
static void
test_save_session (Fixture *self, gconstpointer data)
{
  const RgmSessionRecord *saved;
  g_autoptr (GError) error = NULL;

  self->booking->day = SERVICE_FIXTURE_TODAY + 9;
  rgm_course_model_save_session_async (self->model, self->booking, NULL,
                                       service_fixture_on_done_cb, &self->store);
  g_assert_true (finish_change (self, &error));
  saved = rgm_session_item_get_record (
    rgm_course_model_find_session (self->model, self->booking->id));
  g_assert_cmpint (saved->day, ==, SERVICE_FIXTURE_TODAY + 9);
  g_assert_cmpint (saved->said_verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (saved->said_days_too_early, ==, 1);
}

/* A session cannot have taken place tomorrow. */
static void
test_done_after_today (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  rgm_course_model_set_session_state_async (self->model, self->booking->id, RGM_SESSION_DONE,
                                            NULL, service_fixture_on_done_cb, &self->store);
  g_assert_false (finish_change (self, &error));
  g_assert_error (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_DONE_AFTER_TODAY);
  g_assert_cmpint (self->change, ==, 0);
  g_assert_cmpint (rgm_course_model_get_plan (self->model)->counted, ==, 2);
}

static void
test_cancel_and_undo (Fixture *self, gconstpointer data)
{
  RgmSessionItem *item;

  rgm_course_model_set_session_state_async (self->model, self->booking->id,
                                            RGM_SESSION_CANCELLED, NULL,
                                            service_fixture_on_done_cb, &self->store);
  g_assert_true (finish_change (self, NULL));
  item = rgm_course_model_find_session (self->model, self->booking->id);
  g_assert_cmpint (rgm_session_item_get_position (item), ==, RGM_SESSION_ITEM_NOT_IN_PLAN);
  g_assert_null (rgm_session_item_get_evaluation (item));
  g_assert_cmpstr (self->title, ==, "Booking cancelled");
  run_undo (self, "session-cancelled");
  item = rgm_course_model_find_session (self->model, self->booking->id);
  g_assert_cmpint (rgm_session_item_get_record (item)->state, ==, RGM_SESSION_BOOKED);
  g_assert_cmpint (rgm_session_item_get_position (item), ==, 2);
}

static void
test_delete_session_and_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) before = rgm_session_record_copy (
    rgm_session_item_get_record (rgm_course_model_find_session (self->model, self->booking->id)));
  const RgmSessionRecord *after;

  rgm_course_model_delete_session_async (self->model, self->booking->id, NULL,
                                         service_fixture_on_done_cb, &self->store);
  g_assert_true (finish_change (self, NULL));
  g_assert_cmpuint (count_sessions (self), ==, 2);
  run_undo (self, "session-deleted");
  g_assert_cmpuint (count_sessions (self), ==, 3);
  after = rgm_session_item_get_record (
    rgm_course_model_find_session (self->model, self->booking->id));
  g_assert_cmpint (after->day, ==, before->day);
  g_assert_cmpint (after->state, ==, before->state);
  g_assert_cmpint (after->said_verdict, ==, before->said_verdict);
  /* It is as it was, and not saved once more. */
  g_assert_cmpint (after->created, ==, before->created);
  g_assert_cmpint (after->changed, ==, before->changed);
}

static void
test_delete_course_and_undo (Fixture *self, gconstpointer data)
{
  rgm_course_model_delete_course_async (self->model, self->course->id, NULL,
                                        service_fixture_on_done_cb, &self->store);
  g_assert_true (finish_change (self, NULL));
  g_assert_null (rgm_course_model_get_course (self->model));
  g_assert_cmpuint (count_sessions (self), ==, 0);
  run_undo (self, "course-deleted");
  g_assert_cmpuint (count_sessions (self), ==, 3);
  g_assert_cmpint (rgm_course_model_get_plan (self->model)->counted, ==, 2);
}

/* A course that was just added is the one that is shown. */
static void
test_new_course_is_selected (Fixture *self, gconstpointer data)
{
  RgmCatalogue *catalogue = rgm_course_model_get_catalogue (self->model);
  g_autoptr (RgmCourseRecord) course = rgm_course_record_new (
    self->patient->id, rgm_catalogue_find_protocol (catalogue, "large-pores"));

  rgm_course_model_save_course_async (self->model, course, NULL, service_fixture_on_done_cb,
                                      &self->store);
  g_assert_true (finish_change (self, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rgm_course_model_get_courses (self->model)), ==, 2);
  g_assert_cmpstr (rgm_course_item_get_id (rgm_course_model_get_course (self->model)), ==,
                   course->id);
  rgm_course_model_select_course (self->model, self->course->id);
  g_assert_cmpuint (count_sessions (self), ==, 3);
}

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  guint *told = data;

  told[0] = position;
  told[1] = removed;
  told[2] = added;
}

/* Only the row that changed is replaced, so that the others keep the focus. */
static void
test_rows_stay (Fixture *self, gconstpointer data)
{
  GListModel *sessions = rgm_course_model_get_sessions (self->model);
  g_autoptr (GObject) first = g_list_model_get_object (sessions, 0);
  g_autoptr (GObject) again = NULL;
  guint told[3] = { 99, 99, 99 };

  g_signal_connect_data (sessions, "items-changed", G_CALLBACK (on_items_changed_cb), told, NULL,
                         0);
  self->booking->day++;
  rgm_course_model_save_session_async (self->model, self->booking, NULL,
                                       service_fixture_on_done_cb, &self->store);
  g_assert_true (finish_change (self, NULL));
  again = g_list_model_get_object (sessions, 0);
  g_assert_true (first == again);
  g_assert_cmpuint (told[0], ==, 2);
  g_assert_cmpuint (told[1], ==, 1);
  g_assert_cmpuint (told[2], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  MODEL_TEST ("/course-model/load", test_load);
  MODEL_TEST ("/course-model/no-stale-patient", test_no_stale_patient);
  MODEL_TEST ("/course-model/preview", test_preview);
  MODEL_TEST ("/course-model/preview-without", test_preview_without);
  MODEL_TEST ("/course-model/save-session", test_save_session);
  MODEL_TEST ("/course-model/done-after-today", test_done_after_today);
  MODEL_TEST ("/course-model/cancel-and-undo", test_cancel_and_undo);
  MODEL_TEST ("/course-model/delete-session-and-undo", test_delete_session_and_undo);
  MODEL_TEST ("/course-model/delete-course-and-undo", test_delete_course_and_undo);
  MODEL_TEST ("/course-model/new-course-is-selected", test_new_course_is_selected);
  MODEL_TEST ("/course-model/rows-stay", test_rows_stay);
  return g_test_run ();
}
