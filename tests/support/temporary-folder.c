#include "config.h"

#include "temporary-folder.h"

#include <glib.h>
#include <glib/gstdio.h>

/* Returns: (transfer full): the path of a new empty folder; temporary_folder_remove() takes it */
char *
temporary_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("regimen-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
remove_tree (const char *path)
{
  GDir *listing = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }
  g_clear_pointer (&listing, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Removes all that is in @path; links are not followed */
void
temporary_folder_clear (const char *path)
{
  g_autoptr (GDir) listing = g_dir_open (path, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }
}

/* @path: (transfer full): a folder, removed with all that is in it; links are not followed */
void
temporary_folder_remove (char *path)
{
  remove_tree (path);
  g_free (path);
}
