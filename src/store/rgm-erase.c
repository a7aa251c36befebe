/* memmem() */
#define _GNU_SOURCE
#include "config.h"

#include "rgm-erase.h"

#include "rgm-backup-list.h"
#include "rgm-database-file.h"
#include "rgm-erase-rows.h"
#include "rgm-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define JOURNAL_SUFFIX "-journal"

/* What is known of the files so far. */
typedef struct {
  const char *path;
  const char *id;
  const RgmPassphrase *passphrase;
  GStrvBuilder *rewritten;
  GStrvBuilder *left;
} Erasing;

/* Whether the bytes of @path have @id in them, wherever: in a record, in the history or in what
 * could be undone. The id is text and stands in the file as it is. */
static gboolean
find_id (const char *path, const char *id, gboolean *found, GError **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  const char *bytes;

  if (!file)
    return FALSE;
  bytes = g_mapped_file_get_contents (file);
  *found = bytes && memmem (bytes, g_mapped_file_get_length (file), id, strlen (id)) != NULL;
  return TRUE;
}

/* Erases the patient from a database that was taken out of a backup. */
static gboolean
erase_from_scratch (const Erasing *self, const char *scratch, GError **error)
{
  g_autoptr(RgmStore) store = rgm_store_open (scratch, RGM_STORE_DEFAULT, error);

  return store && rgm_erase_rows (store, self->id, error);
}

/* Puts a new backup of @scratch, with the time and reason of the old one, in its place. */
static gboolean
put_back (const RgmBackupEntry *entry, const char *scratch, GError **error)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *fresh = g_strdup_printf ("%s.%s.new", entry->path, unique);
  RgmBackupOptions options = { .reason = entry->reason, .now = entry->at, .to = fresh };
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (scratch, &options, error);

  if (!made)
    return FALSE;
  if (g_rename (fresh, entry->path) == 0)
    return rgm_database_file_sync_folder (entry->path, error);
  rgm_database_file_fail (entry->path, errno, error);
  g_unlink (fresh);
  return FALSE;
}

/* Whether the backup could be looked into, and if it held the patient, rewritten. */
static gboolean
rewrite (Erasing *self, const RgmBackupEntry *entry, const char *scratch, int file, GError **error)
{
  gboolean found;

  if (!rgm_backup_unpack (entry->path, self->passphrase, file, NULL, error)
      || !find_id (scratch, self->id, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (!erase_from_scratch (self, scratch, error) || !put_back (entry, scratch, error))
    return FALSE;
  g_strv_builder_add (self->rewritten, entry->path);
  return TRUE;
}

static void
remove_scratch (const char *scratch)
{
  g_autofree char *journal = g_strconcat (scratch, JOURNAL_SUFFIX, NULL);

  g_unlink (scratch);
  g_unlink (journal);
}

/* What cannot be opened may hold the patient, and is told of. */
static gboolean
erase_from_backup (Erasing *self, const RgmBackupEntry *entry, GError **error)
{
  g_autofree char *scratch = NULL;
  int file = rgm_database_file_make_new (self->path, &scratch, error);

  if (file < 0)
    return FALSE;
  if (!rewrite (self, entry, scratch, file, NULL))
    g_strv_builder_add (self->left, entry->path);
  remove_scratch (scratch);
  close (file);
  return TRUE;
}

static gboolean
erase_from_backups (Erasing *self, GError **error)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (self->path, error);

  for (guint i = 0; backups && i < backups->len; i++)
    {
      if (!erase_from_backup (self, backups->pdata[i], error))
        return FALSE;
    }
  return backups != NULL;
}

/* Copies that were put beside the database, by a migration or a restore: `regimen.db.…`. */
static void
find_copies (Erasing *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *prefix = g_strconcat (base, ".", NULL);
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean found = FALSE;

      if (g_str_has_prefix (name, prefix) && g_file_test (path, G_FILE_TEST_IS_REGULAR)
          && (!find_id (path, self->id, &found, NULL) || found))
        g_strv_builder_add (self->left, path);
    }
}

static gboolean
back_up (RgmStore *store, GError **error)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_BEFORE_ERASE };
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (rgm_store_get_path (store), &options, error);

  return made != NULL;
}

/**
 * rgm_erase_patient:
 * @store: a store without an open batch
 * @id: the UUID of a patient, who may be deleted already
 * @passphrase: (nullable): what opens sealed backups
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Erases a patient for good, with all records and all of the history, from the database and from
 * the backups that can be opened. Nothing can be undone any more then, this least of all. A backup
 * is made before, and kept without the patient once the erasing is done.
 *
 * Where it fails half-way, it can be done again: what is erased stays so.
 *
 * Returns: (transfer full) (nullable): what became of the files; `RGM_STORE_ERROR_NOT_FOUND` where
 *   there is no such patient
 */
RgmErasure *
rgm_erase_patient (RgmStore *store, const char *id, const RgmPassphrase *passphrase, GError **error)
{
  Erasing self = { .path = rgm_store_get_path (store), .id = id, .passphrase = passphrase };
  g_autoptr(GStrvBuilder) rewritten = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) left = g_strv_builder_new ();
  RgmErasure *erasure;
  gboolean known;

  if (!rgm_erase_rows_find (store, id, &known, error))
    return NULL;
  if (!known)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_NOT_FOUND, self.path, NULL);
      return NULL;
    }
  self.rewritten = rewritten;
  self.left = left;
  /* The database last: while it remembers the patient, this can be done again. */
  if (!back_up (store, error) || !erase_from_backups (&self, error)
      || !rgm_erase_rows (store, id, error))
    return NULL;
  find_copies (&self);
  erasure = g_new0 (RgmErasure, 1);
  erasure->rewritten = g_strv_builder_end (rewritten);
  erasure->left = g_strv_builder_end (left);
  return erasure;
}

/**
 * rgm_erase_left:
 * @erasure: what became of the files
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes the files that hold, or may hold, the patient still.
 *
 * Returns: whether all of them are gone
 */
gboolean
rgm_erase_left (const RgmErasure *erasure, GError **error)
{
  for (char **path = erasure->left; *path; path++)
    {
      if ((g_unlink (*path) != 0 && errno != ENOENT
           && !rgm_database_file_fail (*path, errno, error))
          || !rgm_database_file_sync_folder (*path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_erasure_free:
 * @self: (transfer full) (nullable): an erasure
 *
 * Frees @self.
 */
void
rgm_erasure_free (RgmErasure *self)
{
  if (!self)
    return;
  g_strfreev (self->rewritten);
  g_strfreev (self->left);
  g_free (self);
}
