#include "config.h"

#include "rgm-course-table.h"

#include "rgm-protocol-copy-table.h"

static char *
derive_protocol_copy (gconstpointer record)
{
  const RgmCourseRecord *course = record;

  return rgm_protocol_copy_table_make_id (course->protocol_id, course->revision,
                                          course->protocol_text);
}

static gboolean
put_before (RgmDatabase *database, gconstpointer record, GError **error)
{
  return rgm_protocol_copy_table_put (database, record, error);
}

static gboolean
load_rest (RgmDatabase *database, gpointer record, GError **error)
{
  return rgm_protocol_copy_table_load (database, record, error);
}

static gboolean
remove_after (RgmDatabase *database, gconstpointer record, GError **error)
{
  return rgm_protocol_copy_table_drop_unused (database, record, error);
}

static gboolean
describe (RgmDatabase *database, gconstpointer record, RgmHistoryEntry *entry, GError **error)
{
  const RgmCourseRecord *course = record;

  entry->kind = RGM_HISTORY_KIND_COURSE;
  entry->patient_id = g_strdup (course->patient_id);
  entry->course_id = g_strdup (course->id);
  entry->day = course->stopped_day;
  entry->reason = g_strdup (course->stop_reason);
  return TRUE;
}

static const char *
name_change (gconstpointer old, gconstpointer record)
{
  const RgmCourseRecord *before = old;
  const RgmCourseRecord *after = record;

  if (!before || !after
      || (before->stopped_day == RGM_DAY_NONE) == (after->stopped_day == RGM_DAY_NONE))
    return NULL;
  return after->stopped_day != RGM_DAY_NONE ? "course-stopped" : "course-continued";
}

const RgmTable rgm_course_table = {
  .klass = &rgm_course_record_class,
  .free_record = (GDestroyNotify) rgm_course_record_free,
  .name = "course",
  .order = "start_day, id",
  .derived_column = "protocol_copy",
  .derive = derive_protocol_copy,
  .put_before = put_before,
  .load_rest = load_rest,
  .remove_after = remove_after,
  .name_change = name_change,
  .describe = describe,
};

/**
 * rgm_course_table_get_patient:
 * @database: a database
 * @id: the UUID of a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the UUID of its patient, else `RGM_STORE_ERROR_NOT_FOUND`
 */
char *
rgm_course_table_get_patient (RgmDatabase *database, const char *id, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  g_autofree char *patient = NULL;

  statement = rgm_statement_new (database, "SELECT patient_id FROM course WHERE id = ?", error);
  if (!statement)
    return NULL;
  rgm_statement_bind_text (statement, id);
  switch (rgm_statement_step (statement, error))
    {
    case RGM_STEP_ROW:
      patient = rgm_statement_dup_text (statement);
      return rgm_statement_is_read (statement, error) ? g_steal_pointer (&patient) : NULL;
    case RGM_STEP_DONE:
      rgm_store_error_set (error, RGM_STORE_ERROR_NOT_FOUND, rgm_database_get_path (database),
                           NULL);
      return NULL;
    case RGM_STEP_ERROR:
    default:
      return NULL;
    }
}
