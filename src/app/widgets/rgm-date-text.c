#include "config.h"

#include "rgm-date-text.h"

#include "rgm-date-words.h"
#include "rgm-day-text.h"
#include "rgm-long-ago.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (rgm-date-text-error-quark, rgm_date_text_error)

/* A number of a date as it was typed: 02 has two digits and the value 2. */
typedef struct {
  int value;
  int n_digits;
} Number;

/* What was typed, taken apart. @month is 0 unless it was given by its name, behind @n_before of the
 * numbers; @separator stands between the first two, “.” or “/” where it holds one. */
typedef struct {
  Number numbers[3];
  guint n_numbers;
  int month;
  guint n_before;
  char separator;
} Parts;

/* Which number is what. @year is %NULL where none was given. */
typedef struct {
  const Number *year;
  int month;
  int day;
} Fields;

/* How dates are written here, and what they are told from. */
typedef struct {
  const RgmDateNames *names;
  RgmDay today;
  RgmDateLean lean;
} Context;

/* The least letters that name a month: “jun” and “jul” need three. */
#define MIN_MONTH_LETTERS 3
#define MIN_WEEKDAY_LETTERS 2

/* How far ahead a day may be meant that was typed as one of another century. */
#define YEARS_AHEAD 20

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
      if ((c == '.' || c == '/') && parts->n_numbers == 1)
        parts->separator = (char) c;
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
assign_named (const Parts *parts, Fields *fields)
{
  const Number *n = parts->numbers;
  gboolean year_first = n[0].n_digits > 2;

  if (parts->n_numbers > 2 || (parts->n_numbers == 1 && year_first))
    return FALSE;
  /* “18-24 Dec” are two days. */
  if (parts->n_numbers == 2 && parts->n_before == 2 && !year_first && n[1].n_digits <= 2)
    return FALSE;
  if (parts->n_numbers == 2)
    fields->year = year_first ? &n[0] : &n[1];
  fields->month = parts->month;
  fields->day = parts->n_numbers == 2 && year_first ? n[1].value : n[0].value;
  return TRUE;
}

/* No month has a number beyond 12: then it is the other way round. */
static void
assign_month_and_day (const Number *n, gboolean is_day_first, Fields *fields)
{
  fields->day = n[is_day_first ? 0 : 1].value;
  fields->month = n[is_day_first ? 1 : 0].value;
  if (fields->month > 12 && fields->day <= 12)
    {
      int value = fields->month;

      fields->month = fields->day;
      fields->day = value;
    }
}

/* Says which number is what in that order. Without a year, the month is first where that is. */
static gboolean
assign_numbers (const Parts *parts, RgmDateOrder order, Fields *fields)
{
  const Number *n = parts->numbers;

  if (parts->n_numbers < 2 || (parts->n_numbers == 2 && n[0].n_digits > 2))
    return FALSE;
  if (parts->n_numbers == 3 && order == RGM_DATE_ORDER_YEAR_MONTH_DAY)
    {
      *fields = (Fields) { &n[0], n[1].value, n[2].value };
      return TRUE;
    }
  if (parts->n_numbers == 3)
    fields->year = &n[2];
  assign_month_and_day (n, order == RGM_DATE_ORDER_DAY_MONTH_YEAR, fields);
  return TRUE;
}

static gboolean
assign (const Parts *parts, RgmDateOrder order, Fields *fields)
{
  gboolean done;

  *fields = (Fields) { NULL, 0, 0 };
  done = parts->month != 0 ? assign_named (parts, fields) : assign_numbers (parts, order, fields);
  return done && (fields->year == NULL || fields->year->n_digits == 2 ||
                  fields->year->n_digits == 4);
}

/* The orders that the numbers may have, one bit each. A year of four digits is known by them; and
 * where full stops stand, the day is before the month, unless the place has it otherwise. */
static guint
get_orders (const Parts *parts, const RgmDateNames *names)
{
  const RgmDateForms *forms = names->forms != NULL ? names->forms : rgm_date_forms_get (NULL);
  gboolean is_late = parts->n_numbers == 3 && parts->numbers[2].n_digits > 2;

  if (parts->n_numbers == 3 && parts->numbers[0].n_digits > 2)
    return RGM_DATE_ORDER_BIT (RGM_DATE_ORDER_YEAR_MONTH_DAY);
  if (parts->separator == '.' && (is_late || names->order != RGM_DATE_ORDER_YEAR_MONTH_DAY))
    return RGM_DATE_ORDER_BIT (RGM_DATE_ORDER_DAY_MONTH_YEAR);
  if (names->order != RGM_DATE_ORDER_YEAR_MONTH_DAY)
    return RGM_DATE_ORDER_BIT (names->order);
  if (is_late)
    return forms->late;
  if (parts->separator == '.')
    return forms->dotted;
  return parts->separator == '/' ? forms->slashed : RGM_DATE_ORDER_BIT (names->order);
}

