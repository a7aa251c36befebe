#pragma once

#include "rgm-csv-time.h"
#include "rgm-csv-words.h"
#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmCsvDateOrder:
 * @RGM_CSV_DATE_ORDER_UNKNOWN: as the form of each date tells; one whose form does not is ambiguous
 * @RGM_CSV_DATE_ORDER_YMD: year, month, day
 * @RGM_CSV_DATE_ORDER_DMY: day, month, year, as most of the world has it
 * @RGM_CSV_DATE_ORDER_MDY: month, day, year, as the United States have it
 *
 * What the three numbers of a date are.
 */
typedef enum {
  RGM_CSV_DATE_ORDER_UNKNOWN,
  RGM_CSV_DATE_ORDER_YMD,
  RGM_CSV_DATE_ORDER_DMY,
  RGM_CSV_DATE_ORDER_MDY,
} RgmCsvDateOrder;

/* A year of two digits lies at most this far after the day from which it is told. */
#define RGM_CSV_YEARS_AHEAD 20

#define RGM_CSV_N_DATE_ORDERS (RGM_CSV_DATE_ORDER_MDY + 1)

/**
 * RgmCsvDateResult:
 * @RGM_CSV_DATE_NONE: it is no date
 * @RGM_CSV_DATE_READ: it is one
 * @RGM_CSV_DATE_AMBIGUOUS: it is one day or another, by the order
 * @RGM_CSV_DATE_OTHER_WEEKDAY: it is one, but the weekday that stands with it is that of another
 *
 * What became of the text of a date.
 */
typedef enum {
  RGM_CSV_DATE_NONE,
  RGM_CSV_DATE_READ,
  RGM_CSV_DATE_AMBIGUOUS,
  RGM_CSV_DATE_OTHER_WEEKDAY,
} RgmCsvDateResult;

RgmCsvDateResult rgm_csv_date_parse (const char *text, RgmCsvDateOrder order,
                                     const RgmCsvWords *words, RgmDay today, RgmDay *day,
                                     RgmCsvTime *time);
gboolean rgm_csv_date_get_orders (const char *text, const RgmCsvWords *words, RgmDay today,
                                  guint *orders);
guint rgm_csv_date_find_weekdays (const char *text, const RgmCsvWords *words, char **word);
const char *rgm_csv_date_order_get_code (RgmCsvDateOrder order);

G_END_DECLS
