#include "config.h"

#include "rgm-area-table.h"

#include "rgm-area-record.h"

const RgmTable rgm_area_table = {
  .klass = &rgm_area_record_class,
  .free_record = (GDestroyNotify) rgm_area_record_free,
  .name = "area",
  .order = "id",
};

/**
 * rgm_area_table_get_used:
 * @database: a database
 * @id: id of an area
 * @used: (out): whether a course, a session or another area names it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks for those who name an area. No foreign key does: most areas are built in and in no table.
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_area_table_get_used (RgmDatabase *database, const char *id, gboolean *used, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (database,
                                 "SELECT EXISTS (SELECT 1 FROM area WHERE parent = ?1)"
                                 " OR EXISTS (SELECT 1 FROM session_zone WHERE area = ?1)"
                                 " OR EXISTS (SELECT 1 FROM course"
                                 "   WHERE ' ' || areas || ' ' GLOB '* ' || ?1 || ' *')",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, id);
  if (rgm_statement_step (statement, error) != RGM_STEP_ROW)
    return FALSE;
  *used = rgm_statement_read_int (statement) != 0;
  return TRUE;
}
