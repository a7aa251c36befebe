#include "config.h"

#include "rgm-erasures.h"

#include "rgm-setting-table.h"
#include "rgm-statement.h"

/* What a database remembers of those who were erased from it, and how nobody puts them back.
 *
 * Any process may be copying the database, or rewriting a backup of it, while another erases a
 * patient: T is the moment at which the transaction of the erasing becomes lasting. What looks
 * through the folders does so after T, and what makes a file goes like this:
 *
 *   1. it makes a file under a name of rgm_database_file_make_new(), and locks it
 *   2. it reads the mark: how often somebody was erased
 *   3. it fills the file, from the database or from a backup, and verifies it
 *   4. it begins a transaction that reads, and compares the mark
 *   5. it gives the file its name
 *   6. it ends the transaction
 *
 * No transaction becomes lasting while another reads, so that T is before 4 or after 6:
 *
 * - T before 2: there is nobody in what it copies. A backup may still hold them, and who rewrites
 *   that takes out all who are known to be erased, not only whom it is about.
 * - T between 2 and 4: the mark is another one, and the file is thrown away and made again. Killed
 *   in between, it leaves the file under the name of 1, which the eraser finds after T, since it
 *   was made before: it waits for the lock, and tells of what is left then.
 * - T after 6: the file has its name, and the eraser, who lists the backups after T, finds it. One
 *   that it had seen before T is another file by now, and it looks into that again.
 *
 * Two erasers are makers to each other. A restore looks for those who were erased in the very
 * transaction that writes, and a migration is overtaken by any change. What is exported, or
 * salvaged into a new file, is no copy that the program keeps but the user's own, and erasing
 * leaves those alone, also one that is about to be named. */

/* The courses of those who were erased are remembered like they are, so that a session which
 * somebody still has can be told to be theirs. */

/* How often it was done: another number each time, also where it was the same patient. */
#define SETTING_ERASURES "erasures"

/* How often a writer may keep us from reading, for the busy timeout each time. */
#define MAX_BUSY 5

/**
 * rgm_erasures_load:
 * @database: a database
 * @schema: the name in it of the file to look into
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): who was erased from that file
 */
RgmErasedIds *
rgm_erasures_load (RgmDatabase *database, const char *schema, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT value FROM %s.setting"
                                          " WHERE key = '" RGM_ERASURES_SETTING "'", schema);
  g_autofree char *text = rgm_database_get_text (database, sql, error);
  RgmErasedIds *ids = text ? rgm_erased_ids_new () : NULL;

  if (ids)
    rgm_erased_ids_add_text (ids, text);
  return ids;
}

static gboolean
save (RgmDatabase *database, const RgmErasedIds *ids, gint64 now, GError **error)
{
  g_autofree char *text = rgm_erased_ids_to_text (ids);

  return rgm_setting_table_save (database, RGM_ERASURES_SETTING, text, now, error);
}

static gboolean
count_up (RgmDatabase *database, gint64 now, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!rgm_setting_table_load (database, SETTING_ERASURES, &before, error))
    return FALSE;
  after = g_strdup_printf ("%" G_GUINT64_FORMAT,
                           (before ? g_ascii_strtoull (before, NULL, 10) : 0) + 1);
  return rgm_setting_table_save (database, SETTING_ERASURES, after, now, error);
}

static gboolean
add_courses (RgmDatabase *database, const char *id, RgmErasedIds *ids, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  statement = rgm_statement_new (database,
                                 "SELECT id FROM course WHERE patient_id = ?1"
                                 " UNION SELECT course_id FROM history"
                                 " WHERE patient_id = ?1 AND course_id <> ''", error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, id);
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      g_autofree char *course = rgm_statement_dup_text (statement);

      rgm_erased_ids_add (ids, course);
    }
  return step == RGM_STEP_DONE;
}

/**
 * rgm_erasures_note:
 * @database: a database, in the transaction that erases, before anything is gone
 * @id: the UUID of the patient
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Remembers that a patient was erased.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_erasures_note (RgmDatabase *database, const char *id, gint64 now, GError **error)
{
  g_autoptr(GHashTable) ids = rgm_erasures_load (database, "main", error);

  if (!ids || !add_courses (database, id, ids, error))
    return FALSE;
  rgm_erased_ids_add (ids, id);
  return save (database, ids, now, error) && count_up (database, now, error);
}

/**
 * rgm_erasures_find:
 * @database: a database
 * @id: the UUID of a patient or a course
 * @found: (out): whether that one was erased from it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_erasures_find (RgmDatabase *database, const char *id, gboolean *found, GError **error)
{
  g_autoptr(GHashTable) ids = rgm_erasures_load (database, "main", error);

  *found = ids && rgm_erased_ids_contain (ids, id);
  return ids != NULL;
}

/**
 * rgm_erasures_refuse:
 * @database: a database
 * @id: the UUID of a patient or a course that is to be saved
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it may be; `RGM_STORE_ERROR_ERASED` where it was erased
 */
gboolean
rgm_erasures_refuse (RgmDatabase *database, const char *id, GError **error)
{
  gboolean erased;

  if (!rgm_erasures_find (database, id, &erased, error))
    return FALSE;
  if (erased)
    rgm_store_error_set (error, RGM_STORE_ERROR_ERASED, rgm_database_get_path (database), NULL);
  return !erased;
}

