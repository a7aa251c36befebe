#include "config.h"

#include "rgm-area-table.h"
#include "rgm-attempt-table.h"
#include "rgm-contact-table.h"
#include "rgm-course-table.h"
#include "rgm-patient-table.h"
#include "rgm-pause-table.h"
#include "rgm-session-table.h"
#include "rgm-store-private.h"

/* What is to be deleted, and what it was. */
typedef struct {
  const RgmTable *table;
  const char *id;
  gpointer deleted;
} Deleting;

static gboolean
delete_record (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Deleting *deleting = data;

  deleting->deleted = rgm_table_load (deleting->table, database, deleting->id, error);
  return deleting->deleted
         && rgm_table_remove (deleting->table, database, deleting->deleted, now, error);
}

/* Does @work and hands over what was deleted, if it was and if it is wanted. */
static gboolean
run (RgmStore *self, RgmStoreWork work, Deleting *deleting, gpointer *deleted,
     GDestroyNotify free_deleted, GError **error)
{
  gboolean done = rgm_store_write (self, work, deleting, error);

  if (done && deleted)
    *deleted = g_steal_pointer (&deleting->deleted);
  if (deleting->deleted)
    free_deleted (deleting->deleted);
  return done;
}

static gboolean
delete_one (RgmStore *self, const RgmTable *table, RgmStoreWork work, const char *id,
            gpointer *deleted, GError **error)
{
  Deleting deleting = { table, id, NULL };

  return run (self, work, &deleting, deleted, table->free_record, error);
}

