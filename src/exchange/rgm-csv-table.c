#include "config.h"

#include "rgm-csv-table.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of the text is looked at to find the separator. */
#define GUESS_ROWS 100

/* A table that is being read. */
typedef struct {
  RgmCsvTable *table;
  RgmCsvLine *row;
  guint line;
  guint max_rows;
  gboolean begun;
  GError *error;
} Reading;

static void
line_free (RgmCsvLine *line)
{
  g_ptr_array_unref (line->cells);
  g_free (line);
}

static RgmCsvLine *
line_new (guint number)
{
  RgmCsvLine *line = g_new (RgmCsvLine, 1);

  line->line = number;
  line->cells = g_ptr_array_new_with_free_func (g_free);
  return line;
}

static void
fail_too_large (Reading *self, const char *format, guint most)
{
  g_autofree char *limit = g_strdup_printf ("%u", most);
  g_autofree char *line = g_strdup_printf ("%u", self->line);
  g_autoptr (GString) message = g_string_new (format);

  if (self->error)
    return;
  g_string_replace (message, "{line}", line, 0);
  g_string_replace (message, "{most}", limit, 0);
  self->error = g_error_new_literal (RGM_CSV_ERROR, RGM_CSV_ERROR_TOO_LARGE, message->str);
}

static void
on_cell_cb (void *text, size_t length, void *data)
{
  Reading *self = data;

  if (self->error)
    return;
  if (!self->row)
    self->row = line_new (self->line);
  if (length > RGM_CSV_CELL_BYTES_MAX)
    /* Translators: leave the words in braces */
    fail_too_large (self, _("Line {line} has a cell of more than {most} bytes."),
                    RGM_CSV_CELL_BYTES_MAX);
  else if (self->row->cells->len >= RGM_CSV_COLUMNS_MAX)
    /* Translators: leave the words in braces */
    fail_too_large (self, _("Line {line} has more than {most} cells."), RGM_CSV_COLUMNS_MAX);
  else
    g_ptr_array_add (self->row->cells, g_strndup (text ? text : "", length));
}

static gboolean
is_empty (const RgmCsvLine *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *cell = row->cells->pdata[i];

      if (cell[strspn (cell, " \t\r\n")] != '\0')
        return FALSE;
    }

  return TRUE;
}

static void
on_row_cb (int end, void *data)
{
  Reading *self = data;
  RgmCsvLine *row = g_steal_pointer (&self->row);

  self->begun = FALSE;
  if (!row)
    return;
  if (self->error || is_empty (row))
    {
      line_free (row);
      return;
    }
  if (self->table->rows->len >= self->max_rows && self->max_rows == RGM_CSV_ROWS_MAX)
    /* Translators: leave the words in braces */
    fail_too_large (self, _("There are more than {most} rows; divide the file into several."),
                    RGM_CSV_ROWS_MAX);
  self->table->n_columns = MAX (self->table->n_columns, row->cells->len);
  g_ptr_array_add (self->table->rows, row);
}

static gsize
get_line_length (const char *text)
{
  gsize length = strcspn (text, "\r\n");

  if (text[length] == '\r' && text[length + 1] == '\n')
    return length + 2;
  return text[length] ? length + 1 : length;
}

/* Spreadsheets write “sep=;” to tell their own kind what separates cells. */
static const char *
skip_separator_line (const char *text, guint *line, char *separator)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || !strchr ("\r\n", text[5]))
    return text;
  *line += 1;
  *separator = text[4];
  return text + get_line_length (text);
}

static void
feed (Reading *self, struct csv_parser *parser, const char *text)
{
  guint line = self->line;

  while (*text && !self->error && self->table->rows->len < self->max_rows + 1)
    {
      gsize length = get_line_length (text);

      /* A row has the number of the line that it begins in. */
      if (!self->begun)
        self->line = line;
      self->begun = TRUE;
      csv_parse (parser, text, length, on_cell_cb, on_row_cb, self);
      text += length;
      line++;
    }
  if (*text || self->error)
    return;
  /* Strict only now: elsewhere quotation marks may stand for inches. */
  csv_set_opts (parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  if (csv_fini (parser, on_cell_cb, on_row_cb, self) != 0)
    self->error = g_error_new (RGM_CSV_ERROR, RGM_CSV_ERROR_SYNTAX,
                               /* Translators: %u is the number of a line */
                               _("A quotation mark in the row of line %u is never closed."),
                               self->line);
}

static RgmCsvTable *
read_table (const char *text, guint line, char separator, guint max_rows, GError **error)
{
  Reading reading = { .line = line, .max_rows = max_rows };
  g_autoptr (RgmCsvTable) table = g_new0 (RgmCsvTable, 1);
  struct csv_parser parser;

  table->separator = separator;
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  reading.table = table;
  csv_init (&parser, CSV_APPEND_NULL);
  /* Without memory the program ends, as everywhere. */
  csv_set_realloc_func (&parser, g_realloc);
  csv_set_free_func (&parser, g_free);
  csv_set_delim (&parser, (unsigned char) separator);
  feed (&reading, &parser, text);
  csv_free (&parser);
  g_clear_pointer (&reading.row, line_free);
  if (!reading.error)
    return g_steal_pointer (&table);

  g_propagate_error (error, reading.error);
  return NULL;
}

/* How many rows have the number of cells that most rows have, and that number. */
static guint
count_regular (const RgmCsvTable *table, guint *n_cells)
{
  guint counts[RGM_CSV_COLUMNS_MAX + 1] = { 0 };
  guint best = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const RgmCsvLine *row = table->rows->pdata[i];

      counts[row->cells->len]++;
    }
  *n_cells = 0;
  for (guint i = 2; i <= RGM_CSV_COLUMNS_MAX; i++)
    {
      if (counts[i] > 0 && counts[i] >= best)
        {
          best = counts[i];
          *n_cells = i;
        }
    }

  return best;
}

