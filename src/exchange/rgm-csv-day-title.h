#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmCsvDayTitle:
 * @RGM_CSV_DAY_TITLE_NEVER: of something else: a birth, an invoice, the next appointment
 * @RGM_CSV_DAY_TITLE_OTHER: nothing that is known, or of the first or last of several
 * @RGM_CSV_DAY_TITLE_START: when something begins, “Start”, “Zeit”
 * @RGM_CSV_DAY_TITLE_PLAIN: a date, or an appointment, “Datum”, “Termin”
 * @RGM_CSV_DAY_TITLE_TREATED: when somebody was treated, “Behandelt am”
 *
 * What the title of a column with dates says of them; the last say most.
 */
typedef enum {
  RGM_CSV_DAY_TITLE_NEVER,
  RGM_CSV_DAY_TITLE_OTHER,
  RGM_CSV_DAY_TITLE_START,
  RGM_CSV_DAY_TITLE_PLAIN,
  RGM_CSV_DAY_TITLE_TREATED,
} RgmCsvDayTitle;

#define RGM_CSV_N_DAY_TITLES (RGM_CSV_DAY_TITLE_TREATED + 1)

RgmCsvDayTitle rgm_csv_day_title_find (const char *title);

G_END_DECLS