static gboolean
remove_all (const RgmTable *table, RgmDatabase *database, GPtrArray *records, gint64 now,
            GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!rgm_table_remove (table, database, records->pdata[i], now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
restore_all (const RgmTable *table, RgmDatabase *database, GPtrArray *records, gint64 now,
             GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!rgm_table_restore (table, database, records->pdata[i], now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_course (RgmDatabase *database, RgmCourseContent *content, gint64 now, GError **error)
{
  return remove_all (&rgm_session_table, database, content->sessions, now, error)
         && remove_all (&rgm_pause_table, database, content->pauses, now, error)
         && rgm_table_remove (&rgm_course_table, database, content->record, now, error);
}

static gboolean
restore_course (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  RgmCourseContent *content = data;

  return rgm_table_restore (&rgm_course_table, database, content->record, now, error)
         && restore_all (&rgm_session_table, database, content->sessions, now, error)
         && restore_all (&rgm_pause_table, database, content->pauses, now, error);
}

static gboolean
delete_course (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Deleting *deleting = data;

  rgm_recorder_name (rgm_database_get_recorder (database), "course-deleted");
  deleting->deleted = rgm_store_assemble_course (database, deleting->id, error);
  return deleting->deleted && remove_course (database, deleting->deleted, now, error);
}

static gboolean
remove_courses (RgmDatabase *database, GPtrArray *courses, gint64 now, GError **error)
{
  for (guint i = 0; i < courses->len; i++)
    {
      if (!remove_course (database, courses->pdata[i], now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_patient (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Deleting *deleting = data;
  RgmPatientContent *content = rgm_store_assemble_patient (database, deleting->id, error);

  rgm_recorder_name (rgm_database_get_recorder (database), "patient-deleted");
  deleting->deleted = content;
  if (!content || !remove_courses (database, content->courses, now, error)
      || !remove_all (&rgm_attempt_table, database, content->attempts, now, error))
    return FALSE;
  if (content->contact
      && !rgm_table_remove (&rgm_contact_table, database, content->contact, now, error))
    return FALSE;
  return rgm_table_remove (&rgm_patient_table, database, content->record, now, error);
}

static gboolean
restore_patient (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  RgmPatientContent *content = data;

  if (!rgm_table_restore (&rgm_patient_table, database, content->record, now, error))
    return FALSE;
  if (content->contact
      && !rgm_table_restore (&rgm_contact_table, database, content->contact, now, error))
    return FALSE;
  if (!restore_all (&rgm_attempt_table, database, content->attempts, now, error))
    return FALSE;
  for (guint i = 0; i < content->courses->len; i++)
    {
      if (!restore_course (database, now, content->courses->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_area (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  Deleting *deleting = data;
  gboolean used;

  if (!rgm_area_table_get_used (database, deleting->id, &used, error))
    return FALSE;
  if (used)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_IN_USE, rgm_database_get_path (database), NULL);
      return FALSE;
    }
  return delete_record (database, now, data, error);
}

/**
 * rgm_store_delete_patient:
 * @self: a store
 * @id: the UUID of a patient
 * @deleted: (out) (optional) (transfer full): all that was deleted, for
 *   rgm_store_restore_patient()
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes a patient with all that belongs to them. The history stays: this is not the erasing of a
 * patient.
 *
 * Returns: whether it is done
 */
gboolean
rgm_store_delete_patient (RgmStore *self, const char *id, RgmPatientContent **deleted,
                          GError **error)
{
  Deleting deleting = { &rgm_patient_table, id, NULL };

  return run (self, delete_patient, &deleting, (gpointer *) deleted,
              (GDestroyNotify) rgm_patient_content_free, error);
}

/**
 * rgm_store_delete_course:
 * @self: a store
 * @id: the UUID of a course
 * @deleted: (out) (optional) (transfer full): all that was deleted, for
 *   rgm_store_restore_course()
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes a course with its sessions and pauses.
 *
 * Returns: whether it is done
 */
gboolean
rgm_store_delete_course (RgmStore *self, const char *id, RgmCourseContent **deleted,
                         GError **error)
{
  Deleting deleting = { &rgm_course_table, id, NULL };

  return run (self, delete_course, &deleting, (gpointer *) deleted,
              (GDestroyNotify) rgm_course_content_free, error);
}

/**
 * rgm_store_delete_session:
 * @self: a store
 * @id: the UUID of a session
 * @deleted: (out) (optional) (transfer full): what was deleted; rgm_store_save_session() puts it
 *   back
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes a session.
 *
 * Returns: whether it is done
 */
gboolean
rgm_store_delete_session (RgmStore *self, const char *id, RgmSessionRecord **deleted,
                          GError **error)
{
  return delete_one (self, &rgm_session_table, delete_record, id, (gpointer *) deleted, error);
}

/**
 * rgm_store_delete_pause:
 * @self: a store
 * @id: the UUID of a pause
 * @deleted: (out) (optional) (transfer full): what was deleted; rgm_store_save_pause() puts it back
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes a pause.
 *
 * Returns: whether it is done
 */
gboolean
rgm_store_delete_pause (RgmStore *self, const char *id, RgmPauseRecord **deleted, GError **error)
{
  return delete_one (self, &rgm_pause_table, delete_record, id, (gpointer *) deleted, error);
}

/**
 * rgm_store_delete_attempt:
 * @self: a store
 * @id: the UUID of an attempt
 * @deleted: (out) (optional) (transfer full): what was deleted; rgm_store_save_attempt() puts it
 *   back
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes an attempt to reach a patient.
 *
 * Returns: whether it is done
 */
gboolean
rgm_store_delete_attempt (RgmStore *self, const char *id, RgmContactAttempt **deleted,
                          GError **error)
{
  return delete_one (self, &rgm_attempt_table, delete_record, id, (gpointer *) deleted, error);
}

/**
 * rgm_store_delete_area:
 * @self: a store
 * @id: id of an area of the user's
 * @deleted: (out) (optional) (transfer full): what was deleted; rgm_store_save_area() puts it back
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes an area that no course, session or other area names.
 *
 * Returns: whether it is done; `RGM_STORE_ERROR_IN_USE` where one does
 */
gboolean
rgm_store_delete_area (RgmStore *self, const char *id, RgmAreaRecord **deleted, GError **error)
{
  return delete_one (self, &rgm_area_table, delete_area, id, (gpointer *) deleted, error);
}

/**
 * rgm_store_restore_patient:
 * @self: a store
 * @content: what rgm_store_delete_patient() gave
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Puts a patient back as they were, their stamps included.
 *
 * Returns: whether it is done
 */
gboolean
rgm_store_restore_patient (RgmStore *self, RgmPatientContent *content, GError **error)
{
  return rgm_store_write (self, restore_patient, content, error);
}

/**
 * rgm_store_restore_course:
 * @self: a store
 * @content: what rgm_store_delete_course() gave
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Puts a course back as it was, its stamps included.
 *
 * Returns: whether it is done; `RGM_STORE_ERROR_NOT_FOUND` where its patient is gone
 */
gboolean
rgm_store_restore_course (RgmStore *self, RgmCourseContent *content, GError **error)
{
  return rgm_store_write (self, restore_course, content, error);
}
