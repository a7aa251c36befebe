#pragma once

#include "rgm-history-entry.h"
#include "rgm-record.h"
#include "rgm-statement.h"

G_BEGIN_DECLS

/**
 * RgmTable:
 * @klass: the kind of record that it keeps
 * @free_record: frees such a record
 * @name: its name in the database
 * @order: the columns that its rows are listed by
 * @derived_column: (nullable): a column that is computed from the record
 * @derive: gives the text of @derived_column
 * @put_before: (nullable): puts what the row refers to, or refuses the row
 * @put_rest: (nullable): puts what refers to the row
 * @load_rest: (nullable): loads what the row does not hold
 * @remove_rest: (nullable): removes what refers to the row as a part of it
 * @remove_after: (nullable): removes what the row referred to and nobody needs any more
 * @name_change: (nullable): tells what was done to a record by its old and new content, if that has
 *   a name of its own; %NULL if not
 * @describe: (nullable): fills in what the history tells of a record; without it, it tells nothing
 *
 * A table of records, and what is particular about it.
 */
typedef struct {
  const RgmRecordClass *klass;
  GDestroyNotify free_record;
  const char *name;
  const char *order;
  const char *derived_column;
  char *(*derive) (gconstpointer record);
  gboolean (*put_before) (RgmDatabase *database, gconstpointer record, GError **error);
  gboolean (*put_rest) (RgmDatabase *database, gconstpointer record, GError **error);
  gboolean (*load_rest) (RgmDatabase *database, gpointer record, GError **error);
  gboolean (*remove_rest) (RgmDatabase *database, gconstpointer record, GError **error);
  gboolean (*remove_after) (RgmDatabase *database, gconstpointer record, GError **error);
  const char *(*name_change) (gconstpointer old, gconstpointer record);
  gboolean (*describe) (RgmDatabase *database, gconstpointer record, RgmHistoryEntry *entry,
                        GError **error);
} RgmTable;

gboolean rgm_table_find (const RgmTable *table, RgmDatabase *database, const char *key,
                         gpointer *record, GError **error);
gpointer rgm_table_load (const RgmTable *table, RgmDatabase *database, const char *key,
                         GError **error);
GPtrArray *rgm_table_list (const RgmTable *table, RgmDatabase *database, const char *column,
                           const char *value, GError **error);
gboolean rgm_table_save (const RgmTable *table, RgmDatabase *database, gpointer record,
                         gint64 now, GError **error);
gboolean rgm_table_restore (const RgmTable *table, RgmDatabase *database, gconstpointer record,
                            gint64 now, GError **error);
gboolean rgm_table_bring_in (const RgmTable *table, RgmDatabase *database, gpointer record,
                             gconstpointer old, gboolean tell, gint64 now, GError **error);
gboolean rgm_table_remove (const RgmTable *table, RgmDatabase *database, gconstpointer record,
                           gint64 now, GError **error);
gboolean rgm_table_refuse_erased (const RgmTable *table, RgmDatabase *database,
                                  gconstpointer record, GError **error);
gboolean rgm_table_tell_history (const RgmTable *table, RgmDatabase *database, const char *key,
                                 RgmHistoryAction action, gint64 now, GError **error);

G_END_DECLS
