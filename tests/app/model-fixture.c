#include "config.h"

#include "model-fixture.h"

static void
on_undoable_cb (RgmCourseModel *model, const char *title, gint64 change, gpointer data)
{
  ModelFixture *self = data;

  g_free (self->title);
  self->title = g_strdup (title);
  self->change = change;
}

void
model_fixture_set_up (ModelFixture *self, gconstpointer data)
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

void
model_fixture_tear_down (ModelFixture *self, gconstpointer data)
{
  service_fixture_settle (&self->store);
  g_clear_pointer (&self->title, g_free);
  g_assert_finalize_object (g_steal_pointer (&self->model));
  g_clear_pointer (&self->booking, rgm_session_record_free);
  g_clear_pointer (&self->course, rgm_course_record_free);
  g_clear_pointer (&self->patient, rgm_patient_free);
  service_fixture_tear_down (&self->store, NULL);
}

guint
model_fixture_count_sessions (ModelFixture *self)
{
  return g_list_model_get_n_items (rgm_course_model_get_sessions (self->model));
}

gboolean
model_fixture_finish_change (ModelFixture *self, GError **error)
{
  g_autoptr (GAsyncResult) result = service_fixture_wait (&self->store);
  gboolean done = rgm_course_model_change_finish (self->model, result, error);

  service_fixture_settle (&self->store);
  return done;
}

void
model_fixture_undo (ModelFixture *self, const char *name)
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
