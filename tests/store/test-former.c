#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "renamed-fixture.h"
#include "rgm-backup-list.h"
#include "rgm-database.h"

/* A database that was salvaged into another folder: what of the backups and the damaged file that
 * stayed where it was. */

#define N_MANY 30
/* What ends the names of a file that was never ended, and of a backup. */
#define UNFINISHED ".6b1f0a86-2a1b-4a5e-9f5e-0f6f3f3f3f3f.new"
#define STAMP ".20260101T000000Z.asked.backup"

static gboolean
is_left (const RgmErasure *erasure, const char *path)
{
  return g_strv_contains ((const char *const *) erasure->left, path);
}

static void
assert_damaged_one_left (Renamed *self, const char *rewritten)
{
  g_autoptr(RgmErasure) erasure = renamed_erase (self, NULL);

  g_assert_true (g_strv_contains ((const char *const *) erasure->rewritten, rewritten));
  g_assert_false (renamed_has_secret (rewritten));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_cmpstr (erasure->left[0], ==, self->base.path);
}

/* What was salvaged has the backups of what it was salvaged from, and the damaged file is told of
 * when somebody is erased. */
static void
test_salvaged (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_make_backup (self->base.path, 0, NULL);
  g_autoptr(RgmSalvageReport) report = renamed_salvage (self, self->renamed);

  g_assert_null (report->backups);
  renamed_assert_listed (self->renamed, backup, TRUE);
  assert_damaged_one_left (self, backup);
}

/* So it does from another folder: where they are is said, they are offered and erased from, and
 * cleared away by nobody there. */
