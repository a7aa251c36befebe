#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmDay:
 *
 * A day of the proleptic Gregorian calendar as an integer: 1 is 0001-01-01, and each later day is
 * one more. No time zone and no clock. These are the numbers of `g_date_get_julian()`.
 *
 * Arithmetic on two days is integer arithmetic; arithmetic with months and years is
 * [func@rgm_period_add].
 */
typedef gint32 RgmDay;

/* No day: the answer where there is no limit, no window end, no date. */
#define RGM_DAY_NONE ((RgmDay) 0)
/* 0001-01-01 and 9999-12-31, the supported range. */
#define RGM_DAY_FIRST ((RgmDay) 1)
#define RGM_DAY_LAST ((RgmDay) 3652059)
/* Bytes that rgm_day_format() writes, the final zero included. */
#define RGM_DAY_FORMAT_SIZE 11

/**
 * RgmDayError:
 * @RGM_DAY_ERROR_SYNTAX: the text is not of the form YYYY-MM-DD
 * @RGM_DAY_ERROR_NO_SUCH_DAY: the text has the form, but the calendar lacks that day
 *
 * What can be wrong with the text of a day.
 */
typedef enum {
  RGM_DAY_ERROR_SYNTAX,
  RGM_DAY_ERROR_NO_SUCH_DAY,
} RgmDayError;

#define RGM_DAY_ERROR (rgm_day_error_quark ())
GQuark rgm_day_error_quark (void);

gboolean rgm_day_is_valid (RgmDay day);
RgmDay rgm_day_new (int year, int month, int day_of_month);
RgmDay rgm_day_new_carrying (gint64 year, gint64 month, int day_of_month, gint64 days);
void rgm_day_get_ymd (RgmDay day, int *year, int *month, int *day_of_month);
int rgm_day_get_weekday (RgmDay day);
int rgm_day_get_iso_week (RgmDay day);
gboolean rgm_day_parse (const char *text, RgmDay *day, GError **error);
const char *rgm_day_format (RgmDay day, char buffer[RGM_DAY_FORMAT_SIZE]);

G_END_DECLS
