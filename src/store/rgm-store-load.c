#include "config.h"

#include "rgm-area-table.h"
#include "rgm-attempt-table.h"
#include "rgm-contact-table.h"
#include "rgm-course-table.h"
#include "rgm-digest-query.h"
#include "rgm-history-table.h"
#include "rgm-patient-table.h"
#include "rgm-pause-table.h"
#include "rgm-session-table.h"
#include "rgm-setting-table.h"
#include "rgm-store-private.h"

static void
set_array (GPtrArray **place, GPtrArray *array)
{
  g_ptr_array_unref (*place);
  *place = array;
}

static gboolean
load_sessions (RgmDatabase *database, RgmCourseContent *content, GError **error)
{
  GPtrArray *sessions = rgm_table_list (&rgm_session_table, database, "course_id",
                                        content->record->id, error);

  if (sessions)
    {
      rgm_session_records_sort (sessions);
      set_array (&content->sessions, sessions);
    }
  return sessions != NULL;
}

static gboolean
load_pauses (RgmDatabase *database, RgmCourseContent *content, GError **error)
{
  GPtrArray *pauses = rgm_table_list (&rgm_pause_table, database, "course_id",
                                      content->record->id, error);

  if (pauses)
    set_array (&content->pauses, pauses);
  return pauses != NULL;
}

static gboolean
load_others (RgmDatabase *database, RgmCourseContent *content, GError **error)
{
  GPtrArray *others = rgm_session_table_list_others (database, content->record, error);

  if (others)
    set_array (&content->others, others);
  return others != NULL;
}

static gboolean
load_patient_name (RgmDatabase *database, RgmCourseContent *content, GError **error)
{
  g_autoptr(RgmPatient) patient = NULL;

  patient = rgm_table_load (&rgm_patient_table, database, content->record->patient_id, error);
  if (patient)
    rgm_record_set_text (&content->patient_name, patient->name);
  return patient != NULL;
}

/**
 * rgm_store_assemble_course:
 * @database: a database, in a transaction
 * @id: the UUID of a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the course with its content
 */
RgmCourseContent *
rgm_store_assemble_course (RgmDatabase *database, const char *id, GError **error)
{
  g_autoptr(RgmCourseRecord) record = rgm_table_load (&rgm_course_table, database, id, error);
  g_autoptr(RgmCourseContent) content = NULL;

  if (!record)
    return NULL;
  content = rgm_course_content_new (record);
  if (!load_patient_name (database, content, error)
      || !load_sessions (database, content, error)
      || !load_pauses (database, content, error)
      || !load_others (database, content, error))
    return NULL;
  return g_steal_pointer (&content);
}

static gboolean
load_contact (RgmDatabase *database, RgmPatientContent *content, GError **error)
{
  gpointer contact = NULL;
  GPtrArray *attempts;

  if (!rgm_table_find (&rgm_contact_table, database, content->record->id, &contact, error))
    return FALSE;
  content->contact = contact;
  attempts = rgm_table_list (&rgm_attempt_table, database, "patient_id", content->record->id,
                             error);
  if (attempts)
    set_array (&content->attempts, attempts);
  return attempts != NULL;
}

static gboolean
load_courses (RgmDatabase *database, RgmPatientContent *content, GError **error)
{
  g_autoptr(GPtrArray) records = rgm_table_list (&rgm_course_table, database, "patient_id",
                                                 content->record->id, error);

  if (!records)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const RgmCourseRecord *record = records->pdata[i];
      RgmCourseContent *course = rgm_store_assemble_course (database, record->id, error);

      if (!course)
        return FALSE;
      g_ptr_array_add (content->courses, course);
    }
  return TRUE;
}

/**
 * rgm_store_assemble_patient:
 * @database: a database, in a transaction
 * @id: the UUID of a patient
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the patient with all that belongs to them
 */
RgmPatientContent *
rgm_store_assemble_patient (RgmDatabase *database, const char *id, GError **error)
{
  g_autoptr(RgmPatient) record = rgm_table_load (&rgm_patient_table, database, id, error);
  g_autoptr(RgmPatientContent) content = NULL;

  if (!record)
    return NULL;
  content = rgm_patient_content_new (record);
  if (!load_contact (database, content, error) || !load_courses (database, content, error))
    return NULL;
  return g_steal_pointer (&content);
}

/**
 * rgm_store_list_patients:
 * @self: a store
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type RgmPatientEntry) (nullable): all patients, archived ones
 *   too, in the order of the bytes of their names
 */
