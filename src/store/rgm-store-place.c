#include "config.h"

#include "rgm-backup-copy.h"
#include "rgm-database-file.h"
#include "rgm-erasures.h"
#include "rgm-store-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* Where the file of a store is. SQLite goes on writing to a file that was moved or deleted, and
 * nobody would find again what it wrote. */

/**
 * rgm_store_note_place: (skip)
 * @self: a store that was just opened
 *
 * Notes which file it is.
 */
void
rgm_store_note_place (RgmStore *self)
{
  GStatBuf status;

  if (g_lstat (self->path, &status) != 0)
    return;
  self->device = status.st_dev;
  self->inode = status.st_ino;
}

/**
 * rgm_store_check_place:
 * @self: a store
 * @error: return location for `RGM_STORE_ERROR_MOVED`
 *
 * Looks whether the file at the path of the store is still the one that is open. Every call that
 * saves does so first. This is cheap enough to be asked every second.
 *
 * Returns: whether it is
 */
gboolean
rgm_store_check_place (RgmStore *self, GError **error)
{
  GStatBuf status;

  if (g_lstat (self->path, &status) == 0 && status.st_dev == self->device
      && status.st_ino == self->inode)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_MOVED, self->path, NULL);
  return FALSE;
}

/* Names the copy, unless somebody was erased since it was begun. */
static gboolean
name_copy (RgmStore *self, const char *fresh, const char *place, const char *mark,
           gboolean *same, GError **error)
{
  gboolean named;

  if (!rgm_erasures_hold (self->database, mark, same, error))
    return FALSE;
  named = *same && rgm_database_file_move (fresh, place, error);
  rgm_erasures_release (self->database);
  return named;
}

static gboolean
save_copy (RgmStore *self, const char *place, const RgmBackupOptions *options, gboolean *same,
           GError **error)
{
  g_autoptr(RgmBackupEntry) entry = rgm_backup_entry_new (place);
  g_autofree char *fresh = NULL;
  g_autofree char *mark = NULL;
  int file = rgm_database_file_make_new (place, &fresh, error);
  gboolean saved;

  if (file < 0)
    return FALSE;
  saved = rgm_erasures_get_mark (self->database, &mark, error)
          && rgm_backup_copy_run (self->database, fresh, options, entry, error)
          && name_copy (self, fresh, place, mark, same, error);
  if (!saved)
    g_unlink (fresh);
  close (file);
  return saved;
}

/**
 * rgm_store_save_copy:
 * @self: a store, whose file need not be at its place any more
 * @to: the file to make
 * @cancellable: (nullable): to abandon it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Writes all that the store holds to another file and looks that over.
 *
 * Returns: whether that succeeded; `RGM_STORE_ERROR_EXISTS` where there is a file already
 */
gboolean
rgm_store_save_copy (RgmStore *self, const char *to, GCancellable *cancellable, GError **error)
{
  const RgmBackupOptions options = { .cancellable = cancellable };
  g_autofree char *place = rgm_database_file_resolve (to, FALSE, error);
  gboolean saved, same;

  if (!place)
    return FALSE;
  do
    {
      same = TRUE;
      saved = save_copy (self, place, &options, &same, error);
    }
  while (!same);
  return saved && rgm_database_file_sync_folder (place, error);
}
