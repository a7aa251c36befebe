#include "config.h"

#include "rgm-csv-cells.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-micrometre.h"
#include "rgm-csv-number.h"
#include "rgm-csv-weekday.h"
#include "rgm-csv-word.h"
#include "rgm-line.h"
#include "rgm-long-ago.h"
#include "rgm-record.h"
#include "rgm-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * rgm_csv_cells_clear:
 * @self: a row
 *
 * Frees its cells.
 */
void
rgm_csv_cells_clear (RgmCsvCells *self)
{
  for (guint i = 0; i < RGM_CSV_N_FIELDS; i++)
    g_clear_pointer (&self->cells[i], g_free);
}

static gboolean
is_free_text (RgmCsvField field)
{
  switch (field)
    {
    case RGM_CSV_FIELD_PATIENT:
    case RGM_CSV_FIELD_FIRST_NAME:
    case RGM_CSV_FIELD_LAST_NAME:
    case RGM_CSV_FIELD_PATIENT_NOTES:
    case RGM_CSV_FIELD_PHONE:
    case RGM_CSV_FIELD_MAIL:
    case RGM_CSV_FIELD_CONTACT_NOTES:
    case RGM_CSV_FIELD_COUNTS_REASON:
    case RGM_CSV_FIELD_DEVICE_NAME:
    case RGM_CSV_FIELD_PRODUCTS:
    case RGM_CSV_FIELD_LOTS:
    case RGM_CSV_FIELD_REACTION:
    case RGM_CSV_FIELD_NOTES:
    case RGM_CSV_FIELD_OVERRIDE_REASON:
      return TRUE;
    case RGM_CSV_FIELD_NONE:
    case RGM_CSV_FIELD_PATIENT_ID:
    case RGM_CSV_FIELD_BIRTH_DAY:
    case RGM_CSV_FIELD_ARCHIVED:
    case RGM_CSV_FIELD_PREFERRED:
    case RGM_CSV_FIELD_COURSE_ID:
    case RGM_CSV_FIELD_PROTOCOL:
    case RGM_CSV_FIELD_ID:
    case RGM_CSV_FIELD_DAY:
    case RGM_CSV_FIELD_TIME:
    case RGM_CSV_FIELD_LENGTH:
    case RGM_CSV_FIELD_STATE:
    case RGM_CSV_FIELD_CANCELLED:
    case RGM_CSV_FIELD_MISSED:
    case RGM_CSV_FIELD_COUNTS:
    case RGM_CSV_FIELD_AREAS:
    case RGM_CSV_FIELD_DEPTH:
    case RGM_CSV_FIELD_PASSES:
    case RGM_CSV_FIELD_SETTING:
    case RGM_CSV_FIELD_DEVICE:
    case RGM_CSV_FIELD_PAIN:
    default:
      return FALSE;
    }
}

/* The texts of lists become lines one by one. */
static gboolean
is_line (RgmCsvField field)
{
  return field == RGM_CSV_FIELD_PATIENT || field == RGM_CSV_FIELD_FIRST_NAME
         || field == RGM_CSV_FIELD_LAST_NAME || field == RGM_CSV_FIELD_PHONE
         || field == RGM_CSV_FIELD_MAIL || field == RGM_CSV_FIELD_DEVICE_NAME;
}

static gboolean
is_list (RgmCsvField field)
{
  return field == RGM_CSV_FIELD_AREAS || field == RGM_CSV_FIELD_DEPTH
         || field == RGM_CSV_FIELD_PASSES;
}

/**
 * rgm_csv_cells_make_cell:
 * @field: what a column holds
 * @written: a cell of it, as it stands in the file
 *
 * Returns: (transfer full): the cell as it is read: without guard, and where it is no free text
 *   without what nobody sees
 */
