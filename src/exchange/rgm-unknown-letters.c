#include "config.h"

#include "rgm-unknown-letters.h"

#include <glib/gi18n-lib.h>

/* Letters that no font has. Pango draws a box with their number in place of each. */

/* Enough to tell which script it is, on one line. */
#define NAMED_MAX 12

/**
 * rgm_unknown_letters_new:
 *
 * Returns: (transfer full) (element-type gunichar): no letters
 */
GArray *
rgm_unknown_letters_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gunichar));
}

static void
note (GArray *letters, PangoGlyph glyph)
{
  gunichar letter = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;

  if (glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0
      || !g_unichar_validate (letter))
    return;
  for (guint i = 0; i < letters->len; i++)
    if (g_array_index (letters, gunichar, i) == letter)
      return;
  g_array_append_val (letters, letter);
}

/**
 * rgm_unknown_letters_add:
 * @letters: (element-type gunichar): letters
 * @layout: a text
 *
 * Adds those of @layout for which there is no font, each once.
 */
void
rgm_unknown_letters_add (GArray *letters, PangoLayout *layout)
{
  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return;
  for (GSList *line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
    for (GSList *run = ((PangoLayoutLine *) line->data)->runs; run != NULL; run = run->next)
      {
        const PangoGlyphString *glyphs = ((PangoLayoutRun *) run->data)->glyphs;

        for (int i = 0; i < glyphs->num_glyphs; i++)
          note (letters, glyphs->glyphs[i].glyph);
      }
}

/**
 * rgm_unknown_letters_describe:
 * @letters: (element-type gunichar): letters
 *
 * Returns: (transfer full) (nullable): a sentence that says which they are and what helps; %NULL
 *   where there are none
 */
char *
rgm_unknown_letters_describe (const GArray *letters)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (letters->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (letters->len, NAMED_MAX); i++)
    g_string_append_unichar (i > 0 ? g_string_append_c (list, ' ') : list,
                             g_array_index (letters, gunichar, i));
  if (letters->len > NAMED_MAX)
    g_string_append (list, " …");

  /* Translators: %s is a list of letters, such as “ก ข ค”. */
  return g_strdup_printf (_("Boxes stand for letters that no font here has: %s. Install a font "
                            "that has them."), list->str);
}
