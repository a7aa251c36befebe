#include "config.h"

#include "rgm-csv-serial-text.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-text.h"
#include "rgm-day-text.h"
#include "rgm-session.h"

#include <glib/gi18n-lib.h>

/* “20 Nov 2023, 12:00”, “20 Nov 2023” or “12:00”; an empty text for midnight. */
static char *
describe_moment (RgmDay day, gint32 minute)
{
  g_autofree char *time = minute == RGM_MINUTE_NONE ? g_strdup ("") : rgm_day_text_minute (minute);
  g_autofree char *date = NULL;

  if (day == RGM_DAY_NONE)
    return g_steal_pointer (&time);
  date = rgm_day_text (day, RGM_DAY_TEXT_YEAR);
  if (*time == '\0')
    return g_steal_pointer (&date);
  return g_strdup_printf (_("%s, %s"), date, time);
}

/**
 * rgm_csv_serial_text_cell:
 * @table: a table
 * @mapping: how its rows are read
 * @serials: which columns hold numbers of a spreadsheet
 * @today: today
 * @row: 0 to the number of rows less one
 * @column: 0 to the number of columns less one
 *
 * Returns: (transfer full): the cell as it stands in the file, but a number of a spreadsheet as the
 *   day or time that it is
 */
char *
rgm_csv_serial_text_cell (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                          const RgmCsvSerials *serials, RgmDay today, guint row, guint column)
{
  const char *cell = rgm_csv_table_get_cell (table, row, column);
  g_autofree char *tidy = rgm_csv_cell_tidy (cell);
  RgmCsvField field = mapping->fields[column];
  RgmDay day = RGM_DAY_NONE;
  gint32 minute;

  if ((gint32) row > mapping->header && rgm_csv_serials_have (serials, field)
      && rgm_csv_serial_read (field, tidy, today, &day, &minute))
    return describe_moment (day, minute);
  return g_strdup (cell);
}

/* The first row of the column that holds a number. */
static guint
find_serial (const RgmCsvTable *table, const RgmCsvMapping *mapping, RgmDay today,
             RgmCsvField field, guint column)
{
  for (guint i = (guint) (mapping->header + 1); i < table->rows->len; i++)
    {
      g_autofree char *cell = rgm_csv_cell_tidy (rgm_csv_table_get_cell (table, i, column));
      RgmDay day;
      gint32 minute;

      if (rgm_csv_serial_read (field, cell, today, &day, &minute))
        return i;
    }

  g_return_val_if_reached (0);
}

/* The first number of a column of them, and what it is read as. */
static char *
describe_serials (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                  const RgmCsvSerials *serials, RgmDay today, RgmCsvField field)
{
  int column = rgm_csv_mapping_find_column (mapping, field);
  guint row;
  g_autofree char *name = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *cell = NULL;

  if (!rgm_csv_serials_have (serials, field))
    return NULL;
  row = find_serial (table, mapping, today, field, (guint) column);
  name = rgm_csv_text_column (table, mapping, (guint) column);
  cell = rgm_csv_cell_tidy (rgm_csv_table_get_cell (table, row, (guint) column));
  moment = rgm_csv_serial_text_cell (table, mapping, serials, today, row, (guint) column);
  if (field == RGM_CSV_FIELD_TIME)
    /* Translators: %1$s is the title of a column or its number, %2$s a number from it such as
     * 0.375, and %3$s the time that it is read as */
    return g_strdup_printf (_("Column %1$s holds times as a spreadsheet numbers them: %2$s is "
                              "%3$s."), name, cell, moment);
  /* Translators: %1$s is the title of a column or its number, %2$s a number from it such as 45250,
   * and %3$s the day that it is read as, perhaps with a time */
  return g_strdup_printf (_("Column %1$s holds days as a spreadsheet numbers them: %2$s is "
                            "%3$s."), name, cell, moment);
}

/**
 * rgm_csv_serial_text:
 * @table: a table
 * @mapping: how its rows are read
 * @serials: which columns hold numbers of a spreadsheet
 * @today: today
 *
 * Returns: (transfer full) (nullable): which columns are read so, each with an example by which
 *   somebody can see whether that is right; %NULL for none
 */
char *
rgm_csv_serial_text (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                     const RgmCsvSerials *serials, RgmDay today)
{
  static const RgmCsvField fields[] = {
    RGM_CSV_FIELD_BIRTH_DAY, RGM_CSV_FIELD_DAY, RGM_CSV_FIELD_TIME,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *line = describe_serials (table, mapping, serials, today, fields[i]);

      if (line)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}
