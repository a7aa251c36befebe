#include "config.h"

#include "rgm-json-syntax.h"

#include "rgm-archive-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The grammar of RFC 8259, and not more than that: json-glib knows comments and other quotation
 * marks, follows what is nested by recursion, bends numbers that do not fit, and speaks English. It
 * sees nothing that this refused. */

/* Digits, sign, point and exponent of a number that certainly fits. */
#define NUMBER_LENGTH_MAX 18
#define ESCAPE_DIGITS 4

/* What may come next. */
typedef enum {
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_NAME,
  EXPECT_NAME_OR_END,
  EXPECT_COLON,
  EXPECT_MORE_OR_END,
  EXPECT_NOTHING,
} Expected;

typedef struct {
  const char *text;
  const char *at;
  const char *end;
  /* the signs that end what is open */
  char open[RGM_JSON_DEPTH_MAX];
  guint depth;
  guint n_values;
  Expected expected;
  GError **error;
} Syntax;

static gboolean
fail_with (Syntax *self, const char *at, RgmArchiveError code, const char *what)
{
  const char *begin = at;
  guint line = 1;

  while (begin > self->text && begin[-1] != '\n')
    begin--;
  for (const char *before = self->text; before < begin; before++)
    line += *before == '\n';
  g_set_error (self->error, RGM_ARCHIVE_ERROR, code,
               /* Translators: %1$u is the number of a line of a file, %2$u that of a character in
                * it, %3$s what is wrong there */
               _("line %1$u, column %2$u: %3$s"), line,
               (guint) g_utf8_strlen (begin, at - begin) + 1, what);
  return FALSE;
}

static gboolean
fail (Syntax *self, const char *at, const char *what)
{
  return fail_with (self, at, RGM_ARCHIVE_ERROR_SYNTAX, what);
}

/* What would be right here. */
static gboolean
fail_here (Syntax *self)
{
  if (self->at == self->end && self->expected != EXPECT_VALUE)
    return fail (self, self->at, _("the file ends here and is not complete; is it whole?"));
  switch (self->expected)
    {
    case EXPECT_NAME:
      return fail (self, self->at, _("a name in quotation marks is needed after a comma"));
    case EXPECT_NAME_OR_END:
      return fail (self, self->at, _("a name in quotation marks or a “}” is needed"));
    case EXPECT_COLON:
      return fail (self, self->at, _("a colon is needed between a name and its value"));
    case EXPECT_MORE_OR_END:
      return fail (self, self->at, self->open[self->depth - 1] == '}'
                                     ? _("a comma or a “}” is needed")
                                     : _("a comma or a “]” is needed"));
    case EXPECT_NOTHING:
      return fail (self, self->at, _("the file goes on after its end; it may be two in one"));
    case EXPECT_VALUE:
    case EXPECT_VALUE_OR_END:
    default:
      return fail (self, self->at, _("a value is needed: a text in quotation marks, a number, "
                                     "true, false, null, a list or an object"));
    }
}

static gboolean
read_unit (const char *at, const char *end, guint *unit)
{
  *unit = 0;
  if (end - at < 2 + ESCAPE_DIGITS || at[0] != '\\' || at[1] != 'u')
    return FALSE;
  for (int i = 0; i < ESCAPE_DIGITS; i++)
    {
      if (!g_ascii_isxdigit (at[2 + i]))
        return FALSE;
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (at[2 + i]);
    }
  return TRUE;
}

/* Passes a character that is written as a number; beyond 0xffff it takes two of them. */
static gboolean
pass_unit (Syntax *self)
{
  guint first, second;

  if (!read_unit (self->at, self->end, &first))
    return fail (self, self->at, _("four digits are needed after “\\u”"));
  if (first == 0)
    return fail (self, self->at, _("a text must not have a zero character"));
  self->at += 2 + ESCAPE_DIGITS;
  if (first < 0xd800 || first > 0xdfff)
    return TRUE;
  if (first > 0xdbff || !read_unit (self->at, self->end, &second) || second < 0xdc00
      || second > 0xdfff)
    return fail (self, self->at - 2 - ESCAPE_DIGITS, _("this is only half of a character"));
  self->at += 2 + ESCAPE_DIGITS;
  return TRUE;
}

static gboolean
pass_escape (Syntax *self)
{
  if (self->end - self->at < 2)
    {
      self->at = self->end;
      return TRUE;
    }
  if (self->at[1] == 'u')
    return pass_unit (self);
  if (strchr ("\"\\/bfnrt", self->at[1]) == NULL)
    return fail (self, self->at, _("a backslash stands only before \" \\ / b f n r t or u; write "
                                   "two of them for one"));
  self->at += 2;
  return TRUE;
}

/* RFC 8259 has no control character stand for itself, but json-glib writes all but these as they
 * are, also what we export. */
static gboolean
is_break (char sign)
{
  return sign == '\n' || sign == '\r' || sign == '\t';
}

static gboolean
pass_text (Syntax *self)
{
  const char *begin = self->at++;

  while (self->at < self->end && *self->at != '"')
    {
      if (is_break (*self->at))
        return fail (self, self->at, _("a line break or tab within a text is written as \\n or "
                                       "\\t; is a quotation mark missing?"));
      if (*self->at != '\\')
        self->at++;
      else if (!pass_escape (self))
        return FALSE;
    }
  if (self->at == self->end)
    return fail (self, begin, _("a text has no end; a quotation mark is needed behind it"));
  self->at++;
  return TRUE;
}

static guint
pass_digits (Syntax *self)
{
  const char *begin = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return (guint) (self->at - begin);
}

