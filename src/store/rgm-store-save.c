#include "config.h"

#include "rgm-area-table.h"
#include "rgm-attempt-table.h"
#include "rgm-contact-table.h"
#include "rgm-course-table.h"
#include "rgm-mode-table.h"
#include "rgm-patient-table.h"
#include "rgm-pause-table.h"
#include "rgm-session-table.h"
#include "rgm-setting-table.h"
#include "rgm-store-private.h"

typedef struct {
  const RgmTable *table;
  gpointer record;
} Saving;

static gboolean
save_record (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Saving *saving = data;

  return rgm_table_save (saving->table, database, saving->record, now, error);
}

/* The stamps of the record tell when it was saved, and so are untouched where it was not. */
static gboolean
save (RgmStore *self, const RgmTable *table, gpointer record, GError **error)
{
  Saving saving = { table, record };
  RgmStamps stamps = rgm_record_get_stamps (table->klass, record);
  gint64 created = *stamps.created;
  gint64 changed = *stamps.changed;

  if (rgm_store_write (self, save_record, &saving, error))
    return TRUE;
  *stamps.created = created;
  *stamps.changed = changed;
  return FALSE;
}

/**
 * rgm_store_save_patient:
 * @self: a store
 * @patient: a patient, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves a patient: adds it, or puts it in place of the one with its id, whoever saved that. To save
 * the same again does nothing and is no error; so it is with all kinds of records.
 *
 * Returns: whether it is saved
 */
gboolean
rgm_store_save_patient (RgmStore *self, RgmPatient *patient, GError **error)
{
  return save (self, &rgm_patient_table, patient, error);
}

/**
 * rgm_store_save_contact:
 * @self: a store
 * @contact: how to reach a patient, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves contact details.
 *
 * Returns: whether they are saved; `RGM_STORE_ERROR_NOT_FOUND` where there is no such patient
 */
gboolean
rgm_store_save_contact (RgmStore *self, RgmContact *contact, GError **error)
{
  return save (self, &rgm_contact_table, contact, error);
}

/**
 * rgm_store_save_attempt:
 * @self: a store
 * @attempt: an attempt to reach a patient, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves an attempt.
 *
 * Returns: whether it is saved; `RGM_STORE_ERROR_NOT_FOUND` where there is no such patient
 */
gboolean
rgm_store_save_attempt (RgmStore *self, RgmContactAttempt *attempt, GError **error)
{
  return save (self, &rgm_attempt_table, attempt, error);
}

/**
 * rgm_store_save_course:
 * @self: a store
 * @course: a course, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves a course, but for its sessions and pauses.
 *
 * Returns: whether it is saved; `RGM_STORE_ERROR_NOT_FOUND` where there is no such patient
 */
gboolean
rgm_store_save_course (RgmStore *self, RgmCourseRecord *course, GError **error)
{
  return save (self, &rgm_course_table, course, error);
}

/**
 * rgm_store_save_session:
 * @self: a store
 * @session: a session, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves a session with its zones and products.
 *
 * Returns: whether it is saved; `RGM_STORE_ERROR_NOT_FOUND` where there is no such course
 */
gboolean
rgm_store_save_session (RgmStore *self, RgmSessionRecord *session, GError **error)
{
  return save (self, &rgm_session_table, session, error);
}

/**
 * rgm_store_save_pause:
 * @self: a store
 * @pause: a pause, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves a pause.
 *
 * Returns: whether it is saved; `RGM_STORE_ERROR_NOT_FOUND` where there is no such course
 */
gboolean
rgm_store_save_pause (RgmStore *self, RgmPauseRecord *pause, GError **error)
{
  return save (self, &rgm_pause_table, pause, error);
}

/**
 * rgm_store_save_area:
 * @self: a store
 * @area: an area of the user's, new or changed; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves an area. Whether its parent is there only rgm_area_records_add_to() can tell, because most
 * areas are built in.
 *
 * Returns: whether it is saved
 */
gboolean
rgm_store_save_area (RgmStore *self, RgmAreaRecord *area, GError **error)
{
  return save (self, &rgm_area_table, area, error);
}

typedef struct {
  const char *key;
  const char *value;
} Setting;

static gboolean
save_setting (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  const Setting *setting = data;

  if (g_str_equal (setting->key, RGM_STORE_SETTING_MODE))
    return rgm_mode_table_save (database, setting->value, now, error);
  return rgm_setting_table_save (database, setting->key, setting->value, now, error);
}

/**
 * rgm_store_save_setting:
 * @self: a store
 * @key: the name of a setting of the file
 * @value: its value
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Sets it. That is no change to undo, but for `RGM_STORE_SETTING_MODE` where it was set before.
 *
 * Returns: whether it is saved
 */
gboolean
rgm_store_save_setting (RgmStore *self, const char *key, const char *value, GError **error)
{
  Setting setting = { key, value };

  return rgm_store_write (self, save_setting, &setting, error);
}
