#include "config.h"

#include "rgm-seen.h"

#include "rgm-course-table.h"
#include "rgm-pause-table.h"
#include "rgm-session-table.h"

/* Whether the database still holds what somebody has seen. It is asked within the transaction that
 * writes, so that nobody can write in between. */

static gboolean
refuse (RgmDatabase *database, RgmStoreError code, GError **error)
{
  rgm_store_error_set (error, code, rgm_database_get_path (database), NULL);
  return FALSE;
}

/* What is there already as it is to be was saved by a try that did not hear of its success. What is
 * gone already is told all the same: it may have been more than what was to go. */
static gboolean
is_as_seen (const RgmTable *table, RgmDatabase *database, gconstpointer now, gconstpointer before,
            gconstpointer after, GError **error)
{
  if (now ? (after && rgm_record_equal (table->klass, now, after))
              || (before && rgm_record_equal (table->klass, now, before))
          : !before)
    return TRUE;
  if (now)
    return refuse (database, RGM_STORE_ERROR_CHANGED, error);
  return rgm_table_refuse_erased (table, database, before, error)
         && refuse (database, RGM_STORE_ERROR_DELETED, error);
}

/**
 * rgm_seen_check_record:
 * @table: a table
 * @database: a database, in a transaction that writes
 * @before: (nullable): the record as somebody has seen it, or %NULL where there was none
 * @after: (nullable): what it is to become, or %NULL where it is to go; not both are %NULL
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether the record is as it was, or is @after already; else `RGM_STORE_ERROR_CHANGED`,
 *   `RGM_STORE_ERROR_DELETED` or `RGM_STORE_ERROR_ERASED`
 */
gboolean
rgm_seen_check_record (const RgmTable *table, RgmDatabase *database, gconstpointer before,
                       gconstpointer after, GError **error)
{
  gpointer now = NULL;
  const char *key = rgm_record_get_key (table->klass, after ? after : before);
  gboolean is_seen = rgm_table_find (table, database, key, &now, error)
                     && is_as_seen (table, database, now, before, after, error);

  rgm_record_free (table->klass, now);
  return is_seen;
}

static gpointer
find (const RgmTable *table, const GPtrArray *records, const char *key)
{
  for (guint i = 0; records && i < records->len; i++)
    {
      if (g_str_equal (rgm_record_get_key (table->klass, records->pdata[i]), key))
        return records->pdata[i];
    }
  return NULL;
}

/* How many of @records are none of @but. */
static guint
count_others (const RgmTable *table, const GPtrArray *records, const GPtrArray *but)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += !find (table, but, rgm_record_get_key (table->klass, records->pdata[i]));
  return n;
}

/* Whether the course has the records in @seen and no others, those in @after apart. */
static gboolean
check_parts (const RgmTable *table, RgmDatabase *database, const char *course_id,
             const GPtrArray *seen, const GPtrArray *after, GError **error)
{
  g_autoptr(GPtrArray) now = rgm_table_list (table, database, "course_id", course_id, error);

  if (!now)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    {
      const char *key = rgm_record_get_key (table->klass, now->pdata[i]);
      gconstpointer old = find (table, seen, key);

      if (!find (table, after, key)
          && (!old || !rgm_record_equal (table->klass, now->pdata[i], old)))
        return refuse (database, RGM_STORE_ERROR_CHANGED, error);
    }
  return count_others (table, now, after) == count_others (table, seen, after)
         || refuse (database, RGM_STORE_ERROR_CHANGED, error);
}

/**
 * rgm_seen_check_course:
 * @database: a database, in a transaction that writes
 * @seen: a course as somebody has seen it
 * @after: (element-type RgmSessionRecord) (nullable): sessions of it that are looked at one by one
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether the course, its sessions and its pauses are as they were; else
 *   `RGM_STORE_ERROR_CHANGED`, `RGM_STORE_ERROR_DELETED` or `RGM_STORE_ERROR_ERASED`
 */
gboolean
rgm_seen_check_course (RgmDatabase *database, const RgmCourseContent *seen,
                       const GPtrArray *after, GError **error)
{
  const char *id = seen->record->id;

  return rgm_seen_check_record (&rgm_course_table, database, seen->record, seen->record, error)
         && check_parts (&rgm_session_table, database, id, seen->sessions, after, error)
         && check_parts (&rgm_pause_table, database, id, seen->pauses, after, error);
}
