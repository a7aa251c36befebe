#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup-list.h"
#include "rgm-database.h"
#include "rgm-erase.h"
#include "store-fixture.h"

/* In bytes: one of which all that is made beside it has a name, and the longest of which SQLite can
 * name the journal. */
#define NAME_SHORT 157
#define NAME_LONGEST 247
#define NAME_STEP 9

/* What keeps a file from being opened though nothing is wrong with what is in it: another program,
 * and a path that is too long. */

/* Who writes lets others read; who keeps the file for themselves does not, and that is told apart:
 * then it is of no use to offer reading. */
static void
test_locked_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmDatabase) other = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&fixture->store, rgm_store_close);
  other = rgm_database_open (fixture->path, RGM_DATABASE_READ_WRITE, &error);
  g_assert_true (rgm_database_run (other, "BEGIN IMMEDIATE", &error));
  fixture_assert_opens (fixture->path, RGM_STORE_READ_ONLY);
  g_assert_true (rgm_database_run (other, "COMMIT; BEGIN EXCLUSIVE", &error));
  fixture_assert_cannot_open (fixture->path, RGM_STORE_READ_ONLY, RGM_STORE_ERROR_LOCKED_OUT);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_DEFAULT, RGM_STORE_ERROR_LOCKED_OUT);
  g_assert_true (rgm_database_run (other, "COMMIT", &error));
  fixture_assert_opens (fixture->path, RGM_STORE_DEFAULT);
}

/* A path that is longer than SQLite's, a folder's or the system's names may be is told as that, and
 * nothing is made on the way to it. */
static void
test_long_paths (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint n_folders;
    gsize folder_length, name_length;
  } paths[] = { { 2, 230, 40 }, { 3, 250, 10 }, { 1, 10, 300 }, { 1, 300, 10 }, { 30, 200, 10 } };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *part = g_strnfill (paths[i].folder_length, 'a');
      g_autofree char *name = g_strnfill (paths[i].name_length, 'b');
      g_autofree char *above = g_build_filename (fixture->folder, part, NULL);
      g_autoptr(GString) path = g_string_new (fixture->folder);

      for (guint j = 0; j < paths[i].n_folders; j++)
        g_string_append_printf (path, "/%s", part);
      g_string_append_printf (path, "/%s", name);
      fixture_assert_cannot_open (path->str, RGM_STORE_CREATE, RGM_STORE_ERROR_PATH_TOO_LONG);
      g_assert_false (g_file_test (above, G_FILE_TEST_EXISTS));
    }
}

/* One that lies there already, put there by another program, is told alike, however it is
 * opened. */
static void
test_long_path_of_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *part = g_strnfill (230, 'a');
  g_autofree char *folder = g_build_filename (fixture->folder, part, part, NULL);
  g_autofree char *name = g_strnfill (100, 'b');
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_cmpint (g_rename (fixture->path, path), ==, 0);
  fixture_assert_cannot_open (path, RGM_STORE_CREATE, RGM_STORE_ERROR_PATH_TOO_LONG);
  fixture_assert_cannot_open (path, RGM_STORE_READ_ONLY, RGM_STORE_ERROR_PATH_TOO_LONG);
  g_assert_null (rgm_store_open (path, RGM_STORE_DEFAULT, &error));
  g_test_message ("%s", error->message);
  g_assert_cmpuint (strlen (error->message), <, 300);
}

static void
rename_to_length (Fixture *fixture, guint length)
{
  g_autofree char *name = g_strnfill (length, 'a');
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_cmpint (g_rename (fixture->path, path), ==, 0);
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&path);
  fixture_reopen (fixture);
}

/* Answers whether it is there, and listed; else why not is said, and nothing is left behind. */
static gboolean
back_up (Fixture *fixture, RgmBackupReason reason, const RgmBackupSeal *seal)
{
  const RgmBackupOptions options = { .reason = reason, .seal = seal };
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (fixture->path, &options, &error);
  g_autoptr(GPtrArray) backups = rgm_backup_list (fixture->path, NULL);
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (listing && g_dir_read_name (listing))
    n_files++;
  g_assert_cmpuint (backups->len, ==, n_files);
  if (made)
    g_assert_cmpstr (((RgmBackupEntry *) backups->pdata[0])->path, ==, made->path);
  else
    g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_PATH_TOO_LONG);
  return made != NULL;
}

/* Answers whether somebody was erased; else why not is said, and nobody was. */
static gboolean
erase_somebody (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM patient WHERE id = '%s'",
                                          patient->id);
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmErasure) erasure = rgm_erase_patient (fixture->store, patient->id, NULL, &error);
  g_autofree char *n_left = fixture_ask (fixture, sql);

  g_assert_cmpstr (n_left, ==, erasure ? "0" : "1");
  if (!erasure)
    g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_PATH_TOO_LONG);
  return erasure != NULL;
}

/* A file may have a name that is as long as SQLite takes, and what is made beside it has a longer
 * one. Then that is said, and nothing is done by halves. */
static void
test_long_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 2");
  guint n_made = 0, n_erased = 0, n_refused = 0;

  for (guint length = NAME_SHORT; length <= NAME_LONGEST; length += NAME_STEP)
    {
      gboolean made;

      rename_to_length (fixture, length);
      for (int reason = RGM_BACKUP_START; reason <= RGM_BACKUP_BEFORE_ERASE; reason++)
        {
          made = back_up (fixture, (RgmBackupReason) reason, NULL);
          n_made += made;
          n_refused += !made;
        }
      made = back_up (fixture, RGM_BACKUP_ASKED, seal);
      n_made += made;
      n_refused += !made;
      n_erased += erase_somebody (fixture);
    }
  g_test_message ("%u backups made, %u refused; %u erased", n_made, n_refused, n_erased);
  g_assert_cmpuint (n_made, >, 0);
  g_assert_cmpuint (n_erased, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/hindrances/locked-out", test_locked_out);
  FIXTURE_TEST ("/hindrances/long-paths", test_long_paths);
  FIXTURE_TEST ("/hindrances/long-path-of-file", test_long_path_of_file);
  FIXTURE_TEST ("/hindrances/long-names", test_long_names);
  return g_test_run ();
}
