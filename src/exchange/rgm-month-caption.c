#include "config.h"

#include "rgm-month-caption.h"

#include "rgm-sentence.h"
#include "rgm-timeline-caption.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_month_caption_number:
 * @day: a valid day
 *
 * Returns: (transfer full): the day of its month, “18”
 */
char *
rgm_month_caption_number (RgmDay day)
{
  int day_of_month;

  rgm_day_get_ymd (day, NULL, NULL, &day_of_month);
  return g_strdup_printf ("%d", day_of_month);
}

/**
 * rgm_month_caption_short_session:
 * @layout: the layout of a plan
 * @day: a day of its calendar
 *
 * Returns: (transfer full) (nullable): the number of the session of the day, “3”, or %NULL
 */
char *
rgm_month_caption_short_session (const RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  if (day->session < 0)
    return NULL;

  return rgm_timeline_caption_mark (layout->plan, &layout->segments[day->session]);
}

/**
 * rgm_month_caption_session:
 * @layout: the layout of a plan
 * @day: a day of its calendar
 *
 * Returns: (transfer full) (nullable): the number of the session of the day with its time and how
 *   many more there are, “3 · 14:30”, or %NULL
 */
char *
rgm_month_caption_session (const RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  const RgmSegment *segment = day->session >= 0 ? &layout->segments[day->session] : NULL;
  g_autofree char *text = rgm_month_caption_short_session (layout, day);

  if (segment == NULL)
    return NULL;
  if (segment->session >= 0 && layout->plan->sessions[segment->session].minute != RGM_MINUTE_NONE)
    {
      g_autofree char *number = g_steal_pointer (&text);
      g_autofree char *time =
        rgm_day_text_minute (layout->plan->sessions[segment->session].minute);

      text = g_strdup_printf ("%s · %s", number, time);
    }
  if (day->n_sessions > 1)
    /* Translators: the first session of a day, and how many more there are on it: “2 +1” */
    return g_strdup_printf (C_("calendar", "%s +%u"), text, day->n_sessions - 1);

  return g_steal_pointer (&text);
}

static char *
get_results_note (const RgmPlan *plan, const RgmSegment *segment)
{
  const RgmWindowRule *rule = plan->windows[segment->window].rule;

  if (g_strcmp0 (rule->kind, "results") == 0 && segment->last == RGM_DAY_NONE)
    /* Translators: on the day of the calendar from which on results can be seen; short */
    return g_strdup (C_("calendar", "results from now"));

  return g_strdup (rgm_sentence_window_name (rule));
}

/**
 * rgm_month_caption_note:
 * @layout: the layout of a plan
 * @day: a day of its calendar
 *
 * Returns: (transfer full) (nullable): what is remarkable about the day, in two or three words, or
 *   %NULL
 */
char *
rgm_month_caption_note (const RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  switch (day->note)
    {
    case RGM_MONTH_NOTE_PEAK:
      /* Translators: on the day of the calendar on which collagen is at its peak; short */
      return g_strdup (C_("calendar", "collagen peak"));
    case RGM_MONTH_NOTE_RESULTS:
      return get_results_note (layout->plan, &layout->segments[day->noted]);
    case RGM_MONTH_NOTE_FINAL_RESULTS:
      return rgm_timeline_caption_note (layout->plan, &layout->segments[day->noted],
                                        RGM_NOTE_WHOLE);
    case RGM_MONTH_NOTE_NONE:
    default:
      return NULL;
    }
}

/**
 * rgm_month_caption_zone:
 * @layout: the layout of a plan
 * @day: a day of its calendar
 *
 * Returns: (nullable): what the days from @day on are good for, “recommended”; %NULL where no such
 *   days begin
 */
const char *
rgm_month_caption_zone (const RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  return day->zone.begins ? rgm_sentence_zone_name (layout->segments[day->zone.segment].zone)
                          : NULL;
}

/**
 * rgm_month_caption_week:
 * @day: a valid day
 *
 * Returns: (transfer full): what the number of its week is called by screen readers, “Week 48”
 */
char *
rgm_month_caption_week (RgmDay day)
{
  /* Translators: %d is the number of a week in the year */
  return g_strdup_printf (C_("calendar", "Week %d"), rgm_day_get_iso_week (day));
}
