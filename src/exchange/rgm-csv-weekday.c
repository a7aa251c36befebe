#include "config.h"

#include "rgm-csv-weekday.h"

#include "rgm-csv-date.h"
#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>

/* “Monday”; the word itself, “Di”, where it is of one weekday in this language and of another in
 * that. */
static char *
describe (const char *date, const RgmCsvWords *words)
{
  g_autofree char *word = NULL;
  guint weekdays = rgm_csv_date_find_weekdays (date, words, &word);

  for (int weekday = 1; weekday <= 7; weekday++)
    {
      if (weekdays == 1u << weekday)
        return g_strdup (rgm_day_text_weekday_name (weekday));
    }

  return g_strdup_printf (_("“%s”"), word);
}

/**
 * rgm_csv_weekday_refuse:
 * @date: a date, with a weekday
 * @words: names of months and weekdays
 * @day: the day that it is, which is of another weekday
 *
 * Returns: (transfer full): why the row is refused: who made the mistake in the one or in the other
 *   is the only one to know
 */
char *
rgm_csv_weekday_refuse (const char *date, const RgmCsvWords *words, RgmDay day)
{
  g_autofree char *told = describe (date, words);
  g_autofree char *name = rgm_day_text (day, RGM_DAY_TEXT_YEAR);

  /* Translators: %1$s is a weekday, %2$s a day and %3$s its own weekday: “Monday does not agree
   * with 20 Nov 2026, a Friday” */
  return g_strdup_printf (_("%1$s does not agree with %2$s, a %3$s: correct one of the two."), told,
                          name, rgm_day_text_weekday_name (rgm_day_get_weekday (day)));
}
