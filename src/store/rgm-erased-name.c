#include "config.h"

#include "rgm-erased-name.h"

#include <string.h>

/* Files and folders may be called after whoever is erased, in whatever order and letters. */

/* The words of @text, folded, and once more in plain letters where they have others, one behind the
 * other: “muller-hans.regimen” and “HansMüller” both have the words of “Hans Müller”. */
static char *
fold (const char *text)
{
  g_auto(GStrv) plain = NULL;
  g_auto(GStrv) words = g_str_tokenize_and_fold (text, NULL, &plain);
  g_autofree char *first = g_strjoinv ("", words);
  g_autofree char *second = g_strjoinv ("", plain);

  return g_strconcat (first, "/", second, NULL);
}

static gboolean
has_word (const char *folded, const char *word)
{
  g_autofree char *plain = g_str_to_ascii (word, NULL);

  return strstr (folded, word) || strstr (folded, plain);
}

/* How many words of @name are in @text, of how many. A name may be nothing but signs: that is one
 * word. */
static guint
count_words (const char *text, const char *name, guint *n_words)
{
  g_autofree char *shown = g_filename_display_name (text);
  g_autofree char *folded = fold (shown);
  g_auto(GStrv) words = g_str_tokenize_and_fold (name, NULL, NULL);
  guint count = 0;

  *n_words = MAX (g_strv_length (words), 1);
  if (!*words)
    return strstr (shown, name) ? 1 : 0;
  for (char **word = words; *word; word++)
    count += has_word (folded, *word) ? 1 : 0;
  return count;
}

/**
 * rgm_erased_name_is_in:
 * @path: (type filename): a path
 * @name: what somebody is, or was, called
 *
 * Returns: whether @path has all words of @name, in whatever order and letters
 */
gboolean
rgm_erased_name_is_in (const char *path, const char *name)
{
  guint n_words;
  guint count = count_words (path, name, &n_words);

  return count == n_words;
}

/**
 * rgm_erased_name_is_in_part:
 * @part: (type filename): what a file or a folder is called
 * @name: what somebody is, or was, called
 *
 * Returns: whether @part has any word of @name
 */
gboolean
rgm_erased_name_is_in_part (const char *part, const char *name)
{
  guint n_words;

  return count_words (part, name, &n_words) > 0;
}
