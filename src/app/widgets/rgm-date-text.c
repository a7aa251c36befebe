#include "config.h"

#include "rgm-date-text.h"

#include "rgm-date-words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

G_DEFINE_QUARK (rgm-date-text-error-quark, rgm_date_text_error)

/* A number of a date as it was typed: 02 has two digits and the value 2. */
typedef struct {
  int value;
  int n_digits;
} Number;

/* What was typed, taken apart. @month is 0 unless it was given by its name, behind @n_before of the
 * numbers; @is_dotted tells of a full stop between the first two. */
typedef struct {
  Number numbers[3];
  guint n_numbers;
  int month;
  guint n_before;
  gboolean is_dotted;
} Parts;

/* The least letters that name a month: “jun” and “jul” need three. */
#define MIN_MONTH_LETTERS 3
#define MIN_WEEKDAY_LETTERS 2

static gboolean
fail_syntax (GError **error)
{
  g_set_error_literal (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_SYNTAX,
                       /* Translators: shown beside a date field. Keep the second example; write
                        * the others as one types them in your language. */
                       _("This is not a date. Write it like 4 Dec 2026, 2026-12-04, tomorrow or "
                         "+4w."));
  return FALSE;
}

/* The month that @word names, in short, whole, or by @min_letters of its beginning: 1 to 12, or 0
 * for none and for more than one. */
static int
find_month (const char *word, const RgmDateNames *names, glong min_letters)
{
  int found = 0;

  for (int i = 0; i < 12; i++)
    {
      if (!rgm_date_text_word_is (word, names->months[i], names->short_months[i],
                                  min_letters))
        continue;
      if (found != 0)
        return 0;
      found = i + 1;
    }
  return found;
}

static gboolean
is_weekday (const char *word, const RgmDateNames *names)
{
  for (int i = 0; i < 7; i++)
    if (rgm_date_text_word_is (word, names->weekdays[i], names->short_weekdays[i],
                               MIN_WEEKDAY_LETTERS))
      return TRUE;
  return FALSE;
}

/* The month that @word names here or in English. Where the beginning of a local name is English for
 * another month, which the window may speak, it is not known: “Mar” in Finnish. */
static int
find_month_here (const char *word, const RgmDateNames *names)
{
  int local = find_month (word, names, MIN_MONTH_LETTERS);
  int english = find_month (word, rgm_date_names_get_english (), MIN_MONTH_LETTERS);

  if (local == 0)
    return english;
  if (english == 0 || english == local || find_month (word, names, G_MAXLONG) != 0)
    return local;
  return 0;
}

/* What stands in long dates beside the numbers and the names, case-folded: “4 de dezembro de 2026”,
 * “4 декабря 2026 г.”, “2026年12月4日”. */
static const char *const fillers[] = { "de", "del", "г", "年", "日", "년", "일", NULL };

/* The number before it is the month. Two short numbers beside it would not be told apart. */
static gboolean
take_month_sign (const char *word, Parts *parts)
{
  if ((strcmp (word, "月") != 0 && strcmp (word, "월") != 0) || parts->n_numbers == 0 ||
      parts->month != 0)
    return FALSE;
  parts->month = parts->numbers[--parts->n_numbers].value;
  parts->n_before = 2;
  return TRUE;
}

/* Takes one word: a month is kept, a day of the week is skipped, anything else is no date. */
static gboolean
take_word (const char *text, gsize length, const RgmDateNames *names, Parts *parts)
{
  g_autofree char *word = g_utf8_casefold (text, (gssize) length);
  const RgmDateNames *english = rgm_date_names_get_english ();
  int month = find_month_here (word, names);

  if (month != 0 && parts->month == 0)
    {
      parts->month = month;
      parts->n_before = parts->n_numbers;
      return TRUE;
    }
  if (take_month_sign (word, parts))
    return parts->month > 0;
  return g_strv_contains (fillers, word) || is_weekday (word, names) ||
         is_weekday (word, english);
}

