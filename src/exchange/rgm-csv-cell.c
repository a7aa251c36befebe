#include "config.h"

#include "rgm-csv-cell.h"

#include "rgm-session-record.h"

#include <csv.h>
#include <string.h>

/* Spreadsheets take a cell that begins so for a formula, and run it. */
#define GUARDED "=+-@\t\r"
#define GUARD '\''
/* What makes a cell stand in quotation marks, whichever separator a reader expects. */
#define QUOTED ",;|\t\"\r\n"
/* How much of a cell is said again when it is refused. */
#define QUOTE_LETTERS 40

static gboolean
is_guarded (const char *text)
{
  return *text != '\0' && strchr (GUARDED, *text) != NULL;
}

/**
 * rgm_csv_cell_guard:
 * @text: a text
 *
 * Puts an apostrophe before what a spreadsheet would take for a formula, be it behind apostrophes
 * already: so rgm_csv_cell_unguard() gives the text again, whatever it is.
 *
 * Returns: (transfer full): the cell
 */
char *
rgm_csv_cell_guard (const char *text)
{
  return is_guarded (text + strspn (text, "'")) ? g_strdup_printf ("%c%s", GUARD, text)
                                                : g_strdup (text);
}

/**
 * rgm_csv_cell_unguard:
 * @cell: a cell
 *
 * Returns: (transfer full): the text that rgm_csv_cell_guard() made it of
 */
char *
rgm_csv_cell_unguard (const char *cell)
{
  return g_strdup (*cell == GUARD && is_guarded (cell + strspn (cell, "'")) ? cell + 1 : cell);
}

/* Hyphens that are none of ASCII’s, as programs put them where a line is not to break. */
static gboolean
is_hyphen (gunichar letter)
{
  return letter == 0x2010 || letter == 0x2011 || letter == 0x2212;
}

/**
 * rgm_csv_cell_tidy:
 * @cell: a cell with a date, a number or a word
 *
 * Makes plain what nobody sees: spaces that do not break or are thin, hyphens likewise, and marks
 * of direction, which Windows puts before the dates that are copied from it.
 *
 * Returns: (transfer full): the cell with such letters of ASCII, and without spaces around it
 */
char *
rgm_csv_cell_tidy (const char *cell)
{
  GString *tidy = g_string_new (NULL);

  for (const char *at = cell; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isspace (letter))
        g_string_append_c (tidy, ' ');
      else if (is_hyphen (letter))
        g_string_append_c (tidy, '-');
      else if (g_unichar_type (letter) != G_UNICODE_FORMAT)
        g_string_append_unichar (tidy, letter);
    }

  return g_strstrip (g_string_free (tidy, FALSE));
}

/**
 * rgm_csv_cell_skip_spaces:
 * @text: a text
 *
 * Returns: (transfer none): what follows the spaces, of whatever kind, that it begins with
 */
const char *
rgm_csv_cell_skip_spaces (const char *text)
{
  while (*text && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/**
 * rgm_csv_cell_quote:
 * @cell: a cell
 *
 * Returns: (transfer full): as much of it as is said again when it is refused, on one line
 */
char *
rgm_csv_cell_quote (const char *cell)
{
  char *start = g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), QUOTE_LETTERS));

  return g_strdelimit (start, "\r\n\t", ' ');
}

/**
 * rgm_csv_cell_list_lines:
 * @cell: a cell with a list, perhaps with a line for each item
 *
 * Returns: (transfer full): the cell in one line, with semicolons where lines ended
 */
char *
rgm_csv_cell_list_lines (const char *cell)
{
  g_autofree char *stripped = g_strstrip (g_strdup (cell));
  g_autoptr (GString) list = g_string_new (stripped);

  g_string_replace (list, "\r\n", ";", 0);
  return g_strdelimit (g_strdup (list->str), "\r\n", ';');
}

static gboolean
needs_quotes (const char *cell)
{
  gsize length = strlen (cell);

  return strpbrk (cell, QUOTED) != NULL
         || (length > 0 && (cell[0] == ' ' || cell[length - 1] == ' '));
}

/**
 * rgm_csv_cell_append:
 * @to: a row
 * @text: a text
 *
 * Adds the text as a cell, guarded, and in quotation marks where it needs them (RFC 4180, 2).
 */
void
rgm_csv_cell_append (GString *to, const char *text)
{
  g_autofree char *cell = rgm_csv_cell_guard (text);
  gsize length = strlen (cell);
  g_autofree char *quoted = NULL;

  if (!needs_quotes (cell))
    {
      g_string_append (to, cell);
      return;
    }
  quoted = g_malloc (2 * length + 2);
  g_string_append_len (to, quoted, (gssize) csv_write (quoted, 2 * length + 2, cell, length));
}

