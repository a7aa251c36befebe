#include "config.h"

#include "rgm-csv-date.h"

#include "rgm-csv-cell.h"
#include "rgm-session.h"

#include <string.h>

#define N_PARTS 3

/* A number or the name of a month, and what follows it. */
typedef struct {
  int value;
  int digits;
  gboolean is_month;
  char separator;
} Part;

/* Where the year, the month and the day stand in each order. */
static const struct {
  int year, month, day;
} places[RGM_CSV_N_DATE_ORDERS] = {
  [RGM_CSV_DATE_ORDER_YMD] = { 0, 1, 2 },
  [RGM_CSV_DATE_ORDER_DMY] = { 2, 1, 0 },
  [RGM_CSV_DATE_ORDER_MDY] = { 2, 0, 1 },
};

static const char *
skip_letters (const char *text)
{
  /* An accent may be a character of its own. */
  while (*text && (g_unichar_isalpha (g_utf8_get_char (text))
                   || g_unichar_ismark (g_utf8_get_char (text))))
    text = g_utf8_next_char (text);
  return text;
}

/* Up to eight digits; more are no part of a date. */
static gboolean
read_number (const char **text, int *value, int *digits)
{
  *value = *digits = 0;
  while (g_ascii_isdigit (**text) && *digits < 9)
    {
      *value = *value * 10 + *(*text)++ - '0';
      (*digits)++;
    }
  return *digits > 0 && *digits < 9;
}

/* A word may be the name of a month in one language and of a weekday in another. */
static const char *
skip_weekday (const char *text, const RgmCsvWords *words, guint *weekdays)
{
  const char *end = skip_letters (text);

  *weekdays = end == text || rgm_csv_words_find_month (words, text, (gsize) (end - text)) != 0
    ? 0 : rgm_csv_words_find_weekdays (words, text, (gsize) (end - text));
  return *weekdays != 0 ? rgm_csv_cell_skip_spaces (end + strspn (end, ".,")) : text;
}

/* “20th”, as Americans say it. */
static const char *
skip_ordinal (const char *text)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_ascii_strncasecmp (text, endings[i], 2) == 0 && !g_ascii_isalpha (text[2]))
        return text + 2;
    }
  return text;
}

static gboolean
read_part (const char **text, const RgmCsvWords *words, Part *part)
{
  const char *end = skip_letters (*text);

  *part = (Part) { 0, 0, FALSE, '\0' };
  if (end > *text)
    {
      part->value = rgm_csv_words_find_month (words, *text, (gsize) (end - *text));
      part->is_month = TRUE;
      *text = end;
      return part->value != 0;
    }
  if (!read_number (text, &part->value, &part->digits))
    return FALSE;
  if (part->digits <= 2)
    *text = skip_ordinal (*text);
  return TRUE;
}

static void
read_separator (const char **text, Part *part)
{
  *text = rgm_csv_cell_skip_spaces (*text);
  while (**text && strchr (".,/-", **text))
    {
      if (part->separator == '\0')
        part->separator = **text;
      *text = rgm_csv_cell_skip_spaces (*text + 1);
    }
}

/* 20261120 is three parts without anything between them. */
static gboolean
split_compact (Part parts[N_PARTS])
{
  int value = parts[0].value;

  if (parts[0].digits != 8)
    return FALSE;
  parts[0] = (Part) { value / 10000, 4, FALSE, '-' };
  parts[1] = (Part) { value / 100 % 100, 2, FALSE, '-' };
  parts[2] = (Part) { value % 100, 2, FALSE, '\0' };
  return TRUE;
}

/* Reads three parts, after a weekday or without, and leaves @text at what follows them. */
static gboolean
read_parts (const char **text, const RgmCsvWords *words, guint *weekdays, Part parts[N_PARTS])
{
  *text = skip_weekday (rgm_csv_cell_skip_spaces (*text), words, weekdays);
  for (int i = 0; i < N_PARTS; i++)
    {
      const char *end;

      if (!read_part (text, words, &parts[i]) || (i > 0 && parts[i].digits == 8))
        return FALSE;
      if (i == 0 && split_compact (parts))
        return TRUE;
      if (i == N_PARTS - 1)
        break;
      end = *text;
      read_separator (text, &parts[i]);
      if (*text == end && !parts[i].is_month && g_ascii_isdigit (*end))
        return FALSE;
    }
  return TRUE;
}