static gboolean
take_number (const char **text, Parts *parts)
{
  Number number = { 0, 0 };

  for (; g_unichar_isdigit (g_utf8_get_char (*text)); *text = g_utf8_next_char (*text))
    {
      if (++number.n_digits > 8)
        return FALSE;
      number.value = number.value * 10 + g_unichar_digit_value (g_utf8_get_char (*text));
    }
  if (parts->n_numbers == G_N_ELEMENTS (parts->numbers))
    return FALSE;
  parts->numbers[parts->n_numbers++] = number;
  return TRUE;
}

static gboolean
is_word_part (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && strchr (".,/-", (int) c) != NULL) ||
         g_unichar_type (c) == G_UNICODE_FORMAT;
}

static gboolean
take_apart (const char *text, const RgmDateNames *names, Parts *parts)
{
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);
      const char *start = text;

      if (g_unichar_isdigit (c))
        {
          if (!take_number (&text, parts))
            return FALSE;
          continue;
        }
      text = g_utf8_next_char (text);
      if (c == '.' && parts->n_numbers == 1)
        parts->is_dotted = TRUE;
      if (is_separator (c))
        continue;
      if (!g_unichar_isalpha (c))
        return FALSE;
      while (is_word_part (g_utf8_get_char (text)))
        text = g_utf8_next_char (text);
      if (!take_word (start, (gsize) (text - start), names, parts))
        return FALSE;
    }
  return parts->n_numbers > 0;
}

/* 20261204, the other form of ISO 8601, into three numbers. */
static void
split_eight_digits (Parts *parts)
{
  int value = parts->numbers[0].value;

  if (parts->n_numbers != 1 || parts->numbers[0].n_digits != 8)
    return;
  parts->numbers[0] = (Number) { value / 10000, 4 };
  parts->numbers[1] = (Number) { value / 100 % 100, 2 };
  parts->numbers[2] = (Number) { value % 100, 2 };
  parts->n_numbers = 3;
}

/* A day and a month by its name: the year may stand on either side. */
static gboolean
assign_named (const Parts *parts, const Number **year, int *month, int *day)
{
  const Number *n = parts->numbers;
  gboolean year_first = n[0].n_digits > 2;

  if (parts->n_numbers > 2 || (parts->n_numbers == 1 && year_first))
    return FALSE;
  /* “18-24 Dec” are two days. */
  if (parts->n_numbers == 2 && parts->n_before == 2 && !year_first && n[1].n_digits <= 2)
    return FALSE;
  if (parts->n_numbers == 2)
    *year = year_first ? &n[0] : &n[1];
  *month = parts->month;
  *day = parts->n_numbers == 2 && year_first ? n[1].value : n[0].value;
  return TRUE;
}

/* Which of two numbers is the day: the first where full stops are written, in all places; else as
 * the place has it. No month has a number beyond 12: then it is the other way round. */
static void
assign_month_and_day (const Number *n, gboolean is_day_first, int *month, int *day)
{
  *day = n[is_day_first ? 0 : 1].value;
  *month = n[is_day_first ? 1 : 0].value;
  if (*month > 12 && *day <= 12)
    {
      int value = *month;

      *month = *day;
      *day = value;
    }
}

/* Says which number is what. @year is %NULL at the end where none was given. */
static gboolean
assign (const Parts *parts, RgmDateOrder order, const Number **year, int *month, int *day)
{
  const Number *n = parts->numbers;
  gboolean is_day_first = parts->is_dotted || order == RGM_DATE_ORDER_DAY_MONTH_YEAR;
  gboolean is_year_long = parts->n_numbers == 3 && n[2].n_digits > 2;

  *year = NULL;
  if (parts->month != 0)
    return assign_named (parts, year, month, day);
  if (parts->n_numbers < 2 || (parts->n_numbers == 2 && n[0].n_digits > 2))
    return FALSE;
  if (parts->n_numbers == 3 &&
      (n[0].n_digits > 2 ||
       (order == RGM_DATE_ORDER_YEAR_MONTH_DAY && !parts->is_dotted && !is_year_long)))
    {
      *year = &n[0];
      *month = n[1].value;
      *day = n[2].value;
      return TRUE;
    }
  if (parts->n_numbers == 3)
    *year = &n[2];
  assign_month_and_day (n, is_day_first, month, day);
  return TRUE;
}

