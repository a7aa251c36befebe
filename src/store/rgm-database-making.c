#include "config.h"

#include "rgm-database-file.h"
#include "rgm-short-name.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files on their way to become a database or a backup, and what is left of those that never did. */

#define FILE_MODE 0600

/* A database in the making is called NAME.UUID.new, where NAME is that of rgm_short_name_new(). */
#define SUFFIX_NEW ".new"
#define SUFFIX_JOURNAL "-journal"
#define UUID_LENGTH 36
/* More than are ever being made at a time. */
#define N_MAKING 16
/* How often it is looked whether another process has ended one. */
#define POLL_US (20 * 1000)

/* The last that this process began, whole by now or not, with their journals; for the handler of a
 * signal, which may do very little. */
static char *making[N_MAKING];
static char *journals[N_MAKING];
static guint n_begun;

static void
note (char **slot, char *name)
{
  g_free (g_atomic_pointer_exchange (slot, name));
}

/* Takes a lock that lasts as long as @file is open and its process lives: who holds it is making
 * the file. Answers whether that still has its name, which another process may have taken away in
 * between. Where the file system has no such locks, nobody takes anything away. */
static gboolean
lock_new (int file)
{
  struct stat status;

  return flock (file, LOCK_EX) != 0 || fstat (file, &status) != 0 || status.st_nlink > 0;
}

/* Whether @name is one that rgm_database_file_make_new() gives to a file beside @base. */
static gboolean
is_name_of_new (const char *name, const char *base)
{
  gsize length = strlen (base);
  g_autofree char *unique = NULL;

  if (!g_str_has_prefix (name, base) || name[length] != '.'
      || !g_str_has_suffix (name, SUFFIX_NEW)
      || strlen (name) != length + strlen (".") + UUID_LENGTH + strlen (SUFFIX_NEW))
    return FALSE;

  unique = g_strndup (name + length + 1, UUID_LENGTH);
  return g_uuid_string_is_valid (unique);
}

/* Removes a file of rgm_database_file_make_new() if the process that made it is gone. */
static void
remove_stale (const char *path)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat status;

  if (file < 0)
    return;
  if (fstat (file, &status) == 0 && S_ISREG (status.st_mode) && status.st_uid == geteuid ()
      && flock (file, LOCK_EX | LOCK_NB) == 0)
    {
      g_autofree char *journal = g_strconcat (path, SUFFIX_JOURNAL, NULL);

      g_unlink (path);
      g_unlink (journal);
    }
  close (file);
}

/* Removes the journal of such a file if that is gone. */
static void
remove_stale_journal (const char *path)
{
  g_autofree char *file = g_strndup (path, strlen (path) - strlen (SUFFIX_JOURNAL));

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    g_unlink (path);
}

/**
 * rgm_database_file_remove_stale:
 * @path: a file
 *
 * Removes what a process that is gone has left of the files of rgm_database_file_make_new() beside
 * @path: it was killed while it filled them. Nobody ever saw them under their proper name, so
 * nothing in them was acknowledged.
 */
void
rgm_database_file_remove_stale (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = rgm_short_name_new (path);
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *stale = g_build_filename (folder, name, NULL);
      gboolean journal = g_str_has_suffix (name, SUFFIX_JOURNAL);
      g_autofree char *own = g_strndup (name, strlen (name)
                                              - (journal ? strlen (SUFFIX_JOURNAL) : 0));

      if (!is_name_of_new (own, base))
        continue;
      if (journal)
        remove_stale_journal (stale);
      else
        remove_stale (stale);
    }
}

/**
 * rgm_database_file_name_new:
 * @path: a file that is to be there when the new one is whole
 *
 * Returns: (transfer full): a name beside @path that no file has
 */
char *
rgm_database_file_name_new (const char *path)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = rgm_short_name_new (path);
  g_autofree char *name = g_strconcat (base, ".", unique, SUFFIX_NEW, NULL);
  char *path_new = g_build_filename (folder, name, NULL);
  guint number = (guint) g_atomic_int_add (&n_begun, 1) % N_MAKING;

  note (&making[number], g_strdup (path_new));
  note (&journals[number], g_strconcat (path_new, SUFFIX_JOURNAL, NULL));
  return path_new;
}

/**
 * rgm_database_file_abandon_new:
 *
 * Removes what this process is making and has not finished, of which nothing was acknowledged; what
 * is finished has another name by then. It may be called by the handler of a signal, if the process
 * ends with it.
 */
void
rgm_database_file_abandon_new (void)
{
  for (gsize i = 0; i < N_MAKING; i++)
    {
      const char *path = g_atomic_pointer_get (&making[i]);
      const char *journal = g_atomic_pointer_get (&journals[i]);

      if (path != NULL)
        unlink (path);
      if (journal != NULL)
        unlink (journal);
    }
}

/**
 * rgm_database_file_make_new:
 * @path: a file that is to be there when the new one is whole
 * @name_out: (out) (transfer full): the name of the new file, beside @path
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes an empty file that is its owner's alone, to be held open while it is filled. What a
 * process left that was killed while it filled such a file is removed.
 *
 * Returns: the file, open for writing and reading, or -1
 */
int
rgm_database_file_make_new (const char *path, char **name_out, GError **error)
{
  rgm_database_file_remove_stale (path);
  for (;;)
    {
      g_autofree char *name = rgm_database_file_name_new (path);
      int file = open (name, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);

      if (file < 0)
        return rgm_database_file_fail (path, errno, error), -1;
      if (lock_new (file))
        {
          *name_out = g_steal_pointer (&name);
          return file;
        }
      close (file);
    }
}

/**
 * rgm_database_file_await_maker:
 * @path: a file of rgm_database_file_make_new() that another process may be filling
 * @patience_ms: for how long to wait
 *
 * Waits until nobody fills the file any more.
 */
void
rgm_database_file_await_maker (const char *path, gint64 patience_ms)
{
  gint64 end = g_get_monotonic_time () + patience_ms * G_TIME_SPAN_MILLISECOND;
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  while (file >= 0 && flock (file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
         && g_get_monotonic_time () < end)
    g_usleep (POLL_US);
  if (file >= 0)
    close (file);
}
