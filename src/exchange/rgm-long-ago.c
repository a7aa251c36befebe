#include "config.h"

#include "rgm-long-ago.h"

#include <glib/gi18n-lib.h>

/* A slip of the hand, or a program that loses centuries, makes 2025 the year 25. The engine plans
 * such a day without a word; whoever enters it means another. */

#define YEARS_OF_CENTURY 100
/* Nothing is meant that lies before, whatever a clock says that is wrong. */
#define THIS_YEAR_LEAST 2000

/* The same day of the century that is meant. */
static RgmDay
find_meant (RgmDay day, RgmDay today, int years_ahead)
{
  int this_year, year, month, day_of_month;

  rgm_day_get_ymd (today, &this_year, NULL, NULL);
  this_year = MAX (this_year, THIS_YEAR_LEAST);
  rgm_day_get_ymd (day, &year, &month, &day_of_month);
  year = this_year / YEARS_OF_CENTURY * YEARS_OF_CENTURY + year % YEARS_OF_CENTURY;
  if (year > this_year + years_ahead)
    year -= YEARS_OF_CENTURY;
  return rgm_day_new (year, month, day_of_month);
}

/**
 * rgm_long_ago_is:
 * @day: a day that was typed or stands in a table
 *
 * Returns: whether it is so long ago that it is rather a slip
 */
gboolean
rgm_long_ago_is (RgmDay day)
{
  return day != RGM_DAY_NONE && day < rgm_day_new (RGM_LONG_AGO_YEAR, 1, 1);
}

/**
 * rgm_long_ago_text:
 * @text: a date as it was typed
 * @day: the day that it is, of which rgm_long_ago_is()
 * @today: today
 * @years_ahead: how many years after today a day like that may lie
 *
 * Returns: (transfer full): why it is refused, and what is probably meant
 */
char *
rgm_long_ago_text (const char *text, RgmDay day, RgmDay today, int years_ahead)
{
  char iso[RGM_DAY_FORMAT_SIZE];

  /* Translators: %1$s is a date as the user typed it, “0025-11-20”, and %2$s is the one that is
   * probably meant, “2025-11-20”. */
  return g_strdup_printf (_("“%1$s” lies before 1900. Write %2$s if that is meant."), text,
                          rgm_day_format (find_meant (day, today, years_ahead), iso));
}
