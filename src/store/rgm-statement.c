#include "config.h"

#include "rgm-statement.h"

#include <string.h>

struct _RgmStatement {
  RgmDatabase *database;
  sqlite3_stmt *statement;
  int n_bound;
  int n_read;
  gboolean not_bound;
  /* there was none for a value, bound or read */
  gboolean no_memory;
};

/**
 * rgm_statement_new:
 * @database: a database, which must outlive the statement
 * @sql: one statement, with `?` for each parameter
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Prepares a statement.
 *
 * Returns: (transfer full) (nullable): the statement
 */
RgmStatement *
rgm_statement_new (RgmDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = rgm_database_take_statement (database, sql, error);
  RgmStatement *self;

  if (!statement)
    return NULL;
  self = g_new0 (RgmStatement, 1);
  self->database = database;
  self->statement = statement;
  return self;
}

/**
 * rgm_statement_free:
 * @self: (transfer full): a statement
 *
 * Ends the statement, also before its last row.
 */
void
rgm_statement_free (RgmStatement *self)
{
  rgm_database_give_back_statement (self->database, self->statement);
  g_free (self);
}

/**
 * rgm_statement_bind_text:
 * @self: a statement before its first step
 * @value: (nullable): the text of the next parameter; %NULL is ""
 *
 * Binds a copy of @value.
 */
void
rgm_statement_bind_text (RgmStatement *self, const char *value)
{
  const char *text = value ? value : "";
  gsize length = strlen (text);
  int result = sqlite3_bind_text64 (self->statement, ++self->n_bound, text, length,
                                    SQLITE_TRANSIENT, SQLITE_UTF8);

  self->no_memory |= result == SQLITE_NOMEM;
  if (result != SQLITE_OK || !g_utf8_validate_len (text, length, NULL))
    self->not_bound = TRUE;
}

/**
 * rgm_statement_bind_bytes:
 * @self: a statement before its first step
 * @bytes: (array length=size): the value of the next parameter
 * @size: its size
 *
 * Binds a copy of @bytes.
 */
void
rgm_statement_bind_bytes (RgmStatement *self, gconstpointer bytes, gsize size)
{
  int result = sqlite3_bind_blob64 (self->statement, ++self->n_bound, bytes, size,
                                    SQLITE_TRANSIENT);

  self->no_memory |= result == SQLITE_NOMEM;
  self->not_bound |= result != SQLITE_OK;
}

/**
 * rgm_statement_bind_int:
 * @self: a statement before its first step
 * @value: the number of the next parameter
 *
 * Binds @value.
 */
void
rgm_statement_bind_int (RgmStatement *self, gint64 value)
{
  sqlite3_bind_int64 (self->statement, ++self->n_bound, value);
}

/**
 * rgm_statement_is_read:
 * @self: a statement at a row of which values were read
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * To be asked after the last row that is wanted; the next step asks as well.
 *
 * Returns: whether all values are those of the file: there may have been no memory for one
 */
gboolean
rgm_statement_is_read (RgmStatement *self, GError **error)
{
  if (self->no_memory)
    rgm_database_set_error (self->database, SQLITE_NOMEM, error);
  return !self->no_memory;
}

/**
 * rgm_statement_step:
 * @self: a statement
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Goes to the next row.
 *
 * Returns: what came of it
 */
RgmStep
rgm_statement_step (RgmStatement *self, GError **error)
{
  int result;

  if (!rgm_database_check_transaction (self->database, error)
      || !rgm_statement_is_read (self, error))
    return RGM_STEP_ERROR;
  if (self->not_bound)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_INVALID,
                           rgm_database_get_path (self->database), "UTF-8");
      return RGM_STEP_ERROR;
    }
  self->n_read = 0;
  result = sqlite3_step (self->statement);
  if (result == SQLITE_ROW)
    return RGM_STEP_ROW;
  if (result == SQLITE_DONE)
    return RGM_STEP_DONE;
  rgm_database_set_error (self->database, result, error);
  return RGM_STEP_ERROR;
}

/**
 * rgm_statement_run:
 * @self: a statement whose rows, if any, do not matter
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Runs it to its end.
 *
 * Returns: whether it succeeded
 */
gboolean
rgm_statement_run (RgmStatement *self, GError **error)
{
  RgmStep step;

  do
    step = rgm_statement_step (self, error);
  while (step == RGM_STEP_ROW);
  return step == RGM_STEP_DONE;
}

/**
 * rgm_statement_read_text:
 * @self: a statement at a row
 *
 * Reads the next column.
 *
 * Returns: its text, "" for NULL; valid until the next step, and as it is in the file
 */
const char *
rgm_statement_read_text (RgmStatement *self)
{
  gboolean is_null = sqlite3_column_type (self->statement, self->n_read) == SQLITE_NULL;
  const char *text = (const char *) sqlite3_column_text (self->statement, self->n_read++);

  self->no_memory |= !text && !is_null;
  return text ? text : "";
}

/**
 * rgm_statement_dup_text:
 * @self: a statement at a row
 *
 * Reads the next column. What another program wrote that is not UTF-8 is made so, and counted.
 *
 * Returns: (transfer full): its text, "" for NULL
 */
char *
rgm_statement_dup_text (RgmStatement *self)
{
  const char *text = rgm_statement_read_text (self);

  if (g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  rgm_database_note_mended_text (self->database);
  return g_utf8_make_valid (text, -1);
}

/**
 * rgm_statement_dup_bytes:
 * @self: a statement at a row
 *
 * Reads the next column.
 *
 * Returns: (transfer full): its bytes, none for NULL
 */
GBytes *
rgm_statement_dup_bytes (RgmStatement *self)
{
  gconstpointer bytes = sqlite3_column_blob (self->statement, self->n_read);
  int size = sqlite3_column_bytes (self->statement, self->n_read++);

  self->no_memory |= !bytes && size > 0;
  return g_bytes_new (bytes, bytes ? (gsize) size : 0);
}

/**
 * rgm_statement_read_int64:
 * @self: a statement at a row
 *
 * Reads the next column.
 *
 * Returns: its number, 0 for NULL
 */
gint64
rgm_statement_read_int64 (RgmStatement *self)
{
  return sqlite3_column_int64 (self->statement, self->n_read++);
}

/**
 * rgm_statement_read_int:
 * @self: a statement at a row
 *
 * Reads the next column.
 *
 * Returns: its number, 0 for NULL; one that is too large for the type becomes its limit
 */
gint32
rgm_statement_read_int (RgmStatement *self)
{
  gint64 value = rgm_statement_read_int64 (self);

  return (gint32) CLAMP (value, G_MININT32, G_MAXINT32);
}
