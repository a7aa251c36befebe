/* No line is wider than the screen, whatever is written and drawn, and nothing is lost. */
#include "config.h"

#include "rgm-plan-text.h"
#include "rgm-text-row.h"
#include "rgm-text-writer.h"
#include "rgm-timeline-text.h"
#include "sample-plan.h"

#include <locale.h>
#include <string.h>

static void
assert_fits (const char *text, int width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_true (g_str_has_suffix (text, "\n"));
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_assert_false (g_str_has_suffix (lines[i], " "));
      g_assert_cmpint (rgm_text_measure (lines[i]), <=, width);
    }
}

static void
test_measure (void)
{
  g_assert_cmpint (rgm_text_measure (""), ==, 0);
  g_assert_cmpint (rgm_text_measure ("2 Dec"), ==, 5);
  g_assert_cmpint (rgm_text_measure ("3–6 · ä"), ==, 7);
  g_assert_cmpint (rgm_text_measure ("年"), ==, 2);
  g_assert_cmpint (rgm_text_measure ("e\xcc\x81"), ==, 1);
}

static void
test_paragraphs (void)
{
  RgmTextStyle style = { .width = 20 };
  RgmTextWriter *writer = rgm_text_writer_new (&style);
  g_autofree char *text = NULL;

  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_PLAIN, 2, "a sentence that takes three lines");
  rgm_text_writer_item (writer, RGM_TEXT_TONE_PLAIN, 0, "! ", "twelve letters\nand a break");
  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_PLAIN, 0, "abcdefghijklmnopqrstuvwxyz");
  rgm_text_writer_heading (writer, "Heading");
  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_PLAIN, 0, "");
  text = rgm_text_writer_end (writer);
  g_assert_cmpstr (text, ==,
                   "  a sentence that\n  takes three lines\n"
                   "! twelve letters\n  and a break\n"
                   "abcdefghijklmnopqrst\nuvwxyz\n"
                   "\nHeading\n\n");
}

/* A number and what it counts stand in one line, where one is wide enough for both. */
static void
test_numbers (void)
{
  RgmTextStyle style = { .width = 20 };
  RgmTextWriter *writer = rgm_text_writer_new (&style);
  g_autofree char *text = NULL;

  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_PLAIN, 0, "recommended from 18 Dec");
  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_PLAIN, 0, "überfällig ab dem 2. Jan");
  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_PLAIN, 0, "1 2 3 4 5 6 7 8 9 10 11 12");
  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_PLAIN, 0, "the basis [12] is given");
  text = rgm_text_writer_end (writer);
  g_assert_cmpstr (text, ==,
                   "recommended from\n18 Dec\n"
                   "überfällig ab dem\n2. Jan\n"
                   "1 2 3 4 5 6 7 8 9 10\n11 12\n"
                   "the basis [12] is\ngiven\n");
}

/* A mark that leaves no room for its text stands alone. */
static void
test_crowded (void)
{
  RgmTextStyle style = { .width = 20 };
  RgmTextWriter *writer = rgm_text_writer_new (&style);
  g_autofree char *text = NULL;

  rgm_text_writer_item (writer, RGM_TEXT_TONE_PLAIN, 2, "1  Fri 16 Oct  ", "First session");
  text = rgm_text_writer_end (writer);
  g_assert_cmpstr (text, ==, "  1  Fri 16 Oct\n      First session\n");
}

static void
test_colours (void)
{
  RgmTextStyle style = { .width = 40, .colours = TRUE };
  RgmTextWriter *writer = rgm_text_writer_new (&style);
  g_autofree char *text = NULL;

  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_BAD, 0, "too early");
  rgm_text_writer_paragraph (writer, RGM_TEXT_TONE_PLAIN, 0, "plain");
  text = rgm_text_writer_end (writer);
  g_assert_cmpstr (text, ==, "\033[31mtoo early\033[0m\nplain\n");
}

