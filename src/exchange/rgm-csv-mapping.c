#include "config.h"

#include "rgm-csv-mapping.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-word.h"
#include "rgm-session.h"

#include <string.h>

/* A header stands among the first rows, below what the sheet may be called. */
#define HEADER_ROWS 10
/* How many rows are looked at to tell what a column without a title holds. */
#define SAMPLE_ROWS 50

/* What is known while guessing. */
typedef struct {
  const RgmCsvTable *table;
  const RgmAreas *areas;
  const RgmCsvWords *words;
  RgmDay today;
} Sample;

typedef gboolean (*Test) (const Sample *sample, const char *cell);

/**
 * rgm_csv_mapping_copy:
 * @self: a mapping
 *
 * Returns: (transfer full): a copy of it
 */
RgmCsvMapping *
rgm_csv_mapping_copy (const RgmCsvMapping *self)
{
  RgmCsvMapping *copy = g_memdup2 (self, sizeof *self);

  copy->fields = g_memdup2 (self->fields, self->n_fields * sizeof (RgmCsvField));
  return copy;
}

/**
 * rgm_csv_mapping_free:
 * @self: (transfer full) (nullable): a mapping
 *
 * Frees all of it.
 */
void
rgm_csv_mapping_free (RgmCsvMapping *self)
{
  if (!self)
    return;
  g_free (self->fields);
  g_free (self);
}

/**
 * rgm_csv_mapping_find_column:
 * @self: a mapping
 * @field: a field
 *
 * Returns: the first column that holds it, or -1
 */
int
rgm_csv_mapping_find_column (const RgmCsvMapping *self, RgmCsvField field)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      if (self->fields[i] == field)
        return (int) i;
    }

  return -1;
}

/**
 * rgm_csv_mapping_names_patients:
 * @self: a mapping
 *
 * Returns: whether a column tells whose each row is
 */
gboolean
rgm_csv_mapping_names_patients (const RgmCsvMapping *self)
{
  return rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_PATIENT) >= 0
         || rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_PATIENT_ID) >= 0;
}

/**
 * rgm_csv_mapping_set_field:
 * @self: a mapping
 * @column: a column, 0 to the number of columns less one
 * @field: what it holds; another column that was said to hold it is left out from now on
 *
 * Says what a column holds.
 */
void
rgm_csv_mapping_set_field (RgmCsvMapping *self, guint column, RgmCsvField field)
{
  int other = field == RGM_CSV_FIELD_NONE ? -1 : rgm_csv_mapping_find_column (self, field);

  g_return_if_fail (column < self->n_fields);
  if (other >= 0)
    self->fields[other] = RGM_CSV_FIELD_NONE;
  self->fields[column] = field;
}

static guint
count_titles (const RgmCsvTable *table, guint row)
{
  guint n = 0;

  for (guint i = 0; i < table->n_columns; i++)
    n += rgm_csv_field_recognize (rgm_csv_table_get_cell (table, row, i)) != RGM_CSV_FIELD_NONE;

  return n;
}

static gboolean
get_orders (const char *cell, const RgmCsvWords *words, RgmDay today, guint *orders)
{
  g_autofree char *tidy = rgm_csv_cell_tidy (cell);

  return rgm_csv_date_get_orders (tidy, words, today, orders);
}

static gboolean
is_date (const Sample *sample, const char *cell)
{
  guint orders;

  return get_orders (cell, sample->words, sample->today, &orders);
}

static gboolean
is_time (const Sample *sample, const char *cell)
{
  gint32 minute;

  return rgm_csv_time_parse (cell, &minute);
}

/* A bare whole number may be anything. */
static gboolean
is_depth (const Sample *sample, const char *cell)
{
  gint32 depth;

  return strpbrk (cell, ".,m") != NULL && rgm_csv_cell_read_depth (cell, &depth);
}

static gboolean
is_area (const Sample *sample, const char *cell)
{
  return sample->areas && rgm_csv_word_find_area (sample->areas, cell) != NULL;
}

static gboolean
is_text (const Sample *sample, const char *cell)
{
  return g_utf8_strlen (cell, -1) > 2 && g_unichar_isalpha (g_utf8_get_char (cell));
}

static gboolean
is_state (const Sample *sample, const char *cell)
{
  gint32 state;

  return rgm_csv_word_find (RGM_CSV_FIELD_STATE, cell, &state);
}

static gboolean
is_device (const Sample *sample, const char *cell)
{
  gint32 device;

  return rgm_csv_word_find (RGM_CSV_FIELD_DEVICE, cell, &device);
}

static gboolean
has_date (const Sample *sample, guint row)
{
  for (guint i = 0; i < sample->table->n_columns; i++)
    {
      if (is_date (sample, rgm_csv_table_get_cell (sample->table, row, i)))
        return TRUE;
    }

  return FALSE;
}

/* The row with the most titles, but none with a date in it. Where none has a title that is known,
 * the first row is a header if it has no date and the second has. */
static gint32
find_header (const Sample *sample)
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

/* How many of the cells of a column pass the test, in hundredths of those that are not empty. */
static guint
rate (const Sample *sample, const RgmCsvMapping *mapping, guint column, Test test)
{
  guint n = 0, passed = 0;
  guint first = (guint) (mapping->header + 1);

  for (guint i = first; i < sample->table->rows->len && i < first + SAMPLE_ROWS; i++)
    {
      const char *cell = rgm_csv_table_get_cell (sample->table, i, column);

      if (*cell == '\0')
        continue;
      n++;
      passed += test (sample, cell) ? 1 : 0;
    }

  return n > 0 ? 100 * passed / n : 0;
}

