/* memmem() */
#define _GNU_SOURCE
#include "config.h"

#include "rgm-erase-copies.h"

#include "rgm-backup-copy.h"
#include "rgm-backup-name.h"
#include "rgm-backup.h"
#include "rgm-database-file.h"
#include "rgm-short-name.h"
#include "rgm-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What there is of a patient besides the database and its backups: copies that somebody put beside
 * it, and files that were never ended or are damaged. */

#define NEW_SUFFIX ".new"
#define STAMP_LENGTH 16

/**
 * rgm_erase_copies_find_id:
 * @path: a file
 * @id: the UUID of a patient
 * @found: (out): whether its bytes have @id in them, wherever: in a record, in the history or in
 *   what could be undone
 * @error: return location for an error of `G_FILE_ERROR`
 *
 * Looks for a patient. The id is text and stands in a file as it is.
 *
 * Returns: whether the file could be read
 */
gboolean
rgm_erase_copies_find_id (const char *path, const char *id, gboolean *found, GError **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  const char *bytes;

  if (!file)
    return FALSE;
  bytes = g_mapped_file_get_contents (file);
  *found = bytes && memmem (bytes, g_mapped_file_get_length (file), id, strlen (id)) != NULL;
  return TRUE;
}

/**
 * rgm_erase_copies_note:
 * @paths: (element-type filename): files that are told of
 * @path: one of them
 *
 * Has it told of once.
 */
void
rgm_erase_copies_note (GPtrArray *paths, const char *path)
{
  if (!g_ptr_array_find_with_equal_func (paths, path, g_str_equal, NULL))
    g_ptr_array_add (paths, g_strdup (path));
}

/* Whether an error tells nothing of what is in a file, so that it may be read another time. */
static gboolean
may_pass (const GError *reason)
{
  return g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_IO)
         || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_PERMISSION)
         || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL);
}

/**
 * rgm_erase_copies_note_reason:
 * @left: (element-type filename): files that are told of
 * @unread: (element-type filename utf8): those that cannot be read just now, and why
 * @path: a file that could not be looked into or changed
 * @reason: why
 *
 * Has it told of once, as what may be deleted or as what may not.
 */
void
rgm_erase_copies_note_reason (GPtrArray *left, GHashTable *unread, const char *path,
                              const GError *reason)
{
  if (may_pass (reason))
    g_hash_table_replace (unread, g_strdup (path), g_strdup (reason->message));
  else
    rgm_erase_copies_note (left, path);
}

static gboolean
is_sound (const char *path)
{
  g_autoptr(RgmDatabase) database = rgm_database_open (path, RGM_DATABASE_READ_ONLY, NULL);

  return database && rgm_backup_copy_check (database, NULL);
}

/* A process that is making a file will throw it away, since somebody was erased meanwhile. It is
 * waited for as long as for any other that is in the way. */
static void
await_maker (const RgmEraseCopies *self, const char *path)
{
  gint64 patience_ms = 0;

  rgm_database_get_int64 (self->database, "PRAGMA busy_timeout", &patience_ms, NULL);
  rgm_database_file_await_maker (path, patience_ms);
}

/* Whether @name is “practice.regimen.UUID.new”, as a file of this program in the making is. */
static gboolean
is_unfinished (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, ".", -1);
  guint n = g_strv_length (parts);

  return n >= 3 && g_str_has_suffix (name, NEW_SUFFIX) && g_uuid_string_is_valid (parts[n - 2]);
}

/* Whether @name is “practice.regimen.damaged-20260101T000000Z”, as a file is that was kept aside;
 * the second of a moment has a number after that. */
static gboolean
is_kept_aside (const char *name)
{
  const char *infix = g_strrstr (name, RGM_DATABASE_DAMAGED_INFIX);
  const char *stamp = infix ? infix + strlen (RGM_DATABASE_DAMAGED_INFIX) : "";
  gsize length = strspn (stamp, "0123456789TZ");

  return length == STAMP_LENGTH && (stamp[length] == '\0' || stamp[length] == '-')
         && strspn (stamp + length, "-0123456789") == strlen (stamp + length);
}

/* Another name of the very file of the database is no copy of it. To close it would take the locks
 * away that this process holds on the database, under whatever name it has it open. */
