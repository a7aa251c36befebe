#pragma once

#include "rgm-date-order.h"
#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmDateWord:
 * @RGM_DATE_WORD_TODAY: “today”
 * @RGM_DATE_WORD_TOMORROW: “tomorrow”
 * @RGM_DATE_WORD_YESTERDAY: “yesterday”
 * @RGM_DATE_WORD_DAY_AFTER_TOMORROW: “day after tomorrow”
 * @RGM_DATE_WORD_DAY_BEFORE_YESTERDAY: “day before yesterday”
 * @RGM_DATE_WORD_IN: “in”, before a period
 * @RGM_DATE_WORD_DAYS: a unit
 * @RGM_DATE_WORD_WEEKS: a unit
 * @RGM_DATE_WORD_MONTHS: a unit
 * @RGM_DATE_WORD_YEARS: a unit
 *
 * What tells a date from today.
 */
typedef enum {
  RGM_DATE_WORD_TODAY,
  RGM_DATE_WORD_TOMORROW,
  RGM_DATE_WORD_YESTERDAY,
  RGM_DATE_WORD_DAY_AFTER_TOMORROW,
  RGM_DATE_WORD_DAY_BEFORE_YESTERDAY,
  RGM_DATE_WORD_IN,
  RGM_DATE_WORD_DAYS,
  RGM_DATE_WORD_WEEKS,
  RGM_DATE_WORD_MONTHS,
  RGM_DATE_WORD_YEARS,
} RgmDateWord;

#define RGM_N_DATE_WORDS 10

/**
 * RgmDateLean:
 * @RGM_DATE_LEAN_NEAREST: the nearest such day; of a day of the week the next
 * @RGM_DATE_LEAN_LATER: the next such day
 * @RGM_DATE_LEAN_EARLIER: the last such day
 *
 * Which day is meant where the year is not told, or only the day of the week. Today may be a day
 * without its year, but not a day of the week: it has a word of its own.
 */
typedef enum {
  RGM_DATE_LEAN_NEAREST,
  RGM_DATE_LEAN_LATER,
  RGM_DATE_LEAN_EARLIER,
} RgmDateLean;

/**
 * RgmDateNames:
 * @order: the order of a date in numbers
 * @forms: (nullable): what the numbers are where the year is first in @order and not in a date;
 *   %NULL: it is not known
 * @months: the twelve months; each borrowed
 * @short_months: the same in short
 * @weekdays: the seven days of the week, Monday first
 * @short_weekdays: the same in short
 * @words: for each [enum@DateWord] all that people type, separated by `|`; %NULL for none
 *
 * How dates are written somewhere. English names are understood everywhere.
 */
typedef struct {
  RgmDateOrder order;
  const RgmDateForms *forms;
  const char *months[12];
  const char *short_months[12];
  const char *weekdays[7];
  const char *short_weekdays[7];
  const char *words[RGM_N_DATE_WORDS];
} RgmDateNames;

/**
 * RgmDateTextError:
 * @RGM_DATE_TEXT_ERROR_EMPTY: nothing was typed
 * @RGM_DATE_TEXT_ERROR_SYNTAX: it is no date
 * @RGM_DATE_TEXT_ERROR_NO_SUCH_DAY: the calendar lacks that day
 * @RGM_DATE_TEXT_ERROR_AMBIGUOUS: it may be one day or another
 * @RGM_DATE_TEXT_ERROR_LONG_AGO: it is so long ago that another day is meant
 *
 * What can be wrong with a typed date. The message is a sentence to show beside the field.
 */
typedef enum {
  RGM_DATE_TEXT_ERROR_EMPTY,
  RGM_DATE_TEXT_ERROR_SYNTAX,
  RGM_DATE_TEXT_ERROR_NO_SUCH_DAY,
  RGM_DATE_TEXT_ERROR_AMBIGUOUS,
  RGM_DATE_TEXT_ERROR_LONG_AGO,
} RgmDateTextError;

#define RGM_DATE_TEXT_ERROR (rgm_date_text_error_quark ())
GQuark rgm_date_text_error_quark (void);

const RgmDateNames *rgm_date_names_get_english (void);
const RgmDateNames *rgm_date_names_get_local (void);
gboolean rgm_date_text_parse (const char *text, const RgmDateNames *names, RgmDay today,
                              RgmDay *day, GError **error);
gboolean rgm_date_text_parse_leaning (const char *text, const RgmDateNames *names, RgmDay today,
                                      RgmDateLean lean, RgmDay *day, GError **error);
gboolean rgm_date_text_is_unfinished (const char *text, const RgmDateNames *names, RgmDay today);
gboolean rgm_date_text_word_is (const char *word, const char *name, const char *short_name,
                                glong min_letters);

G_END_DECLS
