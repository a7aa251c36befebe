#include "config.h"

#include "rgm-date-text.h"

#include <string.h>

/* Whether what was typed may become a date: nobody is told of a mistake while still typing. */

/* What may follow so that a date is there; the leap year is for 29 February. */
static const char *const endings[] = {
  "1", " 1", "/1", "-01", "-01-01", "01-01", "0-01-01", " Jan", "/1/2028", " 2028", "028",
  "28", "1d", " 1d", "d", " d",
};

/* What may be one day or another is a date, too. */
static gboolean
is_date (const char *text, const RgmDateNames *names, RgmDay today)
{
  g_autoptr (GError) error = NULL;
  RgmDay day;

  return rgm_date_text_parse (text, names, today, &day, &error) ||
         g_error_matches (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_AMBIGUOUS);
}

static gboolean
has_ending (const char *text, const RgmDateNames *names, RgmDay today)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *ended = g_strconcat (text, endings[i], NULL);

      if (is_date (ended, names, today))
        return TRUE;
    }
  return FALSE;
}

/* Where the letters at the end of a text begin. */
static const char *
find_last_word (const char *text)
{
  const char *start = text + strlen (text);

  while (start > text)
    {
      const char *before = g_utf8_prev_char (start);

      if (!g_unichar_isalpha (g_utf8_get_char (before)))
        break;
      start = before;
    }
  return start;
}

/* Whether the text is one of a date with @name in place of its last word, which begins it. */
static gboolean
has_name (const char *text, const char *last, const char *name, const RgmDateNames *names,
          RgmDay today)
{
  g_autofree char *word = g_utf8_casefold (last, -1);
  g_autofree char *key = name != NULL ? g_utf8_casefold (name, -1) : NULL;
  g_autofree char *whole = NULL;

  if (key == NULL || !g_str_has_prefix (key, word))
    return FALSE;
  whole = g_strdup_printf ("%.*s%s", (int) (last - text), text, name);
  return is_date (whole, names, today) || has_ending (whole, names, today);
}

static gboolean
has_word (const char *text, const char *last, const char *alternatives, const RgmDateNames *names,
          RgmDay today)
{
  g_auto (GStrv) words = alternatives != NULL ? g_strsplit (alternatives, "|", -1) : NULL;

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    if (has_name (text, last, words[i], names, today))
      return TRUE;
  return FALSE;
}

/* Whether a name of the language continues the last word. */
static gboolean
has_continuation (const char *text, const RgmDateNames *language, const RgmDateNames *names,
                  RgmDay today)
{
  const char *last = find_last_word (text);

  if (*last == '\0')
    return FALSE;
  for (int i = 0; i < 12; i++)
    if (has_name (text, last, language->months[i], names, today))
      return TRUE;
  for (int i = 0; i < 7; i++)
    if (has_name (text, last, language->weekdays[i], names, today))
      return TRUE;
  for (int i = 0; i < RGM_N_DATE_WORDS; i++)
    if (has_word (text, last, language->words[i], names, today))
      return TRUE;
  return FALSE;
}

/**
 * rgm_date_text_is_unfinished:
 * @text: what was typed, and is no date
 * @names: how dates are written here
 * @today: today
 *
 * Tells whether a date may come of it as one types on: “2”, “2 D”, “+4”, “tom”.
 *
 * Returns: whether it may
 */
gboolean
rgm_date_text_is_unfinished (const char *text, const RgmDateNames *names, RgmDay today)
{
  g_autofree char *begun = NULL;

  g_return_val_if_fail (text != NULL && names != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  begun = g_strchug (g_strdup (text));
  return *begun == '\0' || has_ending (begun, names, today)
         || has_continuation (begun, names, names, today)
         || has_continuation (begun, rgm_date_names_get_english (), names, today);
}