static gboolean
is_database (const RgmEraseCopies *self, const GStatBuf *status)
{
  GStatBuf own;

  return g_lstat (self->path, &own) == 0 && own.st_dev == status->st_dev
         && own.st_ino == status->st_ino;
}

/* Whether @path can be read; else why not is noted. */
static gboolean
check_readable (const RgmEraseCopies *self, const char *path)
{
  g_autoptr(GError) reason = NULL;

  if (faccessat (AT_FDCWD, path, R_OK, AT_EACCESS) == 0)
    return TRUE;
  rgm_database_file_fail (path, errno, &reason);
  rgm_erase_copies_note_reason (self->left, self->unread, path, reason);
  return FALSE;
}

/* Whether a file may hold the patient. One that was damaged or was never ended, of those that this
 * program makes, may have lost the id and not the name. */
static gboolean
may_hold (const RgmEraseCopies *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  gboolean found = FALSE;
  GStatBuf status;

  if (g_lstat (path, &status) == 0 && is_database (self, &status))
    return FALSE;
  if (is_unfinished (name))
    await_maker (self, path);
  if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size == 0
      || !check_readable (self, path))
    return FALSE;
  if (!rgm_erase_copies_find_id (path, self->id, &found, NULL) || found)
    return TRUE;
  return (is_kept_aside (name) || is_unfinished (name)) && !is_sound (path);
}

/* Whether it is the file of a database that cannot be opened: what was salvaged from it, into this
 * one it may be, is not all that it holds. One that is sound has its own patients, and is looked at
 * by SQLite alone: whoever else closes it takes the locks away that are on it. */
static gboolean
is_damaged (const char *path)
{
  g_autoptr(RgmDatabase) database = NULL;
  g_autoptr(GError) reason = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  database = rgm_database_open (path, RGM_DATABASE_READ_ONLY, NULL);
  return database && !rgm_backup_copy_check (database, &reason)
         && g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
}

/* Whether a file that lies beside @database, which it is not, may be a copy of it: it begins with
 * its name, or is damaged. */
static gboolean
is_copy_beside (const char *database, const char *path)
{
  return rgm_short_name_is_begun (path, database)
         || (!g_str_equal (path, database) && is_damaged (path));
}

/* Whether a file among the backups may be a copy of @database: it begins with its name, or with one
 * that no other database there has. */
static gboolean
is_copy_among_backups (const char *database, const char *path)
{
  g_autofree char *beside = g_path_get_dirname (database);
  g_autofree char *name = g_path_get_basename (path);

  return rgm_short_name_is_begun (path, database)
         || !rgm_backup_name_has_namesake (name, beside);
}

/* What was salvaged is not all that the damaged file holds. Whatever else is in its folder may be
 * of somebody else. */
static gboolean
is_former (const char *database, const char *path)
{
  return rgm_short_name_is_begun (path, database)
         || (g_str_equal (path, database) && is_damaged (path));
}

/* Copies that were put into @folder by a migration, a restore, or one of these that was killed:
 * `regimen.db.…`; and damaged ones. */
static void
find_copies (const RgmEraseCopies *self, const char *folder, const char *database,
             gboolean (*is_copy) (const char *database, const char *path))
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_hash_table_contains (self->seen, path) && !g_str_equal (path, self->path)
          && is_copy (database, path) && may_hold (self, path))
        rgm_erase_copies_note (self->left, path);
    }
}

/**
 * rgm_erase_copies_find:
 * @self: what is looked for, and where
 *
 * Finds the files that hold, or may hold, the patient, as far as the folders can be read.
 */
void
rgm_erase_copies_find (const RgmEraseCopies *self)
{
  g_autofree char *beside = g_path_get_dirname (self->path);
  g_autofree char *backups = rgm_backup_get_folder (self->path);

  find_copies (self, beside, self->path, is_copy_beside);
  find_copies (self, backups, self->path, is_copy_among_backups);
  for (guint i = 0; self->former->all[i]; i++)
    {
      g_autofree char *folder = g_path_get_dirname (self->former->all[i]);

      find_copies (self, folder, self->former->all[i], is_former);
    }
  /* Among the backups of one that is worked with again everything is its own. */
  for (guint i = 0; self->former->abandoned[i]; i++)
    {
      g_autofree char *there = rgm_backup_get_folder (self->former->abandoned[i]);

      if (!g_str_equal (there, backups))
        find_copies (self, there, self->former->abandoned[i], is_copy_among_backups);
    }
}
