#include "config.h"

#include "rgm-sentence-series.h"

#include "rgm-day-text.h"
#include "rgm-period-text.h"

#include <glib/gi18n-lib.h>

static gint32
count_bookings (const RgmPlan *plan)
{
  gint32 n_bookings = 0;

  for (gsize i = 0; i < plan->n_sessions; i++)
    n_bookings += plan->sessions[i].state == RGM_SESSION_BOOKED;

  return n_bookings;
}

/**
 * rgm_sentence_series_task:
 * @plan: a plan
 *
 * What there is to plan: “4 sessions remain. 1 of them is booked, and stays as it is.”
 *
 * Returns: (transfer full): the sentences
 */
char *
rgm_sentence_series_task (const RgmPlan *plan)
{
  gint32 n_bookings = count_bookings (plan);
  g_autofree char *number = rgm_period_text_counts (plan->min_remaining, plan->max_remaining);
  g_autofree char *remain = NULL;
  g_autofree char *booked = NULL;

  /* Translators: how many sessions remain: 4, or 1–4; the plural is that of the most */
  remain = g_strdup_printf (ngettext ("%s session remains.", "%s sessions remain.",
                                      (gulong) plan->max_remaining), number);
  if (n_bookings == 0)
    return g_steal_pointer (&remain);

  booked = g_strdup_printf (ngettext ("%d booking stays as it is, and the rest follows it.",
                                      "%d bookings stay as they are, and the rest follows them.",
                                      (gulong) n_bookings), n_bookings);
  /* Translators: two sentences, one after the other */
  return g_strdup_printf (C_("sentences", "%s %s"), remain, booked);
}

/**
 * rgm_sentence_series_note:
 * @row: a session of a series
 * @today: the day from which it is looked at
 *
 * Returns: (transfer full) (nullable): why it is not on a day that was asked for, as a sentence, or
 *   %NULL where it is
 */
char *
rgm_sentence_series_note (const RgmSeriesDay *row, RgmDay today)
{
  g_autofree char *days = NULL;

  switch (row->kept)
    {
    case RGM_SERIES_NO_DAY_IN_WINDOW:
      days = rgm_day_text_range_near (row->window_first, row->window_last, today,
                                      RGM_DAY_TEXT_PLAIN);
      /* Translators: %s are days, “18 Dec – 1 Jan” */
      return g_strdup_printf (_("No day of %s fits the rule. This is the next that does."), days);
    case RGM_SERIES_WINDOW_PASSED:
      return g_strdup (_("Its recommended days have passed. This is the next that fits."));
    case RGM_SERIES_NOT_RECOMMENDED:
      return g_strdup (_("Another course leaves no recommended day within two years. This is the "
                         "next that is not too early."));
    case RGM_SERIES_GIVEN:
      return g_strdup (_("Chosen by hand."));
    case RGM_SERIES_KEPT:
    default:
      return NULL;
    }
}

/**
 * rgm_sentence_series_aim_name:
 * @aim: which day of its window a session is to have
 *
 * Returns: it in a few words
 */
const char *
rgm_sentence_series_aim_name (RgmSeriesAim aim)
{
  switch (aim)
    {
    case RGM_SERIES_EARLIEST:
      return C_("series", "Earliest possible");
    case RGM_SERIES_START:
      return C_("series", "First recommended");
    case RGM_SERIES_MIDDLE:
      return C_("series", "Middle of the recommended");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * rgm_sentence_series_no_day:
 *
 * Returns: that a rule leaves no day for one of the sessions, as a sentence
 */
const char *
rgm_sentence_series_no_day (void)
{
  return _("With these days to avoid, no day is left for one of the sessions.");
}
