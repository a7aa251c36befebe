#include "config.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* A day without its year is read as the nearest one of that name: half a year either way. */
#define NEAR_DAYS 182

#define DAY_CONTEXT "day"

typedef enum {
  PATTERN_DAY,
  PATTERN_DAY_YEAR,
  PATTERN_DAY_WEEKDAY,
  PATTERN_DAY_WEEKDAY_YEAR,
  PATTERN_DAYS,
  PATTERN_DAYS_YEAR,
  PATTERN_DAYS_WEEKDAY,
  PATTERN_DAYS_WEEKDAY_YEAR,
  PATTERN_DAYS_YEARS,
  PATTERN_DAYS_WEEKDAY_YEARS,
  PATTERN_DAYS_OF_MONTH,
  PATTERN_DAYS_OF_MONTH_YEAR,
  N_PATTERNS,
} Pattern;

/* Translators: how a day or a range of days is written. Put the words in braces in the order of
 * your language and leave the words themselves: {day} {month} {year} {weekday}, and {day2}
 * {month2} {year2} {weekday2} for the last day of a range. Months and weekdays are short names.
 * A part that both days of a range share is given once. */
static const char *const day_first[N_PATTERNS] = {
  NC_("day", "{day} {month}"),
  NC_("day", "{day} {month} {year}"),
  NC_("day", "{weekday} {day} {month}"),
  NC_("day", "{weekday} {day} {month} {year}"),
  NC_("day", "{day} {month} – {day2} {month2}"),
  NC_("day", "{day} {month} – {day2} {month2} {year2}"),
  NC_("day", "{weekday} {day} {month} – {weekday2} {day2} {month2}"),
  NC_("day", "{weekday} {day} {month} – {weekday2} {day2} {month2} {year2}"),
  NC_("day", "{day} {month} {year} – {day2} {month2} {year2}"),
  NC_("day", "{weekday} {day} {month} {year} – {weekday2} {day2} {month2} {year2}"),
  NC_("day", "{day}–{day2} {month2}"),
  NC_("day", "{day}–{day2} {month2} {year2}"),
};

/* Translators: the same for places that put the month before the day, as the United States do.
 * A language that never does gives the same order as above. */
static const char *const month_first[N_PATTERNS] = {
  NC_("day", "{month} {day}"),
  NC_("day", "{month} {day}, {year}"),
  NC_("day", "{weekday}, {month} {day}"),
  NC_("day", "{weekday}, {month} {day}, {year}"),
  NC_("day", "{month} {day} – {month2} {day2}"),
  NC_("day", "{month} {day} – {month2} {day2}, {year2}"),
  NC_("day", "{weekday}, {month} {day} – {weekday2}, {month2} {day2}"),
  NC_("day", "{weekday}, {month} {day} – {weekday2}, {month2} {day2}, {year2}"),
  NC_("day", "{month} {day}, {year} – {month2} {day2}, {year2}"),
  NC_("day", "{weekday}, {month} {day}, {year} – {weekday2}, {month2} {day2}, {year2}"),
  NC_("day", "{month2} {day}–{day2}"),
  NC_("day", "{month2} {day}–{day2}, {year2}"),
};

static const char *const months[] = {
  NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"),
  /* Translators: the fifth month, short name */
  NC_("month", "May"), NC_("month", "Jun"), NC_("month", "Jul"), NC_("month", "Aug"),
  NC_("month", "Sep"), NC_("month", "Oct"), NC_("month", "Nov"), NC_("month", "Dec"),
};

static const char *const month_names[] = {
  NC_("full month", "January"), NC_("full month", "February"), NC_("full month", "March"),
  NC_("full month", "April"), NC_("full month", "May"), NC_("full month", "June"),
  NC_("full month", "July"), NC_("full month", "August"), NC_("full month", "September"),
  NC_("full month", "October"), NC_("full month", "November"), NC_("full month", "December"),
};

static const char *const weekdays[] = {
  NC_("weekday", "Mon"), NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"),
  NC_("weekday", "Fri"), NC_("weekday", "Sat"), NC_("weekday", "Sun"),
};

