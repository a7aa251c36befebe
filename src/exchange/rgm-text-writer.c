#include "config.h"

#include "rgm-text-writer.h"

#include <string.h>

/* Text for which a mark leaves less than half of the screen begins on a line of its own, indented
 * by this beyond the mark, and the mark's indent is not taken for more than the second. */
#define CROWDED_INDENT 4
#define MAX_CROWDED_INDENT 6

struct _RgmTextWriter {
  RgmTextStyle style;
  GString *out;
};

/* Whether the word that ends before @at is a number, as in “2 Dec” or “2. Dez”: what it counts is
 * to stand in the same line. */
static gboolean
follows_number (const char *text, const char *at)
{
  const char *digit = at;

  if (digit > text && digit[-1] == '.')
    digit--;
  if (digit == text || !g_ascii_isdigit (digit[-1]))
    return FALSE;
  while (digit > text && g_ascii_isdigit (digit[-1]))
    digit--;

  return digit == text || digit[-1] == ' ';
}

/* Takes as many whole words of @text as go into @columns, or as many characters where not even one
 * word does. Returns where the rest begins. */
static const char *
take_line (const char *text, int columns, GString *line)
{
  const char *end_of_words = NULL;
  const char *end_of_number = NULL;
  const char *at = text;
  int width = 0;

  while (*at != '\0' && *at != '\n')
    {
      const char *next = g_utf8_next_char (at);
      g_autofree char *character = g_strndup (at, (gsize) (next - at));

      if (*at == ' ' && follows_number (text, at))
        end_of_number = at;
      else if (*at == ' ')
        end_of_words = at;
      width += rgm_text_measure (character);
      if (width > columns && *at != ' ' && at > text)
        break;
      at = next;
    }

  if (*at != '\0' && *at != '\n' && end_of_words != NULL)
    at = end_of_words;
  else if (*at != '\0' && *at != '\n' && end_of_number != NULL)
    at = end_of_number;
  g_string_append_len (line, text, at - text);
  while (*at == ' ')
    at++;

  return *at == '\n' ? at + 1 : at;
}

static void
trim_end (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
}

static void
append_spaces (GString *out, int n_spaces)
{
  while (n_spaces-- > 0)
    g_string_append_c (out, ' ');
}

/**
 * rgm_text_writer_new:
 * @style: what to write for
 *
 * Returns: (transfer full): a writer that has written nothing
 */
RgmTextWriter *
rgm_text_writer_new (const RgmTextStyle *style)
{
  RgmTextWriter *self = g_new0 (RgmTextWriter, 1);

  self->style = *style;
  self->style.width = CLAMP (style->width, RGM_TEXT_WIDTH_MIN, RGM_TEXT_WIDTH_MAX);
  self->out = g_string_new (NULL);

  return self;
}

/**
 * rgm_text_writer_free:
 * @self: (transfer full): a writer
 *
 * Drops what was written.
 */
void
rgm_text_writer_free (RgmTextWriter *self)
{
  g_string_free (self->out, TRUE);
  g_free (self);
}

/**
 * rgm_text_writer_get_style:
 * @self: a writer
 *
 * Returns: what it writes for
 */
const RgmTextStyle *
rgm_text_writer_get_style (const RgmTextWriter *self)
{
  return &self->style;
}

/**
 * rgm_text_writer_break:
 * @self: a writer
 *
 * Leaves one line empty, but not at the beginning and not twice.
 */
void
rgm_text_writer_break (RgmTextWriter *self)
{
  if (self->out->len > 0 && !g_str_has_suffix (self->out->str, "\n\n"))
    g_string_append_c (self->out, '\n');
}

/**
 * rgm_text_writer_heading:
 * @self: a writer
 * @text: the heading
 *
 * Writes a heading with an empty line before it.
 */
void
rgm_text_writer_heading (RgmTextWriter *self, const char *text)
{
  rgm_text_writer_break (self);
  rgm_text_writer_paragraph (self, RGM_TEXT_TONE_STRONG, 0, text);
}

/**
 * rgm_text_writer_paragraph:
 * @self: a writer
 * @tone: its tone
 * @indent: columns to indent it by
 * @text: the text; a line break in it is kept
 *
 * Writes a paragraph.
 */
void
rgm_text_writer_paragraph (RgmTextWriter *self, RgmTextTone tone, int indent, const char *text)
{
  g_autofree char *mark = g_strnfill ((gsize) indent, ' ');

  rgm_text_writer_item (self, tone, 0, mark, text);
}

static gboolean
is_crowded_out (const RgmTextWriter *self, int hang, const char *text)
{
  int room = self->style.width - hang;

  return room < self->style.width / 2 && room < rgm_text_measure (text);
}

/**
 * rgm_text_writer_item:
 * @self: a writer
 * @tone: the tone of mark and text
 * @indent: columns to indent it by
 * @mark: what the first line begins with; the others begin below the text
 * @text: the text; a line break in it is kept
 *
 * Writes an item of a list.
 */
void
rgm_text_writer_item (RgmTextWriter *self, RgmTextTone tone, int indent, const char *mark,
                      const char *text)
{
  int hang = indent + rgm_text_measure (mark);
  gboolean first = TRUE;

  if (is_crowded_out (self, hang, text))
    {
      rgm_text_writer_item (self, tone, indent, "", mark);
      indent = hang = MIN (indent, MAX_CROWDED_INDENT) + CROWDED_INDENT;
      mark = "";
    }

  do
    {
      g_autoptr (GString) line = g_string_new (NULL);

      if (first)
        {
          append_spaces (line, indent);
          g_string_append (line, mark);
        }
      else
        {
          append_spaces (line, hang);
        }
      text = take_line (text, self->style.width - rgm_text_measure (line->str), line);
      trim_end (line);
      rgm_text_style_append (&self->style, self->out, tone, line->str);
      g_string_append_c (self->out, '\n');
      first = FALSE;
    }
  while (*text != '\0');
}

/**
 * rgm_text_writer_lines:
 * @self: a writer
 * @lines: lines that are laid out already, each with its line break
 *
 * Writes lines as they are.
 */
void
rgm_text_writer_lines (RgmTextWriter *self, const char *lines)
{
  g_string_append (self->out, lines);
}

/**
 * rgm_text_writer_end:
 * @self: (transfer full): a writer
 *
 * Returns: (transfer full): everything that was written
 */
char *
rgm_text_writer_end (RgmTextWriter *self)
{
  char *text = g_string_free (g_steal_pointer (&self->out), FALSE);

  g_free (self);

  return text;
}
