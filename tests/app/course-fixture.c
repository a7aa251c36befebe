#include "config.h"

#include "course-fixture.h"

#include "temporary-folder.h"

#include <stdio.h>
#include <string.h>

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

/* Waits for an operation that was given on_done_cb(). */
static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static void
finish_save (CourseFixture *self, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = wait_for (slot);
  g_autoptr (GError) error = NULL;

  g_assert_true (rgm_store_service_save_finish (self->service, result, &error));
  g_assert_no_error (error);
}

static void
open_service (CourseFixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "regimen.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  self->service = rgm_store_service_new (path);
  rgm_store_service_open_async (self->service, RGM_STORE_CREATE, NULL, on_done_cb, &result);
  wait_for (&result);
  g_assert_true (rgm_store_service_open_finish (self->service, result, &error));
  g_assert_no_error (error);
}

static void
describe_done (RgmSessionRecord *record)
{
  record->setting = RGM_SESSION_SETTING_CLINIC;
  record->device = RGM_DEVICE_PEN;
  g_free (record->device_name);
  record->device_name = g_strdup ("SkinPen");
  rgm_session_record_add_zone (record, "face-forehead", 50, 4);
  rgm_session_record_add_zone (record, "face-cheeks", 150, 6);
}

/* Saves one session, written as “done 2026-10-16”, “done 2026-10-16=no” where the user says that it
 * does not count, or “booked 2026-12-02T14:30”. */
static void
save_session (CourseFixture *self, const char *course_id, const char *text)
{
  static const char *const states[] = { "done", "booked", "cancelled", "missed", NULL };
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  g_auto (GStrv) answer = g_strsplit (words[1], "=", 2);
  g_auto (GStrv) moment = g_strsplit (answer[0], "T", 2);
  g_autoptr (RgmSessionRecord) record = NULL;
  GAsyncResult *slot = NULL;
  int state = 0, hour, minute;

  while (strcmp (states[state], words[0]) != 0)
    g_assert_nonnull (states[++state]);
  record = rgm_session_record_new (course_id, course_fixture_day (moment[0]),
                                   (RgmSessionState) state);
  if (moment[1] != NULL && sscanf (moment[1], "%d:%d", &hour, &minute) == 2)
    record->minute = hour * 60 + minute;
  if (g_strcmp0 (answer[1], "no") == 0)
    record->counts = RGM_COUNTS_NO;
  if (record->state == RGM_SESSION_DONE)
    describe_done (record);
  rgm_store_service_save_session_async (self->service, record, NULL, on_done_cb, &slot);
  finish_save (self, &slot);
}

/* Saves a patient, and unless @protocol is %NULL a course with its sessions. Returns the patient's
 * id. */
static char *
fill (CourseFixture *self, const char *protocol, const char *severity, const char *sessions)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 1");
  g_autoptr (RgmCourseRecord) course = NULL;
  g_auto (GStrv) texts = g_strsplit (sessions != NULL ? sessions : "", ";", -1);
  GAsyncResult *slot = NULL, *course_slot = NULL;

  rgm_store_service_save_patient_async (self->service, patient, NULL, on_done_cb, &slot);
  finish_save (self, &slot);
  if (protocol == NULL)
    return g_strdup (patient->id);

  course = rgm_course_record_new (
    patient->id, rgm_catalogue_find_protocol (rgm_store_service_get_catalogue (self->service),
                                              protocol));
  g_free (course->severity);
  course->severity = g_strdup (severity != NULL ? severity : "");
  g_strfreev (course->areas);
  course->areas = g_strsplit ("face", ";", -1);
  rgm_store_service_save_course_async (self->service, course, NULL, on_done_cb, &course_slot);
  finish_save (self, &course_slot);
  for (gsize i = 0; texts[i] != NULL && *texts[i] != '\0'; i++)
    save_session (self, course->id, texts[i]);
  return g_strdup (patient->id);
}

/* Makes a course of @protocol with @sessions (“done 2026-10-16;booked 2026-12-02T14:30”), or a
 * patient without one, as it is on @today. */
CourseFixture *
course_fixture_new (const char *protocol, const char *severity, const char *sessions,
                    const char *today)
{
  CourseFixture *self = g_new0 (CourseFixture, 1);
  g_autofree char *patient_id = NULL;

  self->folder = temporary_folder_new ();
  self->clock = rgm_clock_new (course_fixture_day (today));
  open_service (self);
  patient_id = fill (self, protocol, severity, sessions);
  self->model = rgm_course_model_new (self->service, self->clock);
  rgm_course_model_set_patient_id (self->model, patient_id);
  while (rgm_course_model_get_patient (self->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self;
}

void
course_fixture_free (CourseFixture *self)
{
  g_clear_object (&self->model);
  g_clear_object (&self->clock);
  rgm_store_service_close (self->service);
  g_clear_object (&self->service);
  course_fixture_settle ();
  temporary_folder_remove (self->folder);
  g_free (self);
}

RgmSessionRecord *
course_fixture_dup_session (CourseFixture *self, guint position)
{
  const RgmCourseContent *content = rgm_course_model_get_content (self->model);

  g_assert_cmpuint (position, <, content->sessions->len);
  return rgm_session_record_copy (g_ptr_array_index (content->sessions, position));
}

/* Adds another course of the patient, on @area, and waits until the model has it. */
void
course_fixture_add_course (CourseFixture *self, const char *protocol, const char *area)
{
  const char *patient_id = rgm_course_model_get_patient_id (self->model);
  GListModel *courses = rgm_course_model_get_courses (self->model);
  guint n_courses = g_list_model_get_n_items (courses);
  g_autoptr (RgmCourseRecord) course = rgm_course_record_new (
    patient_id, rgm_catalogue_find_protocol (rgm_store_service_get_catalogue (self->service),
                                             protocol));
  GAsyncResult *slot = NULL;

  g_strfreev (course->areas);
  course->areas = g_strsplit (area, ";", -1);
  course->start_day = rgm_clock_get_today (self->clock);
  rgm_store_service_save_course_async (self->service, course, NULL, on_done_cb, &slot);
  finish_save (self, &slot);
  while (g_list_model_get_n_items (courses) == n_courses)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
}

RgmDay
course_fixture_day (const char *iso)
{
  RgmDay day = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (iso, &day, NULL));
  return day;
}

/* Lets everything happen that is due. */
void
course_fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}
