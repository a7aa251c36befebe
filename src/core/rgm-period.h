#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmPeriod:
 * @years: years, any sign
 * @months: months, any sign
 * @weeks: weeks, any sign
 * @days: days, any sign
 * @hours: hours, any sign; only windows and care have them, and they become days rounded up
 *
 * A length of time as protocols write it: `4 weeks`, `6 months - 4 days`. The units are kept
 * apart, because a month has no fixed number of days and because the text shown must be the text
 * that the protocol gives.
 */
typedef struct {
  gint32 years;
  gint32 months;
  gint32 weeks;
  gint32 days;
  gint32 hours;
} RgmPeriod;

/**
 * RgmPeriodUnits:
 * @RGM_PERIOD_UNITS_DAYS: years, months, weeks and days
 * @RGM_PERIOD_UNITS_HOURS: hours as well
 *
 * Which units a period may have.
 */
typedef enum {
  RGM_PERIOD_UNITS_DAYS,
  RGM_PERIOD_UNITS_HOURS,
} RgmPeriodUnits;

/**
 * RgmPeriodError:
 * @RGM_PERIOD_ERROR_SYNTAX: a number, a unit or a sign is missing or out of place
 * @RGM_PERIOD_ERROR_UNIT: a word that is not a unit
 * @RGM_PERIOD_ERROR_TWICE: a unit that was given before
 * @RGM_PERIOD_ERROR_TOO_LARGE: a number with more than seven digits
 *
 * What can be wrong with the text of a period.
 */
typedef enum {
  RGM_PERIOD_ERROR_SYNTAX,
  RGM_PERIOD_ERROR_UNIT,
  RGM_PERIOD_ERROR_TWICE,
  RGM_PERIOD_ERROR_TOO_LARGE,
} RgmPeriodError;

#define RGM_PERIOD_ERROR (rgm_period_error_quark ())
GQuark rgm_period_error_quark (void);

gboolean rgm_period_parse (const char *text, RgmPeriodUnits units, RgmPeriod *period,
                           GError **error);
char *rgm_period_to_string (const RgmPeriod *period);
gboolean rgm_period_add (const RgmPeriod *period, RgmDay day, RgmDay *sum);
gboolean rgm_period_is_longer (const RgmPeriod *period, const RgmPeriod *other);

G_END_DECLS
