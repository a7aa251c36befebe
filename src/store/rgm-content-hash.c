#include "config.h"

#include "rgm-changeset.h"
#include "rgm-statement.h"
#include "rgm-store-private.h"

static void
add_number (GChecksum *hash, gint64 number)
{
  gint64 bytes = GINT64_TO_LE (number);

  g_checksum_update (hash, (const guchar *) &bytes, sizeof bytes);
}

/* With type and length, so that no two rows are the same bytes. */
static void
add_value (GChecksum *hash, sqlite3_stmt *row, int column)
{
  int type = sqlite3_column_type (row, column);

  add_number (hash, type);
  if (type == SQLITE_INTEGER)
    {
      add_number (hash, sqlite3_column_int64 (row, column));
    }
  else
    {
      const guchar *bytes = sqlite3_column_blob (row, column);
      int size = sqlite3_column_bytes (row, column);

      add_number (hash, size);
      g_checksum_update (hash, bytes ? bytes : (const guchar *) "", size);
    }
}

static gboolean
add_table (GChecksum *hash, RgmDatabase *database, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", table);
  sqlite3_stmt *row = rgm_database_take_statement (database, sql, error);
  int result;

  if (!row)
    return FALSE;
  g_checksum_update (hash, (const guchar *) table, -1);
  while ((result = sqlite3_step (row)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (row); i++)
        add_value (hash, row, i);
    }
  if (result != SQLITE_DONE)
    rgm_database_set_error (database, result, error);
  rgm_database_give_back_statement (database, row);
  return result == SQLITE_DONE;
}

static gboolean
add_tables (GChecksum *hash, RgmDatabase *database, GError **error)
{
  for (const char *const *table = rgm_changeset_tables; *table; table++)
    {
      if (!add_table (hash, database, *table, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_store_dup_content_hash:
 * @self: a store
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Sums up all records with their stamps: two stores hold the same exactly if this is the same. The
 * history, the settings and what can be undone are left out.
 *
 * Returns: (transfer full) (nullable): a SHA-256 in hexadecimal digits
 */
char *
rgm_store_dup_content_hash (RgmStore *self, GError **error)
{
  g_autoptr(GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  gboolean added;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  added = add_tables (hash, self->database, error);
  rgm_store_end_reading (self);
  return added ? g_strdup (g_checksum_get_string (hash)) : NULL;
}
