#include "config.h"

#include "rgm-text-style.h"

#define END_OF_COLOUR "\033[0m"

/* Select Graphic Rendition of ECMA-48; the colours are those that the user gave the terminal. */
static const char *const begin_of_colour[] = {
  [RGM_TEXT_TONE_PLAIN] = NULL,
  [RGM_TEXT_TONE_STRONG] = "\033[1m",
  [RGM_TEXT_TONE_GOOD] = "\033[32m",
  [RGM_TEXT_TONE_CAUTION] = "\033[33m",
  [RGM_TEXT_TONE_BAD] = "\033[31m",
  [RGM_TEXT_TONE_QUIET] = "\033[2m",
};

/**
 * rgm_text_measure:
 * @text: a text without line breaks and colours
 *
 * Returns: how many columns of a terminal it takes
 */
int
rgm_text_measure (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

/* A protocol from elsewhere must not command the terminal. */
static void
append_without_controls (GString *out, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      g_string_append_unichar (out, g_unichar_iscntrl (character) ? ' ' : character);
    }
}

/**
 * rgm_text_style_append:
 * @style: what it is written for
 * @out: where to append
 * @tone: its tone
 * @text: a text of one line
 *
 * Appends a text in its colour, where there are colours. Control characters in it become spaces.
 */
void
rgm_text_style_append (const RgmTextStyle *style, GString *out, RgmTextTone tone, const char *text)
{
  const char *begin = style->colours && *text != '\0' ? begin_of_colour[tone] : NULL;

  if (begin != NULL)
    g_string_append (out, begin);
  append_without_controls (out, text);
  if (begin != NULL)
    g_string_append (out, END_OF_COLOUR);
}
