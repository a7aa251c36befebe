#include "config.h"

#include "rgm-protocol-copy-table.h"

#include "rgm-statement.h"

/* Half of a SHA-256 in hexadecimal: far more than enough to tell protocols apart, and short in
 * the index of courses. */
#define ID_LENGTH 32

/**
 * rgm_protocol_copy_table_make_id:
 * @protocol_id: id of a protocol
 * @revision: its revision
 * @content: its text
 *
 * Returns: (transfer full): the id of the copy, the same for the same three
 */
char *
rgm_protocol_copy_table_make_id (const char *protocol_id, gint32 revision, const char *content)
{
  g_autofree char *all = g_strdup_printf ("%s\n%d\n%s", protocol_id, revision, content);
  char *id = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);

  id[ID_LENGTH] = '\0';
  return id;
}

static char *
make_id (const RgmCourseRecord *course)
{
  return rgm_protocol_copy_table_make_id (course->protocol_id, course->revision,
                                          course->protocol_text);
}

/**
 * rgm_protocol_copy_table_put:
 * @database: a database, in a transaction that writes
 * @course: a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Keeps the copy of the protocol of @course, unless another course of the same protocol has done so
 * before.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_protocol_copy_table_put (RgmDatabase *database, const RgmCourseRecord *course, GError **error)
{
  g_autofree char *id = make_id (course);
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (database,
                                 "INSERT INTO protocol_copy (id, protocol_id, revision, content)"
                                 " VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, id);
  rgm_statement_bind_text (statement, course->protocol_id);
  rgm_statement_bind_int (statement, course->revision);
  rgm_statement_bind_text (statement, course->protocol_text);
  return rgm_statement_run (statement, error);
}

/**
 * rgm_protocol_copy_table_load:
 * @database: a database
 * @course: a course of the database whose protocol is to be filled in
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Loads the copy of the protocol of @course.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_protocol_copy_table_load (RgmDatabase *database, RgmCourseRecord *course, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (database,
                                 "SELECT p.protocol_id, p.revision, p.content"
                                 " FROM course c JOIN protocol_copy p ON p.id = c.protocol_copy"
                                 " WHERE c.id = ?",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, course->id);
  switch (rgm_statement_step (statement, error))
    {
    case RGM_STEP_ROW:
      rgm_record_set_text (&course->protocol_id, rgm_statement_read_text (statement));
      course->revision = rgm_statement_read_int (statement);
      rgm_record_set_text (&course->protocol_text, rgm_statement_read_text (statement));
      return rgm_statement_is_read (statement, error);
    case RGM_STEP_DONE:
      rgm_store_error_set (error, RGM_STORE_ERROR_DAMAGED, rgm_database_get_path (database), NULL);
      return FALSE;
    case RGM_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * rgm_protocol_copy_table_drop_unused:
 * @database: a database, in a transaction that writes
 * @course: a course as it was before it was changed or deleted
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Takes the copy away that @course had, if no course has it any more.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_protocol_copy_table_drop_unused (RgmDatabase *database, const RgmCourseRecord *course,
                                     GError **error)
{
  g_autofree char *id = make_id (course);
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (database,
                                 "DELETE FROM protocol_copy WHERE id = ?1"
                                 " AND NOT EXISTS"
                                 " (SELECT 1 FROM course WHERE protocol_copy = ?1)",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, id);
  return rgm_statement_run (statement, error);
}
