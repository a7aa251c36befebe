#include "config.h"

#include "rgm-erase-rows.h"

#include "rgm-former-files.h"
#include "rgm-statement.h"
#include "rgm-store-private.h"
#include "rgm-undo-table.h"

#define COURSES "(SELECT id FROM course WHERE patient_id = ?1)"
#define SESSIONS "(SELECT id FROM session WHERE course_id IN " COURSES ")"

/* A setting of each course that there is or ever was. */
#define DELETE_SETTING(key) \
  "DELETE FROM setting WHERE key IN (SELECT '" key "' || id FROM course WHERE patient_id = ?1" \
  " UNION SELECT '" key "' || course_id FROM history WHERE patient_id = ?1)"

/* Everything that is a patient's, what refers to it first. */
static const char *const statements[] = {
  DELETE_SETTING (RGM_STORE_SETTING_CALENDAR),
  "DELETE FROM session_zone WHERE session_id IN " SESSIONS,
  "DELETE FROM session_product WHERE session_id IN " SESSIONS,
  "DELETE FROM session WHERE course_id IN " COURSES,
  "DELETE FROM pause WHERE course_id IN " COURSES,
  "DELETE FROM course WHERE patient_id = ?1",
  "DELETE FROM attempt WHERE patient_id = ?1",
  "DELETE FROM contact WHERE patient_id = ?1",
  "DELETE FROM history WHERE patient_id = ?1 OR record_id = ?1",
  "DELETE FROM patient WHERE id = ?1",
};

static gboolean
run_for (RgmDatabase *database, const char *sql, const char *id, GError **error)
{
  g_autoptr(RgmStatement) statement = rgm_statement_new (database, sql, error);

  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, id);
  return rgm_statement_run (statement, error);
}

/* Former versions kept how each course was looked at, and nobody reads that any more: it goes for
 * all of them. */
#define DELETE_VIEWS "DELETE FROM setting WHERE key GLOB 'view.*'"

/* What is to be remembered first: later nobody knows which courses they were. */
static gboolean
erase (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  if (!rgm_erasures_note (database, data, now, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      if (!run_for (database, statements[i], data, error))
        return FALSE;
    }
  /* The changesets of others may hold the patient as well, so that all of them go. */
  return rgm_database_run (database, "DELETE FROM protocol_copy WHERE id NOT IN"
                           " (SELECT protocol_copy FROM course)", error)
         && rgm_database_run (database, DELETE_VIEWS, error)
         && rgm_undo_table_clear (database, error);
}

/* Whether @sql, which asks that of an id, is true of @id. */
static gboolean
ask (RgmDatabase *database, const char *sql, const char *id, gboolean *found, GError **error)
{
  g_autoptr(RgmStatement) statement = rgm_statement_new (database, sql, error);

  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, id);
  if (rgm_statement_step (statement, error) != RGM_STEP_ROW)
    return FALSE;
  *found = rgm_statement_read_int (statement) != 0;
  return TRUE;
}

/**
 * rgm_erase_rows_find:
 * @store: a store
 * @id: the UUID of a patient
 * @known: (out): whether the database remembers such a patient, if only in its history or as one
 *   who was erased
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_erase_rows_find (RgmStore *store, const char *id, gboolean *known, GError **error)
{
  if (!ask (store->database,
            "SELECT EXISTS (SELECT 1 FROM patient WHERE id = ?1)"
            " OR EXISTS (SELECT 1 FROM history WHERE patient_id = ?1)", id, known, error))
    return FALSE;
  return *known || rgm_erasures_find (store->database, id, known, error);
}

/**
 * rgm_erase_rows:
 * @store: a store without an open batch
 * @id: the UUID of a patient
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Takes everything of a patient out of the database, in one transaction that cannot be undone, and
 * then packs the file, so that no page of it has a trace. Where only the packing fails, the rows
 * are gone, overwritten with zeros, and doing it again packs.
 *
 * Returns: whether both is done
 */
gboolean
rgm_erase_rows (RgmStore *store, const char *id, GError **error)
{
  return rgm_store_write_unrecorded (store, erase, (gpointer) id, error)
         && rgm_database_run (store->database, "VACUUM", error);
}

static gboolean
conceal (RgmDatabase *database, gint64 now, gpointer names, GError **error)
{
  return rgm_former_files_conceal (database, names, now, error);
}

/**
 * rgm_erase_rows_conceal:
 * @store: a store without an open batch
 * @names: (element-type utf8): what the patient is, or was, called
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Has the paths of files that the database was tell of none of @names, before rgm_erase_rows()
 * packs the file. Where there is nothing to do, nothing is written.
 *
 * Returns: whether that is done
 */
gboolean
rgm_erase_rows_conceal (RgmStore *store, GPtrArray *names, GError **error)
{
  gboolean tell;

  return rgm_former_files_tell (store->database, names, &tell, error)
         && (!tell || rgm_store_write_unrecorded (store, conceal, names, error));
}

/**
 * rgm_erase_rows_again:
 * @store: a store of a copy, perhaps an older one
 * @database: the database that it is a copy of
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Erases from the copy all who were erased from @database.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_erase_rows_again (RgmStore *store, RgmDatabase *database, GError **error)
{
  g_autoptr(GHashTable) erased = rgm_erasures_load (database, "main", error);
  g_autoptr(GPtrArray) ids = NULL;

  ids = erased ? rgm_erasures_list (erased, store->database, "main", error) : NULL;
  for (guint i = 0; ids && i < ids->len; i++)
    {
      if (!rgm_erase_rows (store, ids->pdata[i], error))
        return FALSE;
    }
  return ids != NULL;
}

/**
 * rgm_erase_rows_leave_out:
 * @database: a database without references, in a transaction that writes
 * @ids: who was erased
 * @now: the time in microseconds since 1970 UTC
 * @n_people: (inout): more by the patients whom the database had
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Takes everything out that is of those who were erased, and remembers that they were.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_erase_rows_leave_out (RgmDatabase *database, RgmErasedIds *ids, gint64 now, guint *n_people,
                          GError **error)
{
  g_autoptr(GPtrArray) found = rgm_erasures_list (ids, database, "main", error);

  for (guint i = 0; found && i < found->len; i++)
    {
      gboolean is_patient;

      if (!ask (database, "SELECT EXISTS (SELECT 1 FROM patient WHERE id = ?1)", found->pdata[i],
                &is_patient, error)
          || !erase (database, now, found->pdata[i], error))
        return FALSE;
      *n_people += is_patient ? 1 : 0;
    }
  return found && rgm_erasures_adopt (database, ids, now, error);
}

/**
 * rgm_erase_rows_from_scratch:
 * @path: a database of this form that nobody else knows
 * @ids: who was erased
 * @now: the time in microseconds since 1970 UTC
 * @n_people: (inout): more by the patients whom the database had
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Leaves them out, and packs the file, so that no page of it has a trace.
 *
 * Returns: whether that succeeded; if not, the file is to be thrown away
 */
gboolean
rgm_erase_rows_from_scratch (const char *path, RgmErasedIds *ids, gint64 now, guint *n_people,
                             GError **error)
{
  g_autoptr(RgmDatabase) database = rgm_database_open (path, RGM_DATABASE_SCRATCH, error);

  if (!database || !rgm_database_configure (database, RGM_DATABASE_SCRATCH, error))
    return FALSE;
  rgm_database_set_references (database, FALSE);
  return rgm_database_begin (database, error)
         && rgm_erase_rows_leave_out (database, ids, now, n_people, error)
         && rgm_database_commit (database, error)
         && rgm_database_run (database, "VACUUM", error);
}
