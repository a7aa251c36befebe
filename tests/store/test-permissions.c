#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"

/* Who may read the file, and what happens where we may not. */

#define NOBODY 65534

static void
assert_cannot_open (const char *path, RgmStoreFlags flags, RgmStoreError code)
{
  g_autoptr(GError) error = NULL;
  RgmStore *store = rgm_store_open (path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_nonnull (strstr (error->message, "“"));
}

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

static void
read_only_folder (Fixture *fixture)
{
  g_autoptr(RgmStore) store = NULL;
  g_autoptr(RgmPatient) patient = rgm_patient_new ("A");
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "new.db", NULL);

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_cannot_open (path, RGM_STORE_CREATE, RGM_STORE_ERROR_PERMISSION);
  store = rgm_store_open (fixture->path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  entries = rgm_store_list_patients (store, &error);
  g_assert_nonnull (entries);
  g_assert_false (rgm_store_save_patient (store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (patient->created, ==, 0);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_unlink (journal);
  as_nobody (fixture, read_only_folder);
}

static void
forbidden (Fixture *fixture)
{
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  assert_cannot_open (fixture->path, RGM_STORE_DEFAULT, RGM_STORE_ERROR_PERMISSION);
  assert_cannot_open (fixture->path, RGM_STORE_CREATE, RGM_STORE_ERROR_PERMISSION);
  g_assert_cmpint (g_chmod (fixture->folder, 0), ==, 0);
  assert_cannot_open (fixture->path, RGM_STORE_CREATE, RGM_STORE_ERROR_PERMISSION);
}

static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, rgm_store_close);
  as_nobody (fixture, forbidden);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/permissions/own", test_permissions);
  FIXTURE_TEST ("/permissions/restricts", test_restricts);
  FIXTURE_TEST ("/permissions/read-only-file", test_read_only_file);
  FIXTURE_TEST ("/permissions/read-only-folder", test_read_only_folder);
  FIXTURE_TEST ("/permissions/forbidden", test_forbidden);
  return g_test_run ();
}
