#include "config.h"

#include "rgm-concealed-path.h"

#include "rgm-backup.h"
#include "rgm-erased-name.h"

#include <string.h>

/* A path that has to be known still, and is not to tell of somebody who was erased: a part of it
 * that bears the name is kept as a part of its sum, “/media/~0123456789abcdef/practice.regimen”.
 * For as long as there is what is called so, a look into the folder tells which it is, and nothing
 * is lost; and where that is gone, nothing tells of the name. */

#define MARK "~"
#define SUM_LENGTH 16
#define MARKED_LENGTH (strlen (MARK) + SUM_LENGTH)

static char *
mark (const char *part, gsize length)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) part,
                                                      length);

  return g_strdup_printf (MARK "%.*s", SUM_LENGTH, sum);
}

static gboolean
is_marked (const char *part)
{
  return strlen (part) == MARKED_LENGTH && g_str_has_prefix (part, MARK)
         && strspn (part + strlen (MARK), "0123456789abcdef") == SUM_LENGTH;
}

/* Digits of a sum may look like a word. */
static gboolean
bears (GStrv parts, const char *name)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (; *parts; parts++)
    g_string_append_printf (text, "/%s", is_marked (*parts) ? MARK : *parts);
  return rgm_erased_name_is_in (text->str, name);
}

/* The file first: what is left of a name in the folders above it need not be one. */
static void
conceal (GStrv parts, const char *name)
{
  for (guint i = g_strv_length (parts); i-- > 0 && bears (parts, name);)
    {
      char *part = parts[i];

      if (is_marked (part) || !rgm_erased_name_is_in_part (part, name))
        continue;
      parts[i] = mark (part, strlen (part));
      g_free (part);
    }
}

/**
 * rgm_concealed_path_new:
 * @path: (type filename): an absolute path, parts of which may be concealed already
 * @names: (element-type utf8): what somebody is, or was, called who is erased
 *
 * Returns: (transfer full) (type filename): @path without any of @names
 */
char *
rgm_concealed_path_new (const char *path, const GPtrArray *names)
{
  g_auto(GStrv) parts = g_strsplit (path, G_DIR_SEPARATOR_S, -1);

  for (guint i = 0; i < names->len; i++)
    conceal (parts, names->pdata[i]);
  return g_strjoinv (G_DIR_SEPARATOR_S, parts);
}

/* What @name begins with, up to a full stop if it @may_go_on or to its end, that is concealed as
 * @marked. */
static char *
match (const char *name, const char *marked, gboolean may_go_on)
{
  for (gsize length = 1; *name != '\0' && length <= strlen (name); length++)
    {
      g_autofree char *own = NULL;

      if (name[length] != '\0' && (name[length] != '.' || !may_go_on))
        continue;
      own = mark (name, length);
      if (g_str_equal (own, marked))
        return g_strndup (name, length);
    }
  return NULL;
}

static char *
find_in (const char *folder, const char *marked, gboolean may_go_on)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;
  char *found = NULL;

  while (listing && !found && (name = g_dir_read_name (listing)))
    found = match (name, marked, may_go_on);
  return found;
}

/* A file is known by its copies and backups as well: their names begin with its own. */
static char *
find_part (const char *folder, const char *marked, gboolean is_file)
{
  g_autofree char *path = g_build_filename (folder, marked, NULL);
  g_autofree char *backups = rgm_backup_get_folder (path);
  char *found;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup (marked);
  found = find_in (folder, marked, is_file);
  return found || !is_file ? found : find_in (backups, marked, TRUE);
}

/**
 * rgm_concealed_path_find:
 * @path: (type filename): an absolute path, parts of which may be concealed
 *
 * Returns: (transfer full) (type filename): @path with the names of what is there; a part of which
 *   nothing is there stays concealed
 */
char *
rgm_concealed_path_find (const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path, G_DIR_SEPARATOR_S, -1);
  g_autoptr(GString) found = g_string_new (parts[0]);

  for (guint i = 1; parts[0] && parts[i]; i++)
    {
      const char *folder = i > 1 ? found->str : G_DIR_SEPARATOR_S;
      g_autofree char *name = is_marked (parts[i])
                                ? find_part (folder, parts[i], parts[i + 1] == NULL) : NULL;

      g_string_append_printf (found, G_DIR_SEPARATOR_S "%s", name ? name : parts[i]);
    }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

/**
 * rgm_concealed_path_is_of:
 * @concealed: (type filename): a path, parts of which may be concealed
 * @path: (type filename): a path
 *
 * Returns: whether @concealed is @path, or what became of it
 */
gboolean
rgm_concealed_path_is_of (const char *concealed, const char *path)
{
  g_auto(GStrv) parts = g_strsplit (concealed, G_DIR_SEPARATOR_S, -1);
  g_auto(GStrv) others = g_strsplit (path, G_DIR_SEPARATOR_S, -1);
  guint i;

  for (i = 0; parts[i] && others[i]; i++)
    {
      g_autofree char *marked = mark (others[i], strlen (others[i]));

      if (!g_str_equal (parts[i], others[i]) && !g_str_equal (parts[i], marked))
        return FALSE;
    }
  return !parts[i] && !others[i];
}

/**
 * rgm_concealed_path_is_lost:
 * @path: (type filename): a path that rgm_concealed_path_find() gave
 *
 * Returns: whether there is nothing any more that the name of the file could be known by
 */
gboolean
rgm_concealed_path_is_lost (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return is_marked (name);
}

/**
 * rgm_concealed_path_clear:
 * @path: (type filename): a path, of which the name of the file is concealed
 *
 * Returns: (transfer full) (type filename): @path with its folder alone, and a name that says
 *   nothing at all
 */
char *
rgm_concealed_path_clear (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, MARK, NULL);
}
