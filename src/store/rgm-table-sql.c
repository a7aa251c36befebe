#include "config.h"

#include "rgm-table-sql.h"

/* Adds the columns of @table with commas between, or as often @instead. */
static void
add_columns (GString *sql, const RgmTable *table, gboolean derived, const char *instead)
{
  const char *comma = "";

  for (gsize i = 0; i < table->klass->n_fields; i++)
    {
      const char *column = table->klass->fields[i].column;

      if (!column)
        continue;
      g_string_append (sql, comma);
      g_string_append (sql, instead ? instead : column);
      comma = ", ";
    }
  if (derived && table->derived_column)
    {
      g_string_append (sql, comma);
      g_string_append (sql, instead ? instead : table->derived_column);
    }
}

static void
add_assignment (GString *sql, const char *column, const char *comma)
{
  if (column)
    g_string_append_printf (sql, "%s%s = excluded.%s", comma, column, column);
}

/* Idempotent: the same record saved again, perhaps because a COMMIT that reported an error had
 * landed all the same, is no second one. */
static char *
make_put_sql (const RgmTable *table)
{
  const RgmField *fields = table->klass->fields;
  GString *sql = g_string_new ("INSERT INTO ");
  const char *comma = "";

  g_string_append_printf (sql, "%s (", table->name);
  add_columns (sql, table, TRUE, NULL);
  g_string_append (sql, ") VALUES (");
  add_columns (sql, table, TRUE, "?");
  g_string_append_printf (sql, ") ON CONFLICT (%s) DO UPDATE SET ", fields[0].column);
  for (gsize i = 1; i < table->klass->n_fields; i++)
    {
      add_assignment (sql, fields[i].column, comma);
      if (fields[i].column)
        comma = ", ";
    }
  add_assignment (sql, table->derived_column, comma);
  return g_string_free (sql, FALSE);
}

static void
bind_field (RgmStatement *statement, const RgmField *field, gconstpointer record)
{
  g_autofree char *words = NULL;

  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      rgm_statement_bind_text (statement, *RGM_CONST_FIELD (char *, record, field));
      break;
    case RGM_FIELD_WORDS:
      words = g_strjoinv (" ", *RGM_FIELD (char **, record, field));
      rgm_statement_bind_text (statement, words);
      break;
    case RGM_FIELD_INT:
      rgm_statement_bind_int (statement, *RGM_CONST_FIELD (gint32, record, field));
      break;
    case RGM_FIELD_TIME:
    case RGM_FIELD_STAMP:
    default:
      rgm_statement_bind_int (statement, *RGM_CONST_FIELD (gint64, record, field));
      break;
    }
}

static void
read_field (RgmStatement *statement, const RgmField *field, gpointer record)
{
  g_autofree char *words = NULL;

  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      g_free (*RGM_FIELD (char *, record, field));
      *RGM_FIELD (char *, record, field) = rgm_statement_dup_text (statement);
      break;
    case RGM_FIELD_WORDS:
      words = rgm_statement_dup_text (statement);
      g_strfreev (*RGM_FIELD (char **, record, field));
      *RGM_FIELD (char **, record, field) = g_strsplit (words, " ", -1);
      break;
    case RGM_FIELD_INT:
      *RGM_FIELD (gint32, record, field) = rgm_statement_read_int (statement);
      break;
    case RGM_FIELD_TIME:
    case RGM_FIELD_STAMP:
    default:
      *RGM_FIELD (gint64, record, field) = rgm_statement_read_int64 (statement);
      break;
    }
}

/**
 * rgm_table_prepare_put:
 * @table: a table
 * @database: a database
 * @record: a record
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the statement that puts the row of @record in, or in place
 *   of the one with its key
 */
RgmStatement *
rgm_table_prepare_put (const RgmTable *table, RgmDatabase *database, gconstpointer record,
                       GError **error)
{
  g_autofree char *sql = make_put_sql (table);
  RgmStatement *statement = rgm_statement_new (database, sql, error);

  if (!statement)
    return NULL;
  for (gsize i = 0; i < table->klass->n_fields; i++)
    {
      if (table->klass->fields[i].column)
        bind_field (statement, &table->klass->fields[i], record);
    }
  if (table->derived_column)
    {
      g_autofree char *derived = table->derive (record);

      rgm_statement_bind_text (statement, derived);
    }
  return statement;
}

/**
 * rgm_table_prepare_select:
 * @table: a table
 * @database: a database
 * @column: (nullable): the column to choose by, or %NULL for all rows
 * @value: (nullable): the value that it is to have
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the statement that gives the rows for rgm_table_read_row()
 */
RgmStatement *
rgm_table_prepare_select (const RgmTable *table, RgmDatabase *database, const char *column,
                          const char *value, GError **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT ");
  RgmStatement *statement;

  add_columns (sql, table, FALSE, NULL);
  g_string_append_printf (sql, " FROM %s", table->name);
  if (column)
    g_string_append_printf (sql, " WHERE %s = ?", column);
  g_string_append_printf (sql, " ORDER BY %s", table->order);
  statement = rgm_statement_new (database, sql->str, error);
  if (statement && column)
    rgm_statement_bind_text (statement, value);
  return statement;
}

/**
 * rgm_table_prepare_delete:
 * @table: a table
 * @database: a database
 * @key: a key
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the statement that deletes the row of @key
 */
RgmStatement *
rgm_table_prepare_delete (const RgmTable *table, RgmDatabase *database, const char *key,
                          GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = ?", table->name,
                                          table->klass->fields[0].column);
  RgmStatement *statement = rgm_statement_new (database, sql, error);

  if (statement)
    rgm_statement_bind_text (statement, key);
  return statement;
}

/**
 * rgm_table_read_row:
 * @table: a table
 * @statement: a statement of rgm_table_prepare_select() at a row
 *
 * Returns: (transfer full): the record of the row
 */
gpointer
rgm_table_read_row (const RgmTable *table, RgmStatement *statement)
{
  gpointer record = rgm_record_new (table->klass);

  for (gsize i = 0; i < table->klass->n_fields; i++)
    {
      if (table->klass->fields[i].column)
        read_field (statement, &table->klass->fields[i], record);
    }
  return record;
}
