#pragma once

#include "rgm-raw-row.h"
#include "rgm-salvage.h"
#include "rgm-statement.h"

G_BEGIN_DECLS

/**
 * RgmSalvageShape:
 * @kind: what its rows are about
 * @name: the table or index
 * @types: the types of the values of a row, see `RgmRawValue`
 * @is_index: whether it is an index, from which a row can be put together in part
 * @keeps_rowid: whether the first column is the number of the row
 * @sql: the statement that takes a row in
 *
 * How to tell the rows of a table or an index from all others.
 */
typedef struct {
  RgmSalvageKind kind;
  char *name;
  char *types;
  gboolean is_index;
  gboolean keeps_rowid;
  char *sql;
} RgmSalvageShape;

/**
 * RgmSalvageShapes:
 * @leaves: shapes of rows on pages of tables, by their types
 * @indexes: shapes of rows on pages of indexes, by their types
 *
 * All shapes of the schema.
 */
typedef struct {
  GHashTable *leaves;
  GHashTable *indexes;
} RgmSalvageShapes;

RgmSalvageShapes *rgm_salvage_shapes_new (RgmDatabase *database, GError **error);
void rgm_salvage_shapes_free (RgmSalvageShapes *self);
const char *rgm_salvage_kind_get_table (RgmSalvageKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmSalvageShapes, rgm_salvage_shapes_free)

G_END_DECLS