/* The day of that month and day of the month that is nearest to today, on the side of the lean. */
static RgmDay
find_nearest (const Fields *fields, const Context *context)
{
  RgmDay nearest = RGM_DAY_NONE, today = context->today;
  int year;

  rgm_day_get_ymd (today, &year, NULL, NULL);
  for (int candidate = year - 1; candidate <= year + 1; candidate++)
    {
      RgmDay day = rgm_day_new (candidate, fields->month, fields->day);

      if (day == RGM_DAY_NONE || (context->lean == RGM_DATE_LEAN_LATER && day < today) ||
          (context->lean == RGM_DATE_LEAN_EARLIER && day > today))
        continue;
      if (nearest == RGM_DAY_NONE || ABS (day - today) < ABS (nearest - today))
        nearest = day;
    }
  return nearest;
}

static RgmDay
find_day (const Fields *fields, const Context *context)
{
  const Number *year = fields->year;

  if (year == NULL)
    return find_nearest (fields, context);
  return rgm_day_new (year->value + (year->n_digits == 2 ? 2000 : 0), fields->month, fields->day);
}

/* Finds the days that may be meant, up to one in each order; without any, @n_days is 0. Returns
 * whether it is a date at all. */
static gboolean
find_days (const Parts *parts, const Context *context, RgmDay days[RGM_N_DATE_ORDERS],
           guint *n_days)
{
  guint orders = get_orders (parts, context->names);
  gboolean is_date = FALSE;

  *n_days = 0;
  for (int order = 0; order < RGM_N_DATE_ORDERS; order++)
    {
      gboolean is_known = FALSE;
      Fields fields;
      RgmDay day;

      if ((orders & RGM_DATE_ORDER_BIT (order)) == 0 ||
          !assign (parts, (RgmDateOrder) order, &fields))
        continue;
      is_date = TRUE;
      day = find_day (&fields, context);
      for (guint i = 0; i < *n_days; i++)
        is_known = is_known || days[i] == day;
      if (day != RGM_DAY_NONE && !is_known)
        days[(*n_days)++] = day;
    }
  return is_date;
}

static gboolean
fail_no_such_day (const char *text, GError **error)
{
  g_set_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_NO_SUCH_DAY,
               /* Translators: %s is a date as the user typed it, “31 Apr 2026”. */
               _("The calendar has no %s."), text);
  return FALSE;
}

static gboolean
fail_ambiguous (const char *text, const RgmDay days[2], GError **error)
{
  g_autofree char *one = rgm_day_text (days[0], RGM_DAY_TEXT_YEAR);
  g_autofree char *other = rgm_day_text (days[1], RGM_DAY_TEXT_YEAR);
  char one_iso[RGM_DAY_FORMAT_SIZE], other_iso[RGM_DAY_FORMAT_SIZE];

  g_set_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_AMBIGUOUS,
               /* Translators: shown beside a date field. %1$s is what the user typed, “4/12/2026”;
                * %2$s and %3$s are the days that it may be, “4 Dec 2026”; and %4$s and %5$s are the
                * same days as one can type them, “2026-12-04”. */
               _("“%1$s” may be %2$s or %3$s. Write %4$s or %5$s."), text, one, other,
               rgm_day_format (days[0], one_iso), rgm_day_format (days[1], other_iso));
  return FALSE;
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
parse_calendar (const char *text, const Context *context, RgmDay *day, GError **error)
{
  Parts parts = { 0 };
  RgmDay days[RGM_N_DATE_ORDERS];
  guint n_days;

  if (!take_apart (text, context->names, &parts))
    return fail_syntax (error);
  split_eight_digits (&parts);
  if (!find_days (&parts, context, days, &n_days))
    return fail_syntax (error);
  if (n_days == 0)
    return fail_no_such_day (text, error);
  if (n_days > 1)
    return fail_ambiguous (text, days, error);
  *day = days[0];
  return TRUE;
}

static gboolean
check_long_ago (const char *text, RgmDay day, const Context *context, GError **error)
{
  g_autofree char *sentence = NULL;

  if (!rgm_long_ago_is (day))
    return TRUE;
  sentence = rgm_long_ago_text (text, day, context->today,
                                context->lean == RGM_DATE_LEAN_EARLIER ? 0 : YEARS_AHEAD);
  g_set_error_literal (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_LONG_AGO, sentence);
  return FALSE;
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
 * month, it is. Where people put the year first and it is not, the forms of @names tell what they
 * mean; what they leave open is refused. A day of the week may stand before it and is not looked
 * at. A year of two digits is one of 2000 to 2099; without a year, @lean says which is meant. And
 * what is told from today, local or English: `tomorrow`, `+4w`, `-3d`, `in 10 days`, `Friday`. A
 * day of a century before the last is refused.
 *
 * Returns: whether it is a date
 */
gboolean
rgm_date_text_parse_leaning (const char *text, const RgmDateNames *names, RgmDay today,
                             RgmDateLean lean, RgmDay *day, GError **error)
{
  const Context context = { names, today, lean };
  g_autofree char *stripped = NULL;
  RgmDay found = RGM_DAY_NONE;

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
  if ((!rgm_date_words_parse (stripped, names, today, lean, &found) &&
       !parse_calendar (stripped, &context, &found, error)) ||
      !check_long_ago (stripped, found, &context, error))
    return FALSE;
  *day = found;
  return TRUE;
}
