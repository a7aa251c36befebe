#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmDayTextFlags:
 * @RGM_DAY_TEXT_PLAIN: day and month, “2 Dec”
 * @RGM_DAY_TEXT_WEEKDAY: with the weekday, “Wed 2 Dec”
 * @RGM_DAY_TEXT_YEAR: with the year, “2 Dec 2026”
 *
 * What a day is written with.
 */
typedef enum {
  RGM_DAY_TEXT_PLAIN = 0,
  RGM_DAY_TEXT_WEEKDAY = 1 << 0,
  RGM_DAY_TEXT_YEAR = 1 << 1,
} RgmDayTextFlags;

char *rgm_day_text (RgmDay day, RgmDayTextFlags flags);
char *rgm_day_text_near (RgmDay day, RgmDay today, RgmDayTextFlags flags);
char *rgm_day_text_range (RgmDay first, RgmDay last, RgmDayTextFlags flags);
char *rgm_day_text_range_near (RgmDay first, RgmDay last, RgmDay today, RgmDayTextFlags flags);
char *rgm_day_text_month (RgmDay day, RgmDayTextFlags flags);
char *rgm_day_text_month_title (RgmDay day);
const char *rgm_day_text_weekday (int weekday);
const char *rgm_day_text_weekday_name (int weekday);
char *rgm_day_text_minute (gint32 minute);

G_END_DECLS
