#include "config.h"

#include "rgm-csv-guess.h"

#include "rgm-csv-area-list.h"
#include "rgm-csv-cell.h"
#include "rgm-csv-day-column.h"
#include "rgm-csv-depth.h"
#include "rgm-csv-micrometre.h"
#include "rgm-csv-name.h"
#include "rgm-csv-word.h"
#include "rgm-session.h"

#include <string.h>

/* A header stands among the first rows, below what the sheet may be called. */
#define HEADER_ROWS 10
/* How many rows are looked at to tell what a name is. */
#define SAMPLE_ROWS 50

static guint
count_titles (const RgmCsvTable *table, guint row)
{
  guint n = 0;

  for (guint i = 0; i < table->n_columns; i++)
    n += rgm_csv_field_recognize (rgm_csv_table_get_cell (table, row, i)) != RGM_CSV_FIELD_NONE;

  return n;
}

static gboolean
is_time (const RgmCsvSample *sample, const char *cell)
{
  gint32 minute;

  return rgm_csv_time_parse (cell, &minute) && !rgm_csv_sample_is_date (sample, cell);
}

/* A bare whole number may be anything. */
static gboolean
is_depth (const RgmCsvSample *sample, const char *cell)
{
  gint32 depth;

  return strpbrk (cell, ".,m") != NULL
         && (rgm_csv_cell_read_depth (cell, &depth) || rgm_csv_micrometre_read (cell, &depth)
             || rgm_csv_depth_is_range (cell));
}

static gboolean
is_area (const RgmCsvSample *sample, const char *cell)
{
  g_autofree char *tidy = rgm_csv_cell_tidy (cell);
  g_autoptr (GPtrArray) list = sample->areas
    ? rgm_csv_area_list_read (sample->areas, tidy, NULL) : NULL;

  return list && list->len > 0;
}

static gboolean
is_text (const RgmCsvSample *sample, const char *cell)
{
  return g_utf8_strlen (cell, -1) > 2 && g_unichar_isalpha (g_utf8_get_char (cell));
}

static gboolean
is_state (const RgmCsvSample *sample, const char *cell)
{
  gint32 state;

  return rgm_csv_word_find (RGM_CSV_FIELD_STATE, cell, &state);
}

static gboolean
is_device (const RgmCsvSample *sample, const char *cell)
{
  gint32 device;

  return rgm_csv_word_find (RGM_CSV_FIELD_DEVICE, cell, &device);
}

static gboolean
has_date (const RgmCsvSample *sample, guint row)
{
  for (guint i = 0; i < sample->table->n_columns; i++)
    {
      if (rgm_csv_sample_is_date (sample, rgm_csv_table_get_cell (sample->table, row, i)))
        return TRUE;
    }

  return FALSE;
}

/**
 * rgm_csv_guess_header:
 * @sample: a table, and what is known
 *
 * Finds the row with the most titles, but none with a date in it. Where none has a title that is
 * known, the first row is a header if it has no date and the second has.
 *
 * Returns: the row with the titles of the columns, or `RGM_CSV_NO_HEADER`
 */
gint32
rgm_csv_guess_header (const RgmCsvSample *sample)
{
  guint n_rows = MIN (sample->table->rows->len, HEADER_ROWS);
  gint32 best = RGM_CSV_NO_HEADER;
  guint most = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      guint n = has_date (sample, i) ? 0 : count_titles (sample->table, i);

      if (n > most)
        {
          most = n;
          best = (gint32) i;
        }
    }
  if (best == RGM_CSV_NO_HEADER && n_rows > 1 && !has_date (sample, 0) && has_date (sample, 1))
    best = 0;

  return best;
}

/* Of the columns that nothing is known of, the one whose cells pass the test best, and most. */
static void
guess_by_cells (RgmCsvMapping *mapping, const RgmCsvSample *sample, RgmCsvField field,
                RgmCsvSampleTest test)
{
  guint best = 50;
  int column = -1;

  if (rgm_csv_mapping_find_column (mapping, field) >= 0)
    return;
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      guint rating = mapping->fields[i] == RGM_CSV_FIELD_NONE
        ? rgm_csv_sample_rate (sample, mapping->header, i, test) : 0;

      if (rating > best)
        {
          best = rating;
          column = (int) i;
        }
    }
  if (column >= 0)
    mapping->fields[column] = field;
}

