#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

#define RGM_MONTH_GRID_COLUMNS 7
#define RGM_MONTH_GRID_ROWS 6

/**
 * RgmMonthGrid:
 * @start: the day in the first cell
 * @first: the first day of the month
 * @last: the last day of the month
 *
 * A month as a calendar shows it: six weeks of seven days, row by row, with days of the months
 * around it. Near the ends of the supported days a cell may hold a day that is none:
 * rgm_day_is_valid() tells.
 */
typedef struct {
  RgmDay start;
  RgmDay first;
  RgmDay last;
} RgmMonthGrid;

void rgm_month_grid_init (RgmMonthGrid *self, RgmDay day, int first_weekday);
RgmDay rgm_month_grid_move (RgmDay day, int months);
RgmDay rgm_month_grid_turn (RgmDay day, RgmDay page, int months);

G_END_DECLS
