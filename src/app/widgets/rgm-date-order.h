#pragma once

#include <glib.h>

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

#define RGM_N_DATE_ORDERS (RGM_DATE_ORDER_YEAR_MONTH_DAY + 1)
#define RGM_DATE_ORDER_BIT(order) (1u << (order))

/**
 * RgmDateForms:
 * @late: where a year of four digits is the last: 4/12/2026
 * @slashed: where no such year is there, and slashes are: 4/12, 4/12/26
 * @dotted: where no such year is there, and full stops are: 4.12., 4.12.26
 *
 * The orders, one bit each, that the numbers of a date may have in a place where people put the
 * year first. More than one: it is not known.
 */
typedef struct {
  guint late;
  guint slashed;
  guint dotted;
} RgmDateForms;

RgmDateOrder rgm_date_order_from_format (const char *format);
RgmDateOrder rgm_date_order_get (const char *locale, const char *format);
const RgmDateForms *rgm_date_forms_get (const char *locale);

G_END_DECLS