/* A semicolon, a backslash and spaces at the ends are part of the text and not of the list. */
static void
append_escaped (GString *to, const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == ';' || text[i] == '\\' || (text[i] == ' ' && (i == 0 || i == length - 1)))
        g_string_append_c (to, '\\');
      g_string_append_c (to, text[i]);
    }
}

/**
 * rgm_csv_cell_join:
 * @items: %NULL-terminated items of a list
 * @is_text: whether they are free texts, which may hold what separates items
 *
 * Returns: (transfer full): the list as one text; "" if all are empty
 */
char *
rgm_csv_cell_join (char **items, gboolean is_text)
{
  GString *joined = g_string_new (NULL);
  gboolean is_empty = TRUE;

  for (gsize i = 0; items[i]; i++)
    {
      is_empty = is_empty && *items[i] == '\0';
      if (i > 0)
        g_string_append (joined, "; ");
      if (is_text)
        append_escaped (joined, items[i]);
      else
        g_string_append (joined, items[i]);
    }
  if (is_empty)
    g_string_truncate (joined, 0);

  return g_string_free (joined, FALSE);
}

/**
 * rgm_csv_cell_split:
 * @cell: a list as one text
 * @separators: ASCII characters that separate its items
 *
 * Returns: (transfer full): its items without spaces around them; none if @cell is empty
 */
char **
rgm_csv_cell_split (const char *cell, const char *separators)
{
  char **items = cell[strspn (cell, " ")] ? g_strsplit_set (cell, separators, -1)
                                          : g_new0 (char *, 1);

  for (gsize i = 0; items[i]; i++)
    g_strstrip (items[i]);

  return items;
}

/* One text of a list, up to a semicolon that is not escaped. */
static char *
read_text (const char **at)
{
  GString *text = g_string_new (NULL);
  gsize kept = 0;

  *at += strspn (*at, " ");
  for (; **at && **at != ';'; (*at)++)
    {
      gboolean escaped = **at == '\\' && (*at)[1] && strchr ("\\; ", (*at)[1]);

      if (escaped)
        (*at)++;
      g_string_append_c (text, **at);
      if (escaped || **at != ' ')
        kept = text->len;
    }
  g_string_truncate (text, kept);

  return g_string_free (text, FALSE);
}

/**
 * rgm_csv_cell_split_texts:
 * @cell: a list of free texts, from rgm_csv_cell_join() or written by hand
 *
 * Returns: (transfer full): its items; none if @cell is empty
 */
char **
rgm_csv_cell_split_texts (const char *cell)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const char *at = cell;

  while (*cell)
    {
      g_ptr_array_add (items, read_text (&at));
      if (*at == '\0')
        break;
      at++;
    }
  g_ptr_array_add (items, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&items), FALSE);
}

/* The digits after a decimal point or comma as hundredths; more than two must be zeros. */
static const char *
read_hundredths (const char *text, gint32 *hundredths)
{
  *hundredths = 0;
  if ((*text != '.' && *text != ',') || !g_ascii_isdigit (text[1]))
    return text;
  *hundredths = (text[1] - '0') * 10;
  text += 2;
  if (g_ascii_isdigit (*text))
    *hundredths += *text++ - '0';

  return text + strspn (text, "0");
}

/**
 * rgm_csv_cell_read_depth:
 * @text: a depth in millimetres, “1.5”, “1,5 mm”, “.5”
 * @depth: (out): the depth in 1/100 mm
 *
 * Returns: whether it is one, of at most `RGM_DEPTH_MAX`; if not, @depth is untouched
 */
gboolean
rgm_csv_cell_read_depth (const char *text, gint32 *depth)
{
  gint32 whole = 0, hundredths;
  const char *at = text;

  while (g_ascii_isdigit (*at) && whole < 1000)
    whole = whole * 10 + *at++ - '0';
  at = read_hundredths (at, &hundredths);
  if (at == text)
    return FALSE;
  at += strspn (at, " \u00a0");
  if (g_ascii_strncasecmp (at, "mm", 2) == 0)
    at += 2;
  if (*at != '\0' || whole * 100 + hundredths > RGM_DEPTH_MAX)
    return FALSE;

  *depth = whole * 100 + hundredths;
  return TRUE;
}

/**
 * rgm_csv_cell_write_depth:
 * @depth: a depth in 1/100 mm, or `RGM_DEPTH_NONE`
 *
 * Returns: (transfer full): it in millimetres with a point, “1.50”, in every locale; "" for none
 */
char *
rgm_csv_cell_write_depth (gint32 depth)
{
  if (depth == RGM_DEPTH_NONE)
    return g_strdup ("");

  return g_strdup_printf ("%d.%02d", depth / 100, depth % 100);
}