static gboolean
holds_part (const char *name, const char *part)
{
  g_autofree char *whole = rgm_csv_name_fold (name);
  g_autofree char *folded = rgm_csv_name_fold (part);

  return *folded && strstr (whole, folded);
}

/* Whether most names hold the first name beside them, so that they are full. */
static gboolean
are_full (const RgmCsvMapping *mapping, const RgmCsvSample *sample, guint name, guint first)
{
  guint n = 0, full = 0;
  guint row = (guint) mapping->header + 1;

  for (guint i = row; i < sample->table->rows->len && i < row + SAMPLE_ROWS; i++)
    {
      const char *part = rgm_csv_table_get_cell (sample->table, i, first);

      n += *part != '\0';
      full += holds_part (rgm_csv_table_get_cell (sample->table, i, name), part) ? 1 : 0;
    }

  return 2 * full > n;
}

/* In “Name; Vorname” and “Name, First Name” the name is the last name. */
static void
guess_last_name (RgmCsvMapping *mapping, const RgmCsvSample *sample)
{
  int name = rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_PATIENT);
  int first = rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_FIRST_NAME);
  guint header = (guint) mapping->header;

  if (name < 0 || first < 0 || rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_LAST_NAME) >= 0
      || !rgm_csv_field_is_any_name (rgm_csv_table_get_cell (sample->table, header, (guint) name)))
    return;
  if (!are_full (mapping, sample, (guint) name, (guint) first))
    mapping->fields[name] = RGM_CSV_FIELD_LAST_NAME;
}

/* Whether a title says less than the dates below it: a “Time” may be a day with a time. */
static gboolean
may_hold_day (const RgmCsvMapping *mapping, const RgmCsvSample *sample, RgmCsvField field,
              guint column)
{
  if (field == RGM_CSV_FIELD_DAY)
    return TRUE;
  return (field == RGM_CSV_FIELD_TIME || field == RGM_CSV_FIELD_PROTOCOL)
         && rgm_csv_day_column_holds_days (sample, mapping->header, column);
}

static void
guess_by_titles (RgmCsvMapping *mapping, const RgmCsvSample *sample)
{
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      const char *title = rgm_csv_table_get_cell (sample->table, (guint) mapping->header, i);
      RgmCsvField field = rgm_csv_field_recognize (title);

      if (field != RGM_CSV_FIELD_NONE && rgm_csv_mapping_find_column (mapping, field) < 0
          && !may_hold_day (mapping, sample, field, i))
        mapping->fields[i] = field;
    }
  guess_last_name (mapping, sample);
}

/**
 * rgm_csv_guess_fields:
 * @mapping: how the table is read, with its header
 * @sample: the table, and what is known
 *
 * Guesses what the columns hold, by their titles, and by their cells where no title is known.
 */
void
rgm_csv_guess_fields (RgmCsvMapping *mapping, const RgmCsvSample *sample)
{
  memset (mapping->fields, 0, mapping->n_fields * sizeof (RgmCsvField));
  if (mapping->header != RGM_CSV_NO_HEADER)
    guess_by_titles (mapping, sample);
  rgm_csv_day_column_guess (mapping, sample);
  if (mapping->header != RGM_CSV_NO_HEADER && count_titles (sample->table,
                                                            (guint) mapping->header) > 0)
    return;
  guess_by_cells (mapping, sample, RGM_CSV_FIELD_AREAS, is_area);
  guess_by_cells (mapping, sample, RGM_CSV_FIELD_DEPTH, is_depth);
  guess_by_cells (mapping, sample, RGM_CSV_FIELD_TIME, is_time);
  guess_by_cells (mapping, sample, RGM_CSV_FIELD_STATE, is_state);
  guess_by_cells (mapping, sample, RGM_CSV_FIELD_DEVICE, is_device);
  guess_by_cells (mapping, sample, RGM_CSV_FIELD_NOTES, is_text);
}