static void
test_salvaged_elsewhere (Renamed *self, gconstpointer data)
{
  const gint64 hour = (gint64) 1600000000 * G_USEC_PER_SEC;
  g_autofree char *folder = g_build_filename (self->base.folder, "else\nwhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);
  g_autofree char *backups = rgm_backup_get_folder (self->base.path);
  g_autoptr(RgmSalvageReport) report = NULL;
  g_autofree char *backup = NULL;
  guint n_dropped = 0;

  for (guint i = 0; i < N_MANY; i++)
    g_free (renamed_make_backup (self->base.path, hour + i * G_USEC_PER_SEC, NULL));
  backup = renamed_make_backup (self->base.path, 0, NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  report = renamed_salvage (self, to);
  g_assert_cmpstr (report->backups, ==, backups);
  g_assert_cmpuint (report->n_backups, ==, N_MANY + 1);
  renamed_assert_listed (to, backup, TRUE);
  g_free (renamed_make_backup (to, 0, NULL));
  g_assert_true (rgm_backup_prune (to, 0, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, 0);
  g_assert_cmpuint (renamed_count_backups (self), ==, N_MANY + 1);
  assert_damaged_one_left (self, backup);
}

/* Salvaged beside the damaged file, and from there into another folder: both damaged files are told
 * of, and whatever was beside them is erased from. */
static void
test_salvaged_beside_and_elsewhere (Renamed *self, gconstpointer data)
{
  g_autofree char *first = g_strdup (self->base.path);
  g_autofree char *backup = renamed_make_backup (first, 0, NULL);
  g_autofree char *second = NULL;
  g_autoptr(RgmErasure) erasure = NULL;

  rgm_salvage_report_free (renamed_salvage (self, self->renamed));
  g_free (self->base.path);
  self->base.path = g_strdup (self->renamed);
  second = renamed_make_backup (self->renamed, 0, NULL);
  renamed_go_elsewhere (self);
  erasure = renamed_erase (self, NULL);
  g_assert_true (is_left (erasure, first));
  g_assert_true (is_left (erasure, self->renamed));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 2);
  g_assert_false (renamed_has_secret (backup));
  g_assert_false (renamed_has_secret (second));
}

/* A sealed backup of the damaged file that does not say whose it is may be its own, in the same
 * folder as well. */
static void
test_sealed_beside (Renamed *self, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  g_autofree char *backup = NULL;
  g_autoptr(RgmErasure) erasure = NULL;

  fixture_run_sql (self->base.path, "DELETE FROM setting WHERE key = 'origin'");
  backup = renamed_make_backup (self->base.path, 0, seal);
  rgm_salvage_report_free (renamed_salvage (self, self->renamed));
  erasure = renamed_erase (self, NULL);
  g_assert_true (is_left (erasure, backup));
}

/* What a folder is called says nothing of the file in it. */
static void
test_folder_of_damaged (Renamed *self, gconstpointer data)
{
  g_autofree char *folder = renamed_name_disk (self, "kept.damaged-20260101T000000Z");
  g_autofree char *name = g_path_get_basename (self->base.path);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(RgmErasure) erasure = NULL;

  g_clear_pointer (&self->base.store, rgm_store_close);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (self->base.path, path), ==, 0);
  g_free (self->base.path);
  self->base.path = g_strdup (path);
  renamed_go_elsewhere (self);
  erasure = renamed_erase (self, NULL);
  g_assert_true (is_left (erasure, path));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
}

/* Whatever else is in that folder is of nobody here. */
static void
test_salvaged_from_among_others (Renamed *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->base.folder, "elsewhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);
  g_autoptr(RgmPatient) other = rgm_patient_new ("Sample Patient 2");
  g_autoptr(RgmStore) store = rgm_store_open (self->renamed, RGM_STORE_CREATE, NULL);
  g_autoptr(RgmSalvageReport) report = NULL;
  g_autofree char *theirs = NULL;

  g_assert_true (rgm_store_save_patient (store, other, NULL));
  theirs = renamed_make_backup (self->renamed, 0, NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  report = renamed_salvage (self, to);
  g_assert_null (report->backups);
  renamed_assert_listed (to, theirs, FALSE);
  renamed_assert_listed (self->renamed, theirs, TRUE);
}

/* Nor is a damaged file there, but for that which was salvaged. */
static void
test_salvaged_from_among_damaged (Renamed *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->base.folder, "elsewhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);
  g_autofree char *theirs = g_strconcat (self->renamed, ".damaged", NULL);
  g_autoptr(RgmSalvageReport) report = NULL;
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  report = renamed_salvage (self, to);
  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (theirs, bytes, (gssize) length, NULL));
  erasure = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_cmpstr (erasure->left[0], ==, self->base.path);
}

/* What was damaged is worked with again: its backups are its own, whoever is erased elsewhere. */
static void
test_restored_since (Renamed *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->base.folder, "elsewhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);
  g_autofree char *backup = renamed_make_backup (self->base.path, 0, NULL);
  g_autoptr(RgmSalvageReport) report = NULL;
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_clear_pointer (&self->base.store, rgm_store_close);
  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  report = renamed_salvage (self, to);
  g_assert_true (g_file_set_contents (self->base.path, bytes, (gssize) length, NULL));
  erasure = renamed_erase (self, NULL);
  g_assert_false (g_strv_contains ((const char *const *) erasure->rewritten, backup));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
  g_assert_true (renamed_has_secret (backup));
}

/* Puts a file that was never ended, with what is left of somebody, beside a backup. */
static char *
leave_behind (Renamed *self, const char *backup, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (backup);
  g_autofree char *text = g_strconcat (self->patient->id, self->patient->name, NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* What was never ended, or is damaged, among the backups that stayed there is told of as that among
 * its own is, also under a name that nobody there has any more; but not what is a neighbour's. */
static void
test_leftovers (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *base = g_path_get_basename (self->base.path);
  g_autofree char *disk = renamed_name_disk (self, "disk");
  g_autofree char *neighbour = g_build_filename (disk, "theirs.regimen", NULL);
  g_autofree char *new_name = g_strconcat (base, UNFINISHED, NULL);
  g_autofree char *damaged_name = g_strconcat (base, STAMP, NULL);
  g_autofree char *unfinished = leave_behind (self, backup, new_name);
  g_autofree char *damaged = leave_behind (self, backup, damaged_name);
  g_autofree char *nobodys = leave_behind (self, backup, "old.regimen" UNFINISHED);
  g_autofree char *theirs = leave_behind (self, backup, "theirs.regimen" UNFINISHED);
  g_autoptr(RgmErasure) erasure = NULL;

  rgm_store_close (rgm_store_open (neighbour, RGM_STORE_CREATE, NULL));
  erasure = renamed_erase (self, NULL);
  g_assert_true (is_left (erasure, self->base.path));
  g_assert_true (is_left (erasure, unfinished));
  g_assert_true (is_left (erasure, damaged));
  g_assert_true (is_left (erasure, nobodys));
  g_assert_false (is_left (erasure, theirs));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 4);
  g_assert_true (rgm_erase_left (self->base.store, erasure, NULL));
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
  g_assert_true (renamed_has_secret (theirs));
}

/* Files of others are theirs, whatever they are called. */
static void
test_files_of_others (Renamed *self, gconstpointer data)
{
  static const char *const names[] = { "report.docx.new", "photo.damaged-2020.jpg",
                                       "notes.damaged-by-rain", "x.damaged-20260101" };
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *folder = g_path_get_dirname (backup);
  g_autoptr(RgmErasure) erasure = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "Dear reader", -1, NULL));
    }
  erasure = renamed_erase (self, NULL);
  g_assert_true (is_left (erasure, self->base.path));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
}

