#include "config.h"

#include "rgm-csv-serial.h"

#include "rgm-csv-cell.h"
#include "rgm-session.h"

#include <string.h>

/* Spreadsheets count days so that 1 March 1900 is the 61st: they take 1900 for a leap year, so that
 * numbers before are not certain (ECMA-376, part 1, 18.17.4). None of them is read. */
#define DAY_ZERO (rgm_day_new (1899, 12, 30))
/* A number of five digits may be much else. Sessions lie from 1990 to 2100; of days of birth the
 * numbers of four digits, which may be years, are left out as well. */
#define SESSION_FIRST 32874
#define SESSION_LAST 73415
#define BIRTH_FIRST 10000
#define DIGITS 5
/* Enough to tell a second, and a number that still fits. */
#define FRACTION_DIGITS 9

/* Goes behind a decimal point or comma and the digits after it, as minutes of a day; NULL if there
 * are none. A program rounds what it writes, and nobody is treated at midnight: what is less than
 * half a minute from it is no time, or still the same day. */
static const char *
read_fraction (const char *text, gint32 *minute)
{
  gint64 number = 0, whole = 1;
  int digits;

  if ((*text != '.' && *text != ',') || !g_ascii_isdigit (text[1]))
    return NULL;
  text++;
  for (digits = 0; g_ascii_isdigit (text[digits]); digits++)
    {
      if (digits >= FRACTION_DIGITS)
        continue;
      number = number * 10 + text[digits] - '0';
      whole *= 10;
    }
  *minute = (gint32) ((number * RGM_MINUTES_IN_A_DAY + whole / 2) / whole);
  *minute = *minute == 0 ? RGM_MINUTE_NONE : MIN (*minute, RGM_MINUTES_IN_A_DAY - 1);

  return text + digits;
}

static gboolean
read_time (const char *text, gint32 *minute)
{
  gint32 found;
  const char *end = read_fraction (*text == '0' ? text + 1 : text, &found);

  if (!end || *end != '\0')
    return FALSE;
  *minute = found;
  return TRUE;
}

static gboolean
read_day (const char *text, gint32 first, gint32 last, RgmDay *day, gint32 *minute)
{
  gint32 number = 0, found = RGM_MINUTE_NONE;
  const char *at = text;

  while (g_ascii_isdigit (*at) && at - text < DIGITS)
    number = number * 10 + *at++ - '0';
  if (*at != '\0')
    at = read_fraction (at, &found);
  if (!at || *at != '\0' || number < first || number > last)
    return FALSE;

  *day = DAY_ZERO + number;
  *minute = found;
  return TRUE;
}

/**
 * rgm_csv_serial_read:
 * @field: a field that holds a day or a time
 * @cell: a cell, as rgm_csv_cell_tidy() makes it
 * @today: today; nobody was born later
 * @day: (out) (optional): the day; untouched for a time
 * @minute: (out): the minute of the day, or `RGM_MINUTE_NONE`
 *
 * Reads “45250” as 20 November 2023 and “45250.5” as noon of it, and as a time “0,375” as 09:00. If
 * the cell is neither, the outputs are untouched.
 *
 * Returns: whether the cell is such a number
 */
gboolean
rgm_csv_serial_read (RgmCsvField field, const char *cell, RgmDay today, RgmDay *day,
                     gint32 *minute)
{
  if (field == RGM_CSV_FIELD_TIME)
    return read_time (cell, minute);
  if (field == RGM_CSV_FIELD_BIRTH_DAY)
    return read_day (cell, BIRTH_FIRST, today - DAY_ZERO, day, minute);
  return field == RGM_CSV_FIELD_DAY && read_day (cell, SESSION_FIRST, SESSION_LAST, day, minute);
}

/* Whether the cell is a day or a time that somebody has written. */
static gboolean
is_written (RgmCsvField field, const char *cell, const RgmCsvWords *words, RgmDay today)
{
  gint32 minute;
  guint orders;

  return field == RGM_CSV_FIELD_TIME ? rgm_csv_time_parse (cell, &minute)
                                     : rgm_csv_date_get_orders (cell, words, today, &orders);
}

/* One day that is written otherwise makes a number something else that happens to look so. What is
 * no day at all, such as the word before a total, leaves the others what they are as long as they
 * are more; its own row is refused. */
static gboolean
is_column (const RgmCsvTable *table, const RgmCsvMapping *mapping, RgmCsvField field,
           const RgmCsvWords *words, RgmDay today)
{
  int column = rgm_csv_mapping_find_column (mapping, field);
  guint n_serials = 0, n_others = 0;

  for (guint i = (guint) (mapping->header + 1); column >= 0 && i < table->rows->len; i++)
    {
      g_autofree char *cell = rgm_csv_cell_tidy (rgm_csv_table_get_cell (table, i, (guint) column));
      RgmDay day;
      gint32 minute;

      if (*cell == '\0')
        continue;
      if (rgm_csv_serial_read (field, cell, today, &day, &minute))
        n_serials++;
      else if (is_written (field, cell, words, today))
        return FALSE;
      else
        n_others++;
    }

  return n_serials > n_others;
}

/**
 * rgm_csv_serials_find:
 * @table: a table
 * @mapping: how its rows are read
 * @words: names of months and weekdays
 * @today: today
 *
 * Returns: which of its columns hold such numbers, and nothing else that is a day or a time
 */
RgmCsvSerials
rgm_csv_serials_find (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                      const RgmCsvWords *words, RgmDay today)
{
  return (RgmCsvSerials) {
    .day = is_column (table, mapping, RGM_CSV_FIELD_DAY, words, today),
    .birth_day = is_column (table, mapping, RGM_CSV_FIELD_BIRTH_DAY, words, today),
    .time = is_column (table, mapping, RGM_CSV_FIELD_TIME, words, today),
  };
}

/**
 * rgm_csv_serials_have:
 * @self: which columns hold such numbers
 * @field: a field
 *
 * Returns: whether that of @field does
 */
gboolean
rgm_csv_serials_have (const RgmCsvSerials *self, RgmCsvField field)
{
  return (field == RGM_CSV_FIELD_DAY && self->day)
         || (field == RGM_CSV_FIELD_BIRTH_DAY && self->birth_day)
         || (field == RGM_CSV_FIELD_TIME && self->time);
}
