#include "config.h"

#include "rgm-csv-day-column.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-day-title.h"
#include "rgm-csv-serial.h"
#include "rgm-csv-text.h"
#include "rgm-session.h"

#include <glib/gi18n-lib.h>

/* Which of the columns with dates holds the day of the sessions: what the cells hold tells which
 * may, and their titles which does. Where they do not, somebody is asked. */

static gboolean
is_serial (const RgmCsvSample *sample, const char *cell)
{
  g_autofree char *tidy = rgm_csv_cell_tidy (cell);
  RgmDay day;
  gint32 minute;

  return rgm_csv_serial_read (RGM_CSV_FIELD_DAY, tidy, sample->today, &day, &minute);
}

/**
 * rgm_csv_day_column_holds_days:
 * @sample: a table, and what is known
 * @header: the row with the titles, or `RGM_CSV_NO_HEADER`
 * @column: 0 to the number of columns less one
 *
 * Returns: whether most of its cells are dates, or numbers that stand for them where the title says
 *   so
 */
gboolean
rgm_csv_day_column_holds_days (const RgmCsvSample *sample, gint32 header, guint column)
{
  const char *title = rgm_csv_sample_get_title (sample, header, column);

  return rgm_csv_sample_rate (sample, header, column, rgm_csv_sample_is_date) > 50
         || (rgm_csv_day_title_find (title) >= RGM_CSV_DAY_TITLE_START
             && rgm_csv_sample_rate (sample, header, column, is_serial) > 50);
}

/* `RGM_CSV_DAY_TITLE_NEVER` where the column cannot be the day, or is something else. */
static RgmCsvDayTitle
get_rank (const RgmCsvMapping *mapping, const RgmCsvSample *sample, guint column)
{
  const char *title = rgm_csv_sample_get_title (sample, mapping->header, column);

  if (mapping->fields[column] != RGM_CSV_FIELD_NONE
      || !rgm_csv_day_column_holds_days (sample, mapping->header, column))
    return RGM_CSV_DAY_TITLE_NEVER;
  return rgm_csv_day_title_find (title);
}

/* The columns whose titles say most, and how much that is. */
static GArray *
list_best (const RgmCsvMapping *mapping, const RgmCsvSample *sample, RgmCsvDayTitle *best)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  *best = RGM_CSV_DAY_TITLE_OTHER;
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      RgmCsvDayTitle rank = get_rank (mapping, sample, i);

      if (rank < *best)
        continue;
      if (rank > *best)
        g_array_set_size (columns, 0);
      *best = rank;
      g_array_append_val (columns, i);
    }

  return columns;
}

static RgmDay
read_day (const RgmCsvSample *sample, guint row, guint column, gint32 *minute)
{
  g_autofree char *cell = rgm_csv_cell_tidy (rgm_csv_table_get_cell (sample->table, row, column));
  RgmDay day = RGM_DAY_NONE;
  RgmCsvTime time;

  rgm_csv_time_init (&time);
  if (!rgm_csv_serial_read (RGM_CSV_FIELD_DAY, cell, sample->today, &day, &time.minute)
      && rgm_csv_date_parse (cell, RGM_CSV_DATE_ORDER_UNKNOWN, sample->words, sample->today, &day,
                             &time) == RGM_CSV_DATE_AMBIGUOUS)
    rgm_csv_date_parse (cell, RGM_CSV_DATE_ORDER_DMY, sample->words, sample->today, &day, &time);
  *minute = time.minute;
  return day;
}

/* Whether two columns name the same days, so that it does not matter which is taken; and whether
 * the second tells times. */
static gboolean
agree (const RgmCsvMapping *mapping, const RgmCsvSample *sample, guint one, guint other,
       gboolean *has_times)
{
  *has_times = FALSE;
  for (guint i = (guint) (mapping->header + 1); i < sample->table->rows->len; i++)
    {
      gint32 minute;
      RgmDay day = read_day (sample, i, one, &minute);

      if (read_day (sample, i, other, &minute) != day)
        return FALSE;
      *has_times = *has_times || minute != RGM_MINUTE_NONE;
    }

  return TRUE;
}

static gboolean
all_agree (const RgmCsvMapping *mapping, const RgmCsvSample *sample, const GArray *columns)
{
  gboolean has_times;

  for (guint i = 1; i < columns->len; i++)
    {
      if (!agree (mapping, sample, g_array_index (columns, guint, 0),
                  g_array_index (columns, guint, i), &has_times))
        return FALSE;
    }

  return TRUE;
}

