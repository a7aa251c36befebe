#include "config.h"

#include "rgm-erasures.h"

#include "rgm-setting-table.h"
#include "rgm-statement.h"

#include <string.h>

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

/* The patients who were erased, a hash of each id in a line of its own: who they were cannot be
 * told from it, but it can be told that one was among them, so that it can be done again. */
#define SETTING_ERASED "erased"
/* How often it was done: another number each time, also where it was the same patient. */
#define SETTING_ERASURES "erasures"

/* How often a writer may keep us from reading, for the busy timeout each time. */
#define MAX_BUSY 5

static char *
make_hash (const char *id)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
}

static gboolean
remember (RgmDatabase *database, const char *id, gint64 now, GError **error)
{
  g_autofree char *hash = make_hash (id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!rgm_setting_table_load (database, SETTING_ERASED, &before, error))
    return FALSE;
  if (before && strstr (before, hash))
    return TRUE;
  after = g_strconcat (before ? before : "", hash, "\n", NULL);
  return rgm_setting_table_save (database, SETTING_ERASED, after, now, error);
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

/**
 * rgm_erasures_note:
 * @database: a database, in the transaction that erases
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
  return remember (database, id, now, error) && count_up (database, now, error);
}

/**
 * rgm_erasures_find:
 * @database: a database
 * @id: the UUID of a patient
 * @found: (out): whether that one was erased from it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_erasures_find (RgmDatabase *database, const char *id, gboolean *found, GError **error)
{
  g_autofree char *hash = make_hash (id);
  g_autofree char *all = NULL;

  if (!rgm_setting_table_load (database, SETTING_ERASED, &all, error))
    return FALSE;
  *found = all && strstr (all, hash);
  return TRUE;
}

static gboolean
list_known (RgmDatabase *records, const char *schema, GHashTable *hashes, GPtrArray *found,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s.patient"
                                          " UNION SELECT patient_id FROM %s.history",
                                          schema, schema);
  g_autoptr(RgmStatement) statement = rgm_statement_new (records, sql, error);
  RgmStep step;

  if (!statement)
    return FALSE;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      g_autofree char *id = rgm_statement_dup_text (statement);
      g_autofree char *hash = make_hash (id);

      if (g_hash_table_contains (hashes, hash))
        g_ptr_array_add (found, g_steal_pointer (&id));
    }
  return step == RGM_STEP_DONE;
}

/**
 * rgm_erasures_list:
 * @database: a database
 * @records: another, or the same
 * @schema: the name in @records of the file to look into
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the UUIDs of those whom @records has, or
 *   remembers in its history, and who were erased from @database
 */
GPtrArray *
rgm_erasures_list (RgmDatabase *database, RgmDatabase *records, const char *schema,
                   GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) hashes = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) lines = NULL;
  g_autofree char *all = NULL;

  if (!rgm_setting_table_load (database, SETTING_ERASED, &all, error))
    return NULL;
  if (!all)
    return g_steal_pointer (&found);
  lines = g_strsplit (all, "\n", -1);
  for (char **line = lines; *line; line++)
    g_hash_table_add (hashes, *line);
  return list_known (records, schema, hashes, found, error) ? g_steal_pointer (&found) : NULL;
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
