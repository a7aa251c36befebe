#include "config.h"

#include "rgm-store-replace.h"

#include "rgm-changeset.h"
#include "rgm-transfer.h"

/* The columns of a table, by our own schema and not by that of the other file. */
typedef struct {
  const char *name;
  char *all;
  char *keys;
  char *values;
  /* “a = excluded.a, …” and “t.a, …” and “excluded.a, …” of those that are no keys */
  char *assignments;
  char *own;
  char *others;
} Columns;

static void
columns_clear (Columns *self)
{
  g_free (self->all);
  g_free (self->keys);
  g_free (self->values);
  g_free (self->assignments);
  g_free (self->own);
  g_free (self->others);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static char *
join (RgmDatabase *database, const char *table, const char *what, const char *which,
      GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT group_concat (%s, ', ')"
                                          " FROM pragma_table_info ('%s', 'main') WHERE %s",
                                          what, table, which);

  return rgm_database_get_text (database, sql, error);
}

static gboolean
columns_load (Columns *self, RgmDatabase *database, const char *table, GError **error)
{
  g_autofree char *own = g_strdup_printf ("'main.%s.' || name", table);

  self->name = table;
  return (self->all = join (database, table, "name", "TRUE", error))
         && (self->keys = join (database, table, "name", "pk > 0", error))
         && (self->values = join (database, table, "name", "pk = 0", error))
         && (self->assignments = join (database, table, "name || ' = excluded.' || name",
                                       "pk = 0", error))
         && (self->own = join (database, table, own, "pk = 0", error))
         && (self->others = join (database, table, "'excluded.' || name", "pk = 0", error));
}

/* What is the same stays untouched, so that the change is as small as it can be. */
static gboolean
put_rows (RgmDatabase *database, const char *table, GError **error)
{
  g_auto(Columns) columns = { 0 };
  g_autofree char *sql = NULL;

  if (!columns_load (&columns, database, table, error))
    return FALSE;
  sql = g_strdup_printf ("INSERT INTO main.%s (%s) SELECT %s FROM " RGM_STORE_REPLACE_SCHEMA ".%s"
                         " WHERE TRUE ON CONFLICT (%s) DO UPDATE SET %s"
                         " WHERE (%s) IS NOT (%s)",
                         table, columns.all, columns.all, table, columns.keys,
                         columns.assignments, columns.own, columns.others);
  return rgm_database_run (database, sql, error);
}

static gboolean
remove_rows (RgmDatabase *database, const char *table, GError **error)
{
  g_auto(Columns) columns = { 0 };
  g_autofree char *sql = NULL;

  if (!columns_load (&columns, database, table, error))
    return FALSE;
  sql = g_strdup_printf ("DELETE FROM main.%s WHERE (%s) NOT IN"
                         " (SELECT %s FROM " RGM_STORE_REPLACE_SCHEMA ".%s)",
                         table, columns.keys, columns.keys, table);
  return rgm_database_run (database, sql, error);
}

/* A table takes about as long as it has rows to be compared with. */
static gboolean
count_rows (RgmDatabase *database, const char *table, guint *n_rows, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM " RGM_STORE_REPLACE_SCHEMA ".%s",
                                          table);
  gint64 count = 0;
  gboolean counted = rgm_database_get_int64 (database, sql, &count, error);

  *n_rows = (guint) count;
  return counted;
}

static gboolean
step_over (RgmDatabase *database, const char *table, RgmTransferWatch *watch, GError **error)
{
  guint n_rows;

  if (!count_rows (database, table, &n_rows, error))
    return FALSE;
  watch->done += n_rows;
  return rgm_transfer_watch_step (watch, error);
}

/* Whatever is referred to comes before what refers to it, and goes after it. */
static gboolean
replace_rows (RgmDatabase *database, RgmTransferWatch *watch, GError **error)
{
  guint n = 0;

  for (; rgm_changeset_tables[n]; n++)
    {
      if (!put_rows (database, rgm_changeset_tables[n], error)
          || !step_over (database, rgm_changeset_tables[n], watch, error))
        return FALSE;
    }
  while (n-- > 0)
    {
      if (!remove_rows (database, rgm_changeset_tables[n], error)
          || !step_over (database, rgm_changeset_tables[n], watch, error))
        return FALSE;
    }
  return TRUE;
}

static char *
make_lookup (RgmDatabase *database, const RgmTable *table, RgmHistoryAction action,
             GError **error)
{
  const char *key = table->klass->fields[0].column;
  g_auto(Columns) columns = { 0 };

  if (!columns_load (&columns, database, table->name, error))
    return NULL;
  if (action == RGM_HISTORY_ACTION_CHANGED)
    return g_strdup_printf ("SELECT %s FROM (SELECT %s FROM " RGM_STORE_REPLACE_SCHEMA ".%s"
                            " EXCEPT SELECT %s FROM main.%s) WHERE %s IN"
                            " (SELECT %s FROM main.%s) ORDER BY 1",
                            key, columns.all, table->name, columns.all, table->name, key, key,
                            table->name);
  return action == RGM_HISTORY_ACTION_DELETED
    ? g_strdup_printf ("SELECT %s FROM main.%s WHERE %s NOT IN"
                       " (SELECT %s FROM " RGM_STORE_REPLACE_SCHEMA ".%s) ORDER BY 1",
                       key, table->name, key, key, table->name)
    : g_strdup_printf ("SELECT %s FROM " RGM_STORE_REPLACE_SCHEMA ".%s WHERE %s NOT IN"
                       " (SELECT %s FROM main.%s) ORDER BY 1",
                       key, table->name, key, key, table->name);
}