static const char *const weekday_names[] = {
  NC_("full weekday", "Monday"), NC_("full weekday", "Tuesday"), NC_("full weekday", "Wednesday"),
  NC_("full weekday", "Thursday"), NC_("full weekday", "Friday"), NC_("full weekday", "Saturday"),
  NC_("full weekday", "Sunday"),
};

static const char *
translate (const char *context, const char *text)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
}

/* The C locale has a month-first format too, but no place that asks for it. */
static gboolean
puts_month_first (void)
{
  const char *locale = setlocale (LC_TIME, NULL);

  if (locale == NULL || g_str_equal (locale, "C") || g_str_has_prefix (locale, "C.")
      || g_str_equal (locale, "POSIX"))
    return FALSE;

  return g_str_has_prefix (nl_langinfo (D_FMT), "%m");
}

static const char *
get_pattern (Pattern pattern)
{
  return translate (DAY_CONTEXT, (puts_month_first () ? month_first : day_first)[pattern]);
}

static void
append_part (GString *text, const char *name, gsize length, RgmDay day)
{
  int year, month, day_of_month;

  rgm_day_get_ymd (day, &year, &month, &day_of_month);
  if (strncmp (name, "day", length) == 0)
    g_string_append_printf (text, "%d", day_of_month);
  else if (strncmp (name, "month", length) == 0)
    g_string_append (text, translate ("month", months[month - 1]));
  else if (strncmp (name, "fullmonth", length) == 0)
    g_string_append (text, translate ("full month", month_names[month - 1]));
  else if (strncmp (name, "year", length) == 0)
    g_string_append_printf (text, "%d", year);
  else if (strncmp (name, "weekday", length) == 0)
    g_string_append (text, rgm_day_text_weekday (rgm_day_get_weekday (day)));
}

/* Fills in the words in braces; those that end in 2 from @last, the others from @first. */
static char *
expand (const char *pattern, RgmDay first, RgmDay last)
{
  GString *text = g_string_new (NULL);

  while (*pattern != '\0')
    {
      const char *end = *pattern == '{' ? strchr (pattern, '}') : NULL;

      if (end == NULL)
        g_string_append_c (text, *pattern++);
      else
        {
          gboolean of_last = end[-1] == '2';

          append_part (text, pattern + 1, (gsize) (end - pattern) - (of_last ? 2 : 1),
                       of_last ? last : first);
          pattern = end + 1;
        }
    }

  return g_string_free (text, FALSE);
}

static gboolean
is_near (RgmDay day, RgmDay today)
{
  return ABS (day - today) <= NEAR_DAYS;
}

/**
 * rgm_day_text:
 * @day: a valid day
 * @flags: what to write it with
 *
 * A day in the order and the words of the user's language: “Wed 2 Dec 2026”.
 *
 * Returns: (transfer full): its text
 */
char *
rgm_day_text (RgmDay day, RgmDayTextFlags flags)
{
  static const Pattern patterns[] = {
    [RGM_DAY_TEXT_PLAIN] = PATTERN_DAY,
    [RGM_DAY_TEXT_YEAR] = PATTERN_DAY_YEAR,
    [RGM_DAY_TEXT_WEEKDAY] = PATTERN_DAY_WEEKDAY,
    [RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR] = PATTERN_DAY_WEEKDAY_YEAR,
  };

  g_return_val_if_fail (rgm_day_is_valid (day), g_strdup (""));

  return expand (get_pattern (patterns[flags]), day, day);
}

/**
 * rgm_day_text_near:
 * @day: a valid day
 * @today: the day from which it is looked at
 * @flags: what to write it with
 *
 * Like [func@rgm_day_text], but with the year where @day without it could be taken for a day of
 * another year: more than half a year from @today.
 *
 * Returns: (transfer full): its text
 */
char *
rgm_day_text_near (RgmDay day, RgmDay today, RgmDayTextFlags flags)
{
  return rgm_day_text (day, is_near (day, today) ? flags : flags | RGM_DAY_TEXT_YEAR);
}