/* Of the columns that nothing is known of, the one whose cells pass the test best, and most. */
static void
guess_by_cells (RgmCsvMapping *mapping, const Sample *sample, RgmCsvField field, Test test)
{
  guint best = 50;
  int column = -1;

  if (rgm_csv_mapping_find_column (mapping, field) >= 0)
    return;
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      guint rating = mapping->fields[i] == RGM_CSV_FIELD_NONE
        ? rate (sample, mapping, i, test) : 0;

      if (rating > best)
        {
          best = rating;
          column = (int) i;
        }
    }
  if (column >= 0)
    mapping->fields[column] = field;
}

static void
guess_by_titles (RgmCsvMapping *mapping, const RgmCsvTable *table)
{
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      const char *title = rgm_csv_table_get_cell (table, (guint) mapping->header, i);
      RgmCsvField field = rgm_csv_field_recognize (title);

      if (field != RGM_CSV_FIELD_NONE && rgm_csv_mapping_find_column (mapping, field) < 0)
        mapping->fields[i] = field;
    }
}

/* Whether the titles say that this is a list of patients, whose dates are of other things. */
static gboolean
lists_patients (const RgmCsvMapping *mapping)
{
  return rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_PATIENT) >= 0
         && (rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_BIRTH_DAY) >= 0
             || rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_PHONE) >= 0
             || rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_MAIL) >= 0);
}

static void
guess_fields (RgmCsvMapping *mapping, const Sample *sample)
{
  memset (mapping->fields, 0, mapping->n_fields * sizeof (RgmCsvField));
  if (mapping->header != RGM_CSV_NO_HEADER)
    guess_by_titles (mapping, sample->table);
  if (!lists_patients (mapping))
    guess_by_cells (mapping, sample, RGM_CSV_FIELD_DAY, is_date);
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

/**
 * rgm_csv_mapping_set_header:
 * @self: a mapping
 * @table: what it is for
 * @header: the row with the titles of the columns, or `RGM_CSV_NO_HEADER`
 * @areas: (nullable): the areas there are
 * @words: names of months and weekdays
 * @today: the day from which a year of two digits is told
 *
 * Says where the titles are, and guesses again what the columns hold.
 */
void
rgm_csv_mapping_set_header (RgmCsvMapping *self, const RgmCsvTable *table, gint32 header,
                            const RgmAreas *areas, const RgmCsvWords *words, RgmDay today)
{
  Sample sample = { table, areas, words, today };

  self->header = MIN (header, (gint32) table->rows->len - 1);
  guess_fields (self, &sample);
  rgm_csv_mapping_guess_date_order (self, table, words, today);
}

/* The orders in which all dates of the column are days; a cell that is no date does not matter. */
static guint
get_common_orders (const RgmCsvMapping *self, const RgmCsvTable *table, const RgmCsvWords *words,
                   RgmDay today)
{
  int column = rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_DAY);
  guint common = ~0u;

  for (guint i = (guint) (self->header + 1); column >= 0 && i < table->rows->len; i++)
    {
      guint orders;

      if (get_orders (rgm_csv_table_get_cell (table, i, (guint) column), words, today, &orders))
        common &= orders;
    }

  return common;
}

/**
 * rgm_csv_mapping_guess_date_order:
 * @self: a mapping
 * @table: what it is for
 * @words: names of months and weekdays
 * @today: the day from which a year of two digits is told
 *
 * Finds out in which order the dates are written, from all of them. Where more than one order is
 * possible, or none for all, it is left unknown, so that somebody is asked; likewise where the form
 * of every date tells, so that nobody need be.
 */
void
rgm_csv_mapping_guess_date_order (RgmCsvMapping *self, const RgmCsvTable *table,
                                  const RgmCsvWords *words, RgmDay today)
{
  guint common = get_common_orders (self, table, words, today);

  self->date_order = RGM_CSV_DATE_ORDER_UNKNOWN;
  for (int order = RGM_CSV_DATE_ORDER_YMD; order < RGM_CSV_N_DATE_ORDERS; order++)
    {
      if (common == 1u << order)
        self->date_order = (RgmCsvDateOrder) order;
    }
}

/**
 * rgm_csv_mapping_needs_date_order:
 * @self: a mapping
 * @table: what it is for
 * @words: names of months and weekdays
 * @today: the day from which a year of two digits is told
 *
 * Returns: whether the order of a date has to be told, and has not been
 */
gboolean
rgm_csv_mapping_needs_date_order (const RgmCsvMapping *self, const RgmCsvTable *table,
                                  const RgmCsvWords *words, RgmDay today)
{
  return self->date_order == RGM_CSV_DATE_ORDER_UNKNOWN
         && rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_DAY) >= 0
         && get_common_orders (self, table, words, today) != ~0u;
}

/**
 * rgm_csv_mapping_guess:
 * @table: a table
 * @areas: (nullable): the areas there are
 * @words: names of months and weekdays
 * @today: the day from which a year of two digits is told
 *
 * Guesses how a table is to be read, by its titles and by its cells.
 *
 * Returns: (transfer full): the guess
 */
RgmCsvMapping *
rgm_csv_mapping_guess (const RgmCsvTable *table, const RgmAreas *areas, const RgmCsvWords *words,
                       RgmDay today)
{
  Sample sample = { table, areas, words, today };
  RgmCsvMapping *self = g_new0 (RgmCsvMapping, 1);

  self->separator = table->separator;
  self->n_fields = table->n_columns;
  self->fields = g_new0 (RgmCsvField, table->n_columns);
  rgm_csv_mapping_set_header (self, table, find_header (&sample), areas, words, today);
  return self;
}
