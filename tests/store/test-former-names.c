#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "renamed-fixture.h"

/* A database that was salvaged from a file which is called after a patient: when that one is
 * erased, no byte tells of the name, and what lies where the file was is found as before. */

/* A part of the name that no sum or UUID has. */
#define TELLING "secretname"
#define BACKUP_NAME "zebedee-SECRETNAME.regimen"

static gboolean
tells (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i + strlen (TELLING) <= length; i++)
    if (g_ascii_strncasecmp (bytes + i, TELLING, strlen (TELLING)) == 0)
      return TRUE;
  return FALSE;
}

/* How many files below @folder tell of the name. */
static guint
count_telling (const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (listing);
  while ((name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        count += count_telling (path);
      else if (tells (path))
        {
          g_test_message ("%s tells", path);
          count++;
        }
    }
  return count;
}

/* The database lies in @folder under @name, with a backup, which is returned. */
static char *
move_to (Renamed *self, const char *folder, const char *name)
{
  g_autofree char *disk = renamed_name_disk (self, folder);

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  g_clear_pointer (&self->base.store, rgm_store_close);
  {
    g_autofree char *path = g_build_filename (disk, name, NULL);

    g_assert_cmpint (g_rename (self->base.path, path), ==, 0);
    g_free (self->base.path);
    self->base.path = g_steal_pointer (&path);
  }
  fixture_reopen (&self->base);
  return renamed_make_backup (self->base.path, 0, NULL);
}

static char *
get_setting (Renamed *self)
{
  return fixture_ask_own (self->base.store,
                          "SELECT value FROM setting WHERE key = 'former-files'");
}

static void
assert_tells (Renamed *self)
{
  g_autofree char *setting = get_setting (self);
  g_autofree char *folded = g_ascii_strdown (setting, -1);

  g_assert_nonnull (strstr (folded, TELLING));
}

/* The file is gone: its folder is known still, and so are the backups that are there. */
static void
test_gone (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = move_to (self, "disk", BACKUP_NAME);
  g_autofree char *backups = rgm_backup_get_folder (self->base.path);
  g_autofree char *plain = g_build_filename (backups, "old.regimen.20260101T000000Z.asked.backup",
                                             NULL);
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *setting = NULL;

  g_assert_cmpint (g_rename (backup, plain), ==, 0);
  renamed_go_elsewhere (self);
  g_free (renamed_make_backup (rgm_store_get_path (self->base.store), 0, NULL));
  assert_tells (self);
  g_assert_cmpint (g_unlink (self->base.path), ==, 0);
  erasure = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 0);
  g_assert_cmpuint (count_telling (self->base.folder), ==, 0);
  setting = get_setting (self);
  g_assert_true (g_str_has_suffix (setting, "/disk/~"));
  renamed_assert_listed (rgm_store_get_path (self->base.store), plain, TRUE);
}

/* The file is there: it is told of, also when somebody else is erased later, and once it is deleted
 * nothing tells of the name, though by then nobody knows it any more. */
static void
test_there (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = move_to (self, "disk", "My Zebedee_Secretname.regimen");
  g_autofree char *copy = g_strconcat (self->base.path, ".before-2", NULL);
  g_autoptr(RgmPatient) other = fixture_add_patient (&self->base, "Sample Patient 2");
  const char *const left[] = { self->base.path, NULL };
  g_autoptr(RgmErasure) erasure = NULL;
  g_autoptr(RgmErasure) again = NULL;
  g_autoptr(RgmErasure) others = NULL;
  g_autofree char *setting = NULL;

  renamed_go_elsewhere (self);
  g_free (renamed_make_backup (rgm_store_get_path (self->base.store), 0, NULL));
  erasure = renamed_erase (self, NULL);
  g_assert_cmpstrv (erasure->left, left);
  g_assert_true (tells (self->base.path));
  g_assert_cmpuint (count_telling (self->base.folder), ==, 1);
  renamed_assert_listed (rgm_store_get_path (self->base.store), backup, TRUE);
  g_assert_true (g_file_set_contents (copy, other->id, -1, NULL));
  others = rgm_erase_patient (self->base.store, other->id, NULL, NULL);
  g_assert_true (g_strv_contains ((const char *const *) others->left, copy));
  g_assert_true (g_strv_contains ((const char *const *) others->left, self->base.path));
  g_assert_cmpint (g_unlink (copy), ==, 0);
  again = renamed_erase (self, NULL);
  g_assert_cmpstrv (again->left, left);
  g_assert_true (rgm_erase_left (self->base.store, again, NULL));
  g_assert_cmpuint (count_telling (self->base.folder), ==, 0);
  g_assert_cmpint (g_unlink (backup), ==, 0);
  g_assert_true (rgm_erase_left (self->base.store, again, NULL));
  setting = get_setting (self);
  g_assert_true (g_str_has_suffix (setting, "/disk/~"));
}

/* The folder is called after the patient, too: it is looked into for as long as it is there, told
 * of when it is not, and forgotten by its name. */
