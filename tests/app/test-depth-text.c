#include "config.h"

#include "rgm-depth-text.h"

static const struct {
  const char *text;
  int hundredths;
} good[] = {
  { "", RGM_DEPTH_NONE }, { "   ", RGM_DEPTH_NONE },
  { "0", 0 },         { "0.00", 0 },      { "1", 100 },        { "1.5", 150 },    { "1,5", 150 },
  { "1,50", 150 },    { "1.75", 175 },    { "0.05", 5 },       { ".25", 25 },     { ",25", 25 },
  { "2.", 200 },      { "1.50 mm", 150 }, { "1,5mm", 150 },    { " 1.5 MM ", 150 }, { "3.5", 350 },
  { "3.500", 350 },   { "03.5", 350 },    { "١٫٥", 150 },
};

static const struct {
  const char *text;
  RgmDepthTextError code;
} refused[] = {
  { "deep", RGM_DEPTH_TEXT_ERROR_SYNTAX },   { "1.5.0", RGM_DEPTH_TEXT_ERROR_SYNTAX },
  { "1 500", RGM_DEPTH_TEXT_ERROR_SYNTAX },  { "1.5 cm", RGM_DEPTH_TEXT_ERROR_SYNTAX },
  { ".", RGM_DEPTH_TEXT_ERROR_SYNTAX },      { "mm", RGM_DEPTH_TEXT_ERROR_SYNTAX },
  { "1e2", RGM_DEPTH_TEXT_ERROR_SYNTAX },    { "\xff", RGM_DEPTH_TEXT_ERROR_SYNTAX },
  { "-", RGM_DEPTH_TEXT_ERROR_SYNTAX },      { "3.51", RGM_DEPTH_TEXT_ERROR_RANGE },
  { "4", RGM_DEPTH_TEXT_ERROR_RANGE },       { "-1", RGM_DEPTH_TEXT_ERROR_RANGE },
  { "150", RGM_DEPTH_TEXT_ERROR_RANGE },     { "99999999999", RGM_DEPTH_TEXT_ERROR_RANGE },
  { "1.505", RGM_DEPTH_TEXT_ERROR_PRECISION }, { "0,001", RGM_DEPTH_TEXT_ERROR_PRECISION },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      int hundredths = -17;

      g_assert_true (rgm_depth_text_parse (good[i].text, &hundredths, &error));
      g_assert_no_error (error);
      g_assert_cmpint (hundredths, ==, good[i].hundredths);
    }
}

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      int hundredths = -17;

      g_assert_false (rgm_depth_text_parse (refused[i].text, &hundredths, &error));
      g_assert_error (error, RGM_DEPTH_TEXT_ERROR, (int) refused[i].code);
      g_assert_cmpint (hundredths, ==, -17);
    }
}

/* What the program writes, it reads: every depth there is. */
static void
test_round_trip (void)
{
  for (int depth = 0; depth <= RGM_DEPTH_MAX; depth++)
    {
      g_autofree char *text = rgm_depth_text_format (depth);
      int read = -17;

      g_assert_true (rgm_depth_text_parse (text, &read, NULL));
      g_assert_cmpint (read, ==, depth);
    }
}

static void
test_format (void)
{
  g_autofree char *none = rgm_depth_text_format (RGM_DEPTH_NONE);
  g_autofree char *small = rgm_depth_text_format (5);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (small, ==, "0.05");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/depth-text/good", test_good);
  g_test_add_func ("/depth-text/refused", test_refused);
  g_test_add_func ("/depth-text/round-trip", test_round_trip);
  g_test_add_func ("/depth-text/format", test_format);
  return g_test_run ();
}
