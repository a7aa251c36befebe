#include "config.h"

#include "rgm-backup-scratch.h"

#include "rgm-backup-copy.h"
#include "rgm-changeset.h"
#include "rgm-database-file.h"
#include "rgm-erase-rows.h"
#include "rgm-schema.h"
#include "rgm-structure.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* How much of a restore is done after each of its first parts, of `RGM_TRANSFER_WHOLE`, as measured
 * with 20,000 patients. */
#define PART_UNPACKED 50
#define PART_EXAMINED 250

/**
 * rgm_backup_scratch_clear:
 * @self: a scratch
 *
 * Removes it, unless its path was taken away.
 */
void
rgm_backup_scratch_clear (RgmBackupScratch *self)
{
  if (self->path)
    g_unlink (self->path);
  if (self->file >= 0)
    close (self->file);
  g_free (self->path);
}

/* A virtual table is code, and one with the name of ours would be run. */
static gboolean
check_tables (RgmDatabase *database, GError **error)
{
  gint64 n_virtual;

  if (!rgm_database_get_int64 (database, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"
                               " AND rootpage = 0", &n_virtual, error))
    return FALSE;
  if (n_virtual == 0)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, rgm_database_get_path (database), NULL);
  return FALSE;
}

/* A view with the name of a table of ours is none. */
static gboolean
check_own_tables (RgmDatabase *database, GError **error)
{
  for (const char *const *table = rgm_changeset_tables; *table; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM sqlite_schema"
                                              " WHERE type = 'table' AND name = '%s')", *table);
      gint64 exists;

      if (!rgm_database_get_int64 (database, sql, &exists, error))
        return FALSE;
      if (!exists)
        {
          rgm_store_error_set (error, RGM_STORE_ERROR_FOREIGN, rgm_database_get_path (database),
                               NULL);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_version (RgmDatabase *database, GError **error)
{
  int version;

  if (!rgm_schema_get_version (database, &version, error))
    return FALSE;
  if (version <= RGM_SCHEMA_VERSION)
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_NEWER, rgm_database_get_path (database), NULL);
  return FALSE;
}

static gboolean
examine (const char *path, gboolean climb, GCancellable *cancellable, GError **error)
{
  g_autoptr(RgmDatabase) database = rgm_database_open (path, RGM_DATABASE_SCRATCH, error);

  if (!database)
    return FALSE;
  rgm_database_set_cancellable (database, cancellable);
  return rgm_database_configure (database, RGM_DATABASE_SCRATCH, error)
         && rgm_backup_copy_check (database, error)
         && check_tables (database, error) && check_version (database, error)
         && (climb ? rgm_schema_climb (database, RGM_SCHEMA_VERSION, error)
                     && check_own_tables (database, error)
                   : rgm_structure_check (database, error));
}

/**
 * rgm_backup_scratch_fail:
 * @scratch: a file for a database that is taken out of a backup
 * @backup: that backup
 * @reason: why it could not be taken out or looked over
 * @error: where to put the error
 *
 * Makes the error of @reason. What is wrong with the database is wrong with the backup, but room
 * there is none in the folder of @scratch: the backup is only read, and may be anywhere.
 */
void
rgm_backup_scratch_fail (const char *scratch, const char *backup, const GError *reason,
                         GError **error)
{
  g_autofree char *folder = g_path_get_dirname (scratch);

  if (reason->domain != RGM_STORE_ERROR)
    g_propagate_error (error, g_error_copy (reason));
  else
    rgm_store_error_set (error, (RgmStoreError) reason->code,
                         reason->code == RGM_STORE_ERROR_FULL ? folder : backup, NULL);
}

/* Takes the database out of @backup. */
static gboolean
scratch_fill (RgmBackupScratch *self, const char *beside, const char *backup,
              const RgmPassphrase *passphrase, GError **error)
{
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autoptr(GError) reason = NULL;

  self->file = rgm_database_file_make_new (beside, &self->path, error);
  if (self->file < 0)
    return FALSE;
  if (!rgm_backup_unpack (backup, passphrase, self->file, &entry, &reason))
    {
      rgm_backup_scratch_fail (self->path, backup, reason, error);
      return FALSE;
    }
  self->at = entry->at;
  return TRUE;
}

/**
 * rgm_backup_scratch_examine:
 * @self: a scratch with a database
 * @backup: what it was taken out of
 * @climb: whether to bring it up to date
 * @cancellable: (nullable): to abandon it
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Looks it over. What is wrong with it is told as by rgm_backup_scratch_fail().
 *
 * Returns: whether it is a sound database
 */
gboolean
rgm_backup_scratch_examine (const RgmBackupScratch *self, const char *backup, gboolean climb,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (examine (self->path, climb, cancellable, &reason))
    return TRUE;
  rgm_backup_scratch_fail (self->path, backup, reason, error);
  return FALSE;
}

/**
 * rgm_backup_scratch_leave_out:
 * @self: a scratch with a database that is up to date
 * @backup: what it was taken out of
 * @erased: who was erased
 * @now: the time in microseconds since 1970 UTC
 * @n_people: (inout): more by the patients whom the database had
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Leaves those out who were erased.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_backup_scratch_leave_out (const RgmBackupScratch *self, const char *backup,
                              RgmErasedIds *erased, gint64 now, guint *n_people, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (rgm_erase_rows_from_scratch (self->path, erased, now, n_people, &reason))
    return TRUE;
  rgm_backup_scratch_fail (self->path, backup, reason, error);
  return FALSE;
}

/**
 * rgm_backup_scratch_prepare:
 * @self: a scratch with nothing in it
 * @beside: the database that it is for
 * @backup: what to take out
 * @passphrase: (nullable): what that was sealed with
 * @climb: whether to bring it up to date
 * @part: the first parts of the restore
 * @transfer: (nullable): how the restore is watched
 * @error: return location for an error of `RGM_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Takes the database out of a backup and looks it over.
 *
 * Returns: whether it is a sound database
 */
gboolean
rgm_backup_scratch_prepare (RgmBackupScratch *self, const char *beside, const char *backup,
                            const RgmPassphrase *passphrase, gboolean climb, RgmTransferPart *part,
                            const RgmStoreTransfer *transfer, GError **error)
{
  rgm_transfer_part_begin (part, transfer, PART_UNPACKED);
  if (!scratch_fill (self, beside, backup, passphrase, error)
      || !rgm_transfer_part_end (part, error))
    return FALSE;
  rgm_transfer_part_begin (part, transfer, PART_EXAMINED);
  return rgm_backup_scratch_examine (self, backup, climb, part->whole.cancellable, error)
         && rgm_transfer_part_end (part, error);
}