static Pattern
choose_range_pattern (RgmDay first, RgmDay last, RgmDayTextFlags flags)
{
  gboolean weekday = (flags & RGM_DAY_TEXT_WEEKDAY) != 0;
  int years[2], first_month, last_month;

  rgm_day_get_ymd (first, &years[0], &first_month, NULL);
  rgm_day_get_ymd (last, &years[1], &last_month, NULL);

  if (years[0] == years[1] && first_month == last_month && !weekday)
    return flags & RGM_DAY_TEXT_YEAR ? PATTERN_DAYS_OF_MONTH_YEAR : PATTERN_DAYS_OF_MONTH;
  if (!(flags & RGM_DAY_TEXT_YEAR))
    return weekday ? PATTERN_DAYS_WEEKDAY : PATTERN_DAYS;
  if (years[0] == years[1])
    return weekday ? PATTERN_DAYS_WEEKDAY_YEAR : PATTERN_DAYS_YEAR;

  return weekday ? PATTERN_DAYS_WEEKDAY_YEARS : PATTERN_DAYS_YEARS;
}

/**
 * rgm_day_text_range:
 * @first: the first day
 * @last: the last day, not before @first
 * @flags: what to write them with
 *
 * The days from @first to @last, with the month and the year that they share given once:
 * “4–18 Dec”, “12 Mar – 7 May 2027”, “18 Dec 2026 – 1 Jan 2027”. A range of one day is that day.
 *
 * Returns: (transfer full): its text
 */
char *
rgm_day_text_range (RgmDay first, RgmDay last, RgmDayTextFlags flags)
{
  g_return_val_if_fail (rgm_day_is_valid (first) && rgm_day_is_valid (last), g_strdup (""));

  if (first == last)
    return rgm_day_text (first, flags);

  return expand (get_pattern (choose_range_pattern (first, last, flags)), first, last);
}

/**
 * rgm_day_text_range_near:
 * @first: the first day
 * @last: the last day, not before @first
 * @today: the day from which they are looked at
 * @flags: what to write them with
 *
 * Like [func@rgm_day_text_range], but with the years where one of the days is more than half a
 * year from @today.
 *
 * Returns: (transfer full): its text
 */
char *
rgm_day_text_range_near (RgmDay first, RgmDay last, RgmDay today, RgmDayTextFlags flags)
{
  gboolean near = is_near (first, today) && is_near (last, today);

  return rgm_day_text_range (first, last, near ? flags : flags | RGM_DAY_TEXT_YEAR);
}

/**
 * rgm_day_text_month:
 * @day: any day of the month
 * @flags: `RGM_DAY_TEXT_YEAR` for “Jan 2027”, else “Jan”
 *
 * The month of a day by its short name, as rulers show it.
 *
 * Returns: (transfer full): its text
 */
char *
rgm_day_text_month (RgmDay day, RgmDayTextFlags flags)
{
  g_return_val_if_fail (rgm_day_is_valid (day), g_strdup (""));

  if (!(flags & RGM_DAY_TEXT_YEAR))
    return expand ("{month}", day, day);

  /* Translators: a month on a ruler, {month} being its short name: “Jan 2027” */
  return expand (C_("day", "{month} {year}"), day, day);
}

/**
 * rgm_day_text_month_title:
 * @day: any day of the month
 *
 * Returns: (transfer full): the month by its full name, with its year: “December 2026”
 */
char *
rgm_day_text_month_title (RgmDay day)
{
  g_return_val_if_fail (rgm_day_is_valid (day), g_strdup (""));

  /* Translators: the title of a month, {fullmonth} being its full name: “December 2026” */
  return expand (C_("day", "{fullmonth} {year}"), day, day);
}

/**
 * rgm_day_text_weekday:
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: its short name, “Mon”
 */
const char *
rgm_day_text_weekday (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return translate ("weekday", weekdays[weekday - 1]);
}

/**
 * rgm_day_text_weekday_name:
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: its full name, “Monday”
 */
const char *
rgm_day_text_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return translate ("full weekday", weekday_names[weekday - 1]);
}

/**
 * rgm_day_text_minute:
 * @minute: minute of the day, 0 to 1439
 *
 * Returns: (transfer full): the time of day, “14:30”
 */
char *
rgm_day_text_minute (gint32 minute)
{
  g_return_val_if_fail (minute >= 0 && minute < 24 * 60, g_strdup (""));

  /* Translators: a time of day in hours and minutes: 14:30 */
  return g_strdup_printf (C_("time of day", "%02d:%02d"), minute / 60, minute % 60);
}