static gboolean
pass_sign (Syntax *self, const char *signs)
{
  if (self->at == self->end || *self->at == '\0' || strchr (signs, *self->at) == NULL)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
pass_number (Syntax *self)
{
  const char *begin = self->at;
  const char *what = _("this is no number; one looks like 12 or -1.5");
  gboolean is_zero;

  pass_sign (self, "-");
  is_zero = self->at < self->end && *self->at == '0';
  if (is_zero)
    self->at++;
  else if (pass_digits (self) == 0)
    return fail (self, begin, what);
  if ((is_zero && pass_digits (self) > 0) || (pass_sign (self, ".") && pass_digits (self) == 0))
    return fail (self, begin, what);
  if (pass_sign (self, "eE"))
    {
      pass_sign (self, "+-");
      if (pass_digits (self) == 0)
        return fail (self, begin, what);
    }
  return self->at - begin <= NUMBER_LENGTH_MAX || fail (self, begin, _("a number is too long"));
}

static gboolean
pass_word (Syntax *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }
  return fail_here (self);
}

static void
end_value (Syntax *self)
{
  self->expected = self->depth > 0 ? EXPECT_MORE_OR_END : EXPECT_NOTHING;
}

static gboolean
begin_list (Syntax *self)
{
  gboolean is_object = *self->at == '{';

  if (self->depth == RGM_JSON_DEPTH_MAX)
    return fail_with (self, self->at, RGM_ARCHIVE_ERROR_LARGE, _("it is nested too deeply"));
  self->open[self->depth++] = is_object ? '}' : ']';
  self->expected = is_object ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
  self->at++;
  return TRUE;
}

/* The words have the number. */
G_STATIC_ASSERT (RGM_JSON_VALUES_MAX == 10 * 1000 * 1000);

static gboolean
count_value (Syntax *self)
{
  return ++self->n_values <= RGM_JSON_VALUES_MAX
         || fail_with (self, self->at, RGM_ARCHIVE_ERROR_LARGE,
                       _("the file holds more than 10 million values, which is more than can be "
                         "read at once; export fewer patients at a time"));
}

static gboolean
pass_value (Syntax *self)
{
  gboolean passed;

  if (!count_value (self))
    return FALSE;
  if (self->at < self->end && (*self->at == '{' || *self->at == '['))
    return begin_list (self);
  if (self->at < self->end && *self->at == '"')
    passed = pass_text (self);
  else if (self->at < self->end && (*self->at == '-' || g_ascii_isdigit (*self->at)))
    passed = pass_number (self);
  else
    passed = pass_word (self);
  end_value (self);
  return passed;
}

static gboolean
pass_name (Syntax *self)
{
  if (self->at == self->end || *self->at != '"')
    return fail_here (self);
  self->expected = EXPECT_COLON;
  return pass_text (self);
}

static gboolean
pass_end (Syntax *self)
{
  self->at++;
  self->depth--;
  end_value (self);
  return TRUE;
}

static gboolean
pass_comma (Syntax *self)
{
  if (!pass_sign (self, ","))
    return fail_here (self);
  self->expected = self->open[self->depth - 1] == '}' ? EXPECT_NAME : EXPECT_VALUE;
  return TRUE;
}

/* Passes the next sign, or what begins with it. */
static gboolean
pass (Syntax *self)
{
  gboolean may_end = self->expected == EXPECT_VALUE_OR_END || self->expected == EXPECT_NAME_OR_END
                     || self->expected == EXPECT_MORE_OR_END;

  if (may_end && self->at < self->end && *self->at == self->open[self->depth - 1])
    return pass_end (self);
  switch (self->expected)
    {
    case EXPECT_NAME:
    case EXPECT_NAME_OR_END:
      return pass_name (self);
    case EXPECT_COLON:
      self->expected = EXPECT_VALUE;
      if (pass_sign (self, ":"))
        return TRUE;
      self->expected = EXPECT_COLON;
      return fail_here (self);
    case EXPECT_MORE_OR_END:
      return pass_comma (self);
    case EXPECT_VALUE:
    case EXPECT_VALUE_OR_END:
    case EXPECT_NOTHING:
    default:
      return pass_value (self);
    }
}

static void
pass_space (Syntax *self)
{
  while (pass_sign (self, " \t\r\n"))
    ;
}

/* Also where it is not: a zero is UTF-8, and no text has one. */
static gboolean
check_encoding (Syntax *self)
{
  const char *wrong;

  if (g_utf8_validate_len (self->text, (gsize) (self->end - self->text), &wrong))
    return TRUE;
  return fail (self, wrong,
               *wrong == '\0' ? _("a text must not have a zero character") : _("it is not UTF-8"));
}

/**
 * rgm_json_syntax_check:
 * @text: JSON from elsewhere
 * @length: its length in bytes
 * @error: return location for an error of `RGM_ARCHIVE_ERROR`, which begins with line and column
 *
 * Returns: whether it is one value of JSON (RFC 8259), which is neither nested too deeply nor
 *   too large, without numbers that do not fit
 */
gboolean
rgm_json_syntax_check (const char *text, gsize length, GError **error)
{
  Syntax self = { .text = text, .at = text, .end = text + length, .error = error };

  if (!check_encoding (&self))
    return FALSE;
  pass_space (&self);
  if (self.at == self.end)
    return fail (&self, self.at, _("the file is empty"));
  while (self.expected != EXPECT_NOTHING)
    {
      if (!pass (&self))
        return FALSE;
      pass_space (&self);
    }
  return self.at == self.end || fail_here (&self);
}