static int
complete_year (const Part *part, RgmDay today)
{
  int this_year, month, day, year;

  if (part->digits != 2)
    return part->value;
  rgm_day_get_ymd (today, &this_year, &month, &day);
  year = this_year / 100 * 100 + part->value;
  if (year > this_year + RGM_CSV_YEARS_AHEAD)
    year -= 100;
  return year;
}

static RgmDay
make_day (const Part parts[N_PARTS], RgmCsvDateOrder order, RgmDay today)
{
  const Part *year = &parts[places[order].year];
  const Part *month = &parts[places[order].month];
  const Part *day = &parts[places[order].day];

  if (year->is_month || day->is_month || (year->digits != 2 && year->digits != 4)
      || month->digits > 2 || day->digits > 2)
    return RGM_DAY_NONE;
  return rgm_day_new (complete_year (year, today), month->value, day->value);
}

/* The orders that the form of a date leaves open, one bit each, whether or not the day is in the
 * calendar; and whether the form alone tells. Full stops stand between day, month and year, as
 * ISO's hyphens stand between year, month and day. */
static guint
get_forms (const Part parts[N_PARTS], gboolean *is_certain)
{
  *is_certain = TRUE;
  if (parts[0].is_month)
    return 1u << RGM_CSV_DATE_ORDER_MDY;
  if (parts[0].digits == 4)
    return 1u << RGM_CSV_DATE_ORDER_YMD;
  if (parts[1].is_month || parts[0].separator == '.')
    return 1u << RGM_CSV_DATE_ORDER_DMY;
  *is_certain = FALSE;
  if (parts[2].digits == 4)
    return 1u << RGM_CSV_DATE_ORDER_DMY | 1u << RGM_CSV_DATE_ORDER_MDY;
  return 1u << RGM_CSV_DATE_ORDER_DMY | 1u << RGM_CSV_DATE_ORDER_MDY
         | 1u << RGM_CSV_DATE_ORDER_YMD;
}

static gboolean
is_one_of (RgmDay day, guint weekdays)
{
  return weekdays == 0 || (weekdays & 1u << rgm_day_get_weekday (day)) != 0;
}

/* Of the orders in @forms those that name a day of one of the weekdays, if there are any, and
 * whether they all name the same. */
static guint
keep_weekdays (const Part parts[N_PARTS], guint forms, RgmDay today, guint weekdays, RgmDay *day,
               gboolean *same)
{
  guint kept = 0;

  *day = RGM_DAY_NONE;
  *same = TRUE;
  for (int order = RGM_CSV_DATE_ORDER_YMD; order < RGM_CSV_N_DATE_ORDERS; order++)
    {
      RgmDay found = forms & 1u << order
        ? make_day (parts, (RgmCsvDateOrder) order, today) : RGM_DAY_NONE;

      if (found == RGM_DAY_NONE || !is_one_of (found, weekdays))
        continue;
      kept |= 1u << order;
      *same = *same && (*day == RGM_DAY_NONE || *day == found);
      *day = found;
    }
  return kept;
}

/* Of the orders in @forms those that name a day, the weekday of which may tell which is meant. One
 * that agrees with none of them is a mistake, and tells nothing. */
static guint
keep_days (const Part parts[N_PARTS], guint forms, RgmDay today, guint weekdays, RgmDay *day,
           gboolean *same)
{
  guint kept = keep_weekdays (parts, forms, today, weekdays, day, same);

  return kept != 0 ? kept : keep_weekdays (parts, forms, today, 0, day, same);
}

/* The word before a time: “um 14:30”, “at 2:30 PM”. */
static const char *
skip_at (const char *text)
{
  gboolean is_at = g_ascii_strncasecmp (text, "um ", 3) == 0
                   || g_ascii_strncasecmp (text, "at ", 3) == 0;

  return is_at ? text + 3 : text;
}

/* What may follow a date: a full stop, or a time. Midnight is what a program writes for a day
 * without a time: nobody is treated then. */