static void
test_folder (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = move_to (self, "Secretname, Zebedee", "practice.regimen");
  g_autofree char *disk = renamed_name_disk (self, "Secretname, Zebedee");
  g_autofree char *away = renamed_name_disk (self, "away");
  const char *const folders[] = { disk, NULL };
  g_autoptr(RgmErasure) erasure = NULL;
  g_autoptr(RgmErasure) without = NULL;
  g_autoptr(RgmErasure) forgotten = NULL;

  renamed_go_elsewhere (self);
  erasure = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_cmpuint (g_strv_length (erasure->unreached), ==, 0);
  g_assert_cmpuint (count_telling (self->base.folder), ==, 1);
  renamed_assert_listed (rgm_store_get_path (self->base.store), backup, TRUE);
  g_assert_false (rgm_erase_forget (self->base.store, folders, NULL));
  g_assert_cmpint (g_rename (disk, away), ==, 0);
  without = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (without->unreached), ==, 1);
  g_assert_cmpuint (g_strv_length (without->gone), ==, 1);
  g_assert_true (rgm_erase_check_gone (self->base.store, (const char *const *) without->gone,
                                       NULL));
  g_assert_true (rgm_erase_forget (self->base.store, folders, NULL));
  forgotten = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (forgotten->unreached), ==, 0);
}

/* A disk that is away when the patient is erased is known again when it is back. */
static void
test_away (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = move_to (self, "Zebedee", "Secretname.regimen");
  g_autofree char *disk = renamed_name_disk (self, "Zebedee");
  g_autofree char *away = renamed_name_disk (self, "away");
  const char *const unreached[] = { disk, NULL };
  g_autoptr(RgmErasure) without = NULL;
  g_autoptr(RgmErasure) with = NULL;

  renamed_go_elsewhere (self);
  g_assert_cmpint (g_rename (disk, away), ==, 0);
  without = renamed_erase (self, NULL);
  g_assert_cmpstrv (without->unreached, unreached);
  {
    g_autofree char *setting = get_setting (self);
    g_autofree char *folded = g_ascii_strdown (setting, -1);

    g_assert_null (strstr (folded, TELLING));
  }
  g_assert_cmpint (g_rename (away, disk), ==, 0);
  with = renamed_erase (self, NULL);
  g_assert_cmpuint (g_strv_length (with->unreached), ==, 0);
  g_assert_cmpuint (g_strv_length (with->left), ==, 1);
  g_assert_cmpstr (with->left[0], ==, self->base.path);
  g_assert_false (renamed_has_secret (backup));
}

/* Nor does a backup tell that never had the patient, or was looked into before it was known what
 * they were called once. */
static void
test_backups (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = move_to (self, "disk", "A \303\204nna Former Secretname.regimen");
  const char *path;

  renamed_go_elsewhere (self);
  path = rgm_store_get_path (self->base.store);
  g_free (self->patient->name);
  self->patient->name = g_strdup ("Former \303\204nna");
  g_assert_true (rgm_store_save_patient (self->base.store, self->patient, NULL));
  g_free (renamed_make_backup (path, 0, NULL));
  g_free (self->patient->name);
  self->patient->name = g_strdup ("Nobody Else");
  g_assert_true (rgm_store_save_patient (self->base.store, self->patient, NULL));
  g_free (renamed_make_backup (path, 0, NULL));
  rgm_erasure_free (renamed_erase (self, NULL));
  g_assert_false (tells (backup));
  /* The damaged file alone. */
  g_assert_cmpuint (count_telling (self->base.folder), ==, 1);
}

static void
test_without_patient (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = move_to (self, "disk", BACKUP_NAME);
  g_autoptr(RgmPatient) again = NULL;
  g_autoptr(RgmErasure) erasure = NULL;

  renamed_go_elsewhere (self);
  rgm_erasure_free (renamed_erase (self, NULL));
  fixture_run_sql (rgm_store_get_path (self->base.store),
                   "UPDATE setting SET value = 'file:///gone/Zebedee%20Secretname.regimen'"
                   " WHERE key = 'former-files'");
  g_free (renamed_make_backup (rgm_store_get_path (self->base.store), 0, NULL));
  again = rgm_patient_new (self->patient->name);
  g_assert_true (rgm_store_save_patient (self->base.store, again, NULL));
  erasure = rgm_erase_patient (self->base.store, again->id, NULL, NULL);
  g_assert_nonnull (erasure);
  g_assert_cmpint (g_unlink (self->base.path), ==, 0);
  g_assert_cmpuint (count_telling (self->base.folder), ==, 0);
  g_assert_false (tells (backup));
}

/* Paths of others stay as they are. */
static void
test_others (Renamed *self, gconstpointer data)
{
  g_autofree char *backup = move_to (self, "disk", "Zebedee.regimen");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  renamed_go_elsewhere (self);
  before = get_setting (self);
  g_assert_cmpint (g_unlink (self->base.path), ==, 0);
  rgm_erasure_free (renamed_erase (self, NULL));
  after = get_setting (self);
  g_assert_cmpstr (after, ==, before);
  renamed_assert_listed (rgm_store_get_path (self->base.store), backup, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  RENAMED_TEST ("/former-names/gone", test_gone);
  RENAMED_TEST ("/former-names/there", test_there);
  RENAMED_TEST ("/former-names/folder", test_folder);
  RENAMED_TEST ("/former-names/away", test_away);
  RENAMED_TEST ("/former-names/backups", test_backups);
  RENAMED_TEST ("/former-names/without-patient", test_without_patient);
  RENAMED_TEST ("/former-names/others", test_others);
  return g_test_run ();
}