/* The keys of the records of @table that are going to be added, changed or deleted. */
static GPtrArray *
list_keys (RgmDatabase *database, const RgmTable *table, RgmHistoryAction action, GError **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = make_lookup (database, table, action, error);
  g_autoptr(RgmStatement) statement = sql ? rgm_statement_new (database, sql, error) : NULL;
  RgmStep step;

  if (!statement)
    return NULL;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    g_ptr_array_add (keys, rgm_statement_dup_text (statement));
  return step == RGM_STEP_DONE ? g_steal_pointer (&keys) : NULL;
}

/* What there is to tell of one table. */
typedef struct {
  const RgmTable *table;
  RgmHistoryAction action;
  GPtrArray *keys;
} News;

static void
news_free (gpointer data)
{
  News *self = data;

  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
list_news (RgmDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (news_free);

  for (const RgmTable *const *table = rgm_changeset_told_tables; *table; table++)
    {
      for (int action = RGM_HISTORY_ACTION_ADDED; action <= RGM_HISTORY_ACTION_DELETED; action++)
        {
          News *news = g_new0 (News, 1);

          g_ptr_array_add (all, news);
          news->table = *table;
          news->action = (RgmHistoryAction) action;
          news->keys = list_keys (database, *table, news->action, error);
          if (!news->keys)
            return NULL;
        }
    }
  return g_steal_pointer (&all);
}

static gboolean
tell_one (RgmDatabase *database, const News *news, gint64 now, RgmTransferWatch *watch,
          GError **error)
{
  for (guint i = 0; i < news->keys->len; i++)
    {
      if (!rgm_table_tell_history (news->table, database, news->keys->pdata[i], news->action, now,
                                   error)
          || !rgm_transfer_watch_step (watch, error))
        return FALSE;
    }
  return TRUE;
}

/* A record is described as long as it is there. */
static gboolean
tell (RgmDatabase *database, GPtrArray *all, gboolean deleted, gint64 now,
      RgmTransferWatch *watch, GError **error)
{
  for (guint i = 0; i < all->len; i++)
    {
      const News *news = all->pdata[i];

      if ((news->action == RGM_HISTORY_ACTION_DELETED) == deleted
          && !tell_one (database, news, now, watch, error))
        return FALSE;
    }
  return TRUE;
}

/* What there is to do: each table twice, and every record to be told of. */
static gboolean
count_all (RgmDatabase *database, GPtrArray *news, RgmTransferWatch *watch, GError **error)
{
  for (const char *const *table = rgm_changeset_tables; *table; table++)
    {
      guint n_rows;

      if (!count_rows (database, *table, &n_rows, error))
        return FALSE;
      watch->total += 2 * (n_rows + 1);
    }
  for (guint i = 0; i < news->len; i++)
    watch->total += ((const News *) news->pdata[i])->keys->len;
  return TRUE;
}

/* What the other file remembers and this one does not: all of it on a new computer, nothing where
 * it is an earlier state of the same. It keeps its place in the order where that is free. */
#define MERGE_HISTORY \
  "INSERT INTO main.history (id, at, kind, action, record_id, patient_id, course_id, day, state," \
  " said_verdict, said_days_too_early, reason)" \
  " SELECT CASE WHEN EXISTS (SELECT 1 FROM main.history o WHERE o.id = h.id) THEN NULL ELSE h.id" \
  " END, at, kind, action, record_id, patient_id, course_id, day, state, said_verdict," \
  " said_days_too_early, reason FROM " RGM_STORE_REPLACE_SCHEMA ".history h WHERE NOT EXISTS" \
  " (SELECT 1 FROM main.history m WHERE m.patient_id = h.patient_id AND m.at = h.at" \
  " AND m.kind = h.kind AND m.action = h.action AND m.record_id = h.record_id) ORDER BY h.id"

#define MERGE_MODE \
  "INSERT INTO main.setting (key, value, changed) SELECT key, value, changed" \
  " FROM " RGM_STORE_REPLACE_SCHEMA ".setting WHERE key = '" RGM_STORE_SETTING_MODE "'" \
  " ON CONFLICT (key) DO NOTHING"

/**
 * rgm_store_replace_records:
 * @database: a database, in a transaction that writes, with another attached as
 *   `RGM_STORE_REPLACE_SCHEMA` that is at the same step of the ladder
 * @now: the time in microseconds since 1970 UTC, for the history
 * @transfer: (nullable): how it is watched
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Makes all records what they are in the other database, row by row and no more than differs. The
 * history is kept, tells of it, and takes up what the other remembers besides.
 *
 * Returns: whether that succeeded; `RGM_STORE_ERROR_INVALID` where the other holds what may not be
 */
gboolean
rgm_store_replace_records (RgmDatabase *database, gint64 now, const RgmStoreTransfer *transfer,
                           GError **error)
{
  RgmTransferWatch watch = rgm_transfer_watch_init (transfer);
  g_autoptr(GPtrArray) news = rgm_database_run (database, MERGE_HISTORY, error)
    ? list_news (database, error) : NULL;

  return news && count_all (database, news, &watch, error)
         && tell (database, news, TRUE, now, &watch, error)
         && replace_rows (database, &watch, error)
         && tell (database, news, FALSE, now, &watch, error)
         && rgm_database_run (database, MERGE_MODE, error);
}