static gboolean
read_rest (const char *text, RgmCsvTime *time)
{
  RgmCsvTimeForm form;

  text = rgm_csv_cell_skip_spaces (text + strspn (text, ".,"));
  form = *text == 'T' ? RGM_CSV_TIME_STAMP : RGM_CSV_TIME_AFTER_DAY;
  text = *text == 'T' ? text + 1 : skip_at (text);
  if (*text == '\0')
    return TRUE;
  if (!rgm_csv_time_read (text, form, time))
    return FALSE;
  if (time->minute == 0 && time->length == 0)
    rgm_csv_time_init (time);
  return TRUE;
}

/**
 * rgm_csv_date_parse:
 * @text: a date, with a time or without
 * @order: what its three numbers are, where its form does not tell
 * @words: names of months and weekdays
 * @today: the day from which a year of two digits is told
 * @day: (out): the day
 * @time: (out): the time of it, where it stands behind it, as it is written
 *
 * Reads “2026-11-20”, “20.11.2026”, “11/20/26”, “20 Nov 2026”, “Fri, Nov 20, 2026 14:30” and the
 * like. The outputs are touched only by `RGM_CSV_DATE_READ` and `RGM_CSV_DATE_OTHER_WEEKDAY`.
 *
 * Returns: what became of it
 */
RgmCsvDateResult
rgm_csv_date_parse (const char *text, RgmCsvDateOrder order, const RgmCsvWords *words, RgmDay today,
                    RgmDay *day, RgmCsvTime *time)
{
  Part parts[N_PARTS];
  gboolean is_certain, same;
  guint forms, weekdays;
  RgmDay found;
  RgmCsvTime found_time;

  rgm_csv_time_init (&found_time);
  if (!read_parts (&text, words, &weekdays, parts) || !read_rest (text, &found_time))
    return RGM_CSV_DATE_NONE;
  forms = get_forms (parts, &is_certain);
  if (!is_certain && order != RGM_CSV_DATE_ORDER_UNKNOWN)
    forms &= 1u << order;
  if (keep_days (parts, forms, today, weekdays, &found, &same) == 0)
    return RGM_CSV_DATE_NONE;
  if (!same)
    return RGM_CSV_DATE_AMBIGUOUS;

  *day = found;
  *time = found_time;
  return is_one_of (found, weekdays) ? RGM_CSV_DATE_READ : RGM_CSV_DATE_OTHER_WEEKDAY;
}

/**
 * rgm_csv_date_get_orders:
 * @text: a date, with a time or without
 * @words: names of months and weekdays
 * @today: the day from which a year of two digits is told
 * @orders: (out): the orders in which it is a day, and one of the weekday that stands with it, a
 *   bit for each; all where its form tells, so that it does not matter
 *
 * Returns: whether it is a date
 */
gboolean
rgm_csv_date_get_orders (const char *text, const RgmCsvWords *words, RgmDay today, guint *orders)
{
  Part parts[N_PARTS];
  RgmCsvTime time;
  gboolean is_certain, same;
  RgmDay day;
  guint kept, weekdays;

  if (!read_parts (&text, words, &weekdays, parts) || !read_rest (text, &time))
    return FALSE;
  kept = keep_days (parts, get_forms (parts, &is_certain), today, weekdays, &day, &same);
  if (kept == 0)
    return FALSE;

  *orders = is_certain ? ~0u : kept;
  return TRUE;
}

/**
 * rgm_csv_date_find_weekdays:
 * @text: a date
 * @words: names of months and weekdays
 * @word: (out) (transfer full): the word that names a weekday before it, ended by no full stop; ""
 *   where there is none
 *
 * Returns: the weekdays that it may be, as rgm_csv_words_find_weekdays() has them
 */
guint
rgm_csv_date_find_weekdays (const char *text, const RgmCsvWords *words, char **word)
{
  guint weekdays;
  const char *start = rgm_csv_cell_skip_spaces (text);
  gboolean is_named = skip_weekday (start, words, &weekdays) != start;

  *word = is_named ? g_strndup (start, (gsize) (skip_letters (start) - start)) : g_strdup ("");
  return weekdays;
}

/**
 * rgm_csv_date_order_get_code:
 * @order: an order
 *
 * Returns: its stable name, `dmy`
 */
const char *
rgm_csv_date_order_get_code (RgmCsvDateOrder order)
{
  static const char *const codes[] = { "unknown", "ymd", "dmy", "mdy" };

  return codes[order];
}
