#include "config.h"

#include "rgm-salvage-shape.h"

#include <string.h>

/* The schema of connections of their own, where what indexes tell is laid down. */
#define FOUND "temp."

static const char *const tables[RGM_SALVAGE_UNKNOWN] = {
  [RGM_SALVAGE_PATIENT] = "patient",
  [RGM_SALVAGE_CONTACT] = "contact",
  [RGM_SALVAGE_ATTEMPT] = "attempt",
  [RGM_SALVAGE_PROTOCOL] = "protocol_copy",
  [RGM_SALVAGE_COURSE] = "course",
  [RGM_SALVAGE_SESSION] = "session",
  [RGM_SALVAGE_ZONE] = "session_zone",
  [RGM_SALVAGE_PRODUCT] = "session_product",
  [RGM_SALVAGE_PAUSE] = "pause",
  [RGM_SALVAGE_AREA] = "area",
  [RGM_SALVAGE_HISTORY] = "history",
  [RGM_SALVAGE_SETTING] = "setting",
};

/* The indexes that tell enough of a row to put it together. The rows of `pause_digest` have the
 * types of those of `attempt_list` and are told apart by what they say. */
static const struct {
  RgmSalvageKind kind;
  const char *name;
} indexes[] = {
  { RGM_SALVAGE_PATIENT, "patient_list" },
  { RGM_SALVAGE_ATTEMPT, "attempt_list" },
  { RGM_SALVAGE_COURSE, "course_digest" },
  { RGM_SALVAGE_SESSION, "session_digest" },
};

/* What is known, and of no use here: the schema itself, and what could be undone. */
static const char *const ignored_leaves[] = { "TTTIT", "TTTIN", "NITTTIIB" };

/**
 * rgm_salvage_kind_get_table:
 * @kind: a kind, not `RGM_SALVAGE_UNKNOWN`
 *
 * Returns: its table
 */
const char *
rgm_salvage_kind_get_table (RgmSalvageKind kind)
{
  return tables[kind];
}

static void
shape_free (gpointer data)
{
  RgmSalvageShape *self = data;

  /* What is ignored has none. */
  if (!self)
    return;
  g_free (self->name);
  g_free (self->types);
  g_free (self->sql);
  g_free (self);
}

/* The columns of a table in the order of its rows: those of the key come first where the table is
 * kept as an index. */
#define TABLE_COLUMNS \
  "SELECT name, substr (type, 1, 1), pk FROM pragma_table_info (?)" \
  " ORDER BY CASE WHEN (SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?1)" \
  " THEN CASE WHEN pk > 0 THEN pk ELSE 1000 + cid END ELSE cid END"

/* Those of an index, whose rows end with the number of the row that they point to. */
#define INDEX_COLUMNS \
  "SELECT x.name, substr (c.type, 1, 1), 0 FROM pragma_index_xinfo (?) x" \
  " JOIN pragma_table_info (?) c ON c.name = x.name ORDER BY x.seqno"

/* The columns of a shape as they are read from the schema. */
typedef struct {
  GString *types;
  GString *names;
  GString *marks;
  GString *key;
  GString *changes;
} Columns;

static void
columns_clear (Columns *self)
{
  g_string_free (self->types, TRUE);
  g_string_free (self->names, TRUE);
  g_string_free (self->marks, TRUE);
  g_string_free (self->key, TRUE);
  g_string_free (self->changes, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static void
add (GString *list, const char *word)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", word);
}

static gboolean
columns_load (Columns *self, RgmDatabase *database, const char *sql, const char *name,
              const char *table, GError **error)
{
  g_autoptr(RgmStatement) statement = rgm_statement_new (database, sql, error);
  RgmStep step;

  self->types = g_string_new (NULL);
  self->names = g_string_new (NULL);
  self->marks = g_string_new (NULL);
  self->key = g_string_new (NULL);
  self->changes = g_string_new (NULL);
  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, name);
  if (table)
    rgm_statement_bind_text (statement, table);
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      g_autofree char *column = rgm_statement_dup_text (statement);

      add (self->names, column);
      add (self->marks, "?");
      g_string_append (self->types, rgm_statement_read_text (statement));
      if (rgm_statement_read_int (statement) > 0)
        add (self->key, column);
      else
        g_string_append_printf (self->changes, "%s%s = excluded.%s",
                                self->changes->len > 0 ? ", " : "", column, column);
    }
  return step == RGM_STEP_DONE;
}

