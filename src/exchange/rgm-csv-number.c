#include "config.h"

#include "rgm-csv-number.h"

#include <string.h>

/* Whole numbers as people write them into tables, with a unit, and with the most that they may be.
 * What is not certain is refused: somebody looks at a cell that is refused, and at none that is
 * misread. */

#define DIGITS_MAX 100000
#define MINUTES_PER_HOUR 60

/* How words for units of time begin, folded, in English, German and the languages around. */
static const struct {
  const char *begin;
  gint32 minutes;
} units[] = {
  { "min", 1 },
  { "h", MINUTES_PER_HOUR },
  { "std", MINUTES_PER_HOUR },
  { "stund", MINUTES_PER_HOUR },
};

/* Goes behind a whole number, of which all decimals are zeros; NULL if there is none. */
static const char *
read_digits (const char *text, gint32 *number)
{
  const char *at = text;

  *number = 0;
  while (g_ascii_isdigit (*at) && *number < DIGITS_MAX)
    *number = *number * 10 + *at++ - '0';
  if (at == text || g_ascii_isdigit (*at))
    return NULL;
  if ((*at == '.' || *at == ',') && at[1] == '0')
    at += 1 + strspn (at + 1, "0");

  return at + strspn (at, " ");
}

static const char *
skip_word (const char *text)
{
  while (g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* A unit may be shortened. */
static gboolean
is_end (const char *text)
{
  text += strspn (text, ".");
  return text[strspn (text, " ")] == '\0';
}

/* Of another scale a number means something else: “3/5” is no 3 of 10. */
static const char *
read_most (const char *text, gint32 most)
{
  gint32 given;

  text = read_digits (text + strspn (text, " "), &given);
  return text && given == most ? text : NULL;
}

/**
 * rgm_csv_number_read:
 * @text: a whole number, perhaps with a unit or its maximum: “3x”, “4/10”
 * @most: the maximum that it is told with, if with any
 * @number: (out): the number, which may be more than @most
 *
 * Returns: whether it is one; if not, @number is untouched
 */
gboolean
rgm_csv_number_read (const char *text, gint32 most, gint32 *number)
{
  gint32 value;
  const char *at = read_digits (text, &value);

  if (at && *at == '/')
    at = read_most (at + 1, most);
  if (!at)
    return FALSE;
  at = skip_word (at);
  if (!is_end (at) && strcmp (at, "×") != 0)
    return FALSE;

  *number = value;
  return TRUE;
}

/* Returns 0 for a word that is no unit of time, or for one that is neither. */
static gint32
find_minutes (const char *unit)
{
  g_autofree char *folded = g_utf8_casefold (unit, -1);

  if (*folded == '\0' || g_str_equal (folded, "m"))
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_has_prefix (folded, units[i].begin))
        return units[i].minutes;
    }

  return 0;
}

/**
 * rgm_csv_number_read_minutes:
 * @text: a length of time: “45”, “45 min”, “1 h”, “2 Std.”
 * @minutes: (out): it in minutes
 *
 * Returns: whether it is one; if not, @minutes is untouched
 */
gboolean
rgm_csv_number_read_minutes (const char *text, gint32 *minutes)
{
  gint32 value;
  const char *at = read_digits (text, &value);
  const char *end = at ? skip_word (at) : NULL;
  g_autofree char *unit = at ? g_strndup (at, (gsize) (end - at)) : NULL;
  gint32 each = unit && is_end (end) ? find_minutes (unit) : 0;

  if (each == 0)
    return FALSE;
  *minutes = value * each;
  return TRUE;
}