/* Where another database is put in the place of the damaged one, the backups of this one are still
 * its own, and those of the other are not. */
static void
test_replaced (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = renamed_leave_disk (self);
  g_autofree char *another = renamed_name_disk (self, "another.regimen");
  g_autoptr(RgmPatient) other = rgm_patient_new ("Sample Patient 2");
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *theirs = NULL;
  RgmStore *store;

  store = rgm_store_open (another, RGM_STORE_CREATE, NULL);
  g_assert_true (rgm_store_save_patient (store, other, NULL));
  rgm_store_close (store);
  g_assert_cmpint (g_rename (another, self->base.path), ==, 0);
  theirs = renamed_make_backup (self->base.path, 0, NULL);
  erasure = renamed_erase (self, NULL);
  g_assert_true (g_strv_contains ((const char *const *) erasure->rewritten, backup));
  g_assert_false (g_strv_contains ((const char *const *) erasure->rewritten, theirs));
  g_assert_false (renamed_has_secret (backup));
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
}

/* Where the file is worked with again, what is among its backups is its own, too. */
static void
test_leftovers_in_use (Renamed *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *base = g_path_get_basename (self->base.path);
  g_autofree char *name = g_strconcat (base, UNFINISHED, NULL);
  g_autofree char *unfinished = NULL;
  g_autoptr(RgmErasure) erasure = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  backup = renamed_leave_disk (self);
  unfinished = leave_behind (self, backup, name);
  g_assert_true (g_file_set_contents (self->base.path, bytes, (gssize) length, NULL));
  erasure = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
  g_assert_cmpuint (g_strv_length (erasure->unreached), ==, 0);
}

/* A sealed one that does not say whose it is, under a name that nobody has, may be its own. */
static void
test_sealed_stray (Renamed *self, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  g_autofree char *folder = rgm_backup_get_folder (self->base.path);
  g_autofree char *stray = g_build_filename (folder, "old.regimen" STAMP, NULL);
  g_autofree char *made = NULL;
  g_autoptr(RgmErasure) without = NULL;
  g_autoptr(RgmErasure) with = NULL;

  fixture_run_sql (self->base.path, "DELETE FROM setting WHERE key = 'origin'");
  made = renamed_make_backup (self->base.path, 0, seal);
  g_assert_cmpint (g_rename (made, stray), ==, 0);
  renamed_go_elsewhere (self);
  without = renamed_erase (self, NULL);
  g_assert_true (is_left (without, stray));
  with = renamed_erase (self, passphrase);
  g_assert_false (is_left (with, stray));
  g_assert_true (g_strv_contains ((const char *const *) with->rewritten, stray));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  RENAMED_TEST ("/former/salvaged", test_salvaged);
  RENAMED_TEST ("/former/salvaged-elsewhere", test_salvaged_elsewhere);
  RENAMED_TEST ("/former/salvaged-beside-and-elsewhere", test_salvaged_beside_and_elsewhere);
  RENAMED_TEST ("/former/folder-of-damaged", test_folder_of_damaged);
  RENAMED_TEST ("/former/sealed-beside", test_sealed_beside);
  RENAMED_TEST ("/former/salvaged-from-among-others", test_salvaged_from_among_others);
  RENAMED_TEST ("/former/salvaged-from-among-damaged", test_salvaged_from_among_damaged);
  RENAMED_TEST ("/former/restored-since", test_restored_since);
  RENAMED_TEST ("/former/leftovers", test_leftovers);
  RENAMED_TEST ("/former/leftovers-in-use", test_leftovers_in_use);
  RENAMED_TEST ("/former/files-of-others", test_files_of_others);
  RENAMED_TEST ("/former/replaced", test_replaced);
  RENAMED_TEST ("/former/sealed-stray", test_sealed_stray);
  return g_test_run ();
}