/* A text from elsewhere neither commands the terminal nor breaks a lane. */
static void
test_controls (void)
{
  RgmTextStyle style = { .width = 40 };
  RgmTextWriter *writer = rgm_text_writer_new (&style);
  g_autoptr (RgmTextRow) row = rgm_text_row_new (8);
  g_autoptr (GString) lane = g_string_new (NULL);
  g_autofree char *text = NULL;

  rgm_text_writer_item (writer, RGM_TEXT_TONE_PLAIN, 0, "a\033[2J ", "b\tc\r\xc2\x9b" "d");
  text = rgm_text_writer_end (writer);
  rgm_text_row_put (row, 0, "e\nf\033g", RGM_TEXT_TONE_PLAIN);
  rgm_text_row_append_to (row, lane, &style);
  g_assert_cmpstr (text, ==, "a [2J b c  d\n");
  g_assert_cmpstr (lane->str, ==, "e f g");
}

/* Beyond its ends a row draws nothing, and a wide character takes two columns or none. */
static void
test_row (void)
{
  RgmTextStyle style = { .width = 10 };
  g_autoptr (RgmTextRow) row = rgm_text_row_new (6);
  g_autoptr (GString) text = g_string_new (NULL);

  rgm_text_row_fill (row, -3, 0, 'x', RGM_TEXT_TONE_PLAIN);
  rgm_text_row_put (row, 2, "年年年", RGM_TEXT_TONE_PLAIN);
  g_assert_false (rgm_text_row_is_free (row, 3, 1));
  g_assert_true (rgm_text_row_is_free (row, 1, 1));
  g_assert_false (rgm_text_row_is_free (row, 6, 1));
  g_assert_false (rgm_text_row_is_free (row, -1, 1));
  rgm_text_row_append_to (row, text, &style);
  g_assert_cmpstr (text->str, ==, "x 年年");
}

static void
test_widths (void)
{
  static const char *const courses[] = {
    "",
    "2026-11-24",
    "b2026-12-01",
    "2026-10-16 2026-11-20 b2026-12-02T14:30",
    "2016-10-16 2026-11-20",
    "2026-11-20 2026-11-21 2026-11-22 2026-11-23 2026-11-24",
    "0001-01-01 2026-11-20",
    "2026-01-01 2026-02-01 2026-03-05 2026-04-06 b2026-12-01 b9990-12-01",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    for (int width = RGM_TEXT_WIDTH_MIN; width <= 200; width += 1 + width / 20)
      for (int plain = 0; plain <= 1; plain++)
        {
          RgmTextStyle style = { .width = width, .plain = plain };
          g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, courses[i], "2026-11-24");
          g_autofree char *text = rgm_plan_to_text (plan, NULL, NULL, NULL, &style);
          g_autofree char *timeline = rgm_plan_to_timeline (plan, &style);

          assert_fits (text, width);
          assert_fits (timeline, width);
          g_assert_nonnull (strstr (text, timeline));
        }
}

/* The picture of the course page, in characters. */
static void
test_timeline (void)
{
  RgmTextStyle style = { .width = 80, .plain = TRUE };
  g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol,
                                              "2026-10-16 2026-11-20 b2026-12-02", "2026-11-24");
  g_autofree char *timeline = rgm_plan_to_timeline (plan, &style);
  static const char *const expected[] = {
    "           Oct 2026         Nov              Dec              Jan 2027\n",
    "                                         v Today\n",
    "Sessions           *1                  *2|   o3!\n",
    "peak                       ^30 Oct       |    ^4 Dec ^16 Dec\n",
    "Results                            =============================================\n",
    "Book next                              xxxxxxx~~~~~~~~#########>>>>>>>>>>>>>>>>>\n",
    "x Next session, too early: 20 Nov – 3 Dec\n",
    "# Next session, recommended: 18 Dec – 1 Jan\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (timeline, expected[i]) == NULL)
      g_test_fail_printf ("missing in the timeline:\n%s\nof\n%s", expected[i], timeline);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/measure", test_measure);
  g_test_add_func ("/text/paragraphs", test_paragraphs);
  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/crowded", test_crowded);
  g_test_add_func ("/text/colours", test_colours);
  g_test_add_func ("/text/controls", test_controls);
  g_test_add_func ("/text/row", test_row);
  g_test_add_func ("/text/widths", test_widths);
  g_test_add_func ("/text/timeline", test_timeline);

  return g_test_run ();
}
