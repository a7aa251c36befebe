#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "renamed-fixture.h"
#include "rgm-database.h"

/* Folders that a database was in before it was salvaged, and backups, that cannot be looked into
 * when somebody is erased. */

#define NOBODY 65534

/* Somebody is erased; @folder alone could not be looked into, and that is said. */
static void
assert_unreached (Renamed *self, const char *folder)
{
  g_autoptr(RgmErasure) erasure = renamed_erase (self, NULL);
  g_autoptr(GPtrArray) entries = rgm_store_list_patients (self->base.store, NULL);

  g_assert_cmpuint (g_strv_length (erasure->unreached), ==, folder ? 1 : 0);
  if (folder)
    g_assert_cmpstr (erasure->unreached[0], ==, folder);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* A disk that is not there is told of, whether the folder is gone with it or empty without it. With
 * the disk there again, erasing again erases from what is on it. */
static void
test_disk_away (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *disk = renamed_name_disk (self, "disk");
  g_autofree char *away = renamed_name_disk (self, "away");

  g_assert_cmpint (g_rename (disk, away), ==, 0);
  assert_unreached (self, disk);
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  assert_unreached (self, disk);
  g_assert_cmpint (g_rmdir (disk), ==, 0);
  g_assert_cmpint (g_rename (away, disk), ==, 0);
  g_assert_true (renamed_has_secret (backup));
  assert_unreached (self, NULL);
  g_assert_false (renamed_has_secret (backup));
}

/* The damaged file was deleted, and whatever backups there were: that is no disk that is away. */
static void
test_deleted (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *backups = rgm_backup_get_folder (self->base.path);
  g_autofree char *disk = renamed_name_disk (self, "disk");
  g_autofree char *other = g_build_filename (disk, "notes.txt", NULL);

  g_assert_cmpint (g_unlink (self->base.path), ==, 0);
  assert_unreached (self, NULL);
  g_assert_false (renamed_has_secret (backup));
  g_assert_cmpint (g_unlink (backup), ==, 0);
  g_assert_cmpint (g_rmdir (backups), ==, 0);
  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  assert_unreached (self, NULL);
}

static void
assert_not_forgotten (Renamed *self, const char *folder, RgmStoreError code)
{
  const char *const folders[] = { folder, NULL };
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_erase_forget (self->base.store, folders, &error));
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
}

static void
change_owner (const char *path)
{
  g_autoptr(GDir) listing = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      change_owner (below);
    }
}

/* Nor does a folder that may not be read stop the erasing: not the one of the backups, nor the one
 * that those are in, nor the damaged file. */