/* The day of that month and day of the month that is nearest to @today, on the side of @lean. */
static RgmDay
find_day (int month, int day_of_month, RgmDay today, RgmDateLean lean)
{
  RgmDay nearest = RGM_DAY_NONE;
  int year;

  rgm_day_get_ymd (today, &year, NULL, NULL);
  for (int candidate = year - 1; candidate <= year + 1; candidate++)
    {
      RgmDay day = rgm_day_new (candidate, month, day_of_month);

      if (day == RGM_DAY_NONE || (lean == RGM_DATE_LEAN_LATER && day < today) ||
          (lean == RGM_DATE_LEAN_EARLIER && day > today))
        continue;
      if (nearest == RGM_DAY_NONE || ABS (day - today) < ABS (nearest - today))
        nearest = day;
    }
  return nearest;
}

/* The C locale puts the month first, but that is no place where people do. */
static RgmDateOrder
get_local_order (void)
{
  const char *locale = setlocale (LC_TIME, NULL);

  if (locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0 ||
      g_str_has_prefix (locale, "C."))
    return RGM_DATE_ORDER_DAY_MONTH_YEAR;
  return rgm_date_order_from_format (nl_langinfo (D_FMT));
}

/**
 * rgm_date_text_word_is: (skip)
 * @word: a word, case-folded
 * @name: a name
 * @short_name: the same in short
 * @min_letters: the least letters that name it
 *
 * Returns: whether the word means the name: its short form, or the beginning of the long one
 */
gboolean
rgm_date_text_word_is (const char *word, const char *name, const char *short_name,
                       glong min_letters)
{
  g_autofree char *name_key = g_utf8_casefold (name, -1);
  g_autofree char *short_key = g_utf8_casefold (short_name, -1);

  /* Some languages end the short form with a full stop; the reader takes it for a separator. */
  if (g_str_has_suffix (short_key, "."))
    short_key[strlen (short_key) - 1] = '\0';
  if (strcmp (word, short_key) == 0 || strcmp (word, name_key) == 0)
    return TRUE;
  return g_utf8_strlen (word, -1) >= min_letters && g_str_has_prefix (name_key, word);
}

/**
 * rgm_date_order_from_format:
 * @format: a date format of the system, `%d/%m/%Y`
 *
 * Reads from a format in which order it puts the numbers. Only the order is taken: what people
 * type has its own separators.
 *
 * Returns: the order
 */
RgmDateOrder
rgm_date_order_from_format (const char *format)
{
  g_return_val_if_fail (format != NULL, RGM_DATE_ORDER_DAY_MONTH_YEAR);

  for (const char *c = strchr (format, '%'); c != NULL; c = strchr (c + 1, '%'))
    {
      /* Glibc allows flags and the modifiers E and O before the letter. */
      c += 1 + strspn (c + 1, "-_0^#EO");
      if (*c == '\0')
        break;
      if (strchr ("YyGgCF", *c) != NULL)
        return RGM_DATE_ORDER_YEAR_MONTH_DAY;
      if (strchr ("mbBhD", *c) != NULL)
        return RGM_DATE_ORDER_MONTH_DAY_YEAR;
      if (strchr ("de", *c) != NULL)
        return RGM_DATE_ORDER_DAY_MONTH_YEAR;
    }
  return RGM_DATE_ORDER_DAY_MONTH_YEAR;
}

/**
 * rgm_date_names_get_english:
 *
 * Gets the English names, with the day first.
 *
 * Returns: (transfer none): the names
 */
const RgmDateNames *
rgm_date_names_get_english (void)
{
  static const RgmDateNames names = {
    .order = RGM_DATE_ORDER_DAY_MONTH_YEAR,
    .months = { "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December" },
    .short_months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                      "Dec" },
    .weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
    .short_weekdays = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
    .words = { "today", "tomorrow", "yesterday", "day after tomorrow", "day before yesterday",
               "in", "d|day|days", "w|wk|week|weeks", "m|month|months", "y|year|years" },
  };

  return &names;
}

/**
 * rgm_date_names_get_local:
 *
 * Gets the names and the order of the locale that the program runs in.
 *
 * Returns: (transfer none): the names
 */
