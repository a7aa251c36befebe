#include "config.h"

#include "rgm-schema.h"

#include "rgm-store-resources.h"

/**
 * rgm_schema_get_version:
 * @database: a database
 * @version: (out): how many steps of the ladder it has taken
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_schema_get_version (RgmDatabase *database, int *version, GError **error)
{
  gint64 value;

  if (!rgm_database_get_int64 (database, "PRAGMA user_version", &value, error))
    return FALSE;
  *version = (int) value;
  return TRUE;
}

static gboolean
take_step (RgmDatabase *database, GResource *resource, const char *folder, int step,
           GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s/%04d.sql", folder, step);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", step);
  g_autoptr(GBytes) sql = g_resource_lookup_data (resource, name, 0, NULL);

  if (!sql)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_FAILED, rgm_database_get_path (database), name);
      return FALSE;
    }
  /* Resources end with a zero byte that is not counted. */
  return rgm_database_run (database, g_bytes_get_data (sql, NULL), error)
         && rgm_database_run (database, version, error);
}

/* Foreign keys are not looked at while tables are remade, so they are at the end. */
static gboolean
verify (RgmDatabase *database, GError **error)
{
  return rgm_database_check_references (database, RGM_STORE_ERROR_DAMAGED, error)
         && rgm_database_check (database, error);
}

static gboolean
climb (RgmDatabase *database, GResource *resource, const char *folder, int to, GError **error)
{
  int from;

  /* Read inside the transaction: another process may have climbed meanwhile. */
  if (!rgm_schema_get_version (database, &from, error))
    return FALSE;
  if (from >= to)
    return TRUE;
  for (int step = from + 1; step <= to; step++)
    {
      if (!take_step (database, resource, folder, step, error))
        return FALSE;
    }
  return verify (database, error);
}

/**
 * rgm_schema_climb_resource:
 * @database: a database that can be written, outside of a transaction
 * @resource: where the steps are
 * @folder: their folder in it, with files `0001.sql` and so on
 * @to: the step to end at
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Takes the steps that @database lacks, all in one transaction, and checks the whole file before
 * they become lasting. A database that is as far as @to is left alone.
 *
 * Returns: whether it is now at @to or further; if not, it is where it was
 */
gboolean
rgm_schema_climb_resource (RgmDatabase *database, GResource *resource, const char *folder, int to,
                           GError **error)
{
  gboolean climbed;

  rgm_database_set_references (database, FALSE);
  climbed = rgm_database_begin (database, error);
  if (climbed)
    {
      climbed = climb (database, resource, folder, to, error)
                && rgm_database_commit (database, error);
      rgm_database_roll_back (database);
    }
  rgm_database_set_references (database, TRUE);
  return climbed;
}

/**
 * rgm_schema_climb:
 * @database: a database that can be written, outside of a transaction
 * @to: the step to end at, up to `RGM_SCHEMA_VERSION`
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Does rgm_schema_climb_resource() with the steps of Regimen.
 *
 * Returns: whether it is now at @to or further; if not, it is where it was
 */
gboolean
rgm_schema_climb (RgmDatabase *database, int to, GError **error)
{
  return rgm_schema_climb_resource (database, rgm_store_get_resource (), RGM_SCHEMA_FOLDER, to,
                                    error);
}
