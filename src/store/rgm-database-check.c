#include "config.h"

#include "rgm-database.h"

#include <errno.h>
#include <string.h>

/**
 * rgm_database_has_disk_failed:
 * @self: a database
 *
 * Asks for what the disk said of the file: SQLite takes a page that it cannot read for one that is
 * damaged, and so says of both the same.
 *
 * Returns: whether the disk reported an error
 */
gboolean
rgm_database_has_disk_failed (RgmDatabase *self)
{
  int number = 0;

  sqlite3_file_control (rgm_database_get_handle (self), "main", SQLITE_FCNTL_LAST_ERRNO, &number);
  return number == EIO || number == ENXIO || number == ERANGE;
}

/* Asks SQLite what is wrong; @sound is what it says where nothing is. */
static gboolean
check (RgmDatabase *self, const char *pragma, const char *sound, RgmStoreError code,
       GError **error)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", pragma, NULL);
  g_autofree char *answer = rgm_database_get_text (self, sql, error);

  if (!answer)
    return FALSE;
  if (strcmp (answer, sound) == 0)
    return TRUE;
  if (code == RGM_STORE_ERROR_DAMAGED && rgm_database_has_disk_failed (self))
    code = RGM_STORE_ERROR_IO;
  rgm_store_error_set (error, code, rgm_database_get_path (self), pragma);
  return FALSE;
}

/**
 * rgm_database_check:
 * @self: a database
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks the whole file over for damage.
 *
 * Returns: whether it is sound; `RGM_STORE_ERROR_IO` where the disk cannot read all of it
 */
gboolean
rgm_database_check (RgmDatabase *self, GError **error)
{
  return check (self, "quick_check (1)", "ok", RGM_STORE_ERROR_DAMAGED, error);
}

/**
 * rgm_database_check_thoroughly:
 * @self: a database
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks the whole file over as rgm_database_check() does, and each index for what it should hold.
 *
 * Returns: whether it is sound
 */
gboolean
rgm_database_check_thoroughly (RgmDatabase *self, GError **error)
{
  return check (self, "integrity_check (1)", "ok", RGM_STORE_ERROR_DAMAGED, error);
}

/**
 * rgm_database_check_references:
 * @self: a database
 * @code: what it means that a record refers to one that is not there
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks whether each record that another refers to is there, as SQLite does not where foreign keys
 * are off.
 *
 * Returns: whether they all are
 */
gboolean
rgm_database_check_references (RgmDatabase *self, RgmStoreError code, GError **error)
{
  return check (self, "foreign_key_check", "", code, error);
}

/**
 * rgm_database_set_references:
 * @self: a database outside of a transaction
 * @enforced: whether SQLite is to see to it that each record that another refers to is there
 *
 * Lets references between records be the writer's own to check, or SQLite's again. Unlike
 * `PRAGMA foreign_keys`, this needs no memory and so cannot fail after a transaction that lasts.
 */
void
rgm_database_set_references (RgmDatabase *self, gboolean enforced)
{
  int result = sqlite3_db_config (rgm_database_get_handle (self), SQLITE_DBCONFIG_ENABLE_FKEY,
                                  (int) enforced, NULL);

  g_assert (result == SQLITE_OK);
}
