#include "config.h"

#include "rgm-day.h"

#include <string.h>

G_DEFINE_QUARK (rgm-day-error-quark, rgm_day_error)

#define DAYS_IN_400_YEARS 146097
#define DAYS_IN_A_WEEK 7

static gboolean
is_leap_year (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in_month (gint64 year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/* Day number of a date of any year. The year is counted from March, so that the leap day is the
 * last of its year, and within one 400-year cycle, so that no division meets a negative number. */
static gint64
day_number (gint64 year, int month, int day_of_month)
{
  gint64 march_year = year - (month <= 2);
  gint64 cycle = (march_year >= 0 ? march_year : march_year - 399) / 400;
  gint64 year_of_cycle = march_year - cycle * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;
  gint64 day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;

  return cycle * DAYS_IN_400_YEARS + day_of_cycle - 305;
}

/**
 * rgm_day_is_valid:
 * @day: any number
 *
 * Returns: whether @day lies from 0001-01-01 to 9999-12-31
 */
gboolean
rgm_day_is_valid (RgmDay day)
{
  return day >= RGM_DAY_FIRST && day <= RGM_DAY_LAST;
}

/**
 * rgm_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day_of_month: 1 to 31
 *
 * Returns: the day, or `RGM_DAY_NONE` where the calendar has no such day
 */
RgmDay
rgm_day_new (int year, int month, int day_of_month)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12)
    return RGM_DAY_NONE;
  if (day_of_month < 1 || day_of_month > days_in_month (year, month))
    return RGM_DAY_NONE;

  return (RgmDay) day_number (year, month, day_of_month);
}

/**
 * rgm_day_new_carrying:
 * @year: any year
 * @month: any month, 1 being January of @year; 13 is January of the year after
 * @day_of_month: 1 to 31
 * @days: days to add to the date so found
 *
 * The date rule of schedules: a day that its month does not have moves forward to the 1st of the
 * next month (CDSi logic specification, date rule CALCDT-5), and only then are days added. The
 * dates in between may leave the supported range as long as the result does not.
 *
 * Returns: the day, or `RGM_DAY_NONE` where it lies outside 0001-01-01 to 9999-12-31
 */
RgmDay
rgm_day_new_carrying (gint64 year, gint64 month, int day_of_month, gint64 days)
{
  gint64 months = year * 12 + month - 1;
  gint64 carried_year = (months >= 0 ? months : months - 11) / 12;
  int carried_month = (int) (months - carried_year * 12) + 1;
  gint64 result;

  g_return_val_if_fail (day_of_month >= 1 && day_of_month <= 31, RGM_DAY_NONE);

  /* The day number of 31 April as if April had it is that of 1 May; 30 February is one or two
   * past the 1st of March, so it is counted from there. */
  result = day_of_month <= days_in_month (carried_year, carried_month)
    ? day_number (carried_year, carried_month, day_of_month)
    : day_number (carried_year, carried_month, days_in_month (carried_year, carried_month)) + 1;
  result += days;

  return result >= RGM_DAY_FIRST && result <= RGM_DAY_LAST ? (RgmDay) result : RGM_DAY_NONE;
}

/**
 * rgm_day_get_ymd:
 * @day: a valid day
 * @year: (out) (optional): 1 to 9999
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 *
 * Takes a day apart.
 */
void
rgm_day_get_ymd (RgmDay day, int *year, int *month, int *day_of_month)
{
  gint32 shifted = day + 305;
  gint32 cycle, day_of_cycle, year_of_cycle, day_of_year, march_month;

  g_return_if_fail (rgm_day_is_valid (day));

  cycle = shifted / DAYS_IN_400_YEARS;
  day_of_cycle = shifted % DAYS_IN_400_YEARS;
  year_of_cycle = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524
                   - day_of_cycle / (DAYS_IN_400_YEARS - 1)) / 365;
  day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
  march_month = (5 * day_of_year + 2) / 153;

  if (year != NULL)
    *year = year_of_cycle + cycle * 400 + (march_month >= 10);
  if (month != NULL)
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
  if (day_of_month != NULL)
    *day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
}

/**
 * rgm_day_get_weekday:
 * @day: a valid day
 *
 * Returns: 1 for Monday to 7 for Sunday (ISO 8601)
 */
int
rgm_day_get_weekday (RgmDay day)
{
  g_return_val_if_fail (rgm_day_is_valid (day), 1);

  return (day - 1) % DAYS_IN_A_WEEK + 1;
}

/**
 * rgm_day_get_iso_week:
 * @day: a valid day
 *
 * The week of ISO 8601 that a day is in: from Monday to Sunday, and of the year that its Thursday
 * is in.
 *
 * Returns: 1 to 53
 */
int
rgm_day_get_iso_week (RgmDay day)
{
  const int thursday = 4;
  RgmDay middle;
  int year;

  g_return_val_if_fail (rgm_day_is_valid (day), 1);

  /* The supported days begin on a Monday and end on a Friday: there is a Thursday to each. */
  middle = day - rgm_day_get_weekday (day) + thursday;
  rgm_day_get_ymd (middle, &year, NULL, NULL);

  return (middle - rgm_day_new (year, 1, 1)) / DAYS_IN_A_WEEK + 1;
}

static gboolean
has_form_of_a_day (const char *text)
{
  static const char form[] = "dddd-dd-dd";
  gsize i;

  for (i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;

  return text[i] == '\0';
}

static int
number_at (const char *text, int length)
{
  int number = 0;

  while (length-- > 0)
    number = number * 10 + g_ascii_digit_value (*text++);

  return number;
}

/**
 * rgm_day_parse:
 * @text: a day as ISO 8601 writes it, `2026-11-20`
 * @day: (out): the day
 * @error: return location for an `RGM_DAY_ERROR`
 *
 * Returns: whether @text is a day; if not, @day is untouched
 */
gboolean
rgm_day_parse (const char *text, RgmDay *day, GError **error)
{
  RgmDay parsed;

  g_return_val_if_fail (text != NULL && day != NULL, FALSE);

  if (!has_form_of_a_day (text))
    {
      g_set_error (error, RGM_DAY_ERROR, RGM_DAY_ERROR_SYNTAX,
                   "“%s” is not a date of the form YYYY-MM-DD", text);
      return FALSE;
    }

  parsed = rgm_day_new (number_at (text, 4), number_at (text + 5, 2), number_at (text + 8, 2));
  if (parsed == RGM_DAY_NONE)
    {
      g_set_error (error, RGM_DAY_ERROR, RGM_DAY_ERROR_NO_SUCH_DAY,
                   "“%s” is not a day of the calendar", text);
      return FALSE;
    }

  *day = parsed;
  return TRUE;
}

/**
 * rgm_day_format:
 * @day: a valid day
 * @buffer: (out caller-allocates): room for the text
 *
 * Returns: @buffer, holding @day as ISO 8601 writes it, `2026-11-20`
 */
const char *
rgm_day_format (RgmDay day, char buffer[RGM_DAY_FORMAT_SIZE])
{
  int part[3] = { 0, 0, 0 };
  static const int last_digit[] = { 3, 6, 9 };

  rgm_day_get_ymd (day, &part[0], &part[1], &part[2]);
  memcpy (buffer, "0000-00-00", RGM_DAY_FORMAT_SIZE);
  for (int i = 0; i < 3; i++)
    for (int at = last_digit[i]; part[i] > 0; part[i] /= 10)
      buffer[at--] = (char) ('0' + part[i] % 10);

  return buffer;
}
