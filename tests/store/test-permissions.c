#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rgm-backup.h"
#include "store-fixture.h"

/* Who may read the file, and what happens where we may not. */

#define NOBODY 65534

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

/* Folder 0700, file 0600 and its journal too, whatever the umask. */
static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "a", "b", NULL);
  g_autofree char *path = g_build_filename (folder, "x.db", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(RgmPatient) patient = rgm_patient_new ("A");
  mode_t mask = umask (0);

  store = rgm_store_open (path, RGM_STORE_CREATE, NULL);
  g_assert_nonnull (store);
  g_assert_true (rgm_store_get_created (store));
  g_assert_true (rgm_store_save_patient (store, patient, NULL));
  umask (mask);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_cmpuint (get_mode (journal), ==, 0600);
}

/* A file that came from elsewhere is made its owner's alone; its folder is not ours to change. */
static void
test_restricts (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->path, 0664), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  fixture_reopen (fixture);
  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);
  g_assert_cmpuint (get_mode (fixture->folder), ==, 0755);
}

/* Runs @function as somebody who is not root, because root may do anything. */
static void
as_nobody (Fixture *fixture, void (*function) (Fixture *fixture))
{
  if (geteuid () == 0)
    {
      g_assert_cmpint (chown (fixture->folder, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (chown (fixture->path, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
      function (fixture);
      g_assert_cmpint (seteuid (0), ==, 0);
    }
  else
    {
      function (fixture);
    }
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

static void
read_only_file (Fixture *fixture)
{
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(RgmPatient) patient = rgm_patient_new ("A");
  g_autoptr(GError) error = NULL;
  const GError *why = NULL;

  g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
  store = rgm_store_open (fixture->path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (rgm_store_get_read_only (store, &why));
  g_assert_error (why, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY);
  g_assert_false (rgm_store_save_patient (store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY);
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_unlink (journal);
  as_nobody (fixture, read_only_file);
}

/* A store of @path that is only read because @folder is, which its reason names. */
static RgmStore *
open_in_read_only_folder (const char *path, const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *named = g_strconcat ("The folder “", folder, "”", NULL);
  RgmStore *store = rgm_store_open (path, RGM_STORE_DEFAULT, &error);
  const GError *why = NULL;

  g_assert_no_error (error);
  g_assert_true (rgm_store_get_read_only (store, &why));
  g_assert_error (why, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY_FOLDER);
  g_assert_true (g_str_has_prefix (why->message, named));
  return store;
}

static void
read_only_folder (Fixture *fixture)
{
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(RgmPatient) patient = rgm_patient_new ("A");
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "new.db", NULL);

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  fixture_assert_cannot_open (path, RGM_STORE_CREATE, RGM_STORE_ERROR_PERMISSION);
  store = open_in_read_only_folder (fixture->path, fixture->folder);
  entries = rgm_store_list_patients (store, &error);
  g_assert_nonnull (entries);
  g_assert_false (rgm_store_save_patient (store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY_FOLDER);
  g_assert_cmpint (patient->created, ==, 0);
}

/* It is told when the file is opened, and not first when something is saved: also where a journal
 * lies there that could be written, for nothing can be backed up. */
static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_unlink (journal);
  if (data)
    {
      g_assert_true (g_file_set_contents (journal, "", 0, NULL));
      g_assert_cmpint (g_chmod (journal, 0666), ==, 0);
    }
  as_nobody (fixture, read_only_folder);
}

/* Puts a database of the first form in place of that of @fixture, which is closed. */
static void
put_older (Fixture *fixture)
{
  g_autofree char *older = g_test_build_filename (G_TEST_DIST, "data", "databases", "1.db", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_true (g_file_get_contents (older, &content, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
}

static void
older_in_read_only_folder (Fixture *fixture)
{
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(GPtrArray) patients = NULL;

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  store = open_in_read_only_folder (fixture->path, fixture->folder);
  patients = rgm_store_list_patients (store, NULL);
  g_assert_cmpuint (patients->len, >, 2);
}

/* A backup can be made where there is room for its folder, or that is there and may be written. */
static void
room_for_backups (Fixture *fixture)
{
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);

  g_assert_true (rgm_backup_may_make (fixture->path));
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (rgm_backup_may_make (fixture->path));
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (backups, 0500), ==, 0);
  g_assert_false (rgm_backup_may_make (fixture->path));
  g_assert_cmpint (g_chmod (backups, 0700), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_true (rgm_backup_may_make (fixture->path));
}

static void
test_room_for_backups (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, rgm_store_close);
  as_nobody (fixture, room_for_backups);
}

static void
older_with_read_only_backups (Fixture *fixture)
{
  g_autofree char *backups = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (backups, 0500), ==, 0);
  g_assert_null (rgm_store_open (fixture->path, RGM_STORE_DEFAULT, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY_FOLDER);
  g_assert_nonnull (strstr (error->message, backups));
  fixture_assert_opens (fixture->path, RGM_STORE_READ_ONLY);
}

/* A file that would have to be brought up to date is read as it is, or can be. */
static void
test_older_in_read_only_folder (Fixture *fixture, gconstpointer data)
{
  void (*const function) (Fixture *fixture) = data ? older_with_read_only_backups
                                                   : older_in_read_only_folder;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length, after_length;

  put_older (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_length, NULL));
  as_nobody (fixture, function);
  g_assert_true (g_file_get_contents (fixture->path, &after, &after_length, NULL));
  g_assert_cmpmem (before, before_length, after, after_length);
}

/* A process that is killed while it writes more than SQLite keeps in memory, so that a part of it
 * is in the file already, and the journal tells how it was. */
static void
cut_off_a_save (Fixture *fixture)
{
  pid_t child;
  int status;

  g_clear_pointer (&fixture->store, rgm_store_close);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *database;

      _exit (sqlite3_open (fixture->path, &database)
             || sqlite3_exec (database,
                              "PRAGMA cache_size = 1; BEGIN; CREATE TABLE much (a);"
                              "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
                              " WHERE i < 500) INSERT INTO much SELECT zeroblob (3000) FROM n",
                              NULL, NULL, NULL));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
cut_off (Fixture *fixture)
{
  const RgmStoreFlags flags[] = { RGM_STORE_DEFAULT, RGM_STORE_CREATE, RGM_STORE_READ_ONLY };

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
      fixture_assert_cannot_open (fixture->path, flags[i], RGM_STORE_ERROR_CUT_OFF);
      g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
      g_assert_cmpint (g_chmod (fixture->path, 0400), ==, 0);
      fixture_assert_cannot_open (fixture->path, flags[i], RGM_STORE_ERROR_CUT_OFF);
      g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
    }
}

/* Where a save was cut off, and nothing may be written, that is told; where it may, it opens. */
static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf status;

  cut_off_a_save (fixture);
  g_assert_cmpint (g_lstat (journal, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (journal, NOBODY, NOBODY), ==, 0);
  as_nobody (fixture, cut_off);
  store = rgm_store_open (fixture->path, RGM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store);
}

static void
forbidden (Fixture *fixture)
{
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_DEFAULT, RGM_STORE_ERROR_PERMISSION);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_CREATE, RGM_STORE_ERROR_PERMISSION);
  g_assert_cmpint (g_chmod (fixture->folder, 0), ==, 0);
  fixture_assert_cannot_open (fixture->path, RGM_STORE_CREATE, RGM_STORE_ERROR_PERMISSION);
}

static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, rgm_store_close);
  as_nobody (fixture, forbidden);
}

/* A file stands where a folder has to be: it is named, and left as it is. */
static void
test_file_in_path (Fixture *fixture, gconstpointer data)
{
  static const RgmStoreFlags all[] = { RGM_STORE_DEFAULT, RGM_STORE_CREATE, RGM_STORE_READ_ONLY };
  g_autofree char *file = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *named = g_strconcat ("“", file, "” is not a folder", NULL);
  const char *const below[] = { "x.db", "a/x.db", "a/b/c/x.db" };
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (file, "Dear reader", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (below) * G_N_ELEMENTS (all); i++)
    {
      g_autofree char *path = g_build_filename (file, below[i / G_N_ELEMENTS (all)], NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (rgm_store_open (path, all[i % G_N_ELEMENTS (all)], &error));
      g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_A_FOLDER);
      g_assert_true (g_str_has_prefix (error->message, named));
    }
  g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "Dear reader");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/permissions/own", test_permissions);
  FIXTURE_TEST ("/permissions/restricts", test_restricts);
  FIXTURE_TEST ("/permissions/read-only-file", test_read_only_file);
  FIXTURE_TEST ("/permissions/read-only-folder", test_read_only_folder);
  g_test_add ("/permissions/read-only-folder/journal", Fixture, "", fixture_set_up,
              test_read_only_folder, fixture_tear_down);
  FIXTURE_TEST ("/permissions/older-in-read-only-folder", test_older_in_read_only_folder);
  g_test_add ("/permissions/older-with-read-only-backups", Fixture, "", fixture_set_up,
              test_older_in_read_only_folder, fixture_tear_down);
  FIXTURE_TEST ("/permissions/room-for-backups", test_room_for_backups);
  FIXTURE_TEST ("/permissions/cut-off", test_cut_off);
  FIXTURE_TEST ("/permissions/file-in-path", test_file_in_path);
  FIXTURE_TEST ("/permissions/forbidden", test_forbidden);
  return g_test_run ();
}
