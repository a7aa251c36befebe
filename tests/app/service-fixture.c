#include "config.h"

#include "service-fixture.h"

#include "temporary-folder.h"

/* @data: the fixture */
void
service_fixture_on_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ServiceFixture *self = data;

  g_assert_null (self->result);
  self->result = g_object_ref (result);
}

/* Returns: (transfer full): what the callback above was given */
GAsyncResult *
service_fixture_wait (ServiceFixture *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&self->result);
}

/* Waits until the store has answered all that was asked before, and all that follows from it. */
void
service_fixture_settle (ServiceFixture *self)
{
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autofree char *value = NULL;

      rgm_store_service_load_setting_async (self->service, "settle", NULL,
                                            service_fixture_on_done_cb, self);
      result = service_fixture_wait (self);
      rgm_store_service_load_setting_finish (self->service, result, &value, NULL);
    }
}

void
service_fixture_set_up (ServiceFixture *self, gconstpointer data)
{
  self->folder = temporary_folder_new ();
  self->path = g_build_filename (self->folder, "data.db", NULL);
  self->service = rgm_store_service_new (self->path);
  self->clock = rgm_clock_new (SERVICE_FIXTURE_TODAY);
}

void
service_fixture_set_up_open (ServiceFixture *self, gconstpointer data)
{
  service_fixture_set_up (self, data);
  service_fixture_open (self, RGM_STORE_CREATE);
}

void
service_fixture_tear_down (ServiceFixture *self, gconstpointer data)
{
  rgm_store_service_close (self->service);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_clear_object (&self->clock);
  g_assert_finalize_object (g_steal_pointer (&self->service));
  temporary_folder_remove (g_steal_pointer (&self->folder));
  g_clear_pointer (&self->path, g_free);
}

/* Another start of the program: the same file, another service. */
void
service_fixture_start_again (ServiceFixture *self)
{
  rgm_store_service_close (self->service);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (self->service);
  self->service = rgm_store_service_new (self->path);
}

void
service_fixture_open (ServiceFixture *self, RgmStoreFlags flags)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rgm_store_service_open_async (self->service, flags, NULL, service_fixture_on_done_cb, self);
  result = service_fixture_wait (self);
  rgm_store_service_open_finish (self->service, result, &error);
  g_assert_no_error (error);
}

static void
finish_save (ServiceFixture *self)
{
  g_autoptr (GAsyncResult) result = service_fixture_wait (self);
  g_autoptr (GError) error = NULL;

  rgm_store_service_save_finish (self->service, result, &error);
  g_assert_no_error (error);
}

void
service_fixture_save_patient (ServiceFixture *self, RgmPatient *patient)
{
  rgm_store_service_save_patient_async (self->service, patient, NULL, service_fixture_on_done_cb,
                                        self);
  finish_save (self);
}

RgmPatient *
service_fixture_add_patient (ServiceFixture *self, const char *name)
{
  RgmPatient *patient = rgm_patient_new (name);

  service_fixture_save_patient (self, patient);
  return patient;
}

/* Sample Patient 1 and so on, written in one piece by a connection of its own. */
void
service_fixture_add_patients (ServiceFixture *self, guint n_patients)
{
  g_autoptr (RgmStore) store = rgm_store_open (self->path, RGM_STORE_DEFAULT, NULL);

  g_assert_true (rgm_store_begin (store, NULL, NULL));
  for (guint i = 1; i <= n_patients; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %u", i);
      g_autoptr (RgmPatient) patient = rgm_patient_new (name);

      g_assert_true (rgm_store_save_patient (store, patient, NULL));
    }
  g_assert_true (rgm_store_commit (store, NULL));
}

void
service_fixture_save_course (ServiceFixture *self, const RgmCourseRecord *course)
{
  rgm_store_service_save_course_async (self->service, course, NULL, service_fixture_on_done_cb,
                                       self);
  finish_save (self);
}

RgmCourseRecord *
service_fixture_add_course (ServiceFixture *self, const RgmPatient *patient, const char *protocol)
{
  RgmCatalogue *catalogue = rgm_store_service_get_catalogue (self->service);
  RgmCourseRecord *course = rgm_course_record_new (
    patient->id, rgm_catalogue_find_protocol (catalogue, protocol));

  service_fixture_save_course (self, course);
  return course;
}

RgmSessionRecord *
service_fixture_add_session (ServiceFixture *self, const RgmCourseRecord *course, RgmDay day,
                             RgmSessionState state)
{
  RgmSessionRecord *session = rgm_session_record_new (course->id, day, state);

  rgm_store_service_save_session_async (self->service, session, NULL, service_fixture_on_done_cb,
                                        self);
  finish_save (self);
  return session;
}

char *
service_fixture_dup_content_hash (ServiceFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmStore) store = rgm_store_open (self->path, RGM_STORE_READ_ONLY, &error);
  char *hash;

  g_assert_no_error (error);
  hash = rgm_store_dup_content_hash (store, &error);
  g_assert_no_error (error);
  return hash;
}
