#include "config.h"

#include "rgm-undo-table.h"

#include "rgm-calendar-table.h"
#include "rgm-statement.h"

/* A number that no change had before, not even one that is gone by now: whoever remembers that one
 * must not undo another in its place. Hence the time, too. */
static gboolean
choose_id (RgmDatabase *database, RgmChange *change, GError **error)
{
  gint64 next;

  if (!rgm_database_get_int64 (database, "SELECT ifnull (max (id), 0) + 1 FROM undo", &next, error))
    return FALSE;
  change->id = MAX (next, change->at);
  return TRUE;
}

static gboolean
insert (RgmDatabase *database, const RgmChange *change, gconstpointer bytes, gsize size,
        GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (database,
                                 "INSERT INTO undo (id, at, name, patient_id, course_id, undone,"
                                 " until, changes) VALUES (?, ?, ?, ?, ?, 0, ? + ifnull"
                                 " ((SELECT until FROM undo ORDER BY id DESC LIMIT 1), 0), ?)",
                                 error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_int (statement, change->id);
  rgm_statement_bind_int (statement, change->at);
  rgm_statement_bind_text (statement, change->name);
  rgm_statement_bind_text (statement, change->patient_id);
  rgm_statement_bind_text (statement, change->course_id);
  rgm_statement_bind_int (statement, (gint64) size);
  rgm_statement_bind_bytes (statement, bytes, size);
  return rgm_statement_run (statement, error);
}

/* How many bytes the changesets take: what is counted up to the last but not up to the first. */
#define TOTAL_SIZE \
  "SELECT ifnull ((SELECT until FROM undo ORDER BY id DESC LIMIT 1)" \
  " - (SELECT until - length (changes) FROM undo ORDER BY id LIMIT 1), 0)"

/* The newest stays, however large: what was just done can be undone. */
static gboolean
drop_oldest (RgmDatabase *database, GError **error)
{
  gint64 total;
  gint64 others;

  for (;;)
    {
      if (!rgm_database_get_int64 (database, TOTAL_SIZE, &total, error)
          || !rgm_database_get_int64 (database, "SELECT count (*) - 1 FROM undo", &others, error))
        return FALSE;
      if (total <= RGM_UNDO_TABLE_MAX_SIZE || others <= 0)
        return TRUE;
      if (!rgm_database_run (database,
                             "DELETE FROM undo WHERE id = (SELECT min (id) FROM undo)", error))
        return FALSE;
    }
}

/**
 * rgm_undo_table_add:
 * @database: a database, in a transaction that writes
 * @change: what was done; it gets its number
 * @bytes: (array length=size): the changeset
 * @size: its size in bytes
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Adds a change. What could have been done again no longer can: it would be done to something else.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_undo_table_add (RgmDatabase *database, RgmChange *change, gconstpointer bytes, gsize size,
                    GError **error)
{
  return choose_id (database, change, error)
         && rgm_database_run (database, "DELETE FROM undo WHERE undone = 1", error)
         && insert (database, change, bytes, size, error)
         && drop_oldest (database, error);
}

static RgmChange *
read_change (RgmStatement *statement)
{
  RgmChange *change = g_new0 (RgmChange, 1);

  change->id = rgm_statement_read_int64 (statement);
  change->at = rgm_statement_read_int64 (statement);
  change->name = rgm_statement_dup_text (statement);
  change->patient_id = rgm_statement_dup_text (statement);
  change->course_id = rgm_statement_dup_text (statement);
  return change;
}

#define SELECT "SELECT id, at, name, patient_id, course_id, changes FROM undo WHERE undone = "

/**
 * rgm_undo_table_find:
 * @database: a database
 * @undone: whether to look among what was undone
 * @change: (out) (transfer full) (nullable): the next change to be done again, or else to be
 *   undone; %NULL if there is none
 * @changes: (out) (optional) (transfer full) (nullable): its changeset
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_undo_table_find (RgmDatabase *database, gboolean undone, RgmChange **change,
                     GBytes **changes, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  *change = NULL;
  statement = rgm_statement_new (database, undone ? SELECT "1 ORDER BY id LIMIT 1"
                                                  : SELECT "0 ORDER BY id DESC LIMIT 1", error);
  if (!statement)
    return FALSE;
  step = rgm_statement_step (statement, error);
  if (step == RGM_STEP_ROW)
    {
      *change = read_change (statement);
      if (changes)
        *changes = rgm_statement_dup_bytes (statement);
    }
  return step != RGM_STEP_ERROR && rgm_statement_is_read (statement, error);
}

/**
 * rgm_undo_table_mark:
 * @database: a database, in a transaction that writes
 * @id: the number of a change
 * @undone: whether it is now undone
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_undo_table_mark (RgmDatabase *database, gint64 id, gboolean undone, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;

  statement = rgm_statement_new (database, "UPDATE undo SET undone = ? WHERE id = ?", error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_int (statement, undone);
  rgm_statement_bind_int (statement, id);
  return rgm_statement_run (statement, error);
}

/**
 * rgm_undo_table_clear:
 * @database: a database, in a transaction that writes
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Takes all changes away: from then on there is nothing to undo.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_undo_table_clear (RgmDatabase *database, GError **error)
{
  return rgm_database_run (database, "DELETE FROM undo", error)
         && rgm_calendar_table_prune (database, error);
}
