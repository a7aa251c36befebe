/* A plan that is only tried: everything shows it, nothing is saved, and it can be put back. */
#include "config.h"

#include "model-fixture.h"
#include "rgm-store-service-change.h"

static RgmEvaluation *
get_booking (RgmPlan *plan)
{
  return &plan->sessions[plan->n_sessions - 1];
}

/* Tries the booking on another day. */
static void
try_day (ModelFixture *self, RgmDay day)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  self->booking->day = day;
  g_ptr_array_add (sessions, self->booking);
  g_assert_true (rgm_course_model_try (self->model, sessions, &error));
  g_assert_no_error (error);
}

static gboolean
save_tried (ModelFixture *self, const char *change, GError **error)
{
  rgm_course_model_save_tried_async (self->model, change, NULL, service_fixture_on_done_cb,
                                     &self->store);
  return model_fixture_finish_change (self, error);
}

static void
assert_untouched (ModelFixture *self, const char *hash)
{
  g_autofree char *now = service_fixture_dup_content_hash (&self->store);

  g_assert_cmpstr (now, ==, hash);
}

/* All properties show what is tried; the saved plan and the database stay. */
static void
test_shows_everywhere (ModelFixture *self, gconstpointer data)
{
  RgmPlan *saved = rgm_course_model_get_plan (self->model);
  g_autofree char *hash = service_fixture_dup_content_hash (&self->store);
  g_autoptr (RgmCourseItem) listed = NULL;
  const RgmCourseContent *content;
  RgmSessionItem *item;

  try_day (self, SERVICE_FIXTURE_TODAY + 10);
  g_assert_true (rgm_course_model_get_trying (self->model));
  g_assert_cmpint (get_booking (rgm_course_model_get_plan (self->model))->days_too_early, ==, 0);
  content = rgm_course_model_get_content (self->model);
  g_assert_cmpint (rgm_course_content_find_session (content, self->booking->id)->day, ==,
                   SERVICE_FIXTURE_TODAY + 10);
  item = rgm_course_model_find_session (self->model, self->booking->id);
  g_assert_cmpint (rgm_session_item_get_record (item)->day, ==, SERVICE_FIXTURE_TODAY + 10);
  listed = g_list_model_get_item (rgm_course_model_get_courses (self->model), 0);
  g_assert_true (listed == rgm_course_model_get_course (self->model));
  g_assert_true (rgm_course_model_get_saved_plan (self->model) == saved);
  content = rgm_course_model_get_saved_content (self->model);
  g_assert_cmpint (rgm_course_content_find_session (content, self->booking->id)->day, ==,
                   SERVICE_FIXTURE_TODAY + 8);
  service_fixture_settle (&self->store);
  assert_untouched (self, hash);
}

/* What is put back is not only equal, but the very plan that was there. */
static void
test_put_back (ModelFixture *self, gconstpointer data)
{
  RgmPlan *saved = rgm_course_model_get_plan (self->model);
  g_autofree char *hash = service_fixture_dup_content_hash (&self->store);

  try_day (self, SERVICE_FIXTURE_TODAY + 10);
  try_day (self, SERVICE_FIXTURE_TODAY + 30);
  rgm_course_model_stop_trying (self->model);
  g_assert_false (rgm_course_model_get_trying (self->model));
  g_assert_true (rgm_course_model_get_plan (self->model) == saved);
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 3);
  service_fixture_settle (&self->store);
  assert_untouched (self, hash);
}

/* A session that is not there yet is added, and gone with the next try. */
static void
test_add (ModelFixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) fourth = rgm_session_record_new (
    self->course->id, SERVICE_FIXTURE_TODAY + 60, RGM_SESSION_BOOKED);
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();

  g_ptr_array_add (sessions, fourth);
  g_assert_true (rgm_course_model_try (self->model, sessions, NULL));
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 4);
  try_day (self, SERVICE_FIXTURE_TODAY + 10);
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 3);
}

/* A session that cannot be is refused, and what was tried before stays. */
static void
test_refused (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  g_autoptr (RgmSessionRecord) done = rgm_session_record_copy (self->booking);
  g_autoptr (GError) error = NULL;

  try_day (self, SERVICE_FIXTURE_TODAY + 10);
  done->state = RGM_SESSION_DONE;
  g_ptr_array_add (sessions, done);
  g_assert_false (rgm_course_model_try (self->model, sessions, &error));
  g_assert_error (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_DONE_AFTER_TODAY);
  g_assert_true (rgm_course_model_get_trying (self->model));
  g_assert_cmpint (get_booking (rgm_course_model_get_plan (self->model))->day, ==,
                   SERVICE_FIXTURE_TODAY + 10);
}

/* Somebody else writes while something is tried: that shows, and the trial goes on. */
static void
test_reload (ModelFixture *self, gconstpointer data)
{
  try_day (self, SERVICE_FIXTURE_TODAY + 10);
  rgm_session_record_free (service_fixture_add_session (
    &self->store, self->course, SERVICE_FIXTURE_TODAY - 70, RGM_SESSION_DONE));
  service_fixture_settle (&self->store);
  g_assert_true (rgm_course_model_get_trying (self->model));
  g_assert_cmpint (rgm_course_model_get_plan (self->model)->counted, ==, 3);
  g_assert_cmpint (get_booking (rgm_course_model_get_plan (self->model))->day, ==,
                   SERVICE_FIXTURE_TODAY + 10);
  g_assert_cmpint (get_booking (rgm_course_model_get_saved_plan (self->model))->day, ==,
                   SERVICE_FIXTURE_TODAY + 8);
}