/* Does @work with each id that @sql gives. */
static gboolean
for_each_id (RgmDatabase *records, const char *sql, RgmErasedIds *ids,
             void (*work) (RgmErasedIds *ids, char *id, gpointer data), gpointer data,
             GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  if (g_hash_table_size (ids) == 0)
    return TRUE;
  statement = rgm_statement_new (records, sql, error);
  if (!statement)
    return FALSE;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    work (ids, rgm_statement_dup_text (statement), data);
  return step == RGM_STEP_DONE;
}

static void
list_if_erased (RgmErasedIds *ids, char *id, gpointer found)
{
  if (rgm_erased_ids_contain (ids, id))
    g_ptr_array_add (found, id);
  else
    g_free (id);
}

static void
remove_known (RgmErasedIds *ids, char *id, gpointer data)
{
  rgm_erased_ids_remove (ids, id);
  g_free (id);
}

/**
 * rgm_erasures_list:
 * @ids: who was erased
 * @records: a database
 * @schema: the name in @records of the file to look into
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the UUIDs of those whom the file has, or
 *   remembers in its history, and who were erased
 */
GPtrArray *
rgm_erasures_list (RgmErasedIds *ids, RgmDatabase *records, const char *schema, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s.patient"
                                          " UNION SELECT patient_id FROM %s.history",
                                          schema, schema);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  return for_each_id (records, sql, ids, list_if_erased, found, error)
    ? g_steal_pointer (&found) : NULL;
}

static void
remove_own (gpointer hash, gpointer value, gpointer ids)
{
  g_hash_table_remove (ids, hash);
}

/**
 * rgm_erasures_pick_new:
 * @database: a database
 * @ids: who was erased elsewhere
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Takes those out of @ids who are remembered already, and the patients and courses that @database
 * has or remembers in its history: they were not erased from it, and may come back by undo.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_erasures_pick_new (RgmDatabase *database, RgmErasedIds *ids, GError **error)
{
  g_autoptr(GHashTable) own = rgm_erasures_load (database, "main", error);

  if (!own
      || !for_each_id (database,
                       "SELECT id FROM patient UNION SELECT patient_id FROM history"
                       " UNION SELECT id FROM course UNION SELECT course_id FROM history",
                       ids, remove_known, NULL, error))
    return FALSE;
  g_hash_table_foreach (own, remove_own, ids);
  return TRUE;
}

/**
 * rgm_erasures_adopt:
 * @database: a database, in a transaction that writes
 * @ids: who was erased elsewhere, of whom only those stay of rgm_erasures_pick_new()
 * @now: the time in microseconds since 1970 UTC
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Remembers them here as well.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_erasures_adopt (RgmDatabase *database, RgmErasedIds *ids, gint64 now, GError **error)
{
  g_autoptr(GHashTable) own = NULL;
  g_autofree char *text = NULL;

  if (!rgm_erasures_pick_new (database, ids, error))
    return FALSE;
  if (g_hash_table_size (ids) == 0)
    return TRUE;
  own = rgm_erasures_load (database, "main", error);
  if (!own)
    return FALSE;
  text = rgm_erased_ids_to_text (ids);
  rgm_erased_ids_add_text (own, text);
  return save (database, own, now, error) && count_up (database, now, error);
}

/**
 * rgm_erasures_get_mark:
 * @database: a database
 * @mark: (out) (transfer full) (nullable): another one after each erasing
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * To be read before anything is copied.
 *
 * Returns: whether it could be read
 */
gboolean
rgm_erasures_get_mark (RgmDatabase *database, char **mark, GError **error)
{
  return rgm_setting_table_load (database, SETTING_ERASURES, mark, error);
}

static gboolean
hold (RgmDatabase *database, char **mark, GError **error)
{
  if (!rgm_database_begin_reading (database, error))
    return FALSE;
  if (rgm_erasures_get_mark (database, mark, error))
    return TRUE;
  rgm_database_roll_back (database);
  return FALSE;
}

/**
 * rgm_erasures_hold:
 * @database: a database, outside of a transaction
 * @mark: (nullable): the mark of before
 * @same: (out): whether nobody was erased since
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Keeps everybody from erasing, and from any other writing, until rgm_erasures_release(). A copy
 * that was made since @mark can be given its name now, if @same; else it is to be thrown away.
 *
 * Returns: whether it is held
 */
gboolean
rgm_erasures_hold (RgmDatabase *database, const char *mark, gboolean *same, GError **error)
{
  g_autofree char *now = NULL;
  g_autoptr(GError) reason = NULL;

  for (int i = 0; i < MAX_BUSY; i++)
    {
      g_clear_error (&reason);
      if (hold (database, &now, &reason))
        {
          *same = g_strcmp0 (mark, now) == 0;
          return TRUE;
        }
      if (!g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * rgm_erasures_release:
 * @database: a database after rgm_erasures_hold()
 *
 * Ends it.
 */
void
rgm_erasures_release (RgmDatabase *database)
{
  rgm_database_roll_back (database);
}
