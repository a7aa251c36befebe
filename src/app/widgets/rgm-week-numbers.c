#include "config.h"

#include "rgm-week-numbers.h"

#include "rgm-first-weekday.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define MONDAY 1
/* The first week of ISO 8601 is that with at least so many days in the new year. */
#define DAYS_IN_FIRST_ISO_WEEK 4
#define TERRITORY_LENGTH 2

/* Where people make appointments by the number of a week, and calendars on the wall bear it. More
 * places count by ISO 8601 where somebody asks, such as Britain, and find the numbers odd. */
static const char territories[][TERRITORY_LENGTH + 1] = {
  "AT", "AX", "BE", "CH", "CZ", "DE", "DK", "EE", "FI", "FO", "GL", "HU", "IS", "LI", "LT", "LU",
  "LV", "NL", "NO", "PL", "SE", "SI", "SK",
};

/**
 * rgm_week_numbers_are_expected:
 * @locale: (nullable): a locale such as “de_DE.UTF-8”
 * @first_weekday: what begins a week there, 1 for Monday to 7 for Sunday
 * @days_in_first_week: how many days of a week lie in a year at least, for the week to be its first
 *
 * Tells whether people expect weeks to be numbered, and so that their numbers are those of
 * ISO 8601: the place is one of those that use them, and its own data count weeks that way.
 *
 * Returns: whether to show them
 */
gboolean
rgm_week_numbers_are_expected (const char *locale, int first_weekday, int days_in_first_week)
{
  const char *territory = locale != NULL ? strchr (locale, '_') : NULL;

  if (territory == NULL || first_weekday != MONDAY
      || days_in_first_week != DAYS_IN_FIRST_ISO_WEEK)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (territories); i++)
    if (strncmp (territory + 1, territories[i], TERRITORY_LENGTH) == 0
        && !g_ascii_isalnum (territory[1 + TERRITORY_LENGTH]))
      return TRUE;
  return FALSE;
}

/**
 * rgm_week_numbers_get_expected:
 *
 * Returns: whether people expect weeks to be numbered here
 */
gboolean
rgm_week_numbers_get_expected (void)
{
  return rgm_week_numbers_are_expected (setlocale (LC_TIME, NULL), rgm_first_weekday_get (),
                                        nl_langinfo (_NL_TIME_WEEK_1STWEEK)[0]);
}
