#include "config.h"

#include "rgm-table.h"

#include "rgm-erasures.h"
#include "rgm-history-table.h"
#include "rgm-recorder.h"
#include "rgm-table-sql.h"

static gboolean
load_rest (const RgmTable *table, RgmDatabase *database, gpointer record, GError **error)
{
  return !table->load_rest || table->load_rest (database, record, error);
}

/**
 * rgm_table_find:
 * @table: a table
 * @database: a database
 * @key: a key
 * @record: (out) (transfer full) (nullable): the record with that key, %NULL if there is none
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_table_find (const RgmTable *table, RgmDatabase *database, const char *key, gpointer *record,
                GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  gpointer found = NULL;
  RgmStep step;

  statement = rgm_table_prepare_select (table, database, table->klass->fields[0].column, key,
                                        error);
  if (!statement)
    return FALSE;
  step = rgm_statement_step (statement, error);
  if (step == RGM_STEP_ERROR)
    return FALSE;
  if (step == RGM_STEP_ROW)
    found = rgm_table_read_row (table, statement);
  if (found && (!rgm_statement_is_read (statement, error)
                || !load_rest (table, database, found, error)))
    {
      rgm_record_free (table->klass, found);
      return FALSE;
    }
  *record = found;
  return TRUE;
}

/**
 * rgm_table_load:
 * @table: a table
 * @database: a database
 * @key: a key
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the record with that key, else
 *   `RGM_STORE_ERROR_NOT_FOUND`
 */
gpointer
rgm_table_load (const RgmTable *table, RgmDatabase *database, const char *key, GError **error)
{
  gpointer record = NULL;

  if (rgm_table_find (table, database, key, &record, error) && !record)
    rgm_store_error_set (error, RGM_STORE_ERROR_NOT_FOUND, rgm_database_get_path (database), NULL);
  return record;
}

/**
 * rgm_table_list:
 * @table: a table
 * @database: a database
 * @column: (nullable): the column to choose by, or %NULL for all rows
 * @value: (nullable): the value that it is to have
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the records, in the order of the table
 */
GPtrArray *
rgm_table_list (const RgmTable *table, RgmDatabase *database, const char *column,
                const char *value, GError **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (table->free_record);
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  statement = rgm_table_prepare_select (table, database, column, value, error);
  if (!statement)
    return NULL;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      g_ptr_array_add (records, rgm_table_read_row (table, statement));
      if (!load_rest (table, database, g_ptr_array_index (records, records->len - 1), error))
        return NULL;
    }
  return step == RGM_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * rgm_table_refuse_erased:
 * @table: a table
 * @database: a database
 * @record: a record that is to be saved
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it may be: `RGM_STORE_ERROR_ERASED` where it is of somebody who was erased
 */
gboolean
rgm_table_refuse_erased (const RgmTable *table, RgmDatabase *database, gconstpointer record,
                         GError **error)
{
  /* What a record is a part of is named by its first field or by its second. */
  for (gsize i = 0; i < 2; i++)
    {
      const RgmField *field = &table->klass->fields[i];

      if (field->type == RGM_FIELD_TEXT
          && !rgm_erasures_refuse (database, *RGM_CONST_FIELD (char *, record, field), error))
        return FALSE;
    }
  return TRUE;
}

/* A row that refers to one that is not there: to whoever saves it, that one is what is missing. */
static gboolean
run_put (const RgmTable *table, RgmStatement *statement, RgmDatabase *database,
         gconstpointer record, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (rgm_statement_run (statement, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, RGM_STORE_ERROR, RGM_STORE_ERROR_IN_USE))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (rgm_table_refuse_erased (table, database, record, error))
    rgm_store_error_set (error, RGM_STORE_ERROR_NOT_FOUND, rgm_database_get_path (database), NULL);
  return FALSE;
}

static gboolean
put (const RgmTable *table, RgmDatabase *database, gconstpointer record, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  if (table->put_before && !table->put_before (database, record, error))
    return FALSE;
  statement = rgm_table_prepare_put (table, database, record, error);
  return statement && run_put (table, statement, database, record, error)
         && (!table->put_rest || table->put_rest (database, record, error));
}

/* What is being done, for the one who may want to undo it. */
static void
name_change (const RgmTable *table, RgmDatabase *database, gconstpointer old,
             gconstpointer record)
{
  const char *name = table->name_change ? table->name_change (old, record) : NULL;
  g_autofree char *plain = NULL;

  if (!name)
    {
      const char *done = !old ? "added" : record ? "changed" : "deleted";

      plain = g_strdup_printf ("%s-%s", table->name, done);
    }
  rgm_recorder_name (rgm_database_get_recorder (database), name ? name : plain);
}

static gboolean
tell_history (const RgmTable *table, RgmDatabase *database, gconstpointer record,
              RgmHistoryAction action, gint64 now, GError **error)
{
  g_autoptr(RgmHistoryEntry) entry = NULL;

  if (!table->describe)
    return TRUE;
  entry = rgm_history_entry_new (now, action,
                                 rgm_record_get_key (table->klass, record));
  if (!table->describe (database, record, entry, error))
    return FALSE;
  rgm_recorder_place (rgm_database_get_recorder (database), entry->patient_id, entry->course_id);
  return rgm_history_table_add (database, entry, error);
}

