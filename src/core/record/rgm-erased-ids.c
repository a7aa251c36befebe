#include "config.h"

#include "rgm-erased-ids.h"

#include <stdlib.h>
#include <string.h>

#define HASH_LENGTH 64

static char *
make_hash (const char *id)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
}

static gboolean
is_hash (const char *line)
{
  return strlen (line) == HASH_LENGTH && line[strspn (line, "0123456789abcdef")] == '\0';
}

/**
 * rgm_erased_ids_new:
 *
 * Returns: (transfer full): nobody yet
 */
RgmErasedIds *
rgm_erased_ids_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * rgm_erased_ids_add:
 * @self: who was erased
 * @id: the UUID of one more
 *
 * Adds it.
 */
void
rgm_erased_ids_add (RgmErasedIds *self, const char *id)
{
  g_hash_table_add (self, make_hash (id));
}

/**
 * rgm_erased_ids_add_hash:
 * @self: who was erased
 * @hash: a hash of rgm_erased_ids_list()
 *
 * Adds it.
 *
 * Returns: whether it is one
 */
gboolean
rgm_erased_ids_add_hash (RgmErasedIds *self, const char *hash)
{
  if (!is_hash (hash))
    return FALSE;
  g_hash_table_add (self, g_strdup (hash));
  return TRUE;
}

/**
 * rgm_erased_ids_add_text:
 * @self: who was erased
 * @text: hashes, each in a line of its own; what is none is left out
 *
 * Adds them.
 */
void
rgm_erased_ids_add_text (RgmErasedIds *self, const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line; line++)
    rgm_erased_ids_add_hash (self, *line);
}

/**
 * rgm_erased_ids_remove:
 * @self: who was erased
 * @id: the UUID of one
 *
 * Takes it out, if it is there.
 */
void
rgm_erased_ids_remove (RgmErasedIds *self, const char *id)
{
  g_autofree char *hash = make_hash (id);

  g_hash_table_remove (self, hash);
}

/**
 * rgm_erased_ids_contain:
 * @self: (nullable): who was erased, %NULL for nobody
 * @id: a UUID
 *
 * Returns: whether it is among them
 */
gboolean
rgm_erased_ids_contain (const RgmErasedIds *self, const char *id)
{
  g_autofree char *hash = NULL;

  if (!self || g_hash_table_size ((GHashTable *) self) == 0)
    return FALSE;
  hash = make_hash (id);
  return g_hash_table_contains ((GHashTable *) self, hash);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * rgm_erased_ids_copy:
 * @self: who was erased
 *
 * Returns: (transfer full): the same once more
 */
RgmErasedIds *
rgm_erased_ids_copy (const RgmErasedIds *self)
{
  RgmErasedIds *copy = rgm_erased_ids_new ();
  g_autofree char *text = rgm_erased_ids_to_text (self);

  rgm_erased_ids_add_text (copy, text);
  return copy;
}

/**
 * rgm_erased_ids_list:
 * @self: who was erased
 *
 * Returns: (transfer full) (array zero-terminated=1): the hashes, in the same order for the same
 *   ids
 */
char **
rgm_erased_ids_list (const RgmErasedIds *self)
{
  guint n;
  g_autofree gpointer *hashes = g_hash_table_get_keys_as_array ((GHashTable *) self, &n);

  qsort (hashes, n, sizeof *hashes, compare);
  return g_strdupv ((char **) hashes);
}

/**
 * rgm_erased_ids_to_text:
 * @self: who was erased
 *
 * Returns: (transfer full): the hashes for rgm_erased_ids_add_text(), the same for the same ids
 */
char *
rgm_erased_ids_to_text (const RgmErasedIds *self)
{
  g_auto(GStrv) hashes = rgm_erased_ids_list (self);
  GString *text = g_string_new (NULL);

  for (char **hash = hashes; *hash; hash++)
    g_string_append_printf (text, "%s\n", *hash);
  return g_string_free (text, FALSE);
}
