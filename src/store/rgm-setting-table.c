#include "config.h"

#include "rgm-setting-table.h"

#include "rgm-statement.h"

/**
 * rgm_setting_table_load:
 * @database: a database
 * @key: the name of a setting
 * @value: (out) (transfer full) (nullable): its value, %NULL if it was never set
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_setting_table_load (RgmDatabase *database, const char *key, char **value, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  statement = rgm_statement_new (database, "SELECT value FROM setting WHERE key = ?", error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, key);
  step = rgm_statement_step (statement, error);
  if (step == RGM_STEP_ERROR)
    return FALSE;
  *value = step == RGM_STEP_ROW ? rgm_statement_dup_text (statement) : NULL;
  return rgm_statement_is_read (statement, error);
}

/**
 * rgm_setting_table_save:
 * @database: a database, in a transaction that writes
 * @key: the name of a setting
 * @value: its value
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Sets it.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_setting_table_save (RgmDatabase *database, const char *key, const char *value, gint64 now,
                        GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (database,
                                 "INSERT INTO setting (key, value, changed) VALUES (?, ?, ?)"
                                 " ON CONFLICT (key) DO UPDATE"
                                 " SET value = excluded.value, changed = excluded.changed",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, key);
  rgm_statement_bind_text (statement, value);
  rgm_statement_bind_int (statement, now);
  return rgm_statement_run (statement, error);
}
