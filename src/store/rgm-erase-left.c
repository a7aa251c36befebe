#include "config.h"

#include "rgm-erase.h"

#include "rgm-database-file.h"
#include "rgm-erase-rows.h"
#include "rgm-former-files.h"
#include "rgm-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>

/* What erasing somebody told of, and what is done about it then. */

/**
 * rgm_erase_check_gone:
 * @store: a store
 * @folders: paths of folders
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: whether rgm_erase_forget() can forget all of @folders, with its errors
 */
gboolean
rgm_erase_check_gone (RgmStore *store, const char *const *folders, GError **error)
{
  return rgm_former_files_check_gone (store->database, folders, error);
}

static gboolean
forget (RgmDatabase *database, gint64 now, gpointer data, GError **error)
{
  return rgm_former_files_forget (database, data, now, error);
}

/**
 * rgm_erase_forget:
 * @store: a store without an open batch
 * @folders: folders that the database was in before it was salvaged, and that are not there
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Forgets folders for good that were deleted: they are not told of any more when somebody is
 * erased. Should one come back, what is in it is looked for by nobody.
 *
 * Returns: whether that succeeded; `RGM_STORE_ERROR_NOT_FOUND` where the database was never in one
 *   of them, `RGM_STORE_ERROR_EXISTS` where one is there, or may be
 */
gboolean
rgm_erase_forget (RgmStore *store, const char *const *folders, GError **error)
{
  return rgm_store_write_unrecorded (store, forget, (gpointer) folders, error);
}

static gboolean
delete_left (const char *path, GError **error)
{
  return (g_unlink (path) == 0 || errno == ENOENT
          || rgm_database_file_fail (path, errno, error))
         && rgm_database_file_sync_folder (path, error);
}

/**
 * rgm_erase_left:
 * @store: the store that the patient was erased from, without an open batch
 * @erasure: what became of the files
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes the files that hold, or may hold, the patient still, all that can be: one that cannot be
 * deleted keeps no other. What they were called is forgotten with them.
 *
 * Returns: whether all of them are gone; the error is that of the first that is not
 */
gboolean
rgm_erase_left (RgmStore *store, const RgmErasure *erasure, GError **error)
{
  g_autoptr(GPtrArray) nobody = g_ptr_array_new ();
  gboolean gone = TRUE;

  for (char **path = erasure->left; *path; path++)
    gone = delete_left (*path, gone ? error : NULL) && gone;
  return rgm_erase_rows_conceal (store, nobody, gone ? error : NULL) && gone;
}