GPtrArray *
rgm_store_list_patients (RgmStore *self, GError **error)
{
  return rgm_patient_table_list_entries (self->database, error);
}

/**
 * rgm_store_list_digests:
 * @self: a store
 * @areas: all areas, the user's included
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Lists all courses with what a summary needs.
 *
 * Returns: (transfer full) (nullable): the digests
 */
RgmDigests *
rgm_store_list_digests (RgmStore *self, const RgmAreas *areas, GError **error)
{
  RgmDigests *digests;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  digests = rgm_digest_query_run (self->database, areas, error);
  rgm_store_end_reading (self);
  return digests;
}

/**
 * rgm_store_list_digests_for:
 * @self: a store
 * @areas: all areas, the user's included
 * @patient_ids: UUIDs of patients, %NULL-terminated
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Lists the courses of a few patients, in less time than those of everybody take.
 *
 * Returns: (transfer full) (nullable): the digests; they know nothing of anybody else
 */
RgmDigests *
rgm_store_list_digests_for (RgmStore *self, const RgmAreas *areas, const char *const *patient_ids,
                            GError **error)
{
  RgmDigests *digests;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  digests = rgm_digest_query_run_for (self->database, areas, patient_ids, error);
  rgm_store_end_reading (self);
  return digests;
}

/**
 * rgm_store_load_patient:
 * @self: a store
 * @id: the UUID of a patient
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the patient with contact details and whole courses, else
 *   `RGM_STORE_ERROR_NOT_FOUND`
 */
RgmPatientContent *
rgm_store_load_patient (RgmStore *self, const char *id, GError **error)
{
  RgmPatientContent *content;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  content = rgm_store_assemble_patient (self->database, id, error);
  rgm_store_end_reading (self);
  return content;
}

/**
 * rgm_store_load_course:
 * @self: a store
 * @id: the UUID of a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the course with its content, else
 *   `RGM_STORE_ERROR_NOT_FOUND`
 */
RgmCourseContent *
rgm_store_load_course (RgmStore *self, const char *id, GError **error)
{
  RgmCourseContent *content;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  content = rgm_store_assemble_course (self->database, id, error);
  rgm_store_end_reading (self);
  return content;
}

/**
 * rgm_store_load_session:
 * @self: a store
 * @id: the UUID of a session
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the session, else `RGM_STORE_ERROR_NOT_FOUND`
 */
RgmSessionRecord *
rgm_store_load_session (RgmStore *self, const char *id, GError **error)
{
  RgmSessionRecord *session;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  session = rgm_table_load (&rgm_session_table, self->database, id, error);
  rgm_store_end_reading (self);
  return session;
}

/**
 * rgm_store_load_latest_session:
 * @self: a store
 * @course_id: the UUID of a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Loads the session whose values are to be offered again for the next one.
 *
 * Returns: (transfer full) (nullable): the last session of the course that is done, else its last
 *   booking; %NULL on error, and without one where there is none
 */
RgmSessionRecord *
rgm_store_load_latest_session (RgmStore *self, const char *course_id, GError **error)
{
  RgmSessionRecord *session = NULL;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  rgm_session_table_find_latest (self->database, course_id, &session, error);
  rgm_store_end_reading (self);
  return session;
}

/**
 * rgm_store_list_areas:
 * @self: a store
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type RgmAreaRecord) (nullable): the areas that the user added,
 *   in order of id; for rgm_area_records_add_to()
 */
GPtrArray *
rgm_store_list_areas (RgmStore *self, GError **error)
{
  return rgm_table_list (&rgm_area_table, self->database, NULL, NULL, error);
}

/**
 * rgm_store_list_history:
 * @self: a store
 * @patient_id: the UUID of a patient, who may be deleted
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type RgmHistoryEntry) (nullable): what was done to the
 *   patient's records, in the order of doing
 */
GPtrArray *
rgm_store_list_history (RgmStore *self, const char *patient_id, GError **error)
{
  return rgm_history_table_list (self->database, patient_id, error);
}

/**
 * rgm_store_load_setting:
 * @self: a store
 * @key: the name of a setting of the file
 * @value: (out) (transfer full) (nullable): its value, %NULL if it was never set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_store_load_setting (RgmStore *self, const char *key, char **value, GError **error)
{
  return rgm_setting_table_load (self->database, key, value, error);
}
