#include "config.h"

#include "rgm-month-grid.h"

#define MONTHS_IN_A_YEAR 12
#define MOST_DAYS_IN_A_MONTH 31

/**
 * rgm_month_grid_init:
 * @self: (out): a grid
 * @day: any day of the month to show
 * @first_weekday: the weekday in the first column, 1 for Monday to 7 for Sunday
 *
 * Lays a month out. Its first day is in the first week.
 */
void
rgm_month_grid_init (RgmMonthGrid *self, RgmDay day, int first_weekday)
{
  int year, month, day_of_month, column;

  g_return_if_fail (self != NULL && rgm_day_is_valid (day));
  g_return_if_fail (first_weekday >= 1 && first_weekday <= RGM_MONTH_GRID_COLUMNS);

  rgm_day_get_ymd (day, &year, &month, &day_of_month);
  self->first = day - day_of_month + 1;
  column = (rgm_day_get_weekday (self->first) - first_weekday + RGM_MONTH_GRID_COLUMNS)
           % RGM_MONTH_GRID_COLUMNS;
  self->start = self->first - column;
  for (int n = MOST_DAYS_IN_A_MONTH; n > 0; n--)
    if ((self->last = rgm_day_new (year, month, n)) != RGM_DAY_NONE)
      break;
}

/**
 * rgm_month_grid_move:
 * @day: a day
 * @months: how many months to go on, or back where it is negative
 *
 * Turns the pages of a calendar: the same day of another month, or its last where it is shorter.
 * (This is no period of a protocol, which never shortens.)
 *
 * Returns: the day; @day where there is no such month
 */
RgmDay
rgm_month_grid_move (RgmDay day, int months)
{
  int year, month, day_of_month, count;
  RgmDay moved = RGM_DAY_NONE;

  g_return_val_if_fail (rgm_day_is_valid (day), RGM_DAY_NONE);

  rgm_day_get_ymd (day, &year, &month, &day_of_month);
  count = year * MONTHS_IN_A_YEAR + month - 1 + months;
  while (moved == RGM_DAY_NONE && day_of_month > 0 && count >= MONTHS_IN_A_YEAR)
    moved = rgm_day_new (count / MONTHS_IN_A_YEAR, count % MONTHS_IN_A_YEAR + 1, day_of_month--);
  return moved != RGM_DAY_NONE ? moved : day;
}

/**
 * rgm_month_grid_turn:
 * @day: a day
 * @page: any day of the page that is seen
 * @months: how many months the page is turned
 *
 * Takes a day along when a page is turned, wherever it was.
 *
 * Returns: the same day of the month that is seen then, or its last where that is shorter
 */
RgmDay
rgm_month_grid_turn (RgmDay day, RgmDay page, int months)
{
  int year, month, page_year, page_month;

  g_return_val_if_fail (rgm_day_is_valid (day) && rgm_day_is_valid (page), RGM_DAY_NONE);

  rgm_day_get_ymd (day, &year, &month, NULL);
  rgm_day_get_ymd (page, &page_year, &page_month, NULL);
  return rgm_month_grid_move (
    day, (page_year - year) * MONTHS_IN_A_YEAR + page_month - month + months);
}
