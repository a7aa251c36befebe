#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmDateOrder:
 * @RGM_DATE_ORDER_DAY_MONTH_YEAR: 2/12/2026
 * @RGM_DATE_ORDER_MONTH_DAY_YEAR: 12/2/2026
 * @RGM_DATE_ORDER_YEAR_MONTH_DAY: 2026/12/2
 *
 * In which order people write the numbers of a date.
 */
typedef enum {
  RGM_DATE_ORDER_DAY_MONTH_YEAR,
  RGM_DATE_ORDER_MONTH_DAY_YEAR,
  RGM_DATE_ORDER_YEAR_MONTH_DAY,
} RgmDateOrder;

/**
 * RgmDateNames:
 * @order: the order of a date in numbers
 * @months: the twelve months; each borrowed
 * @short_months: the same in short
 * @weekdays: the seven days of the week, in any order
 * @short_weekdays: the same in short
 *
 * How dates are written somewhere. English names are understood everywhere.
 */
typedef struct {
  RgmDateOrder order;
  const char *months[12];
  const char *short_months[12];
  const char *weekdays[7];
  const char *short_weekdays[7];
} RgmDateNames;

/**
 * RgmDateTextError:
 * @RGM_DATE_TEXT_ERROR_EMPTY: nothing was typed
 * @RGM_DATE_TEXT_ERROR_SYNTAX: it is no date
 * @RGM_DATE_TEXT_ERROR_NO_SUCH_DAY: the calendar lacks that day
 *
 * What can be wrong with a typed date. The message is a sentence to show beside the field.
 */
typedef enum {
  RGM_DATE_TEXT_ERROR_EMPTY,
  RGM_DATE_TEXT_ERROR_SYNTAX,
  RGM_DATE_TEXT_ERROR_NO_SUCH_DAY,
} RgmDateTextError;

#define RGM_DATE_TEXT_ERROR (rgm_date_text_error_quark ())
GQuark rgm_date_text_error_quark (void);

RgmDateOrder rgm_date_order_from_format (const char *format);
const RgmDateNames *rgm_date_names_get_english (void);
const RgmDateNames *rgm_date_names_get_local (void);
gboolean rgm_date_text_parse (const char *text, const RgmDateNames *names, RgmDay today,
                              RgmDay *day, GError **error);

G_END_DECLS
