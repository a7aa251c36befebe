#include "config.h"

#include "rgm-store-change.h"

#include "rgm-course-table.h"
#include "rgm-patient-table.h"
#include "rgm-pause-table.h"
#include "rgm-seen.h"
#include "rgm-session-table.h"
#include "rgm-store-private.h"

typedef struct {
  const RgmTable *table;
  const RgmCourseContent *seen;
  gconstpointer before;
  gpointer after;
} Changing;

static gboolean
check_course (RgmDatabase *database, const Changing *changing, GError **error)
{
  gpointer records[] = { changing->after };
  const GPtrArray after = { records, G_N_ELEMENTS (records) };

  return !changing->seen
         || rgm_seen_check_course (database, changing->seen, &after, error);
}

static gboolean
change_record (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  const Changing *changing = data;

  return rgm_seen_check_record (changing->table, database, changing->before, changing->after,
                                error)
         && check_course (database, changing, error)
         && rgm_table_save (changing->table, database, changing->after, now, error);
}

/* What the record is now, with the one change made to it. */
static gboolean
amend_record (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  const Changing *changing = data;
  const RgmRecordClass *klass = changing->table->klass;
  const char *key = rgm_record_get_key (klass, changing->after);
  gpointer record = NULL;
  gboolean saved = FALSE;

  if (!rgm_table_find (changing->table, database, key, &record, error))
    return FALSE;
  if (!record)
    return rgm_seen_check_record (changing->table, database, changing->before, changing->after,
                                  error);
  if (rgm_record_amend (klass, record, changing->before, changing->after))
    saved = rgm_table_save (changing->table, database, record, now, error);
  else
    rgm_store_error_set (error, RGM_STORE_ERROR_CHANGED, rgm_database_get_path (database), NULL);
  rgm_record_free (klass, record);
  return saved;
}

static gboolean
remove_record (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  const Changing *changing = data;

  return rgm_seen_check_record (changing->table, database, changing->before, NULL, error)
         && rgm_table_remove (changing->table, database, changing->before, now, error);
}

/* The stamps of the record tell when it was saved, and so are untouched where it was not. */
static gboolean
change (RgmStore *self, Changing *changing, GError **error)
{
  RgmStamps stamps = rgm_record_get_stamps (changing->table->klass, changing->after);
  gint64 created = *stamps.created;
  gint64 changed = *stamps.changed;

  if (rgm_store_write (self, change_record, changing, error))
    return TRUE;
  *stamps.created = created;
  *stamps.changed = changed;
  return FALSE;
}

/**
 * rgm_store_change_patient:
 * @self: a store
 * @before: (nullable): the patient as they were when somebody decided to change them, or %NULL for
 *   a new one
 * @after: what they are to become; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves a patient, unless somebody else has changed them meanwhile. To save the same again does
 * nothing and is no error; so it is with all kinds of records.
 *
 * Returns: whether it is saved; `RGM_STORE_ERROR_CHANGED` where they are not as @before, and
 *   `RGM_STORE_ERROR_DELETED` where they are not there any more
 */
gboolean
rgm_store_change_patient (RgmStore *self, const RgmPatient *before, RgmPatient *after,
                          GError **error)
{
  Changing changing = { &rgm_patient_table, NULL, before, after };

  return change (self, &changing, error);
}

/**
 * rgm_store_change_course:
 * @self: a store
 * @before: (nullable): the course as it was when somebody decided to change it, or %NULL for a new
 *   one
 * @after: what it is to become; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves a course, but for its sessions and pauses.
 *
 * Returns: whether it is saved; its errors are those of rgm_store_change_patient()
 */
gboolean
rgm_store_change_course (RgmStore *self, const RgmCourseRecord *before, RgmCourseRecord *after,
                         GError **error)
{
  Changing changing = { &rgm_course_table, NULL, before, after };

  return change (self, &changing, error);
}