char *
rgm_csv_cells_make_cell (RgmCsvField field, const char *written)
{
  g_autofree char *cell = rgm_csv_cell_unguard (written);
  g_autofree char *list = is_list (field) ? rgm_csv_cell_list_lines (cell) : NULL;

  if (list)
    return rgm_csv_cell_tidy (list);
  if (is_line (field))
    return rgm_line_new (cell);
  return is_free_text (field) ? g_steal_pointer (&cell) : rgm_csv_cell_tidy (cell);
}

/**
 * rgm_csv_cells_has:
 * @self: a row
 * @field: a field
 *
 * Returns: whether it has a cell for it that is not empty
 */
gboolean
rgm_csv_cells_has (const RgmCsvCells *self, RgmCsvField field)
{
  return self->cells[field] && *self->cells[field];
}

/**
 * rgm_csv_cells_join_names:
 * @self: a row
 *
 * Makes the name of the patient of the first and the last, or of the one of them that is there,
 * where the row does not hold the full name.
 */
void
rgm_csv_cells_join_names (RgmCsvCells *self)
{
  const char *told_first = self->cells[RGM_CSV_FIELD_FIRST_NAME];
  const char *told_last = self->cells[RGM_CSV_FIELD_LAST_NAME];
  g_autofree char *first = g_strstrip (g_strdup (told_first ? told_first : ""));
  g_autofree char *last = g_strstrip (g_strdup (told_last ? told_last : ""));

  if (rgm_csv_cells_has (self, RGM_CSV_FIELD_PATIENT) || (!told_first && !told_last))
    return;
  g_free (self->cells[RGM_CSV_FIELD_PATIENT]);
  self->cells[RGM_CSV_FIELD_PATIENT] = g_strconcat (first, *first && *last ? " " : "", last, NULL);
}

/* Where “3 passes” begins in “1.5 mm / 3 passes”, or NULL. */
static const char *
find_passes (const char *depth)
{
  const char *end = depth + strlen (depth);
  const char *number;

  while (end > depth && (g_ascii_isalpha (end[-1]) || (guchar) end[-1] >= 0x80 || end[-1] == '.'))
    end--;
  if (rgm_csv_field_recognize (end) != RGM_CSV_FIELD_PASSES)
    return NULL;
  for (number = end; number > depth && number[-1] == ' ';)
    number--;
  end = number;
  while (number > depth && g_ascii_isdigit (number[-1]))
    number--;

  return number < end ? number : NULL;
}

/**
 * rgm_csv_cells_part_depth:
 * @self: a row
 *
 * Takes the number of passes out of the cell of the depth, as in “1.5 mm / 3 passes”, where it says
 * so by name and nothing else tells of passes.
 */
void
rgm_csv_cells_part_depth (RgmCsvCells *self)
{
  char *depth = self->cells[RGM_CSV_FIELD_DEPTH];
  const char *passes;
  gsize length;

  if (!depth || rgm_csv_cells_has (self, RGM_CSV_FIELD_PASSES))
    return;
  passes = find_passes (depth);
  length = passes ? (gsize) (passes - depth) : 0;
  while (length > 0 && strchr (" /,;+x", depth[length - 1]))
    length--;
  if (length == 0)
    return;

  g_free (self->cells[RGM_CSV_FIELD_PASSES]);
  self->cells[RGM_CSV_FIELD_PASSES] = g_strdup (passes);
  depth[length] = '\0';
}

/**
 * rgm_csv_cells_add_unit:
 * @self: a row
 *
 * Puts the unit behind depths whose column tells it in its title, where that is the micrometre.
 */
void
rgm_csv_cells_add_unit (RgmCsvCells *self)
{
  g_autofree char *depth = self->cells[RGM_CSV_FIELD_DEPTH];

  if (depth && rgm_csv_field_is_in_micrometres (self->depth_title))
    self->cells[RGM_CSV_FIELD_DEPTH] = rgm_csv_micrometre_add_unit (depth);
  else
    g_steal_pointer (&depth);
}

