#include "config.h"

#include "rgm-csv-mapping.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-guess.h"

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
 * rgm_csv_mapping_has_names:
 * @self: a mapping
 *
 * Returns: whether a column holds the name of the patient, or a part of it
 */
gboolean
rgm_csv_mapping_has_names (const RgmCsvMapping *self)
{
  return rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_PATIENT) >= 0
         || rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_FIRST_NAME) >= 0
         || rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_LAST_NAME) >= 0;
}

/**
 * rgm_csv_mapping_is_beaten:
 * @self: a mapping
 * @column: a column, 0 to the number of columns less one
 *
 * Returns: whether the column holds a part of the name and gives way to another, which holds the
 *   full one
 */
gboolean
rgm_csv_mapping_is_beaten (const RgmCsvMapping *self, guint column)
{
  g_return_val_if_fail (column < self->n_fields, FALSE);
  return (self->fields[column] == RGM_CSV_FIELD_FIRST_NAME
          || self->fields[column] == RGM_CSV_FIELD_LAST_NAME)
         && rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_PATIENT) >= 0;
}

static gboolean
is_of_patient_alone (RgmCsvField field)
{
  return field == RGM_CSV_FIELD_PATIENT_NOTES || field == RGM_CSV_FIELD_ARCHIVED
         || field == RGM_CSV_FIELD_PHONE || field == RGM_CSV_FIELD_MAIL
         || field == RGM_CSV_FIELD_PREFERRED || field == RGM_CSV_FIELD_CONTACT_NOTES;
}

/**
 * rgm_csv_mapping_is_idle:
 * @self: a mapping
 * @column: a column, 0 to the number of columns less one
 *
 * Returns: whether the column holds what belongs to patients, and the rows are sessions, or the
 *   other way round, so that nobody reads it
 */
gboolean
rgm_csv_mapping_is_idle (const RgmCsvMapping *self, guint column)
{
  g_return_val_if_fail (column < self->n_fields, FALSE);
  return rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_DAY) >= 0
    ? is_of_patient_alone (self->fields[column])
    : self->fields[column] >= RGM_CSV_FIELD_COURSE_ID;
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
  return rgm_csv_mapping_has_names (self)
         || rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_PATIENT_ID) >= 0;
}

/* A list of patients may tell of a concern, a state or a place as well. */
static gboolean
is_of_sessions_alone (RgmCsvField field)
{
  return field >= RGM_CSV_FIELD_COURSE_ID && field != RGM_CSV_FIELD_PROTOCOL
         && field != RGM_CSV_FIELD_ID && field != RGM_CSV_FIELD_STATE
         && field != RGM_CSV_FIELD_SETTING && field != RGM_CSV_FIELD_NOTES;
}

static gboolean
holds_anything (const RgmCsvMapping *self, const RgmCsvTable *table, guint column)
{
  return !rgm_csv_table_is_empty_below (table, self->header, column);
}

/**
 * rgm_csv_mapping_is_of_sessions:
 * @self: a mapping
 * @table: what it is for
 * @column: 0 to the number of columns less one
 *
 * Returns: whether the column holds something that only a session has, other than its day
 */
gboolean
rgm_csv_mapping_is_of_sessions (const RgmCsvMapping *self, const RgmCsvTable *table, guint column)
{
  g_return_val_if_fail (column < self->n_fields, FALSE);
  return self->fields[column] != RGM_CSV_FIELD_DAY && is_of_sessions_alone (self->fields[column])
         && holds_anything (self, table, column);
}

/**
 * rgm_csv_mapping_tells_of_sessions:
 * @self: a mapping
 * @table: what it is for
 *
 * Returns: whether rgm_csv_mapping_is_of_sessions() of any column
 */
gboolean
rgm_csv_mapping_tells_of_sessions (const RgmCsvMapping *self, const RgmCsvTable *table)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      if (rgm_csv_mapping_is_of_sessions (self, table, i))
        return TRUE;
    }

  return FALSE;
}

/**
 * rgm_csv_mapping_names_targets:
 * @self: a mapping
 *
 * Returns: whether a column tells whose each row is, by a patient or by a course
 */
gboolean
rgm_csv_mapping_names_targets (const RgmCsvMapping *self)
{
  return rgm_csv_mapping_names_patients (self)
         || rgm_csv_mapping_find_column (self, RGM_CSV_FIELD_COURSE_ID) >= 0;
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
  /* Who leaves out what is left out anyway means it. */
  if (field == RGM_CSV_FIELD_DAY || field == RGM_CSV_FIELD_BIRTH_DAY
      || (field == RGM_CSV_FIELD_NONE && self->fields[column] == RGM_CSV_FIELD_NONE))
    self->asks_day = FALSE;
  self->fields[column] = field;
}

static gboolean
get_orders (const char *cell, const RgmCsvWords *words, RgmDay today, guint *orders)
{
  g_autofree char *tidy = rgm_csv_cell_tidy (cell);

  return rgm_csv_date_get_orders (tidy, words, today, orders);
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
  RgmCsvSample sample = { table, areas, words, today };

  self->header = MIN (header, (gint32) table->rows->len - 1);
  rgm_csv_guess_fields (self, &sample);
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
  RgmCsvSample sample = { table, areas, words, today };
  RgmCsvMapping *self = g_new0 (RgmCsvMapping, 1);

  self->separator = table->separator;
  self->n_fields = table->n_columns;
  self->fields = g_new0 (RgmCsvField, table->n_columns);
  rgm_csv_mapping_set_header (self, table, rgm_csv_guess_header (&sample), areas, words, today);
  return self;
}
