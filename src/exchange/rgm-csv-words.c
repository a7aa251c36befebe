#include "config.h"

#include "rgm-csv-words.h"

#include <langinfo.h>
#include <string.h>

#define N_MONTHS 12
#define N_WEEKDAYS 7
/* The fewest letters that stand for a month, and for a weekday. */
#define MONTH_LETTERS 3
#define WEEKDAY_LETTERS 2

/* English, German and one more. */
#define N_LANGUAGES 3

/* Folded names. Those of months come in rows of twelve, those of weekdays in rows of seven, by
 * language: what is Sunday in one may be the beginning of Tuesday in another. */
struct _RgmCsvWords {
  GPtrArray *months;
  GPtrArray *weekdays[N_LANGUAGES];
};

static const char *const months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
  "november", "december",
  "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
  "november", "dezember",
  "jänner", "feber", "maerz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
  "jan", "feb", "mrz", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  NULL,
};
static const char *const english_weekdays[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL,
};
/* The short names by themselves: “So” is Sunday, and no beginning of “Sonnabend”. */
static const char *const german_weekdays[] = {
  "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
  "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "sonnabend", "sonntag",
  "mo", "di", "mi", "do", "fr", "sa", "so", NULL,
};

/* Without its full stop, and so that capitals and the way accents are written do not matter. */
static char *
fold (const char *text, gssize length)
{
  g_autofree char *normal = g_utf8_normalize (text, length, G_NORMALIZE_ALL_COMPOSE);
  char *folded = g_utf8_casefold (normal ? normal : "", -1);
  gsize end = strlen (folded);

  while (end > 0 && folded[end - 1] == '.')
    folded[--end] = '\0';
  return folded;
}

static void
add_all (GPtrArray *to, const char *const *names)
{
  for (; names && *names; names++)
    g_ptr_array_add (to, fold (*names, -1));
}

/**
 * rgm_csv_words_new:
 * @month_names: (nullable): %NULL-terminated names of months beside the English and German ones:
 *   whole rows of twelve
 * @weekday_names: (nullable): %NULL-terminated names of weekdays, likewise: whole rows of seven,
 *   from Monday
 *
 * Returns: (transfer full): the names by which dates are read
 */
RgmCsvWords *
rgm_csv_words_new (const char *const *month_names, const char *const *weekday_names)
{
  const char *const *weekdays[N_LANGUAGES] = { english_weekdays, german_weekdays, weekday_names };
  RgmCsvWords *self = g_new (RgmCsvWords, 1);

  self->months = g_ptr_array_new_with_free_func (g_free);
  add_all (self->months, months);
  add_all (self->months, month_names);
  for (guint i = 0; i < N_LANGUAGES; i++)
    {
      self->weekdays[i] = g_ptr_array_new_with_free_func (g_free);
      add_all (self->weekdays[i], weekdays[i]);
    }
  return self;
}

/**
 * rgm_csv_words_new_for_locale:
 *
 * Returns: (transfer full): the names by which dates are read, those of the locale included
 */
RgmCsvWords *
rgm_csv_words_new_for_locale (void)
{
  static const nl_item month_items[] = {
    MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12,
    ABMON_1, ABMON_2, ABMON_3, ABMON_4, ABMON_5, ABMON_6, ABMON_7, ABMON_8, ABMON_9, ABMON_10,
    ABMON_11, ABMON_12,
  };
  static const nl_item weekday_items[] = {
    DAY_2, DAY_3, DAY_4, DAY_5, DAY_6, DAY_7, DAY_1,
    ABDAY_2, ABDAY_3, ABDAY_4, ABDAY_5, ABDAY_6, ABDAY_7, ABDAY_1,
  };
  const char *month_names[G_N_ELEMENTS (month_items) + 1] = { NULL };
  const char *weekday_names[G_N_ELEMENTS (weekday_items) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (month_items); i++)
    month_names[i] = nl_langinfo (month_items[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (weekday_items); i++)
    weekday_names[i] = nl_langinfo (weekday_items[i]);
  return rgm_csv_words_new (month_names, weekday_names);
}

/**
 * rgm_csv_words_free:
 * @self: (transfer full) (nullable): names
 *
 * Frees @self.
 */
void
rgm_csv_words_free (RgmCsvWords *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->months);
  for (guint i = 0; i < N_LANGUAGES; i++)
    g_ptr_array_unref (self->weekdays[i]);
  g_free (self);
}

/* Whether @word is @name or its beginning, of enough letters. */
static gboolean
stands_for (const char *word, const char *name, glong letters)
{
  return g_str_equal (word, name)
         || (g_utf8_strlen (word, -1) >= letters && g_str_has_prefix (name, word));
}

/**
 * rgm_csv_words_find_month:
 * @self: names
 * @word: a word, not terminated
 * @length: its length in bytes
 *
 * Returns: the month that it is the name of, or the beginning of it, from 1; 0 if of none
 */
int
rgm_csv_words_find_month (const RgmCsvWords *self, const char *word, gsize length)
{
  g_autofree char *folded = fold (word, (gssize) length);

  for (guint i = 0; i < self->months->len && *folded; i++)
    {
      if (stands_for (folded, self->months->pdata[i], MONTH_LETTERS))
        return (int) (i % N_MONTHS) + 1;
    }

  return 0;
}

/* The weekdays of one language that @folded is the name of; else those that it begins. */
static guint
find_weekdays (const GPtrArray *names, const char *folded)
{
  guint begun = 0, named = 0;

  for (guint i = 0; i < names->len; i++)
    {
      guint bit = 1u << (i % N_WEEKDAYS + 1);

      if (g_str_equal (folded, names->pdata[i]))
        named |= bit;
      else if (stands_for (folded, names->pdata[i], WEEKDAY_LETTERS))
        begun |= bit;
    }

  return named != 0 ? named : begun;
}

/**
 * rgm_csv_words_find_weekdays:
 * @self: names
 * @word: a word, not terminated
 * @length: its length in bytes
 *
 * Returns: the weekdays that it is the name of, or the beginning of it, a bit for each: 1 << 1 for
 *   Monday to 1 << 7 for Sunday. More than one where languages differ: “Di” is a Tuesday in German
 *   and a Sunday in French. 0 if of none
 */
guint
rgm_csv_words_find_weekdays (const RgmCsvWords *self, const char *word, gsize length)
{
  g_autofree char *folded = fold (word, (gssize) length);
  guint found = 0;

  for (guint i = 0; i < N_LANGUAGES && *folded; i++)
    found |= find_weekdays (self->weekdays[i], folded);
  return found;
}