/**
 * rgm_store_change_session:
 * @self: a store
 * @seen: (nullable): its course as it was seen beside it, or %NULL where that is no matter
 * @before: (nullable): the session as it was when somebody decided to change it, or %NULL for a
 *   new one
 * @after: what it is to become; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves a session.
 *
 * Returns: whether it is saved; its errors are those of rgm_store_change_patient(), for its course
 *   and all of that as well
 */
gboolean
rgm_store_change_session (RgmStore *self, const RgmCourseContent *seen,
                          const RgmSessionRecord *before, RgmSessionRecord *after, GError **error)
{
  Changing changing = { &rgm_session_table, seen, before, after };

  return change (self, &changing, error);
}

/**
 * rgm_store_change_pause:
 * @self: a store
 * @seen: (nullable): its course as it was seen beside it, or %NULL where that is no matter
 * @before: (nullable): the pause as it was when somebody decided to change it, or %NULL for a new
 *   one
 * @after: what it is to become; the stamps are set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Saves a pause.
 *
 * Returns: whether it is saved; its errors are those of rgm_store_change_session()
 */
gboolean
rgm_store_change_pause (RgmStore *self, const RgmCourseContent *seen,
                        const RgmPauseRecord *before, RgmPauseRecord *after, GError **error)
{
  Changing changing = { &rgm_pause_table, seen, before, after };

  return change (self, &changing, error);
}

/**
 * rgm_store_amend_patient:
 * @self: a store
 * @before: a patient as they were seen
 * @after: what they are to become
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Changes what is different in @after, and leaves everything else as it is now, whoever changed
 * that.
 *
 * Returns: whether it is saved; `RGM_STORE_ERROR_CHANGED` where somebody else has changed the very
 *   same otherwise, and `RGM_STORE_ERROR_DELETED` where they are not there any more
 */
gboolean
rgm_store_amend_patient (RgmStore *self, const RgmPatient *before, RgmPatient *after,
                         GError **error)
{
  Changing changing = { &rgm_patient_table, NULL, before, after };

  return rgm_store_write (self, amend_record, &changing, error);
}

/**
 * rgm_store_amend_course:
 * @self: a store
 * @before: a course as it was seen
 * @after: what it is to become
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Changes a course as rgm_store_amend_patient() does a patient.
 *
 * Returns: whether it is saved
 */
gboolean
rgm_store_amend_course (RgmStore *self, const RgmCourseRecord *before, RgmCourseRecord *after,
                        GError **error)
{
  Changing changing = { &rgm_course_table, NULL, before, after };

  return rgm_store_write (self, amend_record, &changing, error);
}

/**
 * rgm_store_amend_pause:
 * @self: a store
 * @before: a pause as it was seen
 * @after: what it is to become
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Changes a pause as rgm_store_amend_patient() does a patient.
 *
 * Returns: whether it is saved
 */
gboolean
rgm_store_amend_pause (RgmStore *self, const RgmPauseRecord *before, RgmPauseRecord *after,
                       GError **error)
{
  Changing changing = { &rgm_pause_table, NULL, before, after };

  return rgm_store_write (self, amend_record, &changing, error);
}

/**
 * rgm_store_remove_session:
 * @self: a store
 * @before: a session as it was when somebody decided to delete it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes a session, unless somebody else has changed it meanwhile.
 *
 * Returns: whether it is gone by this; `RGM_STORE_ERROR_CHANGED` where it is not as @before, and
 *   `RGM_STORE_ERROR_DELETED` where somebody else has deleted it
 */
gboolean
rgm_store_remove_session (RgmStore *self, const RgmSessionRecord *before, GError **error)
{
  Changing changing = { &rgm_session_table, NULL, before, NULL };

  return rgm_store_write (self, remove_record, &changing, error);
}

/**
 * rgm_store_remove_pause:
 * @self: a store
 * @before: a pause as it was when somebody decided to delete it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes a pause as rgm_store_remove_session() does a session.
 *
 * Returns: whether it is gone by this
 */
gboolean
rgm_store_remove_pause (RgmStore *self, const RgmPauseRecord *before, GError **error)
{
  Changing changing = { &rgm_pause_table, NULL, before, NULL };

  return rgm_store_write (self, remove_record, &changing, error);
}
