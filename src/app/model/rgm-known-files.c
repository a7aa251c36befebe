#include "config.h"

#include "rgm-known-files.h"

#include "rgm-salvaged-files.h"

#include <string.h>

#define KEY_OPENED "known-files"
#define KEY_SALVAGED "salvaged-files"

/* What this computer remembers of database files: which there were. A file may be called after a
 * patient, who may be erased by a program that does not know of this: only sums of paths are kept.
 * Former versions kept the paths, which become sums with the next file that is opened. */

static const char **
load_opened (RgmSettings *settings, GVariant **value)
{
  *value = rgm_settings_get_value (settings, KEY_OPENED);
  return *value != NULL ? g_variant_get_strv (*value, NULL) : g_new0 (const char *, 1);
}

static char *
make_sum (const char *uri)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

/* What is no text in UTF-8 has a URI as well. */
static char *
make_entry (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  return uri != NULL ? make_sum (uri) : NULL;
}

static gboolean
is_path (const char *entry)
{
  return strstr (entry, "://") != NULL;
}

/* Whether @known has @entry, as one that it is or that it becomes. */
static gboolean
contains (const char *const *known, const char *entry)
{
  for (; *known != NULL; known++)
    {
      g_autofree char *sum = is_path (*known) ? make_sum (*known) : NULL;

      if (g_str_equal (sum != NULL ? sum : *known, entry))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_paths (const char *const *known)
{
  while (*known != NULL && !is_path (*known))
    known++;
  return *known != NULL;
}

static void
add (GVariantBuilder *builder, const char *known)
{
  g_autofree char *sum = is_path (known) ? make_sum (known) : NULL;

  g_variant_builder_add (builder, "s", sum != NULL ? sum : known);
}

/**
 * rgm_known_files_note_opened:
 * @settings: (nullable): where to keep it
 * @path: absolute path of a database that was opened
 *
 * Remembers that there is such a file. The oldest of many are forgotten.
 */
void
rgm_known_files_note_opened (RgmSettings *settings, const char *path)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **known = NULL;
  g_autofree char *entry = make_entry (path);
  gboolean is_known;
  GVariantBuilder builder;

  if (settings == NULL || entry == NULL)
    return;
  known = load_opened (settings, &value);
  is_known = contains (known, entry);
  if (is_known && !has_paths (known))
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  if (!is_known)
    g_variant_builder_add (&builder, "s", entry);
  for (guint i = 0; known[i] != NULL && i < RGM_KNOWN_FILES_MAX - (is_known ? 0 : 1); i++)
    add (&builder, known[i]);
  rgm_settings_keep_value (settings, KEY_OPENED, g_variant_builder_end (&builder));
}

/**
 * rgm_known_files_has:
 * @settings: (nullable): where it is kept
 * @path: absolute path of a file
 *
 * Returns: whether a database was opened there
 */
gboolean
rgm_known_files_has (RgmSettings *settings, const char *path)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **known = NULL;
  g_autofree char *entry = make_entry (path);

  if (settings == NULL || entry == NULL)
    return FALSE;
  known = load_opened (settings, &value);
  return contains (known, entry);
}

/* Whether it is kept there; what is no path never will be. */
static gboolean
hand_over_one (const char *salvaged_dir, const char *from_uri, const char *to_uri)
{
  g_autofree char *from = g_filename_from_uri (from_uri, NULL, NULL);
  g_autofree char *to = g_filename_from_uri (to_uri, NULL, NULL);

  return from == NULL || to == NULL || rgm_salvaged_files_know (salvaged_dir, from)
         || rgm_salvaged_files_note (salvaged_dir, from, to, NULL);
}

/**
 * rgm_known_files_hand_over:
 * @settings: (nullable): where it was kept
 * @salvaged_dir: where it is kept
 *
 * Gives what former versions kept of salvaged files to where the command line knows it, too. What
 * is known there already is newer.
 */
void
rgm_known_files_hand_over (RgmSettings *settings, const char *salvaged_dir)
{
  g_autoptr (GVariant) value = NULL;
  GVariantIter iter;
  const char *from, *to;
  gboolean done = TRUE;

  value = settings != NULL ? rgm_settings_get_value (settings, KEY_SALVAGED) : NULL;
  if (value == NULL || g_variant_n_children (value) == 0)
    return;
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{&s&s}", &from, &to))
    done = hand_over_one (salvaged_dir, from, to) && done;
  if (done)
    rgm_settings_keep_value (settings, KEY_SALVAGED, g_variant_new ("a{ss}", NULL));
}
