#include "config.h"

#include "rgm-period-text.h"

#include <glib/gi18n-lib.h>

static void
append_unit (GString *text, gint32 number, const char *amount)
{
  if (text->len > 0)
    g_string_append (text, number < 0 ? " − " : " ");
  else if (number < 0)
    g_string_append (text, "−");
  g_string_append (text, amount);
}

static void
append_years (GString *text, gint32 years)
{
  gulong n = (gulong) ABS (years);
  g_autofree char *amount = g_strdup_printf (ngettext ("%lu year", "%lu years", n), n);

  append_unit (text, years, amount);
}

static void
append_months (GString *text, gint32 months)
{
  gulong n = (gulong) ABS (months);
  g_autofree char *amount = g_strdup_printf (ngettext ("%lu month", "%lu months", n), n);

  append_unit (text, months, amount);
}

static void
append_weeks (GString *text, gint32 weeks)
{
  gulong n = (gulong) ABS (weeks);
  g_autofree char *amount = g_strdup_printf (ngettext ("%lu week", "%lu weeks", n), n);

  append_unit (text, weeks, amount);
}

static void
append_days (GString *text, gint32 days)
{
  gulong n = (gulong) ABS (days);
  g_autofree char *amount = g_strdup_printf (ngettext ("%lu day", "%lu days", n), n);

  append_unit (text, days, amount);
}

static void
append_hours (GString *text, gint32 hours)
{
  gulong n = (gulong) ABS (hours);
  g_autofree char *amount = g_strdup_printf (ngettext ("%lu hour", "%lu hours", n), n);

  append_unit (text, hours, amount);
}

/**
 * rgm_period_text:
 * @period: a period
 *
 * A period in words, in the units that it was given in: “4 weeks”, “6 months − 4 days”.
 *
 * Returns: (transfer full): its text
 */
char *
rgm_period_text (const RgmPeriod *period)
{
  GString *text = g_string_new (NULL);

  if (period->years != 0)
    append_years (text, period->years);
  if (period->months != 0)
    append_months (text, period->months);
  if (period->weeks != 0)
    append_weeks (text, period->weeks);
  if (period->days != 0)
    append_days (text, period->days);
  if (period->hours != 0)
    append_hours (text, period->hours);
  if (text->len == 0)
    append_days (text, 0);

  return g_string_free (text, FALSE);
}

/**
 * rgm_period_text_days:
 * @n_days: a number of days, 0 or more
 *
 * Returns: (transfer full): the number in words, “12 days”
 */
char *
rgm_period_text_days (gint32 n_days)
{
  RgmPeriod period = { .days = n_days };

  return rgm_period_text (&period);
}

/**
 * rgm_period_text_counts:
 * @min: the least
 * @max: the most, not less than @min
 *
 * Returns: (transfer full): “3–6”, or “6” where there is no choice
 */
char *
rgm_period_text_counts (gint32 min, gint32 max)
{
  if (min == max)
    return g_strdup_printf ("%d", max);

  /* Translators: from the least to the most: 3–6 */
  return g_strdup_printf (C_("counts", "%d–%d"), min, max);
}
