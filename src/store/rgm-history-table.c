#include "config.h"

#include "rgm-history-table.h"

#include "rgm-statement.h"

#define COLUMNS \
  "at, kind, action, record_id, patient_id, course_id, day, state, said_verdict, " \
  "said_days_too_early, reason"

/**
 * rgm_history_table_add:
 * @database: a database, in a transaction that writes
 * @entry: what was done
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Adds @entry. Entries are never changed.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_history_table_add (RgmDatabase *database, const RgmHistoryEntry *entry, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (database,
                                 "INSERT INTO history (" COLUMNS ") "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_int (statement, entry->at);
  rgm_statement_bind_int (statement, entry->kind);
  rgm_statement_bind_int (statement, entry->action);
  rgm_statement_bind_text (statement, entry->record_id);
  rgm_statement_bind_text (statement, entry->patient_id);
  rgm_statement_bind_text (statement, entry->course_id);
  rgm_statement_bind_int (statement, entry->day);
  rgm_statement_bind_int (statement, entry->state);
  rgm_statement_bind_int (statement, entry->said_verdict);
  rgm_statement_bind_int (statement, entry->said_days_too_early);
  rgm_statement_bind_text (statement, entry->reason);
  return rgm_statement_run (statement, error);
}

static RgmHistoryEntry *
read_entry (RgmStatement *statement)
{
  RgmHistoryEntry *entry = g_new0 (RgmHistoryEntry, 1);

  entry->at = rgm_statement_read_int64 (statement);
  entry->kind = (RgmHistoryKind) rgm_statement_read_int (statement);
  entry->action = (RgmHistoryAction) rgm_statement_read_int (statement);
  entry->record_id = rgm_statement_dup_text (statement);
  entry->patient_id = rgm_statement_dup_text (statement);
  entry->course_id = rgm_statement_dup_text (statement);
  entry->day = rgm_statement_read_int (statement);
  entry->state = rgm_statement_read_int (statement);
  entry->said_verdict = rgm_statement_read_int (statement);
  entry->said_days_too_early = rgm_statement_read_int (statement);
  entry->reason = rgm_statement_dup_text (statement);
  return entry;
}

/**
 * rgm_history_table_list:
 * @database: a database
 * @patient_id: (nullable): the UUID of a patient, who may be deleted, or %NULL for all
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type RgmHistoryEntry) (nullable): what was done to the
 *   patient's records, in the order of doing
 */
GPtrArray *
rgm_history_table_list (RgmDatabase *database, const char *patient_id, GError **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_history_entry_free);
  statement = rgm_statement_new (
    database,
    patient_id ? "SELECT " COLUMNS " FROM history WHERE patient_id = ? ORDER BY id"
               : "SELECT " COLUMNS " FROM history ORDER BY id",
    error);
  if (!statement)
    return NULL;
  if (patient_id)
    rgm_statement_bind_text (statement, patient_id);
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));
  return step == RGM_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