/* A start with day and time beside the date still tells the time. */
static void
guess_time (RgmCsvMapping *mapping, const RgmCsvSample *sample, guint day)
{
  if (rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_TIME) >= 0)
    return;
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      gboolean has_times;

      if (get_rank (mapping, sample, i) != RGM_CSV_DAY_TITLE_START
          || !agree (mapping, sample, day, i, &has_times) || !has_times)
        continue;
      mapping->fields[i] = RGM_CSV_FIELD_TIME;
      return;
    }
}

/* A title that says so, where no cell can be read: each row is refused with what is wrong. */
static void
guess_by_title (RgmCsvMapping *mapping, const RgmCsvSample *sample)
{
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      const char *title = rgm_csv_sample_get_title (sample, mapping->header, i);

      if (mapping->fields[i] != RGM_CSV_FIELD_NONE
          || rgm_csv_field_recognize (title) != RGM_CSV_FIELD_DAY)
        continue;
      mapping->fields[i] = RGM_CSV_FIELD_DAY;
      return;
    }
}

/* Whether the titles say that this is a list of patients, whose dates are of other things. */
static gboolean
lists_patients (const RgmCsvMapping *mapping, const RgmCsvTable *table)
{
  return rgm_csv_mapping_has_names (mapping)
         && (rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_BIRTH_DAY) >= 0
             || rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_PHONE) >= 0
             || rgm_csv_mapping_find_column (mapping, RGM_CSV_FIELD_MAIL) >= 0)
         && !rgm_csv_mapping_tells_of_sessions (mapping, table);
}

/**
 * rgm_csv_day_column_guess:
 * @mapping: how the table is read, with what the other columns are by their titles
 * @sample: the table, and what is known
 *
 * Guesses which column holds the day of the sessions, and leaves it open where several may.
 */
void
rgm_csv_day_column_guess (RgmCsvMapping *mapping, const RgmCsvSample *sample)
{
  RgmCsvDayTitle best;
  g_autoptr (GArray) columns = list_best (mapping, sample, &best);

  mapping->asks_day = FALSE;
  if (best == RGM_CSV_DAY_TITLE_OTHER && lists_patients (mapping, sample->table))
    return;
  if (columns->len == 0)
    guess_by_title (mapping, sample);
  else if (all_agree (mapping, sample, columns))
    {
      guint column = g_array_index (columns, guint, 0);

      mapping->fields[column] = RGM_CSV_FIELD_DAY;
      guess_time (mapping, sample, column);
    }
  else
    mapping->asks_day = TRUE;
}

static char *
list_titles (const RgmCsvMapping *mapping, const RgmCsvSample *sample)
{
  RgmCsvDayTitle best;
  g_autoptr (GArray) columns = list_best (mapping, sample, &best);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *name = rgm_csv_text_column (sample->table, mapping,
                                                   g_array_index (columns, guint, i));

      g_string_append_printf (list, "%s%s", i > 0 ? _(", ") : "", name);
    }

  return g_string_free (list, FALSE);
}

/**
 * rgm_csv_day_column_ask:
 * @mapping: how a table is read, in which no column is said to hold the day
 * @sample: the table, and what is known
 *
 * Returns: (transfer full) (nullable): why it has to be said which does, and how; %NULL where the
 *   rows can be patients
 */
char *
rgm_csv_day_column_ask (const RgmCsvMapping *mapping, const RgmCsvSample *sample)
{
  g_autofree char *list = NULL;

  if (mapping->asks_day)
    {
      list = list_titles (mapping, sample);
      /* Translators: %s are the titles or numbers of columns of a table */
      return g_strdup_printf (_("More than one column may hold the date of the sessions, and no "
                                "title tells which: %s. Say which it is."), list);
    }
  if (!rgm_csv_mapping_has_names (mapping))
    return g_strdup (_("Say which column holds the date of the sessions."));
  list = rgm_csv_text_of_sessions (sample->table, mapping);
  if (!list)
    return NULL;
  /* Translators: %s are the titles or numbers of columns of a table */
  return g_strdup_printf (_("Say which column holds the date of the sessions, or leave out those "
                            "that are not of patients: %s."), list);
}
