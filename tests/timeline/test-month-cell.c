#include "config.h"

#include "rgm-month-cell.h"

static const RgmMonthCellSizes sizes = {
  .number_px = 40, .short_number_px = 16, .pill_px = 60, .short_pill_px = 18, .note_px = 80,
  .mark_px = 8, .word_px = 70, .line_px = 20, .note_line_px = 14, .word_line_px = 16,
  .bar_px = 8, .gap_px = 3,
};

/* Words give way one after the other, and nothing leaves the cell or covers another thing. */
static void
test_widths (void)
{
  const struct {
    double width;
    gboolean is_number_short, is_pill_short, is_below, has_note, is_note_mark, has_word;
  } rows[] = {
    { 110, FALSE, FALSE, FALSE, TRUE, FALSE, TRUE },
    { 90, TRUE, FALSE, FALSE, TRUE, FALSE, TRUE },
    { 72, FALSE, TRUE, FALSE, TRUE, TRUE, TRUE },
    { 40, TRUE, TRUE, FALSE, TRUE, TRUE, FALSE },
    { 30, TRUE, TRUE, TRUE, FALSE, TRUE, FALSE },
  };
  double height = rgm_month_cell_get_height (&sizes);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmMonthCell cell;

      rgm_month_cell_init (&cell, &sizes, rows[i].width, height, FALSE);
      g_test_message ("%g", rows[i].width);
      g_assert_cmpint (cell.is_number_short, ==, rows[i].is_number_short);
      g_assert_cmpint (cell.is_pill_short, ==, rows[i].is_pill_short);
      g_assert_cmpint (cell.pill.y > 0, ==, rows[i].is_below);
      g_assert_cmpint (cell.has_note, ==, rows[i].has_note);
      g_assert_cmpint (cell.is_note_mark, ==, rows[i].is_note_mark);
      g_assert_cmpint (cell.has_word, ==, rows[i].has_word);
      g_assert_cmpfloat (cell.pill.x + cell.pill.width, <=, rows[i].width);
      if (!rows[i].is_below)
        g_assert_cmpfloat (cell.number.width, <, cell.pill.x);
      g_assert_cmpfloat (cell.note.y, >=, sizes.line_px);
      g_assert_cmpfloat (cell.note.y + cell.note.height, <, cell.healing.y);
      g_assert_cmpfloat (cell.pill.y + cell.pill.height, <, cell.healing.y);
      g_assert_cmpfloat (cell.healing.y + cell.healing.height, <, cell.collagen.y);
      g_assert_cmpfloat (cell.collagen.y + cell.collagen.height, <, cell.zone.y);
      g_assert_cmpfloat (cell.zone.y + cell.zone.height, ==, height);
    }
}

/* The sides stay free where there is room, and give way to what has to be read. */
static void
test_sides (void)
{
  RgmMonthCellSizes spaced = sizes;
  RgmMonthCell wide, narrow;

  spaced.side_px = 3;
  rgm_month_cell_init (&wide, &spaced, 110, 100, FALSE);
  g_assert_cmpfloat (wide.number.x, ==, 3);
  g_assert_cmpfloat (wide.pill.x + wide.pill.width, ==, 107);
  g_assert_cmpfloat (wide.zone.x, ==, 3);
  g_assert_cmpfloat (wide.zone.width, ==, 104);
  rgm_month_cell_init (&narrow, &spaced, rgm_month_cell_get_min_width (&spaced) + 2, 100, FALSE);
  g_assert_cmpfloat (narrow.zone.x, ==, 1);
  g_assert_cmpfloat (narrow.pill.width, ==, sizes.short_pill_px);
}

static void
test_rtl (void)
{
  RgmMonthCell ltr, rtl;

  rgm_month_cell_init (&ltr, &sizes, 110, 100, FALSE);
  rgm_month_cell_init (&rtl, &sizes, 110, 100, TRUE);
  g_assert_cmpfloat (rtl.number.x, ==, 110 - ltr.number.width);
  g_assert_cmpfloat (rtl.pill.x, ==, 0);
  g_assert_cmpfloat (rtl.note.x, ==, 110 - ltr.note.width);
  g_assert_cmpfloat (rtl.zone.x, ==, ltr.zone.x);
}

/* What a day has to show changes nothing of its height. */
static void
test_height (void)
{
  RgmMonthCellSizes empty = sizes;

  empty.pill_px = empty.short_pill_px = empty.note_px = empty.word_px = 0;
  g_assert_cmpfloat (rgm_month_cell_get_height (&empty), ==,
                     rgm_month_cell_get_height (&sizes));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month-cell/widths", test_widths);
  g_test_add_func ("/month-cell/sides", test_sides);
  g_test_add_func ("/month-cell/rtl", test_rtl);
  g_test_add_func ("/month-cell/height", test_height);
  return g_test_run ();
}
