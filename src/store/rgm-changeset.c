#include "config.h"

#include "rgm-changeset.h"

#include "rgm-area-table.h"
#include "rgm-attempt-table.h"
#include "rgm-contact-table.h"
#include "rgm-course-table.h"
#include "rgm-patient-table.h"
#include "rgm-pause-table.h"
#include "rgm-session-table.h"

const char *const rgm_changeset_tables[] = {
  "patient", "contact", "attempt", "protocol_copy", "course", "session", "session_zone",
  "session_product", "pause", "area", NULL,
};

const RgmTable *const rgm_changeset_told_tables[] = {
  &rgm_patient_table, &rgm_contact_table, &rgm_attempt_table, &rgm_course_table,
  &rgm_session_table, &rgm_pause_table, NULL,
};

static const RgmTable *
find_table (const char *name)
{
  for (const RgmTable *const *table = rgm_changeset_told_tables; *table; table++)
    {
      if (g_str_equal ((*table)->name, name))
        return *table;
    }
  return NULL;
}

/* A change to one row. */
typedef struct {
  const RgmTable *table;
  char *key;
  RgmHistoryAction action;
} RowChange;

static void
row_change_free (gpointer data)
{
  RowChange *self = data;

  g_free (self->key);
  g_free (self);
}

static RgmHistoryAction
get_action (int operation)
{
  if (operation == SQLITE_INSERT)
    return RGM_HISTORY_ACTION_ADDED;
  return operation == SQLITE_DELETE ? RGM_HISTORY_ACTION_DELETED : RGM_HISTORY_ACTION_CHANGED;
}

/* The row that the iterator is at. The first column of the tables that the history tells of is
 * their key, and a row that is changed keeps it. */
static void
add_row (GPtrArray *rows, sqlite3_changeset_iter *iter)
{
  const char *name;
  const RgmTable *table;
  sqlite3_value *value = NULL;
  RowChange *row;
  int operation, n_columns;

  if (sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL) != SQLITE_OK)
    return;
  table = find_table (name);
  if (!table)
    return;
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  row = g_new0 (RowChange, 1);
  row->table = table;
  row->key = g_strdup (value ? (const char *) sqlite3_value_text (value) : "");
  row->action = get_action (operation);
  g_ptr_array_add (rows, row);
}

static GPtrArray *
list_rows (RgmDatabase *database, GBytes *changes, gboolean inverted, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (row_change_free);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changes, &size);
  sqlite3_changeset_iter *iter = NULL;
  int flags = inverted ? SQLITE_CHANGESETSTART_INVERT : 0;
  int result = sqlite3changeset_start_v2 (&iter, (int) size, (void *) bytes, flags);

  if (result == SQLITE_OK)
    {
      while (sqlite3changeset_next (iter) == SQLITE_ROW)
        add_row (rows, iter);
      result = sqlite3changeset_finalize (iter);
    }
  if (result == SQLITE_OK)
    return g_steal_pointer (&rows);
  rgm_database_set_error (database, result, error);
  return NULL;
}

/* A record is described as long as it is there. */
static gboolean
tell_history (RgmDatabase *database, GPtrArray *rows, gboolean deleted, gint64 now,
              GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const RowChange *row = rows->pdata[i];

      if ((row->action == RGM_HISTORY_ACTION_DELETED) != deleted)
        continue;
      if (!rgm_table_tell_history (row->table, database, row->key, row->action, now, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether a change is one of what the file is for. */
static gboolean
is_of_setting (sqlite3_changeset_iter *iter)
{
  const char *name;
  int operation, n_columns;

  return sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL) == SQLITE_OK
         && g_str_equal (name, RGM_CHANGESET_SETTING_TABLE);
}

/* Every change of the file is recorded, so the rows are as the changeset left them. If they are not
 * all the same, nothing is touched; but former versions did not record what the file is for, and
 * that is none of the records. */
static int
on_conflict (void *data, int conflict, sqlite3_changeset_iter *iter)
{
  if (!is_of_setting (iter))
    return SQLITE_CHANGESET_ABORT;
  return conflict == SQLITE_CHANGESET_DATA ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
}

static gboolean
apply (RgmDatabase *database, GBytes *changes, gboolean inverted, GError **error)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changes, &size);
  int flags = inverted ? SQLITE_CHANGESETAPPLY_INVERT : 0;
  int result = sqlite3changeset_apply_v2 (rgm_database_get_handle (database), (int) size,
                                          (void *) bytes, NULL, on_conflict, NULL, NULL, NULL,
                                          flags);

  if (result == SQLITE_OK)
    return TRUE;
  if (result == SQLITE_ABORT)
    rgm_store_error_set (error, RGM_STORE_ERROR_CONFLICT, rgm_database_get_path (database), NULL);
  else
    rgm_database_set_error (database, result, error);
  return FALSE;
}

/**
 * rgm_changeset_apply:
 * @database: a database, in a transaction that writes, with its foreign keys off: the rows of a
 *   changeset are in no order that they would bear, so references are checked at the end
 * @changes: a changeset
 * @inverted: whether to take the changes back, else they are done again
 * @now: the time in microseconds since 1970 UTC, for the history
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Does all of @changes or fails, and tells the history of each record.
 *
 * Returns: whether it is done; `RGM_STORE_ERROR_CONFLICT` where the records are not as @changes
 *   left them
 */
gboolean
rgm_changeset_apply (RgmDatabase *database, GBytes *changes, gboolean inverted, gint64 now,
                     GError **error)
{
  g_autoptr(GPtrArray) rows = list_rows (database, changes, inverted, error);

  return rows
         && tell_history (database, rows, TRUE, now, error)
         && apply (database, changes, inverted, error)
         && rgm_database_check_references (database, RGM_STORE_ERROR_CONFLICT, error)
         && tell_history (database, rows, FALSE, now, error);
}