/* As it is in the database, whatever is tried of it. */
static const RgmSessionRecord *
get_saved_booking (ModelFixture *self)
{
  return rgm_course_content_find_session (rgm_course_model_get_saved_content (self->model),
                                          self->booking->id);
}

/* What somebody else deleted cannot be moved. */
static void
test_gone (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  try_day (self, SERVICE_FIXTURE_TODAY + 10);
  rgm_store_service_remove_session_async (
    self->store.service, get_saved_booking (self), NULL, service_fixture_on_done_cb,
    &self->store);
  result = service_fixture_wait (&self->store);
  service_fixture_settle (&self->store);
  g_assert_false (rgm_course_model_get_trying (self->model));
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 2);
}

/* To look at another patient puts back. */
static void
test_other_patient (ModelFixture *self, gconstpointer data)
{
  try_day (self, SERVICE_FIXTURE_TODAY + 10);
  rgm_course_model_set_patient_id (self->model, NULL);
  g_assert_false (rgm_course_model_get_trying (self->model));
  rgm_course_model_set_patient_id (self->model, self->patient->id);
  service_fixture_settle (&self->store);
  g_assert_cmpint (get_booking (rgm_course_model_get_plan (self->model))->day, ==,
                   SERVICE_FIXTURE_TODAY + 8);
}

/* Saving is one change, keeps what was said, and one undo brings the same content back. */
static void
test_save (ModelFixture *self, gconstpointer data)
{
  g_autofree char *hash = service_fixture_dup_content_hash (&self->store);
  const RgmSessionRecord *saved;
  g_autoptr (GError) error = NULL;

  try_day (self, SERVICE_FIXTURE_TODAY + 9);
  g_assert_true (save_tried (self, RGM_CHANGE_MOVED, &error));
  g_assert_no_error (error);
  g_assert_false (rgm_course_model_get_trying (self->model));
  saved = rgm_session_item_get_record (
    rgm_course_model_find_session (self->model, self->booking->id));
  g_assert_cmpint (saved->day, ==, SERVICE_FIXTURE_TODAY + 9);
  g_assert_cmpint (saved->said_verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (saved->said_days_too_early, ==, 1);
  g_assert_cmpstr (self->title, ==, "Booking moved");
  model_fixture_undo (self, RGM_CHANGE_MOVED);
  assert_untouched (self, hash);
}

/* Several sessions are saved as one change too. */
static void
test_save_several (ModelFixture *self, gconstpointer data)
{
  g_autofree char *hash = service_fixture_dup_content_hash (&self->store);
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (
    (GDestroyNotify) rgm_session_record_free);

  for (int i = 1; i <= 3; i++)
    g_ptr_array_add (sessions, rgm_session_record_new (
      self->course->id, SERVICE_FIXTURE_TODAY + 8 + 30 * i, RGM_SESSION_BOOKED));
  g_assert_true (rgm_course_model_try (self->model, sessions, NULL));
  g_assert_true (save_tried (self, RGM_CHANGE_PLAN_THE_REST, NULL));
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 6);
  model_fixture_undo (self, RGM_CHANGE_PLAN_THE_REST);
  g_assert_cmpuint (model_fixture_count_sessions (self), ==, 3);
  assert_untouched (self, hash);
}

/* What somebody else changed since is not overwritten; the trial is still there. */
static void
test_changed_meanwhile (ModelFixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) other = rgm_session_record_copy (self->booking);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  try_day (self, SERVICE_FIXTURE_TODAY + 10);
  g_free (other->notes);
  other->notes = g_strdup ("Bring the form");
  rgm_store_service_save_session_async (self->store.service, other, NULL,
                                        service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  g_assert_false (save_tried (self, RGM_CHANGE_MOVED, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_CHANGED);
  g_assert_true (rgm_course_model_get_trying (self->model));
  rgm_course_model_stop_trying (self->model);
  g_assert_cmpstr (rgm_session_item_get_record (rgm_course_model_find_session (
                     self->model, self->booking->id))->notes, ==, "Bring the form");
}

/* Another change while something is tried saves that change alone. */
static void
test_other_change (ModelFixture *self, gconstpointer data)
{
  const RgmSessionRecord *saved;

  try_day (self, SERVICE_FIXTURE_TODAY + 30);
  rgm_course_model_set_session_state_async (self->model, get_saved_booking (self),
                                            RGM_SESSION_MISSED, NULL,
                                            service_fixture_on_done_cb, &self->store);
  g_assert_true (model_fixture_finish_change (self, NULL));
  rgm_course_model_stop_trying (self->model);
  saved = rgm_session_item_get_record (
    rgm_course_model_find_session (self->model, self->booking->id));
  g_assert_cmpint (saved->state, ==, RGM_SESSION_MISSED);
  g_assert_cmpint (saved->day, ==, SERVICE_FIXTURE_TODAY + 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  MODEL_TEST ("/course-model/try/shows-everywhere", test_shows_everywhere);
  MODEL_TEST ("/course-model/try/put-back", test_put_back);
  MODEL_TEST ("/course-model/try/add", test_add);
  MODEL_TEST ("/course-model/try/refused", test_refused);
  MODEL_TEST ("/course-model/try/reload", test_reload);
  MODEL_TEST ("/course-model/try/gone", test_gone);
  MODEL_TEST ("/course-model/try/other-patient", test_other_patient);
  MODEL_TEST ("/course-model/try/save", test_save);
  MODEL_TEST ("/course-model/try/save-several", test_save_several);
  MODEL_TEST ("/course-model/try/changed-meanwhile", test_changed_meanwhile);
  MODEL_TEST ("/course-model/try/other-change", test_other_change);
  return g_test_run ();
}