/* Where the file has a row twice, the one that was saved last stays. */
static char *
make_insert (const Columns *columns, const char *table)
{
  g_autofree char *rest = strstr (columns->names->str, ", changed")
    ? g_strdup_printf ("UPDATE SET %s WHERE excluded.changed > main.%s.changed",
                       columns->changes->str, table)
    : g_strdup ("NOTHING");

  return g_strdup_printf ("INSERT INTO main.%s (%s) VALUES (%s) ON CONFLICT (%s) DO %s", table,
                          columns->names->str, columns->marks->str, columns->key->str, rest);
}

static gboolean
add_table (RgmSalvageShapes *self, RgmDatabase *database, RgmSalvageKind kind, GError **error)
{
  g_auto(Columns) columns = { 0 };
  RgmSalvageShape *shape;

  if (!columns_load (&columns, database, TABLE_COLUMNS, tables[kind], NULL, error))
    return FALSE;
  shape = g_new0 (RgmSalvageShape, 1);
  shape->kind = kind;
  shape->name = g_strdup (tables[kind]);
  shape->types = g_strdup (columns.types->str);
  shape->sql = make_insert (&columns, tables[kind]);
  /* The number of a row is not in it. */
  shape->keeps_rowid = *shape->types == 'I';
  if (shape->keeps_rowid)
    *shape->types = 'N';
  g_hash_table_insert (kind == RGM_SALVAGE_ZONE || kind == RGM_SALVAGE_PRODUCT ? self->indexes
                                                                               : self->leaves,
                       shape->types, shape);
  return TRUE;
}

static gboolean
add_index (RgmSalvageShapes *self, RgmDatabase *database, RgmSalvageKind kind, const char *name,
           GError **error)
{
  g_auto(Columns) columns = { 0 };
  g_autofree char *create = NULL;
  RgmSalvageShape *shape;

  if (!columns_load (&columns, database, INDEX_COLUMNS, name, tables[kind], error))
    return FALSE;
  create = g_strdup_printf ("CREATE TABLE " FOUND "%s (%s)", name, columns.names->str);
  if (!rgm_database_run (database, create, error))
    return FALSE;
  shape = g_new0 (RgmSalvageShape, 1);
  shape->kind = kind;
  shape->name = g_strdup (name);
  shape->types = g_strconcat (columns.types->str, "I", NULL);
  shape->is_index = TRUE;
  shape->sql = g_strdup_printf ("INSERT INTO " FOUND "%s (%s) VALUES (%s)", name,
                                columns.names->str, columns.marks->str);
  g_hash_table_insert (self->indexes, shape->types, shape);
  return TRUE;
}

/**
 * rgm_salvage_shapes_new:
 * @database: a new database with the schema, whose connection is for this alone
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Finds out what rows look like. No two tables of the schema have rows of the same types, so a page
 * can be made out although nothing leads to it any more.
 *
 * Returns: (transfer full) (nullable): the shapes
 */
RgmSalvageShapes *
rgm_salvage_shapes_new (RgmDatabase *database, GError **error)
{
  g_autoptr(RgmSalvageShapes) self = g_new0 (RgmSalvageShapes, 1);

  self->leaves = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, shape_free);
  self->indexes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, shape_free);
  for (gsize i = 0; i < G_N_ELEMENTS (ignored_leaves); i++)
    g_hash_table_insert (self->leaves, (gpointer) ignored_leaves[i], NULL);
  for (int kind = 0; kind < RGM_SALVAGE_UNKNOWN; kind++)
    {
      if (!add_table (self, database, (RgmSalvageKind) kind, error))
        return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (indexes); i++)
    {
      if (!add_index (self, database, indexes[i].kind, indexes[i].name, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * rgm_salvage_shapes_free:
 * @self: (transfer full): shapes
 *
 * Frees them.
 */
void
rgm_salvage_shapes_free (RgmSalvageShapes *self)
{
  g_clear_pointer (&self->leaves, g_hash_table_unref);
  g_clear_pointer (&self->indexes, g_hash_table_unref);
  g_free (self);
}