static void
test_forbidden (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *backups = rgm_backup_get_folder (self->base.path);
  g_autofree char *disk = renamed_name_disk (self, "disk");

  if (geteuid () == 0)
    {
      change_owner (self->base.folder);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  g_assert_cmpint (g_chmod (backups, 0), ==, 0);
  assert_unreached (self, backups);
  g_assert_cmpint (g_chmod (disk, 0), ==, 0);
  assert_unreached (self, disk);
  assert_not_forgotten (self, disk, RGM_STORE_ERROR_EXISTS);
  g_assert_cmpint (g_chmod (disk, 0700), ==, 0);
  g_assert_cmpint (g_chmod (backups, 0700), ==, 0);
  g_assert_cmpint (g_chmod (self->base.path, 0), ==, 0);
  assert_unreached (self, disk);
  g_assert_true (renamed_has_secret (backup));
  g_assert_cmpint (g_chmod (self->base.path, 0600), ==, 0);
  assert_unreached (self, NULL);
  g_assert_false (renamed_has_secret (backup));
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* A backup that may not be read just now is none that is known to hold anybody: it is told of with
 * the reason, stays when what is left is deleted, and is looked into another time. So is a copy. */
static void
test_unread (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_make_backup (self->base.path, 0, NULL);
  g_autofree char *copy = g_strconcat (self->base.path, ".copy", NULL);
  g_autoptr(RgmErasure) unread = NULL;
  g_autoptr(RgmErasure) again = NULL;

  g_assert_true (g_file_set_contents (copy, self->patient->id, -1, NULL));
  if (geteuid () == 0)
    {
      change_owner (self->base.folder);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  g_assert_cmpint (g_chmod (backup, 0), ==, 0);
  g_assert_cmpint (g_chmod (copy, 0), ==, 0);
  unread = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (unread->left), ==, 0);
  g_assert_cmpuint (g_strv_length (unread->unread), ==, 2);
  g_test_message ("%s %s", unread->unread[0], unread->unread[1]);
  g_assert_nonnull (strstr (unread->unread[0], backup));
  g_assert_nonnull (strstr (unread->unread[1], copy));
  g_assert_true (rgm_erase_left (self->base.store, unread, NULL));
  g_assert_cmpint (g_chmod (backup, 0600), ==, 0);
  g_assert_cmpint (g_chmod (copy, 0600), ==, 0);
  g_assert_true (renamed_has_secret (backup));
  again = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (again->unread), ==, 0);
  g_assert_cmpstrv (again->left, ((const char *[]) { copy, NULL }));
  g_assert_false (renamed_has_secret (backup));
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* A folder that was deleted for good is told of no more once it is forgotten, which only one can be
 * that is not there and that the database was in. Should it be a disk all the same, what is on it
 * is let alone. */
static void
test_forget (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *disk = renamed_name_disk (self, "disk");
  g_autofree char *away = renamed_name_disk (self, "away");
  const char *const folders[] = { disk, NULL };
  const char *const both[] = { disk, away, NULL };
  g_autoptr(RgmErasure) erasure = NULL;

  assert_not_forgotten (self, disk, RGM_STORE_ERROR_EXISTS);
  assert_not_forgotten (self, self->base.folder, RGM_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rename (disk, away), ==, 0);
  erasure = renamed_erase (self, NULL);
  g_assert_cmpstrv (erasure->gone, folders);
  g_assert_false (rgm_erase_forget (self->base.store, both, NULL));
  assert_unreached (self, disk);
  g_assert_true (rgm_erase_forget (self->base.store, folders, NULL));
  assert_unreached (self, NULL);
  assert_not_forgotten (self, disk, RGM_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rename (away, disk), ==, 0);
  assert_unreached (self, NULL);
  g_assert_true (renamed_has_secret (backup));
}

/* An empty one may be where a disk belongs. */
static void
test_forget_empty (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *disk = renamed_name_disk (self, "disk");
  g_autofree char *away = renamed_name_disk (self, "away");
  g_autoptr(RgmErasure) erasure = NULL;

  g_assert_cmpint (g_rename (disk, away), ==, 0);
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  erasure = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (erasure->unreached), ==, 1);
  g_assert_cmpuint (g_strv_length (erasure->gone), ==, 0);
  assert_not_forgotten (self, disk, RGM_STORE_ERROR_EXISTS);
}

/* A file where the folder of backups was is no folder without backups. */
static void
test_no_folder (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *backups = rgm_backup_get_folder (self->base.path);

  g_assert_cmpint (g_unlink (backup), ==, 0);
  g_assert_cmpint (g_rmdir (backups), ==, 0);
  g_assert_true (g_file_set_contents (backups, "mine", -1, NULL));
  assert_unreached (self, backups);
}

/* What another program works with may be sound again: its backups are left alone, and that is
 * said. */
static void
test_locked (Renamed *self, gconstpointer data)
{
  g_autofree char *disk = renamed_name_disk (self, "disk");
  g_autofree char *bytes = NULL;
  g_autofree char *backup = NULL;
  g_autoptr(RgmDatabase) other = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  backup = renamed_leave_disk (self);
  g_assert_true (g_file_set_contents (self->base.path, bytes, (gssize) length, NULL));
  other = rgm_database_open (self->base.path, RGM_DATABASE_READ_WRITE, NULL);
  g_assert_true (rgm_database_run (other, "BEGIN EXCLUSIVE", NULL));
  assert_unreached (self, disk);
  g_assert_true (renamed_has_secret (backup));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  RENAMED_TEST ("/unreached/disk-away", test_disk_away);
  RENAMED_TEST ("/unreached/deleted", test_deleted);
  RENAMED_TEST ("/unreached/forbidden", test_forbidden);
  RENAMED_TEST ("/unreached/unread", test_unread);
  RENAMED_TEST ("/unreached/forget", test_forget);
  RENAMED_TEST ("/unreached/forget-empty", test_forget_empty);
  RENAMED_TEST ("/unreached/no-folder", test_no_folder);
  RENAMED_TEST ("/unreached/locked", test_locked);
  return g_test_run ();
}
