#include "config.h"

#include "rgm-line.h"

/* Names and the like are one line, and read as what they are. */

static void
test_lines (void)
{
  static const struct {
    const char *text, *line;
  } cases[] = {
    { "", "" },
    { "Sample Patient 1", "Sample Patient 1" },
    { "  two  spaces  ", "  two  spaces  " },
    /* what is pasted from elsewhere */
    { "Sample\nPatient", "Sample Patient" },
    { "Sample\r\nPatient\r\n", "Sample Patient" },
    { "\n\n Sample \t Patient 1\t", "Sample Patient 1" },
    { "Sample\vPatient\f1", "Sample Patient 1" },
    { "Sample\xc2\x85Patient", "Sample Patient" },
    { "Sample\xe2\x80\xa8Patient\xe2\x80\xa9", "Sample Patient" },
    { "Sample\001Patient\177", "Sample Patient" },
    { "\n\t", "" },
    /* what turns letters around */
    { "Sample \xe2\x80\xaegpj.exe", "Sample gpj.exe" },
    { "\xe2\x80\xaa" "a\xe2\x80\xab" "b\xe2\x80\xac" "c\xe2\x80\xad" "d\xe2\x81\xa6" "e"
      "\xe2\x81\xa7" "f\xe2\x81\xa8" "g\xe2\x81\xa9", "abcdefg" },
    { "\xe2\x80\xae", "" },
    { "A\n\xe2\x80\xae\nB", "A B" },
    /* names that are written from the right, one with a mark and one with a joiner */
    { "\xd7\xa9\xd7\xa8\xd7\x94 \xd7\x9b\xd7\x94\xd7\x9f",
      "\xd7\xa9\xd7\xa8\xd7\x94 \xd7\x9b\xd7\x94\xd7\x9f" },
    { "\xd7\xa9\xd7\xa8\xd7\x94 (1)\xe2\x80\x8f", "\xd7\xa9\xd7\xa8\xd7\x94 (1)\xe2\x80\x8f" },
    { "\xd9\x85\xd9\x87\xe2\x80\x8c\xd8\xb3\xd8\xa7",
      "\xd9\x85\xd9\x87\xe2\x80\x8c\xd8\xb3\xd8\xa7" },
    { "\xd8\xb3\xd8\xa7\xd8\xb1\xd8\xa9\n\xd8\xb9\xd9\x84\xd9\x8a",
      "\xd8\xb3\xd8\xa7\xd8\xb1\xd8\xa9 \xd8\xb9\xd9\x84\xd9\x8a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = rgm_line_new (cases[i].text);
      g_autofree char *again = rgm_line_new (line);

      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (again, ==, line);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/lines", test_lines);
  return g_test_run ();
}
