#pragma once

#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

/**
 * RgmMonthCellSizes:
 * @number_px: width of the number of the day, with its month where that is to be written
 * @short_number_px: width of the number alone
 * @pill_px: width of what is said of the session, 0 for none
 * @short_pill_px: width of its number alone
 * @note_px: width of what is remarkable, 0 for none
 * @mark_px: width of the mark that stands for it
 * @word_px: width of the word of the zone, 0 for none
 * @line_px: height of the line of the number and the session
 * @note_line_px: height of the line of the note
 * @word_line_px: height of the bar of the zone, in which the word has room
 * @bar_px: height of the bars of healing and collagen
 * @gap_px: what is left free between two things
 * @side_px: what is left free at either side, where there is room
 *
 * What a day of the calendar has to show, and how large it is.
 */
typedef struct {
  double number_px;
  double short_number_px;
  double pill_px;
  double short_pill_px;
  double note_px;
  double mark_px;
  double word_px;
  double line_px;
  double note_line_px;
  double word_line_px;
  double bar_px;
  double gap_px;
  double side_px;
} RgmMonthCellSizes;

/**
 * RgmMonthCell:
 * @number: the number of the day
 * @is_number_short: whether it is without its month
 * @pill: the session
 * @is_pill_short: whether it is its number alone
 * @note: what is remarkable, or its mark
 * @is_note_mark: whether it is the mark
 * @has_note: whether there is room for either
 * @healing: the bar of healing
 * @collagen: the bar of collagen
 * @zone: the bar of what the day is good for
 * @has_word: whether its word has room in it
 *
 * A day of the calendar, divided. Words that have no room give way to shorter ones and to marks.
 */
typedef struct {
  RgmBox number;
  gboolean is_number_short;
  RgmBox pill;
  gboolean is_pill_short;
  RgmBox note;
  gboolean is_note_mark;
  gboolean has_note;
  RgmBox healing;
  RgmBox collagen;
  RgmBox zone;
  gboolean has_word;
} RgmMonthCell;

double rgm_month_cell_get_height (const RgmMonthCellSizes *sizes);
double rgm_month_cell_get_min_width (const RgmMonthCellSizes *sizes);
void rgm_month_cell_init (RgmMonthCell *self, const RgmMonthCellSizes *sizes, double width,
                          double height, gboolean rtl);

G_END_DECLS
