#include "config.h"

#include "rgm-free-name.h"

#include "rgm-database-file.h"
#include "rgm-erasures-elsewhere.h"
#include "rgm-short-name.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define SUFFIX_JOURNAL "-journal"
/* The longest end of a name that is taken for its type, as “.regimen” is. */
#define MAX_END 20

static const char *const marks[] = {
  [RGM_FREE_NAME_COPY] = "copy",
  [RGM_FREE_NAME_SALVAGED] = "salvaged",
};

/* Returns: where the type of the file begins in @name, its end where it tells none */
static char *
find_end (char *name)
{
  char *end = strrchr (name, '.');

  return end && end > name && strlen (end) <= MAX_END ? end : name + strlen (name);
}

/* “practice.regimen” → “practice-salvaged-2026-11-24.regimen”, and the second of that day has “-2”
 * behind the day. What was kept aside gives the name that it had before: by its own, the new file
 * would be taken for kept aside as well. */
static char *
make_name (const RgmFreeName *self, guint number)
{
  g_autofree char *original = rgm_erasures_find_database (self->database);
  g_autofree char *name = g_path_get_basename (original);
  g_autofree char *end = g_strdup (find_end (name));
  g_autofree char *more = number > 1 ? g_strdup_printf ("-%u", number) : g_strdup ("");
  g_autofree char *stem = NULL;
  char day[RGM_DAY_FORMAT_SIZE];

  *find_end (name) = '\0';
  stem = rgm_short_name_new (name);
  return g_strdup_printf ("%s-%s-%s%s%s", stem, marks[self->kind],
                          rgm_day_format (self->day, day), more, end);
}

static char *
make_path (const RgmFreeName *self, guint number)
{
  g_autofree char *name = number > 0 ? make_name (self, number)
                                     : g_path_get_basename (self->database);

  return g_build_filename (self->folder, name, NULL);
}

/* SQLite would play what is in the journal of a file that is gone into a new one of that name. */
static gboolean
is_free (const char *path)
{
  g_autofree char *journal = g_strconcat (path, SUFFIX_JOURNAL, NULL);
  GStatBuf status;

  return g_lstat (path, &status) != 0
         && (g_lstat (journal, &status) != 0 || status.st_size == 0);
}

/**
 * rgm_free_name_next:
 * @self: what the names are for; it counts them
 *
 * Finds a name that tells what the file is made of, how, and when, and that nothing in the folder
 * has. It may be taken before the file is made, which has to be made so that what is there stays:
 * then the next one is to be asked for.
 *
 * Returns: (transfer full): the path of the file, another one each time
 */
char *
rgm_free_name_next (RgmFreeName *self)
{
  guint first = self->kind == RGM_FREE_NAME_COPY ? 0 : 1;

  for (;;)
    {
      g_autofree char *path = make_path (self, first + self->n_tried++);

      if (is_free (path))
        return g_steal_pointer (&path);
    }
}

/**
 * rgm_free_name_check_folder:
 * @folder: a folder that somebody chose
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks whether a file may be made in @folder, before anything is read or named for that: what is
 * wrong with the folder is told by its own name then.
 *
 * Returns: whether that is so; `RGM_STORE_ERROR_NO_FOLDER`, `RGM_STORE_ERROR_NOT_A_FOLDER` or
 *   `RGM_STORE_ERROR_CLOSED_FOLDER` where it is not
 */
gboolean
rgm_free_name_check_folder (const char *folder, GError **error)
{
  GStatBuf status;

  if (g_stat (folder, &status) == 0)
    {
      if (S_ISDIR (status.st_mode) && rgm_database_file_may_write (folder))
        return TRUE;
      rgm_store_error_set (error, S_ISDIR (status.st_mode) ? RGM_STORE_ERROR_CLOSED_FOLDER
                                                           : RGM_STORE_ERROR_NOT_A_FOLDER,
                           folder, NULL);
      return FALSE;
    }
  if (errno != ENOENT)
    return rgm_database_file_fail (folder, errno, error);
  rgm_store_error_set (error, RGM_STORE_ERROR_NO_FOLDER, folder, NULL);
  return FALSE;
}