static void
stamp (const RgmTable *table, gpointer record, gpointer old, gint64 now)
{
  RgmStamps stamps = rgm_record_get_stamps (table->klass, record);

  if (old)
    *stamps.created = *rgm_record_get_stamps (table->klass, old).created;
  else if (*stamps.created == 0)
    *stamps.created = now;
  *stamps.changed = now;
}

static gboolean
replace (const RgmTable *table, RgmDatabase *database, gpointer record, gpointer old, gint64 now,
         GError **error)
{
  RgmHistoryAction action = old ? RGM_HISTORY_ACTION_CHANGED : RGM_HISTORY_ACTION_ADDED;

  stamp (table, record, old, now);
  name_change (table, database, old, record);
  return put (table, database, record, error)
         && (!old || !table->remove_after || table->remove_after (database, old, error))
         && tell_history (table, database, record, action, now, error);
}

/**
 * rgm_table_save:
 * @table: a table
 * @database: a database, in a transaction that writes
 * @record: a record; its stamps are set
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Adds @record, or puts it in place of the one with its key. A record that is there already with
 * the same content is left alone.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_table_save (const RgmTable *table, RgmDatabase *database, gpointer record, gint64 now,
                GError **error)
{
  gpointer old = NULL;
  gboolean saved = TRUE;

  if (!rgm_table_find (table, database, rgm_record_get_key (table->klass, record), &old, error))
    return FALSE;
  if (old && rgm_record_equal (table->klass, old, record))
    {
      *rgm_record_get_stamps (table->klass, record).created
        = *rgm_record_get_stamps (table->klass, old).created;
      *rgm_record_get_stamps (table->klass, record).changed
        = *rgm_record_get_stamps (table->klass, old).changed;
    }
  else
    {
      saved = replace (table, database, record, old, now, error);
    }
  rgm_record_free (table->klass, old);
  return saved;
}

/**
 * rgm_table_restore:
 * @table: a table
 * @database: a database, in a transaction that writes
 * @record: a record that was deleted
 * @now: the time in microseconds since 1970 UTC, for the history
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Puts @record back as it was, its stamps included.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_table_restore (const RgmTable *table, RgmDatabase *database, gconstpointer record, gint64 now,
                   GError **error)
{
  return put (table, database, record, error)
         && tell_history (table, database, record, RGM_HISTORY_ACTION_ADDED, now, error);
}

/**
 * rgm_table_bring_in:
 * @table: a table
 * @database: a database, in a transaction that writes
 * @record: a record from elsewhere; stamps that it lacks are set
 * @old: (nullable): the record with its key that is there, or %NULL if there is none
 * @tell: whether the history is to tell of it
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Adds @record, or puts it in place of @old, with the stamps that it has.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_table_bring_in (const RgmTable *table, RgmDatabase *database, gpointer record,
                    gconstpointer old, gboolean tell, gint64 now, GError **error)
{
  RgmHistoryAction action = old ? RGM_HISTORY_ACTION_CHANGED : RGM_HISTORY_ACTION_ADDED;
  RgmStamps stamps = rgm_record_get_stamps (table->klass, record);

  if (*stamps.created == 0)
    *stamps.created = now;
  if (*stamps.changed == 0)
    *stamps.changed = now;
  return put (table, database, record, error)
         && (!old || !table->remove_after || table->remove_after (database, old, error))
         && (!tell || tell_history (table, database, record, action, now, error));
}

/**
 * rgm_table_remove:
 * @table: a table
 * @database: a database, in a transaction that writes
 * @record: a record that is there
 * @now: the time in microseconds since 1970 UTC, for the history
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Takes @record away.
 *
 * Returns: whether that succeeded; `RGM_STORE_ERROR_IN_USE` where other records refer to it
 */
gboolean
rgm_table_remove (const RgmTable *table, RgmDatabase *database, gconstpointer record, gint64 now,
                  GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  name_change (table, database, record, NULL);
  /* Before the record is gone, because the history may have to look around it. */
  if (!tell_history (table, database, record, RGM_HISTORY_ACTION_DELETED, now, error))
    return FALSE;
  if (table->remove_rest && !table->remove_rest (database, record, error))
    return FALSE;
  statement = rgm_table_prepare_delete (table, database,
                                        rgm_record_get_key (table->klass, record), error);
  return statement && rgm_statement_run (statement, error)
         && (!table->remove_after || table->remove_after (database, record, error));
}

/**
 * rgm_table_tell_history:
 * @table: a table
 * @database: a database, in a transaction that writes
 * @key: the key of a record that is there
 * @action: what is or was done to it
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Tells the history of a change that was not made by the functions above.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_table_tell_history (const RgmTable *table, RgmDatabase *database, const char *key,
                        RgmHistoryAction action, gint64 now, GError **error)
{
  gpointer record = rgm_table_load (table, database, key, error);
  gboolean told = record && tell_history (table, database, record, action, now, error);

  rgm_record_free (table->klass, record);
  return told;
}
