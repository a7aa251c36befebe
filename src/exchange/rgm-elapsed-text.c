#include "config.h"

#include "rgm-elapsed-text.h"

#include "rgm-healing.h"
#include "rgm-period-text.h"

#include <glib/gi18n-lib.h>

/* The calendar repeats itself after so many days. */
#define CYCLE_DAYS 146097
#define CYCLE_YEARS 400
#define CYCLE_MONTHS (CYCLE_YEARS * 12)
/* From so many months on, years say it better. */
#define MONTHS_OF_YEARS 24

/* @n_days in a unit of which there are @per_cycle in a cycle, to the nearest. */
static gulong
count_units (gint32 n_days, gint64 per_cycle)
{
  return (gulong) ((n_days * per_cycle * 2 + CYCLE_DAYS) / (2 * CYCLE_DAYS));
}

/**
 * rgm_elapsed_text_is_in_days:
 * @n_days: a number of days, 0 or more
 *
 * Returns: whether rgm_elapsed_text() counts the days; otherwise it tells months or years
 */
gboolean
rgm_elapsed_text_is_in_days (gint32 n_days)
{
  return n_days <= RGM_HEALING_DAYS_COUNTED;
}

/**
 * rgm_elapsed_text:
 * @n_days: a number of days, 0 or more
 *
 * How much time has gone by, as one would say it: nobody counts the days of years. Only for time
 * beside which a date stands; what a rule asks for is told as the rule has it.
 *
 * Returns: (transfer full): “12 days”, “about 7 months”, “about 3 years”
 */
char *
rgm_elapsed_text (gint32 n_days)
{
  gulong n;

  if (rgm_elapsed_text_is_in_days (n_days))
    return rgm_period_text_days (n_days);

  n = count_units (n_days, CYCLE_MONTHS);
  if (n < MONTHS_OF_YEARS)
    /* Translators: time that has gone by, to the nearest month: “overdue by about 7 months” */
    return g_strdup_printf (ngettext ("about %lu month", "about %lu months", n), n);

  n = count_units (n_days, CYCLE_YEARS);
  /* Translators: time that has gone by, to the nearest year: “overdue by about 3 years” */
  return g_strdup_printf (ngettext ("about %lu year", "about %lu years", n), n);
}