static gboolean
refuse (const RgmCsvCells *self, RgmCsvField field, const char *format, char **reason)
{
  g_autofree char *quote = rgm_csv_cell_quote (self->cells[field]);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "{column}", rgm_csv_field_get_title (field), 1);
  g_string_replace (text, "{cell}", quote, 1);
  g_free (*reason);
  *reason = g_strdup (text->str);
  return FALSE;
}

/**
 * rgm_csv_cells_read_text:
 * @self: a row
 * @field: a field
 * @text: a text of a record
 *
 * Puts the cell in place of the text, where a column holds it.
 *
 * Returns: %TRUE
 */
gboolean
rgm_csv_cells_read_text (const RgmCsvCells *self, RgmCsvField field, char **text)
{
  if (self->cells[field])
    rgm_record_set_text (text, self->cells[field]);
  return TRUE;
}

/**
 * rgm_csv_cells_has_uuid:
 * @self: a row
 * @field: a field that may hold the UUID of a record
 *
 * Returns: whether it does
 */
gboolean
rgm_csv_cells_has_uuid (const RgmCsvCells *self, RgmCsvField field)
{
  g_autofree char *id = g_ascii_strdown (self->cells[field] ? self->cells[field] : "", -1);

  return g_uuid_string_is_valid (id);
}

/**
 * rgm_csv_cells_read_uuid:
 * @self: a row
 * @field: a field that holds the UUID of a record
 * @id: (out) (nullable): it in small letters, as the database has them; %NULL where the cell is
 *   empty or no column holds it
 * @reason: (out): why it cannot be read
 *
 * Returns: whether the cell could be read, or no column holds it
 */
gboolean
rgm_csv_cells_read_uuid (const RgmCsvCells *self, RgmCsvField field, char **id, char **reason)
{
  *id = NULL;
  if (!rgm_csv_cells_has (self, field))
    return TRUE;
  *id = g_ascii_strdown (self->cells[field], -1);
  if (g_uuid_string_is_valid (*id))
    return TRUE;

  g_clear_pointer (id, g_free);
  /* Translators: %s stands where the UUID of a record should */
  *reason = g_strdup_printf (_("“%s” is not a UUID."), self->cells[field]);
  return FALSE;
}

/* The day from which a year of two digits is told: nobody is born in one that is to come. */
static RgmDay
get_reference (const RgmCsvCells *self, RgmCsvField field)
{
  int year, month, day;

  if (field != RGM_CSV_FIELD_BIRTH_DAY)
    return self->today;
  rgm_day_get_ymd (self->today, &year, &month, &day);
  return rgm_day_new (MAX (year - RGM_CSV_YEARS_AHEAD, 1), 1, 1);
}

/* A row with the id of its record was written by this program, and comes back as it went. */
static gboolean
is_own (const RgmCsvCells *self, RgmCsvField field)
{
  RgmCsvField id = field == RGM_CSV_FIELD_BIRTH_DAY ? RGM_CSV_FIELD_PATIENT_ID : RGM_CSV_FIELD_ID;

  return self->cells[id] && g_uuid_string_is_valid (self->cells[id]);
}

/* Returns: whether it is; then @reason tells what may be meant */
static gboolean
is_long_ago (const RgmCsvCells *self, RgmCsvField field, RgmDay day, char **reason)
{
  g_autofree char *quote = rgm_csv_cell_quote (self->cells[field]);

  if (!rgm_long_ago_is (day) || is_own (self, field))
    return FALSE;
  *reason = rgm_long_ago_text (quote, day, self->today,
                               field == RGM_CSV_FIELD_BIRTH_DAY ? 0 : RGM_CSV_YEARS_AHEAD);
  return TRUE;
}

/**
 * rgm_csv_cells_read_day:
 * @self: a row
 * @field: a field
 * @day: the day of a record, which becomes `RGM_DAY_NONE` where the cell is empty
 * @time: (out): the time that stands beside it, as it is written
 * @reason: (out): why it cannot be read
 *
 * Returns: whether the cell could be read, or no column holds it
 */
