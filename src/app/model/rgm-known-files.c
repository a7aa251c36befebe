#include "config.h"

#include "rgm-known-files.h"

#define KEY_OPENED "known-files"
#define KEY_SALVAGED "salvaged-files"

/* What this computer remembers of database files: which there were, and where those went that were
 * damaged. It is as much as the name of a file says, and nothing of what is in one. */

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

/**
 * rgm_known_files_note_salvaged:
 * @settings: (nullable): where to keep it
 * @from: absolute path of a damaged database
 * @to: absolute path of the new one that it was salvaged into
 *
 * Remembers where the new file is.
 */
void
rgm_known_files_note_salvaged (RgmSettings *settings, const char *from, const char *to)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree char *key = to_text (from);
  g_autofree char *text = to_text (to);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *place;
  guint n_kept = 1;

  value = settings != NULL ? rgm_settings_get_value (settings, KEY_SALVAGED) : NULL;
  if (value == NULL || key == NULL || text == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", key, text);
  g_variant_iter_init (&iter, value);
  while (n_kept < RGM_KNOWN_FILES_MAX && g_variant_iter_next (&iter, "{&s&s}", &other, &place))
    {
      if (g_str_equal (other, key))
        continue;
      n_kept++;
      g_variant_builder_add (&builder, "{ss}", other, place);
    }
  rgm_settings_keep_value (settings, KEY_SALVAGED, g_variant_builder_end (&builder));
}

/**
 * rgm_known_files_find_salvaged:
 * @settings: (nullable): where it is kept
 * @from: absolute path of a damaged database
 *
 * Returns: (transfer full) (nullable) (type filename): the file that it was salvaged into last, as
 *   long as that is there
 */
char *
rgm_known_files_find_salvaged (RgmSettings *settings, const char *from)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = to_text (from);
  const char *uri;

  value = settings != NULL && text != NULL ? rgm_settings_get_value (settings, KEY_SALVAGED) : NULL;
  if (value == NULL || !g_variant_lookup (value, text, "&s", &uri))
    return NULL;
  path = g_filename_from_uri (uri, NULL, NULL);
  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}
