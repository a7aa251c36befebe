#include "config.h"

#include "rgm-line.h"

/* What turns letters around or embeds them, by UAX #9, 2.1 to 2.5: embeddings, overrides, isolates.
 * With one of them a text reads as another than it is, and so does what follows it. The marks, of
 * 2.6, turn nothing that is a letter around, and are a part of names that are written from the
 * right. */
static gboolean
is_turner (gunichar letter)
{
  return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

static gboolean
is_break (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Ends the word that came last. */
static void
trim_end (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
}

/* Skips the break at @at and the spaces and breaks after it. */
static const char *
skip_break (const char *at)
{
  while (*at != '\0' && (*at == ' ' || is_break (g_utf8_get_char (at))))
    at = g_utf8_next_char (at);
  return at;
}

/**
 * rgm_line_new:
 * @text: a text, UTF-8
 *
 * Makes one line of a text, as a name is: a break of lines, a tab and any other control character,
 * with the spaces around it, becomes one space, and none at either end; what turns letters around
 * (U+202E and its kind) is left out. A text that is one line stays as it is, in whichever
 * direction it is written, and so do the spaces in it.
 *
 * Returns: (transfer full): the line
 */
char *
rgm_line_new (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *at = text; *at != '\0';)
    {
      gunichar letter = g_utf8_get_char (at);

      if (is_break (letter))
        {
          at = skip_break (at);
          trim_end (line);
          if (line->len > 0 && *at != '\0')
            g_string_append_c (line, ' ');
          continue;
        }
      if (!is_turner (letter))
        g_string_append_unichar (line, letter);
      at = g_utf8_next_char (at);
    }
  return g_string_free (line, FALSE);
}
