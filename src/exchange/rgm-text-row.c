#include "config.h"

#include "rgm-text-row.h"

/* A cell that nothing was drawn in, and one that the wide character before it takes as well. */
#define CELL_FREE 0
#define CELL_TAKEN 1

struct _RgmTextRow {
  int columns;
  gunichar *cells;
  RgmTextTone *tones;
};

/**
 * rgm_text_row_new:
 * @columns: its width
 *
 * Returns: (transfer full): a row in which nothing is drawn
 */
RgmTextRow *
rgm_text_row_new (int columns)
{
  RgmTextRow *self = g_new0 (RgmTextRow, 1);

  self->columns = MAX (columns, 0);
  self->cells = g_new0 (gunichar, self->columns);
  self->tones = g_new0 (RgmTextTone, self->columns);

  return self;
}

/**
 * rgm_text_row_free:
 * @self: (transfer full): a row
 *
 * Frees it.
 */
void
rgm_text_row_free (RgmTextRow *self)
{
  g_free (self->cells);
  g_free (self->tones);
  g_free (self);
}

/**
 * rgm_text_row_is_free:
 * @self: a row
 * @column: the first column, from 0
 * @n_columns: how many
 *
 * Returns: whether all of these columns are in the row and nothing is drawn in them
 */
gboolean
rgm_text_row_is_free (const RgmTextRow *self, int column, int n_columns)
{
  if (column < 0 || column + n_columns > self->columns)
    return FALSE;
  for (int i = column; i < column + n_columns; i++)
    if (self->cells[i] != CELL_FREE)
      return FALSE;

  return TRUE;
}

/**
 * rgm_text_row_fill:
 * @self: a row
 * @from: the first column
 * @to: the last column
 * @character: what to draw in each, one column wide
 * @tone: its tone
 *
 * Draws over the columns from @from to @to.
 */
void
rgm_text_row_fill (RgmTextRow *self, int from, int to, gunichar character, RgmTextTone tone)
{
  for (int i = MAX (from, 0); i <= MIN (to, self->columns - 1); i++)
    {
      self->cells[i] = character;
      self->tones[i] = tone;
    }
}

/**
 * rgm_text_row_put:
 * @self: a row
 * @column: where it begins
 * @text: the text
 * @tone: its tone
 *
 * Writes a text over what is there.
 */
void
rgm_text_row_put (RgmTextRow *self, int column, const char *text, RgmTextTone tone)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);
      int width = g_unichar_iswide (character) ? 2 : 1;

      if (g_unichar_iszerowidth (character) || column + width > self->columns)
        continue;
      rgm_text_row_fill (self, column, column, character, tone);
      if (width == 2)
        rgm_text_row_fill (self, column + 1, column + 1, CELL_TAKEN, tone);
      column += width;
    }
}

static int
find_end (const RgmTextRow *self)
{
  int end = self->columns;

  while (end > 0 && self->cells[end - 1] == CELL_FREE)
    end--;

  return end;
}

/**
 * rgm_text_row_append_to:
 * @self: a row
 * @out: where to append
 * @style: what it is written for
 *
 * Appends the row without the free columns at its end, and without a line break.
 */
void
rgm_text_row_append_to (const RgmTextRow *self, GString *out, const RgmTextStyle *style)
{
  g_autoptr (GString) run = g_string_new (NULL);
  int end = find_end (self);

  for (int i = 0; i < end; i++)
    {
      if (self->cells[i] == CELL_FREE)
        g_string_append_c (run, ' ');
      else if (self->cells[i] != CELL_TAKEN)
        g_string_append_unichar (run, self->cells[i]);
      if (i + 1 < end && self->tones[i + 1] == self->tones[i])
        continue;
      rgm_text_style_append (style, out, self->tones[i], run->str);
      g_string_truncate (run, 0);
    }
}
