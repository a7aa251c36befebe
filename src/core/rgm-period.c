#include "config.h"

#include "rgm-period.h"

#include "rgm-reason.h"

#include <string.h>

G_DEFINE_QUARK (rgm-period-error-quark, rgm_period_error)

#define MAX_DIGITS 7
#define HOURS_IN_A_DAY 24

/* The units in the order of the fields of RgmPeriod, longest first. */
static const struct {
  const char *singular;
  const char *plural;
  gsize offset;
} unit_table[] = {
  { "year", "years", G_STRUCT_OFFSET (RgmPeriod, years) },
  { "month", "months", G_STRUCT_OFFSET (RgmPeriod, months) },
  { "week", "weeks", G_STRUCT_OFFSET (RgmPeriod, weeks) },
  { "day", "days", G_STRUCT_OFFSET (RgmPeriod, days) },
  { "hour", "hours", G_STRUCT_OFFSET (RgmPeriod, hours) },
};

/* What is being read: the whole text, the place in it, and the units met so far. */
typedef struct {
  const char *text;
  const char *at;
  RgmPeriodUnits units;
  guint seen;
  RgmPeriod period;
} Reader;

static gboolean
fail_at (const Reader *reader, RgmPeriodError code, const char *expected, GError **error)
{
  g_set_error (error, RGM_PERIOD_ERROR, code,
               /* Translators: a period, the place in it, what should be there */
               rgm_reason_translate ("“%s”, position %d: %s"), reader->text,
               (int) (reader->at - reader->text) + 1, rgm_reason_translate (expected));
  return FALSE;
}

static gboolean
skip_spaces (Reader *reader)
{
  const char *before = reader->at;

  while (*reader->at == ' ')
    reader->at++;

  return reader->at > before;
}

/* A sign stands between two terms and may stand before the first. */
static gboolean
read_sign (Reader *reader, gint32 *sign, GError **error)
{
  skip_spaces (reader);
  *sign = *reader->at == '-' ? -1 : 1;
  if (*reader->at == '-' || *reader->at == '+')
    reader->at++;
  else if (reader->seen != 0)
    return fail_at (reader, RGM_PERIOD_ERROR_SYNTAX, "expected + or -", error);

  skip_spaces (reader);
  return TRUE;
}

static gboolean
read_number (Reader *reader, gint32 *number, GError **error)
{
  const char *start = reader->at;

  for (*number = 0; g_ascii_isdigit (*reader->at); reader->at++)
    {
      if (reader->at - start >= MAX_DIGITS)
        return fail_at (reader, RGM_PERIOD_ERROR_TOO_LARGE, "expected at most 7 digits", error);
      *number = *number * 10 + g_ascii_digit_value (*reader->at);
    }

  if (reader->at == start)
    return fail_at (reader, RGM_PERIOD_ERROR_SYNTAX, "expected a number", error);
  if (!skip_spaces (reader))
    return fail_at (reader, RGM_PERIOD_ERROR_SYNTAX, "expected a space and a unit", error);
  return TRUE;
}

static gboolean
is_word (const char *at, gsize length, const char *word)
{
  return length == strlen (word) && strncmp (at, word, length) == 0;
}

static gboolean
read_unit (Reader *reader, guint *unit, GError **error)
{
  gsize length = strspn (reader->at, "abcdefghijklmnopqrstuvwxyz");
  guint n_units = reader->units == RGM_PERIOD_UNITS_HOURS ? 5 : 4;

  for (guint i = 0; i < n_units; i++)
    {
      if (!is_word (reader->at, length, unit_table[i].singular)
          && !is_word (reader->at, length, unit_table[i].plural))
        continue;
      if (reader->seen & (1u << i))
        return fail_at (reader, RGM_PERIOD_ERROR_TWICE, "this unit was given before", error);
      reader->at += length;
      reader->seen |= 1u << i;
      *unit = i;
      return TRUE;
    }

  if (reader->units == RGM_PERIOD_UNITS_HOURS)
    return fail_at (reader, RGM_PERIOD_ERROR_UNIT, "expected years, months, weeks, days or hours",
                    error);

  return fail_at (reader, RGM_PERIOD_ERROR_UNIT, "expected years, months, weeks or days", error);
}

static gboolean
read_term (Reader *reader, GError **error)
{
  gint32 sign, number;
  guint unit;

  if (!read_sign (reader, &sign, error)
      || !read_number (reader, &number, error)
      || !read_unit (reader, &unit, error))
    return FALSE;

  G_STRUCT_MEMBER (gint32, &reader->period, unit_table[unit].offset) = sign * number;
  return TRUE;
}

