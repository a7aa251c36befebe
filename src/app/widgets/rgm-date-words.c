#include "config.h"

#include "rgm-date-words.h"

#include "rgm-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Dates that are told from today: “tomorrow”, “Friday”, “+4w”, “in 10 days”. */

#define DAYS_OF_WEEK 7
#define MAX_DIGITS 4
#define MIN_WEEKDAY_LETTERS 2

static const struct {
  RgmDateWord word;
  gint32 days;
} near[] = {
  { RGM_DATE_WORD_DAY_BEFORE_YESTERDAY, -2 }, { RGM_DATE_WORD_YESTERDAY, -1 },
  { RGM_DATE_WORD_TODAY, 0 },                 { RGM_DATE_WORD_TOMORROW, 1 },
  { RGM_DATE_WORD_DAY_AFTER_TOMORROW, 2 },
};

/**
 * rgm_date_words_take_local:
 * @names: names of dates
 *
 * Puts the words of the language that the program speaks into the names.
 */
void
rgm_date_words_take_local (RgmDateNames *names)
{
  /* Translators: words that are understood in a field for a date. Give all that people type for
   * the same, separated by |, without a space; capitals do not matter. */
  names->words[RGM_DATE_WORD_TODAY] = C_("typed date", "today");
  names->words[RGM_DATE_WORD_TOMORROW] = C_("typed date", "tomorrow");
  names->words[RGM_DATE_WORD_YESTERDAY] = C_("typed date", "yesterday");
  /* Translators: leave it as it is where there is no one word for it. */
  names->words[RGM_DATE_WORD_DAY_AFTER_TOMORROW] = C_("typed date", "day after tomorrow");
  /* Translators: leave it as it is where there is no one word for it. */
  names->words[RGM_DATE_WORD_DAY_BEFORE_YESTERDAY] = C_("typed date", "day before yesterday");
  /* Translators: stands before a period: “in 4 weeks”. */
  names->words[RGM_DATE_WORD_IN] = C_("typed date", "in");
  /* Translators: the unit of “+10d” and “in 10 days”, all that people type, separated by |. */
  names->words[RGM_DATE_WORD_DAYS] = C_("typed date", "d|day|days");
  names->words[RGM_DATE_WORD_WEEKS] = C_("typed date", "w|wk|week|weeks");
  names->words[RGM_DATE_WORD_MONTHS] = C_("typed date", "m|month|months");
  names->words[RGM_DATE_WORD_YEARS] = C_("typed date", "y|year|years");
}

/* Whether a word, in small letters, is one of those that the language has for it. */
static gboolean
is_word (const char *word, const RgmDateNames *names, RgmDateWord meaning)
{
  g_autofree char *key = NULL;
  g_auto (GStrv) words = NULL;

  if (names->words[meaning] == NULL)
    return FALSE;
  key = g_utf8_casefold (names->words[meaning], -1);
  words = g_strsplit (key, "|", -1);
  return g_strv_contains ((const char *const *) words, word);
}

static gboolean
add (RgmDay today, gint32 value, RgmDateWord unit, RgmDay *day)
{
  RgmPeriod period = { 0 };

  if (unit == RGM_DATE_WORD_YEARS)
    period.years = value;
  else if (unit == RGM_DATE_WORD_MONTHS)
    period.months = value;
  else if (unit == RGM_DATE_WORD_WEEKS)
    period.weeks = value;
  else
    period.days = value;
  return rgm_period_add (&period, today, day);
}

static gboolean
read_near (const char *text, const RgmDateNames *names, RgmDay today, RgmDay *day)
{
  for (gsize i = 0; i < G_N_ELEMENTS (near); i++)
    if (is_word (text, names, near[i].word))
      return add (today, near[i].days, RGM_DATE_WORD_DAYS, day);
  return FALSE;
}

/* A day of the week is the next of its name, or the last; today has a word of its own. */
static gboolean
read_weekday (const char *text, const RgmDateNames *names, RgmDay today, RgmDateLean lean,
              RgmDay *day)
{
  for (int i = 0; i < DAYS_OF_WEEK; i++)
    {
      int ahead = (i + 1 - rgm_day_get_weekday (today) + DAYS_OF_WEEK) % DAYS_OF_WEEK;

      if (!rgm_date_text_word_is (text, names->weekdays[i], names->short_weekdays[i],
                                  MIN_WEEKDAY_LETTERS))
        continue;
      if (lean == RGM_DATE_LEAN_EARLIER || ahead == 0)
        ahead += lean == RGM_DATE_LEAN_EARLIER ? -DAYS_OF_WEEK : DAYS_OF_WEEK;
      return add (today, ahead, RGM_DATE_WORD_DAYS, day);
    }
  return FALSE;
}

/* Goes behind what begins an offset, and tells its sign; 0 where nothing does. */
static int
read_sign (const char **text, const RgmDateNames *names)
{
  const char *space = strchr (*text, ' ');
  g_autofree char *word = space != NULL ? g_strndup (*text, (gsize) (space - *text)) : NULL;
  gunichar c = g_utf8_get_char (*text);

  if (word != NULL && is_word (word, names, RGM_DATE_WORD_IN))
    {
      *text = space;
      return 1;
    }
  /* The last is the minus sign of typography. */
  if (c != '+' && c != '-' && c != 0x2212)
    return 0;
  *text = g_utf8_next_char (*text);
  return c == '+' ? 1 : -1;
}

static gint32
read_value (const char **text)
{
  gint32 value = 0;
  int n_digits = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (*text)); *text = g_utf8_next_char (*text))
    if (++n_digits <= MAX_DIGITS)
      value = value * 10 + g_unichar_digit_value (g_utf8_get_char (*text));
  return n_digits > 0 && n_digits <= MAX_DIGITS ? value : -1;
}

/* “+4w”, “+10 days”, “-3d”, “in 4 weeks”. */
static gboolean
read_offset (const char *text, const RgmDateNames *names, RgmDay today, RgmDay *day)
{
  int sign = read_sign (&text, names);
  gint32 value;

  text += strspn (text, " ");
  value = sign != 0 ? read_value (&text) : -1;
  text += strspn (text, " ");
  for (int unit = RGM_DATE_WORD_DAYS; value >= 0 && unit <= RGM_DATE_WORD_YEARS; unit++)
    if (is_word (text, names, (RgmDateWord) unit))
      return add (today, sign * value, (RgmDateWord) unit, day);
  return FALSE;
}

/* In small letters, with one space between words. */
static char *
simplify (const char *text)
{
  g_autofree char *key = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (key, " \t\n", -1);
  GString *simple = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (simple, "%s%s", simple->len > 0 ? " " : "", words[i]);
  return g_string_free (simple, FALSE);
}

/**
 * rgm_date_words_parse: (skip)
 * @text: what was typed, valid UTF-8
 * @names: how dates are written here; English is understood as well
 * @today: today
 * @lean: which day of a name is meant
 * @day: (out): the day, untouched unless it is one
 *
 * Reads a date that is told from today: `tomorrow`, `Fri`, `+4w`, `-3d`, `in 10 days`.
 *
 * Returns: whether it is one
 */
gboolean
rgm_date_words_parse (const char *text, const RgmDateNames *names, RgmDay today, RgmDateLean lean,
                      RgmDay *day)
{
  const RgmDateNames *const languages[] = { names, rgm_date_names_get_english () };
  g_autofree char *simple = simplify (text);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (read_near (simple, languages[i], today, day)
        || read_weekday (simple, languages[i], today, lean, day)
        || read_offset (simple, languages[i], today, day))
      return TRUE;
  return FALSE;
}
