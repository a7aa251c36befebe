#include "config.h"

#include "rgm-course-model.h"

#include "model-fixture.h"

static void
test_load (ModelFixture *self, gconstpointer data)
{
  RgmPlan *plan = rgm_course_model_get_plan (self->model);
  RgmSessionItem *booking = rgm_course_model_find_session (self->model, self->booking->id);

  g_assert_cmpstr (rgm_course_model_get_patient (self->model)->name, ==, "Sample Patient 1");
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 3);
  g_assert_cmpint (plan->counted, ==, 2);
  g_assert_cmpint (rgm_session_item_get_position (booking), ==, 2);
  g_assert_cmpint (rgm_session_item_get_evaluation (booking)->days_too_early, ==, 2);
  g_assert_cmpstr (rgm_course_item_get_name (rgm_course_model_get_course (self->model)), ==,
                   "Acne scars");
  g_assert_false (rgm_course_model_get_loading (self->model));
}

/* While another patient is loaded, nobody's data is shown under that name. */
static void
test_no_stale_patient (ModelFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) other = service_fixture_add_patient (&self->store, "Sample Patient 2");

  rgm_course_model_set_patient_id (self->model, other->id);
  g_assert_null (rgm_course_model_get_patient (self->model));
  g_assert_null (rgm_course_model_get_plan (self->model));
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 0);
  g_assert_true (rgm_course_model_get_loading (self->model));
  service_fixture_settle (&self->store);
  g_assert_cmpstr (rgm_course_model_get_patient (self->model)->name, ==, "Sample Patient 2");
}

/* A preview tells the same as what is planned once it is saved, and saves nothing. */
static void
test_preview (ModelFixture *self, gconstpointer data)
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

/* With the session is kept what the program said of it. */
static void
test_save_session (ModelFixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) before = rgm_session_record_copy (self->booking);
  const RgmSessionRecord *saved;
  g_autoptr (GError) error = NULL;

  self->booking->day = SERVICE_FIXTURE_TODAY + 9;
  rgm_course_model_save_session_async (self->model, before, self->booking, NULL,
                                       service_fixture_on_done_cb, &self->store);
  g_assert_true (model_fixture_finish_change (self, &error));
  saved = rgm_session_item_get_record (
    rgm_course_model_find_session (self->model, self->booking->id));
  g_assert_cmpint (saved->day, ==, SERVICE_FIXTURE_TODAY + 9);
  g_assert_cmpint (saved->said_verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (saved->said_days_too_early, ==, 1);
}

/* A session cannot have taken place tomorrow. */
static void
test_done_after_today (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  rgm_course_model_set_session_state_async (self->model, self->booking, RGM_SESSION_DONE,
                                            NULL, service_fixture_on_done_cb, &self->store);
  g_assert_false (model_fixture_finish_change (self, &error));
  g_assert_error (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_DONE_AFTER_TODAY);
  g_assert_cmpint (self->change, ==, 0);
  g_assert_cmpint (rgm_course_model_get_plan (self->model)->counted, ==, 2);
}

static void
test_cancel_and_undo (ModelFixture *self, gconstpointer data)
{
  RgmSessionItem *item;

  rgm_course_model_set_session_state_async (self->model, self->booking,
                                            RGM_SESSION_CANCELLED, NULL,
                                            service_fixture_on_done_cb, &self->store);
  g_assert_true (model_fixture_finish_change (self, NULL));
  item = rgm_course_model_find_session (self->model, self->booking->id);
  g_assert_cmpint (rgm_session_item_get_position (item), ==, RGM_SESSION_ITEM_NOT_IN_PLAN);
  g_assert_null (rgm_session_item_get_evaluation (item));
  g_assert_cmpstr (self->title, ==, "Booking cancelled");
  model_fixture_undo (self, "session-cancelled");
  item = rgm_course_model_find_session (self->model, self->booking->id);
  g_assert_cmpint (rgm_session_item_get_record (item)->state, ==, RGM_SESSION_BOOKED);
  g_assert_cmpint (rgm_session_item_get_position (item), ==, 2);
}

static void
test_delete_session_and_undo (ModelFixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) before = rgm_session_record_copy (
    rgm_session_item_get_record (rgm_course_model_find_session (self->model, self->booking->id)));
  const RgmSessionRecord *after;

  rgm_course_model_delete_session_async (self->model, self->booking, NULL,
                                         service_fixture_on_done_cb, &self->store);
  g_assert_true (model_fixture_finish_change (self, NULL));
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 2);
  model_fixture_undo (self, "session-deleted");
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 3);
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
test_delete_course_and_undo (ModelFixture *self, gconstpointer data)
{
  rgm_course_model_delete_course_async (self->model, self->course->id, NULL,
                                        service_fixture_on_done_cb, &self->store);
  g_assert_true (model_fixture_finish_change (self, NULL));
  g_assert_null (rgm_course_model_get_course (self->model));
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 0);
  model_fixture_undo (self, "course-deleted");
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 3);
  g_assert_cmpint (rgm_course_model_get_plan (self->model)->counted, ==, 2);
}

/* A course that was just added is the one that is shown. */
static void
test_new_course_is_selected (ModelFixture *self, gconstpointer data)
{
  RgmCatalogue *catalogue = rgm_course_model_get_catalogue (self->model);
  g_autoptr (RgmCourseRecord) course = rgm_course_record_new (
    self->patient->id, rgm_catalogue_find_protocol (catalogue, "large-pores"));

  rgm_course_model_save_course_async (self->model, NULL, course, NULL, service_fixture_on_done_cb,
                                      &self->store);
  g_assert_true (model_fixture_finish_change (self, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rgm_course_model_get_courses (self->model)), ==, 2);
  g_assert_cmpstr (rgm_course_item_get_id (rgm_course_model_get_course (self->model)), ==,
                   course->id);
  rgm_course_model_select_course (self->model, self->course->id);
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 3);
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
test_rows_stay (ModelFixture *self, gconstpointer data)
{
  GListModel *sessions = rgm_course_model_get_sessions (self->model);
  g_autoptr (GObject) first = g_list_model_get_object (sessions, 0);
  g_autoptr (GObject) again = NULL;
  g_autoptr (RgmSessionRecord) before = rgm_session_record_copy (self->booking);
  guint told[3] = { 99, 99, 99 };

  g_signal_connect_data (sessions, "items-changed", G_CALLBACK (on_items_changed_cb), told, NULL,
                         0);
  self->booking->day++;
  rgm_course_model_save_session_async (self->model, before, self->booking, NULL,
                                       service_fixture_on_done_cb, &self->store);
  g_assert_true (model_fixture_finish_change (self, NULL));
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
  MODEL_TEST ("/course-model/save-session", test_save_session);
  MODEL_TEST ("/course-model/done-after-today", test_done_after_today);
  MODEL_TEST ("/course-model/cancel-and-undo", test_cancel_and_undo);
  MODEL_TEST ("/course-model/delete-session-and-undo", test_delete_session_and_undo);
  MODEL_TEST ("/course-model/delete-course-and-undo", test_delete_course_and_undo);
  MODEL_TEST ("/course-model/new-course-is-selected", test_new_course_is_selected);
  MODEL_TEST ("/course-model/rows-stay", test_rows_stay);
  return g_test_run ();
}
