#define _GNU_SOURCE
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rgm-backup.h"
#include "rgm-export-file.h"
#include "store-fixture.h"

/* What a process that is killed while it writes leaves behind, and what is never replaced. */

#define LIMIT_BYTES 1500000
#define SIZE_BYTES 4000000

/* Writes more than it may, so that the system kills it in the midst of that. */
static void
write_and_die (const char *path, gboolean replace)
{
  struct rlimit most = { LIMIT_BYTES, LIMIT_BYTES };
  struct rlimit no_core = { 0, 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (SIZE_BYTES), SIZE_BYTES);

  signal (SIGXFSZ, SIG_DFL);
  setrlimit (RLIMIT_CORE, &no_core);
  setrlimit (RLIMIT_FSIZE, &most);
  rgm_export_file_write (path, bytes, replace, NULL, NULL);
  _exit (0);
}

static void
assert_killed (const char *path, gboolean replace)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    write_and_die (path, replace);
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGXFSZ);
}

/* Some file systems have no files without a name; there, nothing can be promised. */
static gboolean
has_nameless (const char *folder)
{
  int file = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  if (file < 0)
    g_test_skip ("this file system has no files without a name");
  else
    close (file);
  return file >= 0;
}

static guint
count_names (const char *folder)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (listing))
    n++;
  return n;
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "x.json", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (!has_nameless (folder))
    return;
  assert_killed (path, FALSE);
  assert_killed (path, TRUE);
  g_assert_cmpuint (count_names (folder), ==, 0);
}

static void
test_killed_replacing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "x.json", NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (!has_nameless (folder))
    return;
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  assert_killed (path, TRUE);
  g_assert_cmpuint (count_names (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
}

/* A name is given to a file once, and again only where the old one may go. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "x.json", NULL);
  g_autoptr (GBytes) one = g_bytes_new_static ("one", 3);
  g_autoptr (GBytes) two = g_bytes_new_static ("two", 3);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (rgm_export_file_write (path, one, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (rgm_export_file_write (path, two, FALSE, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (rgm_export_file_write (path, two, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "two");
  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0600);
  g_assert_cmpuint (count_names (folder), ==, 1);
}

static void
assert_refused (const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one", 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (rgm_export_file_write (path, bytes, TRUE, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_A_FILE);
}

/* “--to /dev/null --force” must not do away with the device. */
static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *slash = g_strconcat (fixture->folder, "/", NULL);
  GStatBuf status;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink (pipe, link), ==, 0);
  assert_refused (pipe);
  assert_refused (link);
  assert_refused (fixture->folder);
  assert_refused (slash);
  assert_refused ("");
  g_assert_cmpint (g_lstat (pipe, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
  g_assert_cmpint (g_lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
}

static void
assert_kept (const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size, after_size;

  g_assert_true (g_file_get_contents (path, &before, &before_size, NULL));
  g_assert_false (rgm_export_file_write (path, bytes, TRUE, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_KEPT);
  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (before, before_size, after, after_size);
}

/* Whoever chooses the database itself for an export, and says that it may be replaced, has not
 * seen which file it is. So it is with its journal and with backups, open and sealed. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr (RgmPassphrase) passphrase = rgm_passphrase_new ("secret");
  g_autoptr (RgmBackupSeal) seal
    = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST, NULL);
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr (RgmBackupEntry) open = rgm_backup_make (fixture->path, &options, NULL);
  g_autoptr (RgmBackupEntry) sealed = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  options.seal = seal;
  sealed = rgm_backup_make (fixture->path, &options, NULL);
  assert_kept (fixture->path);
  assert_kept (journal);
  assert_kept (open->path);
  assert_kept (sealed->path);
}

static void
assert_link (const char *link, const char *target)
{
  g_autofree char *read = g_file_read_link (link, NULL);

  g_assert_cmpstr (read, ==, target);
}

/* Writes through @link, with @text that tells it from what was there. */
static void
write_through (const char *link, const char *text, gboolean replace, const char *file)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autofree char *target = g_file_read_link (link, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rgm_export_file_write (link, bytes, replace, NULL, &error));
  g_assert_no_error (error);
  assert_link (link, target);
  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
}

/* Who has a link where an export goes, as into a folder that is shared, has it afterwards: what it
 * points to is written, there or not, and however many links are between. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *file = g_build_filename (elsewhere, "x.json", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.json", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second.json", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("three", 5);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink ("elsewhere/x.json", link), ==, 0);
  g_assert_cmpint (symlink (link, second), ==, 0);
  write_through (link, "one", FALSE, file);
  write_through (second, "two", TRUE, file);
  assert_link (link, "elsewhere/x.json");
  g_assert_false (rgm_export_file_write (link, bytes, FALSE, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS);
  g_assert_cmpuint (count_names (elsewhere), ==, 1);
}

/* A link keeps nothing from being kept, and one that leads nowhere is told as that. */
static void
test_bad_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = g_build_filename (fixture->folder, "kept.json", NULL);
  g_autofree char *circle = g_build_filename (fixture->folder, "circle.json", NULL);
  g_autofree char *lost = g_build_filename (fixture->folder, "lost.json", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one", 3);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (fixture->path, kept), ==, 0);
  g_assert_cmpint (symlink ("circle.json", circle), ==, 0);
  g_assert_cmpint (symlink ("nowhere/x.json", lost), ==, 0);
  assert_kept (kept);
  assert_link (kept, fixture->path);
  g_assert_false (rgm_export_file_write (circle, bytes, TRUE, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_SYMLINK);
  g_clear_error (&error);
  assert_link (circle, "circle.json");
  g_assert_false (rgm_export_file_write (lost, bytes, TRUE, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE);
  assert_link (lost, "nowhere/x.json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/export-file/killed", test_killed);
  FIXTURE_TEST ("/export-file/killed-replacing", test_killed_replacing);
  FIXTURE_TEST ("/export-file/names", test_names);
  FIXTURE_TEST ("/export-file/no-files", test_no_files);
  FIXTURE_TEST ("/export-file/kept", test_kept);
  FIXTURE_TEST ("/export-file/links", test_links);
  FIXTURE_TEST ("/export-file/bad-links", test_bad_links);

  return g_test_run ();
}
