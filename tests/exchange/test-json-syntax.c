/* What is wrong with JSON from elsewhere is told in our own words, with the place and what would be
 * right; what is JSON gets through. */
#include "config.h"

#include "rgm-archive-error.h"
#include "rgm-json-syntax.h"

#include <string.h>

#define VALUE \
  "a value is needed: a text in quotation marks, a number, true, false, null, a list or an object"
#define NUMBER "this is no number; one looks like 12 or -1.5"
#define NOT_WHOLE "the file ends here and is not complete; is it whole?"
#define NO_END "a text has no end; a quotation mark is needed behind it"
#define TOO_MANY \
  "the file holds more than 10 million values, which is more than can be read at once; export " \
  "fewer patients at a time"
#define TWO "the file goes on after its end; it may be two in one"

static const struct {
  const char *text;
  const char *wrong;
} rows[] = {
  { "{}", NULL },
  { " [ ] \n", NULL },
  { "\"\"", NULL },
  { "-0.5e+3", NULL },
  { "[true, false, null, {\"a\": [0, 10, -1.5]}]", NULL },
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é\"", NULL },
  { "\"\x01\x0b\x1f\x7f\"", NULL },
  { "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", NULL },
  { "", "line 1, column 1: the file is empty" },
  { " \n", "line 2, column 1: the file is empty" },
  { "hello", "line 1, column 1: " VALUE },
  { "/* */{}", "line 1, column 1: " VALUE },
  { "nul", "line 1, column 1: " VALUE },
  { "{", "line 1, column 2: " NOT_WHOLE },
  { "[1,2", "line 1, column 5: " NOT_WHOLE },
  { "{\"a\"", "line 1, column 5: " NOT_WHOLE },
  { "{\"a\":", "line 1, column 6: " VALUE },
  { "{\"a\":1,}", "line 1, column 8: a name in quotation marks is needed after a comma" },
  { "{\"äö\":1, x}", "line 1, column 10: a name in quotation marks is needed after a comma" },
  { "{'a':1}", "line 1, column 2: a name in quotation marks or a “}” is needed" },
  { "{\"a\" 1}", "line 1, column 6: a colon is needed between a name and its value" },
  { "{\"a\":1 \"b\":2}", "line 1, column 8: a comma or a “}” is needed" },
  { "[1 2]", "line 1, column 4: a comma or a “]” is needed" },
  { "[1}", "line 1, column 3: a comma or a “]” is needed" },
  { "{\"a\":1\n,\n  \"b\": nul}", "line 3, column 8: " VALUE },
  { "[1,]", "line 1, column 4: " VALUE },
  { "{\"a\":\"x", "line 1, column 6: " NO_END },
  { "{\"a\":\"\\", "line 1, column 6: " NO_END },
  { "[\"x\ny\"]", "line 1, column 4: a line break or tab within a text is written as \\n or \\t; "
    "is a quotation mark missing?" },
  { "[\"x\ty\"]", "line 1, column 4: a line break or tab within a text is written as \\n or \\t; "
    "is a quotation mark missing?" },
  { "[\"\\q\"]", "line 1, column 3: a backslash stands only before \" \\ / b f n r t or u; write "
    "two of them for one" },
  { "[\"\\u12\"]", "line 1, column 3: four digits are needed after “\\u”" },
  { "[\"\\u0000\"]", "line 1, column 3: a text must not have a zero character" },
  { "[\"\\ud800\"]", "line 1, column 3: this is only half of a character" },
  { "[\"\\ude00\"]", "line 1, column 3: this is only half of a character" },
  { "[\"\\ud800\\u0041\"]", "line 1, column 3: this is only half of a character" },
  { "[\"\xff\"]", "line 1, column 3: it is not UTF-8" },
  { "[01]", "line 1, column 2: " NUMBER },
  { "[-]", "line 1, column 2: " NUMBER },
  { "[1.]", "line 1, column 2: " NUMBER },
  { "[1e]", "line 1, column 2: " NUMBER },
  { "[1234567890123456789]", "line 1, column 2: a number is too long" },
  { "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", "line 1, column 17: it is nested too deeply" },
  { "{}}", "line 1, column 3: " TWO },
  { "{}\n{}", "line 2, column 1: " TWO },
};

static void
test_row (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  /* Without a zero behind it, so that a step too far is seen. */
  gsize length = strlen (rows[row].text);
  g_autofree char *text = g_memdup2 (rows[row].text, length);
  gboolean good = rgm_json_syntax_check (text, length, &error);

  g_assert_cmpint (good, ==, rows[row].wrong == NULL);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, rows[row].wrong);
  if (error != NULL)
    g_assert_cmpuint (error->domain, ==, RGM_ARCHIVE_ERROR);
}

/* A list of so many values in all, itself among them, with the length of the text. */
static char *
make_list (guint n, gsize *length)
{
  char *text;

  *length = 2 * (gsize) n - 1;
  text = g_malloc (*length);
  for (gsize i = 0; i < *length; i++)
    text[i] = i % 2 == 1 ? '0' : ',';
  text[0] = '[';
  text[*length - 1] = ']';
  return text;
}

/* The tree of a text takes a hundred times its room, so that what is refused never has one. */
static void
test_too_many (void)
{
  gsize length;
  g_autofree char *most = make_list (RGM_JSON_VALUES_MAX, &length);
  g_autofree char *more = NULL;
  g_autoptr (GError) error = NULL;

  rgm_json_syntax_check (most, length, &error);
  g_assert_no_error (error);

  more = make_list (RGM_JSON_VALUES_MAX + 1, &length);
  g_assert_false (rgm_json_syntax_check (more, length, &error));
  g_assert_error (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_LARGE);
  g_assert_cmpstr (error->message, ==, "line 1, column 20000000: " TOO_MANY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json-syntax/%02u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/json-syntax/too many values", test_too_many);
  return g_test_run ();
}
