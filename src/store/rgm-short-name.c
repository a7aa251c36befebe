#include "config.h"

#include "rgm-short-name.h"

#include <string.h>

/* What is made for a database has its name and more. Where that would be longer than a name may be,
 * the name is cut, and a part of the sum of all of it tells it from others that begin alike:
 * “practice of the ~0123456789abcdef”. */

/* Behind it there is room for the longest of all: a backup that is rewritten, with a journal. */
#define MAX_LENGTH 150
#define MARK "~"
#define SUM_LENGTH 16
#define TAIL_LENGTH (strlen (MARK) + SUM_LENGTH)

static char *
make_sum (const char *name)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strndup (sum, SUM_LENGTH);
}

/* No letter in UTF-8 is cut in two. */
static gsize
find_cut (const char *name)
{
  gsize length = MAX_LENGTH - TAIL_LENGTH;

  while (length > 1 && (name[length] & 0xc0) == 0x80)
    length--;
  return length;
}

/**
 * rgm_short_name_new:
 * @path: a file
 *
 * Returns: (transfer full): what the names of all begin with that is made for it: its own name
 *   where they are no longer than a name may be, else a shorter one that no other name has
 */
char *
rgm_short_name_new (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GString) text = NULL;
  g_autofree char *sum = NULL;

  if (strlen (name) <= MAX_LENGTH)
    return g_steal_pointer (&name);
  sum = make_sum (name);
  text = g_string_new_len (name, (gssize) find_cut (name));
  g_string_append_printf (text, MARK "%s", sum);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_short (const char *name)
{
  gsize length = strlen (name);

  return length > TAIL_LENGTH && g_str_has_prefix (name + length - TAIL_LENGTH, MARK)
         && strspn (name + length - SUM_LENGTH, "0123456789abcdef") == SUM_LENGTH;
}

static gboolean
is_shortened (const char *name, const char *from)
{
  gsize cut = strlen (name) - TAIL_LENGTH;
  g_autofree char *sum = NULL;

  if (strlen (from) <= MAX_LENGTH || strncmp (from, name, cut) != 0)
    return FALSE;
  sum = make_sum (from);
  return g_str_has_suffix (name, sum);
}

/**
 * rgm_short_name_find:
 * @folder: a folder
 * @name: a name that rgm_short_name_new() may have made
 *
 * Returns: (transfer full) (nullable): the name of the file in @folder that @name stands for, if it
 *   is one that was made shorter and there is such a file
 */
char *
rgm_short_name_find (const char *folder, const char *name)
{
  g_autoptr(GDir) listing = is_short (name) ? g_dir_open (folder, 0, NULL) : NULL;
  const char *file;

  while (listing && (file = g_dir_read_name (listing)))
    {
      if (is_shortened (name, file))
        return g_strdup (file);
    }
  return NULL;
}

static gboolean
begins_with (const char *name, const char *base)
{
  return g_str_has_prefix (name, base) && name[strlen (base)] == '.';
}

/**
 * rgm_short_name_is_begun:
 * @path: a file
 * @database: the file of a database
 *
 * Returns: whether the name of @path, in whatever folder, begins as the names of all do that is
 *   made for @database
 */
gboolean
rgm_short_name_is_begun (const char *path, const char *database)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *base = g_path_get_basename (database);
  g_autofree char *shorter = rgm_short_name_new (database);

  return begins_with (name, base) || begins_with (name, shorter);
}
