#include "config.h"

#include "rgm-csv-name.h"

#include "rgm-line.h"

/* The two dots of an umlaut, where they are a character of their own. */
#define DIAERESIS 0x0308

/**
 * rgm_csv_name_fold:
 * @name: a name, of a person or of a thing
 *
 * Returns: (transfer full): what is the same of two names that differ only in capitals, in the way
 *   accents are written and in what nobody sees
 */
char *
rgm_csv_name_fold (const char *name)
{
  g_autofree char *line = rgm_line_new (name);
  g_autofree char *normal = g_utf8_normalize (line, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal ? normal : "", -1);

  return g_strdup (g_strstrip (folded));
}

/**
 * rgm_csv_name_spell:
 * @name: a name of a thing, or another word
 *
 * Returns: (transfer full): what is the same of two that differ besides only in that one has its
 *   umlauts spelt out, “Haende”, or lacks its accents, “Decollete”
 */
char *
rgm_csv_name_spell (const char *name)
{
  g_autofree char *folded = rgm_csv_name_fold (name);
  g_autofree char *parts = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *spelt = g_string_new (NULL);

  for (const char *at = parts ? parts : ""; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == DIAERESIS)
        g_string_append_c (spelt, 'e');
      else if (!g_unichar_ismark (letter))
        g_string_append_unichar (spelt, letter);
    }

  return g_string_free (spelt, FALSE);
}
