#include "config.h"

#include "rgm-known-files.h"

#include "rgm-salvaged-files.h"

#define KEY_OPENED "known-files"
#define KEY_SALVAGED "salvaged-files"

/* What this computer remembers of database files: which there were. It is as much as the name of a
 * file says, and nothing of what is in one. */

static const char **
load_opened (RgmSettings *settings, GVariant **value)
{
  *value = rgm_settings_get_value (settings, KEY_OPENED);
  return *value != NULL ? g_variant_get_strv (*value, NULL) : g_new0 (const char *, 1);
}

/* What is no text in UTF-8 cannot be kept as it is. */
static char *
to_text (const char *path)
{
  return g_filename_to_uri (path, NULL, NULL);
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
  g_autofree char *text = to_text (path);
  GVariantBuilder builder;

  if (settings == NULL || text == NULL)
    return;
  known = load_opened (settings, &value);
  if (g_strv_contains (known, text))
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  g_variant_builder_add (&builder, "s", text);
  for (guint i = 0; known[i] != NULL && i < RGM_KNOWN_FILES_MAX - 1; i++)
    g_variant_builder_add (&builder, "s", known[i]);
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
  g_autofree char *text = to_text (path);

  if (settings == NULL || text == NULL)
    return FALSE;
  known = load_opened (settings, &value);
  return g_strv_contains (known, text);
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
