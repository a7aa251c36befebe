#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-database.h"
#include "store-fixture.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/hindrances/locked-out", test_locked_out);
  FIXTURE_TEST ("/hindrances/long-paths", test_long_paths);
  FIXTURE_TEST ("/hindrances/long-path-of-file", test_long_path_of_file);
  return g_test_run ();
}