const RgmDateNames *
rgm_date_names_get_local (void)
{
  static RgmDateNames names;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      names.order = get_local_order ();
      for (int i = 0; i < 12; i++)
        {
          names.months[i] = g_intern_string (nl_langinfo (MON_1 + i));
          names.short_months[i] = g_intern_string (nl_langinfo (ABMON_1 + i));
        }
      for (int i = 0; i < 7; i++)
        {
          /* The C library begins with Sunday. */
          names.weekdays[i] = g_intern_string (nl_langinfo (DAY_1 + (i + 1) % 7));
          names.short_weekdays[i] = g_intern_string (nl_langinfo (ABDAY_1 + (i + 1) % 7));
        }
      rgm_date_words_take_local (&names);
      g_once_init_leave (&ready, 1);
    }
  return &names;
}

/**
 * rgm_date_text_parse:
 * @text: what was typed
 * @names: how dates are written here
 * @today: the day that a date without a year is nearest to
 * @day: (out): the day, untouched on failure
 * @error: return location for a %RGM_DATE_TEXT_ERROR
 *
 * Reads a typed date as rgm_date_text_parse_leaning() does, leaning to neither side.
 *
 * Returns: whether it is a date
 */
gboolean
rgm_date_text_parse (const char *text, const RgmDateNames *names, RgmDay today, RgmDay *day,
                     GError **error)
{
  return rgm_date_text_parse_leaning (text, names, today, RGM_DATE_LEAN_NEAREST, day, error);
}

/* A date of the calendar, whole or without its year. */
static gboolean
parse_calendar (const char *text, const RgmDateNames *names, RgmDay today, RgmDateLean lean,
                RgmDay *day, GError **error)
{
  Parts parts = { 0 };
  const Number *year;
  RgmDay parsed;
  int month, day_of_month;

  if (!take_apart (text, names, &parts))
    return fail_syntax (error);
  split_eight_digits (&parts);
  if (!assign (&parts, names->order, &year, &month, &day_of_month))
    return fail_syntax (error);
  if (year != NULL && year->n_digits != 2 && year->n_digits != 4)
    return fail_syntax (error);

  if (year == NULL)
    parsed = find_day (month, day_of_month, today, lean);
  else
    parsed = rgm_day_new (year->value + (year->n_digits == 2 ? 2000 : 0), month, day_of_month);
  if (parsed == RGM_DAY_NONE)
    {
      g_set_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_NO_SUCH_DAY,
                   /* Translators: %s is a date as the user typed it, “31 Apr 2026”. */
                   _("The calendar has no %s."), text);
      return FALSE;
    }
  *day = parsed;
  return TRUE;
}

/**
 * rgm_date_text_parse_leaning:
 * @text: what was typed
 * @names: how dates are written here
 * @today: the day that a date without a year is told from
 * @lean: which day a date without a year means, and a day of the week alone
 * @day: (out): the day, untouched on failure
 * @error: return location for a %RGM_DATE_TEXT_ERROR
 *
 * Reads a typed date: ISO 8601 (`2026-12-04`, `20261204`) everywhere; numbers in the order of
 * @names with any of `. / - ,` or spaces between; months by name, whole or in short, local or
 * English. A year of four digits is known by them, first or last; where full stops stand between
 * the numbers, the day is before the month (`4.12.`); and where only one of two numbers can be the
 * month, it is. A day of the week may stand before it and is not looked at. A year of two digits
 * is one of 2000 to 2099; without a year, @lean says which is meant. And what is told
 * from today, local or English: `tomorrow`, `+4w`, `-3d`, `in 10 days`, `Friday`.
 *
 * Returns: whether it is a date
 */
gboolean
rgm_date_text_parse_leaning (const char *text, const RgmDateNames *names, RgmDay today,
                             RgmDateLean lean, RgmDay *day, GError **error)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL && names != NULL && day != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    {
      g_set_error_literal (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_EMPTY,
                           _("A date is needed."));
      return FALSE;
    }
  if (!g_utf8_validate (stripped, -1, NULL))
    return fail_syntax (error);
  return rgm_date_words_parse (stripped, names, today, lean, day)
         || parse_calendar (stripped, names, today, lean, day, error);
}