static char
guess_separator (const char *text)
{
  static const char candidates[] = ",;\t|";
  guint best = 0, best_cells = 0;
  char separator = ',';
  char failed = '\0';

  for (const char *candidate = candidates; *candidate; candidate++)
    {
      g_autoptr (RgmCsvTable) table = read_table (text, 1, *candidate, GUESS_ROWS, NULL);
      guint n_cells = 0;
      guint regular = table ? count_regular (table, &n_cells) : 0;

      if (!table && !failed)
        failed = *candidate;
      if (regular > best || (regular == best && n_cells > best_cells))
        {
          best = regular;
          best_cells = n_cells;
          separator = *candidate;
        }
    }

  /* Where none fits, one that breaks a limit says more than one that is not there at all. */
  return best == 0 && failed ? failed : separator;
}

/**
 * rgm_csv_table_new:
 * @text: a text in UTF-8
 * @separator: what stands between two cells, an ASCII character; 0 to find it out
 * @error: return location for an error of `RGM_CSV_ERROR`
 *
 * Reads a table as RFC 4180 has it, and as spreadsheets write it: with other separators, with any
 * ends of lines, with rows of different length and with empty lines, which are left out.
 *
 * Returns: (transfer full) (nullable): the table
 */
RgmCsvTable *
rgm_csv_table_new (const char *text, char separator, GError **error)
{
  guint line = 1;
  char told = '\0';
  RgmCsvTable *table;

  text = skip_separator_line (text, &line, &told);
  if (separator == '\0')
    separator = told && strchr (",;\t|", told) ? told : guess_separator (text);
  table = read_table (text, line, separator, RGM_CSV_ROWS_MAX, error);
  if (table && table->rows->len == 0)
    {
      g_set_error_literal (error, RGM_CSV_ERROR, RGM_CSV_ERROR_EMPTY, _("The file has no rows."));
      g_clear_pointer (&table, rgm_csv_table_free);
    }

  return table;
}

/**
 * rgm_csv_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees all of it.
 */
void
rgm_csv_table_free (RgmCsvTable *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/**
 * rgm_csv_table_get_cell:
 * @self: a table
 * @row: 0 to the number of rows less one
 * @column: the number of a column, from 0
 *
 * Returns: (transfer none): the cell, "" where the row ends before it
 */
const char *
rgm_csv_table_get_cell (const RgmCsvTable *self, guint row, guint column)
{
  const RgmCsvLine *line;

  g_return_val_if_fail (row < self->rows->len, "");
  line = self->rows->pdata[row];
  return column < line->cells->len ? line->cells->pdata[column] : "";
}

/**
 * rgm_csv_table_get_line:
 * @self: a table
 * @row: 0 to the number of rows less one
 *
 * Returns: the line of the file that the row begins in, from 1
 */
guint
rgm_csv_table_get_line (const RgmCsvTable *self, guint row)
{
  const RgmCsvLine *line;

  g_return_val_if_fail (row < self->rows->len, 0);
  line = self->rows->pdata[row];
  return line->line;
}

/**
 * rgm_csv_table_is_empty_below:
 * @self: a table
 * @row: 0 to the number of rows less one, or -1
 * @column: the number of a column, from 0
 *
 * Returns: whether no row after @row has anything in that column
 */
gboolean
rgm_csv_table_is_empty_below (const RgmCsvTable *self, gint32 row, guint column)
{
  for (guint i = (guint) (row + 1); i < self->rows->len; i++)
    {
      if (*rgm_csv_table_get_cell (self, i, column))
        return FALSE;
    }

  return TRUE;
}