/**
 * rgm_period_parse:
 * @text: terms such as `6 months - 4 days`: a number, a space and a unit each, in any order, with
 *   signs between them, each unit once
 * @units: which units may stand in it
 * @period: (out): the period
 * @error: return location for an `RGM_PERIOD_ERROR`; its message names the text and the position,
 *   counted in bytes from 1
 *
 * Returns: whether @text is a period; if not, @period is untouched
 */
gboolean
rgm_period_parse (const char *text, RgmPeriodUnits units, RgmPeriod *period, GError **error)
{
  Reader reader = { .text = text, .at = text, .units = units };

  g_return_val_if_fail (text != NULL && period != NULL, FALSE);

  do
    {
      if (!read_term (&reader, error))
        return FALSE;
      skip_spaces (&reader);
    }
  while (*reader.at != '\0');

  *period = reader.period;
  return TRUE;
}

/**
 * rgm_period_to_string:
 * @period: a period
 *
 * Returns: (transfer full): @period as a protocol writes it, longest unit first; `0 days` where
 *   every unit is zero
 */
char *
rgm_period_to_string (const RgmPeriod *period)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (period != NULL, g_string_free (text, FALSE));

  for (gsize i = 0; i < G_N_ELEMENTS (unit_table); i++)
    {
      gint32 n = G_STRUCT_MEMBER (gint32, period, unit_table[i].offset);

      if (n == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, n < 0 ? " - " : " + ");
      else if (n < 0)
        g_string_append_c (text, '-');
      g_string_append_printf (text, "%d %s", ABS (n),
                              ABS (n) == 1 ? unit_table[i].singular : unit_table[i].plural);
    }

  if (text->len == 0)
    g_string_append (text, "0 days");

  return g_string_free (text, FALSE);
}

/* Rounded up, towards the later day: 48 hours are 2 days, 49 are 3, and 25 hours before are the
 * day before. */
static gint64
hours_to_days (gint32 hours)
{
  return hours > 0 ? (hours + HOURS_IN_A_DAY - 1) / HOURS_IN_A_DAY : hours / HOURS_IN_A_DAY;
}

/**
 * rgm_period_add:
 * @period: what to add
 * @day: a valid day
 * @sum: (out): the day so reached
 *
 * Adds years and months first, then weeks and days (CDSi logic specification, CALCDT-1 to
 * CALCDT-5). A date that does not exist moves forward to the 1st of the next month: 31 January and
 * a month is 1 March. Hours become days rounded up.
 *
 * Returns: %FALSE, with @sum untouched, where the result lies outside 0001-01-01 to 9999-12-31
 */
gboolean
rgm_period_add (const RgmPeriod *period, RgmDay day, RgmDay *sum)
{
  gint64 days = (gint64) period->weeks * 7 + period->days + hours_to_days (period->hours);
  int year, month, day_of_month;
  gint64 result;

  if (period->years == 0 && period->months == 0)
    result = day + days;
  else
    {
      rgm_day_get_ymd (day, &year, &month, &day_of_month);
      result = rgm_day_new_carrying ((gint64) year + period->years, (gint64) month + period->months,
                                     day_of_month, days);
    }

  if (result < RGM_DAY_FIRST || result > RGM_DAY_LAST)
    return FALSE;

  *sum = (RgmDay) result;
  return TRUE;
}

/* Days that so many months have at least, whatever day they start on. Less than no months have the
 * most days taken away. */
static gint64
least_days_of_months (gint64 months)
{
  static const int least[] = { 0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334 };
  static const int most[] = { 0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337 };

  if (months < 0)
    return -(-months / 12 * 366 + most[-months % 12]);

  return months / 12 * 365 + least[months % 12];
}

/**
 * rgm_period_is_longer:
 * @period: a period
 * @other: another
 *
 * Returns: whether @period reaches further than @other from every day there is; %FALSE where that
 *   depends on the day
 */
gboolean
rgm_period_is_longer (const RgmPeriod *period, const RgmPeriod *other)
{
  gint64 months = 12 * ((gint64) period->years - other->years) + period->months - other->months;
  gint64 days = 7 * ((gint64) period->weeks - other->weeks) + period->days - other->days
    + hours_to_days (period->hours) - hours_to_days (other->hours);

  return least_days_of_months (months) + days > 0;
}
