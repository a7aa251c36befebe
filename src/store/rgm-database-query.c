#include "config.h"

#include "rgm-database.h"

/* What is asked in one call. */

/**
 * rgm_database_run:
 * @self: a database
 * @sql: statements that give nothing back
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Runs @sql.
 *
 * Returns: whether all of it succeeded
 */
gboolean
rgm_database_run (RgmDatabase *self, const char *sql, GError **error)
{
  int result;

  if (!rgm_database_check_transaction (self, error))
    return FALSE;
  result = sqlite3_exec (rgm_database_get_handle (self), sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    rgm_database_set_error (self, result, error);
  return result == SQLITE_OK;
}

/* A number has no text before there is memory for it. */
static int
dup_value (sqlite3_stmt *statement, char **text)
{
  gboolean is_null = sqlite3_column_type (statement, 0) == SQLITE_NULL;

  *text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  return *text || is_null ? SQLITE_DONE : SQLITE_NOMEM;
}

/**
 * rgm_database_get_text:
 * @self: a database
 * @sql: a statement
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the first value of the first row, "" if there is none
 */
char *
rgm_database_get_text (RgmDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = rgm_database_take_statement (self, sql, error);
  char *text = NULL;
  int result;

  if (!statement)
    return NULL;
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    result = dup_value (statement, &text);
  if (result != SQLITE_DONE)
    rgm_database_set_error (self, result, error);
  rgm_database_give_back_statement (self, statement);
  if (!text && result == SQLITE_DONE)
    text = g_strdup ("");
  return text;
}

/**
 * rgm_database_get_int64:
 * @self: a database
 * @sql: a statement
 * @value: (out): the first value of the first row
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_database_get_int64 (RgmDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autofree char *text = rgm_database_get_text (self, sql, error);

  if (!text)
    return FALSE;
  *value = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}
