#include "config.h"

#include "rgm-structure.h"

#include "rgm-schema.h"
#include "rgm-statement.h"

#include <string.h>

/* What a database is made of: tables, indexes and their columns. SQLite finds nothing wrong with a
 * file that lacks one of them, as when somebody dropped it by hand, and fails where it is needed.
 * What there has to be is what the steps of the ladder make, in memory. */

#define IN_MEMORY ":memory:"

/* Each as `INDEX patient_list` or `COLUMN patient.name`, those of SQLite's own left out. */
#define PARTS \
  "SELECT upper (type) || ' ' || name FROM sqlite_schema" \
  " WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'" \
  " UNION ALL SELECT 'COLUMN ' || s.name || '.' || c.name" \
  " FROM sqlite_schema s JOIN pragma_table_info (s.name) c" \
  " WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite~_%' ESCAPE '~'" \
  " UNION ALL SELECT 'COLUMN ' || s.name || '.' || c.name" \
  " FROM sqlite_schema s JOIN pragma_index_info (s.name) c" \
  " WHERE s.type = 'index' AND s.name NOT LIKE 'sqlite~_%' ESCAPE '~'"
#define COLUMN "COLUMN "

static GPtrArray *
list_parts (RgmDatabase *database, GError **error)
{
  g_autoptr(RgmStatement) statement = rgm_statement_new (database, PARTS, error);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  RgmStep step;

  if (!statement)
    return NULL;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    g_ptr_array_add (parts, rgm_statement_dup_text (statement));
  return step == RGM_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

static GPtrArray *
make_wanted (int version, GError **error)
{
  g_autoptr(RgmDatabase) model = rgm_database_open (IN_MEMORY, RGM_DATABASE_SCRATCH, error);

  return model && rgm_schema_climb (model, version, error) ? list_parts (model, error) : NULL;
}

/* Of each form once, since many files are opened and none of the forms ever changes. */
static GPtrArray *
get_wanted (int version, GError **error)
{
  static GMutex lock;
  static GPtrArray *wanted[RGM_SCHEMA_VERSION + 1];
  GPtrArray **slot = &wanted[MAX (version, 0)];
  GPtrArray *parts;

  g_mutex_lock (&lock);
  if (!*slot)
    *slot = make_wanted (version, error);
  parts = *slot;
  g_mutex_unlock (&lock);
  return parts;
}

static gboolean
has (GPtrArray *parts, const char *part)
{
  return g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL);
}

/* That a column is missing says nothing more where that is which it is in. */
static gboolean
is_said (GPtrArray *missing, const char *part)
{
  const char *dot = strrchr (part, '.');
  g_autofree char *owner = NULL;
  g_autofree char *table = NULL;
  g_autofree char *index = NULL;

  if (!g_str_has_prefix (part, COLUMN) || !dot)
    return FALSE;
  owner = g_strndup (part + strlen (COLUMN), (gsize) (dot - part) - strlen (COLUMN));
  table = g_strconcat ("TABLE ", owner, NULL);
  index = g_strconcat ("INDEX ", owner, NULL);
  return has (missing, table) || has (missing, index);
}

/**
 * rgm_structure_find_missing:
 * @database: a database of Regimen
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Compares what a database is made of with what one of its form has to be made of. What one of a
 * newer Regimen has to have nobody knows here.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is missing, in words of SQL:
 *   `TABLE patient`, `INDEX patient_list`, `COLUMN patient.name`
 */
GPtrArray *
rgm_structure_find_missing (RgmDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) parts = NULL;
  GPtrArray *wanted;
  int version;

  if (!rgm_schema_get_version (database, &version, error))
    return NULL;
  if (version > RGM_SCHEMA_VERSION)
    return g_steal_pointer (&missing);
  wanted = get_wanted (version, error);
  parts = wanted ? list_parts (database, error) : NULL;
  if (!parts)
    return NULL;
  for (guint i = 0; i < wanted->len; i++)
    {
      if (!has (parts, wanted->pdata[i]) && !is_said (missing, wanted->pdata[i]))
        g_ptr_array_add (missing, g_strdup (wanted->pdata[i]));
    }
  return g_steal_pointer (&missing);
}

/**
 * rgm_structure_check:
 * @database: a database of Regimen
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether nothing is missing; `RGM_STORE_ERROR_DAMAGED` where something is
 */
gboolean
rgm_structure_check (RgmDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) missing = rgm_structure_find_missing (database, error);

  if (missing && missing->len > 0)
    rgm_store_error_set (error, RGM_STORE_ERROR_DAMAGED, rgm_database_get_path (database), NULL);
  return missing && missing->len == 0;
}
