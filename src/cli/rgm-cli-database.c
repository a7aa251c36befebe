#include "config.h"

#include "rgm-cli-database.h"

#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-cli-unfinished.h"

/**
 * rgm_cli_database_find_option:
 * @database: (nullable): what was given to `--database`
 *
 * Returns: (transfer none): what to change where the database will not open
 */
const char *
rgm_cli_database_find_option (const char *database)
{
  const char *variable = g_getenv ("REGIMEN_DATABASE");

  return database == NULL && variable != NULL && *variable != '\0' ? "REGIMEN_DATABASE"
                                                                    : "--database";
}

/* What a newer program wrote may hold more than this one knows of: that is told where it is read,
 * and refused, before anything is made for it, where it is to be changed. */
static gboolean
accept_version (RgmStore *store, RgmStoreFlags flags, const char *database, GError **error)
{
  const GError *why = NULL;

  if (!rgm_store_get_read_only (store, &why)
      || !g_error_matches (why, RGM_STORE_ERROR, RGM_STORE_ERROR_NEWER))
    return TRUE;
  if ((flags & RGM_STORE_READ_ONLY) == 0)
    return rgm_cli_refuse (error, rgm_cli_database_find_option (database), "%s", why->message);
  rgm_cli_output_error (why->message);
  return TRUE;
}

/**
 * rgm_cli_database_open:
 * @cli: what commands are given
 * @database: (nullable): what was given to `--database`
 * @flags: how to open it
 * @error: return location for an error
 *
 * Opens the database of `--database`, else of `REGIMEN_DATABASE`, else of the data folder. One that
 * this makes goes again if the command is interrupted before rgm_cli_unfinished_end().
 *
 * Returns: (transfer full): the store, or %NULL
 */
RgmStore *
rgm_cli_database_open (const RgmCli *cli, const char *database, RgmStoreFlags flags,
                       GError **error)
{
  g_autofree char *path = rgm_places_choose_database (cli->places, database);
  g_autoptr (GError) reason = NULL;
  RgmStore *store;

  rgm_cli_unfinished_begin ();
  store = rgm_store_open (path, flags, &reason);
  rgm_cli_unfinished_watch (store);
  if (store == NULL)
    rgm_cli_refuse (error, rgm_cli_database_find_option (database), "%s", reason->message);
  else if (!accept_version (store, flags, database, error))
    g_clear_pointer (&store, rgm_store_close);

  return store;
}

/**
 * rgm_cli_database_is_missing:
 * @cli: what commands are given
 * @database: (nullable): what was given to `--database`
 *
 * Returns: whether there is no database, so that an import makes one
 */
gboolean
rgm_cli_database_is_missing (const RgmCli *cli, const char *database)
{
  g_autofree char *path = rgm_places_choose_database (cli->places, database);
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmStore) store = rgm_store_open (path, RGM_STORE_READ_ONLY, &reason);

  return store == NULL && g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE);
}

/**
 * rgm_cli_database_load_areas:
 * @cli: what commands are given
 * @database: (nullable): what was given to `--database`
 * @store: the database
 * @error: return location for an error
 *
 * Returns: (transfer full): the built-in areas and those that the user added, or %NULL
 */
RgmAreas *
rgm_cli_database_load_areas (const RgmCli *cli, const char *database, RgmStore *store,
                             GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) records = rgm_store_list_areas (store, &reason);
  RgmAreas *areas = records != NULL
    ? rgm_area_records_add_to (records, cli->library->areas, &reason) : NULL;

  if (areas == NULL)
    rgm_cli_refuse (error, rgm_cli_database_find_option (database), "%s", reason->message);

  return areas;
}