gboolean
rgm_csv_cells_read_day (const RgmCsvCells *self, RgmCsvField field, RgmDay *day,
                        RgmCsvTime *time, char **reason)
{
  rgm_csv_time_init (time);
  if (self->cells[field])
    *day = RGM_DAY_NONE;
  if (!rgm_csv_cells_has (self, field)
      || (rgm_csv_serials_have (&self->serials, field)
          && rgm_csv_serial_read (field, self->cells[field], self->today, day,
                                  &time->minute)))
    return TRUE;

  switch (rgm_csv_date_parse (self->cells[field], self->order, self->words,
                              get_reference (self, field), day, time))
    {
    case RGM_CSV_DATE_READ:
      return !is_long_ago (self, field, *day, reason);
    case RGM_CSV_DATE_AMBIGUOUS:
      /* Translators: leave {cell}, which is a date such as 03/04/2026 */
      return refuse (self, field, _("“{cell}” may be one day or another: say in which order day, "
                                    "month and year stand."), reason);
    case RGM_CSV_DATE_OTHER_WEEKDAY:
      *reason = rgm_csv_weekday_refuse (self->cells[field], self->words, *day);
      return FALSE;
    case RGM_CSV_DATE_NONE:
    default:
      /* Translators: leave {cell} and {column}, which is the name of a column such as “Date” */
      return refuse (self, field, _("“{cell}” is not a date ({column})."), reason);
    }
}

/**
 * rgm_csv_cells_read_word:
 * @self: a row
 * @field: a field whose values are words
 * @otherwise: what an empty cell stands for
 * @number: the number of a record
 * @reason: (out): why it cannot be read
 *
 * Returns: whether the cell could be read, or no column holds it
 */
gboolean
rgm_csv_cells_read_word (const RgmCsvCells *self, RgmCsvField field, gint32 otherwise,
                         gint32 *number, char **reason)
{
  g_autoptr (GString) format = NULL;

  if (self->cells[field])
    *number = otherwise;
  if (!rgm_csv_cells_has (self, field) || rgm_csv_word_find (field, self->cells[field], number))
    return TRUE;

  /* Translators: leave {cell}, {column}, which is the name of a column such as “State”, and
   * {words}, a list such as “done, booked, cancelled or missed” */
  format = g_string_new (_("“{cell}” is not known ({column}): write {words}."));
  g_string_replace (format, "{words}", rgm_csv_word_list (field), 1);
  return refuse (self, field, format->str, reason);
}

static gboolean
read_number (RgmCsvField field, const char *cell, gint32 max, gint32 *number)
{
  return field == RGM_CSV_FIELD_LENGTH ? rgm_csv_number_read_minutes (cell, number)
                                       : rgm_csv_number_read (cell, max, number);
}

/**
 * rgm_csv_cells_read_number:
 * @self: a row
 * @field: a field whose values are whole numbers
 * @max: the most that it may be
 * @otherwise: what an empty cell stands for
 * @number: the number of a record
 * @reason: (out): why it cannot be read
 *
 * Returns: whether the cell could be read, or no column holds it
 */
gboolean
rgm_csv_cells_read_number (const RgmCsvCells *self, RgmCsvField field, gint32 max,
                           gint32 otherwise, gint32 *number, char **reason)
{
  gint32 found = 0;

  if (self->cells[field])
    *number = otherwise;
  if (!rgm_csv_cells_has (self, field))
    return TRUE;
  if (!read_number (field, self->cells[field], max, &found) || found > max)
    {
      g_autofree char *most = g_strdup_printf ("%d", max);
      /* Translators: leave {cell}, {column} and {most}, which is a number */
      g_autoptr (GString) format = g_string_new (_("“{cell}” is not a whole number from 0 to "
                                                   "{most} ({column})."));

      g_string_replace (format, "{most}", most, 1);
      return refuse (self, field, format->str, reason);
    }

  *number = found;
  return TRUE;
}
