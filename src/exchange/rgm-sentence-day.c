#include "config.h"

#include "rgm-sentence-day.h"

#include "rgm-elapsed-text.h"
#include "rgm-period-text.h"
#include "rgm-sentence.h"
#include "rgm-timeline-caption.h"

#include <glib/gi18n-lib.h>

/* Ends a clause as the language ends a sentence, unless it is a sentence already. */
static char *
end_sentence (const char *text)
{
  /* Translators: a clause that becomes a sentence */
  g_autofree char *stop = g_strdup_printf (_("%s."), "");

  if (g_str_has_suffix (text, stop))
    return g_strdup (text);

  return g_strdup_printf (_("%s."), text);
}

static void
append_sentence (GString *sentences, const char *text)
{
  g_autofree char *sentence = NULL;

  if (text == NULL)
    return;

  sentence = end_sentence (text);
  if (sentences->len > 0)
    g_string_append_c (sentences, ' ');
  g_string_append (sentences, sentence);
}

/**
 * rgm_sentence_day_of_window:
 * @plan: the plan it belongs to
 * @window: a window
 * @day: a day
 *
 * How far a window has come on a day. As in [func@rgm_sentence_healing_day], the day of the session
 * is day 0.
 *
 * Returns: (transfer full): “day 14 of 181”; of a window that lasts “day 30”, and after a long time
 *   “about 3 years on”
 */
char *
rgm_sentence_day_of_window (const RgmPlan *plan, const RgmWindow *window, RgmDay day)
{
  RgmDay start = plan->sessions[window->session].day;
  g_autofree char *elapsed = NULL;

  if (window->to != RGM_DAY_NONE)
    /* Translators: both %d are numbers of days; the day of the session is day 0 */
    return g_strdup_printf (C_("window", "day %d of %d"), day - start, window->to - start);
  if (rgm_elapsed_text_is_in_days (day - start))
    /* Translators: %d is a number of days; the day of the session is day 0 */
    return g_strdup_printf (C_("window", "day %d"), day - start);

  elapsed = rgm_elapsed_text (day - start);
  /* Translators: how long after its session a day of a window is: “about 3 years on” */
  return g_strdup_printf (C_("window", "%s on"), elapsed);
}

/* What becomes of a session besides its verdict. */
static void
append_session (GString *sentences, const RgmPlan *plan, gsize session)
{
  g_autofree char *verdict = rgm_sentence_verdict (plan, session);
  g_autofree char *counts = rgm_sentence_counts (plan, session);

  append_sentence (sentences, verdict);
  if (plan->sessions[session].minute != RGM_MINUTE_NONE
      && plan->sessions[session].state == RGM_SESSION_BOOKED)
    {
      g_autofree char *state = rgm_sentence_session_state (plan, session);

      append_sentence (sentences, state);
    }
  append_sentence (sentences, counts);
  for (gsize i = 0; i < plan->n_alerts; i++)
    if (plan->alerts[i].code == RGM_ALERT_UNCONFIRMED
        && plan->alerts[i].session == (gint32) session)
      {
        g_autofree char *alert = rgm_sentence_alert (plan, &plan->alerts[i]);

        append_sentence (sentences, alert);
      }
}

static void
append_window (GString *sentences, const RgmPlan *plan, const RgmWindow *window, RgmDay day)
{
  g_autofree char *sentence = rgm_sentence_window (plan, window);
  g_autofree char *progress = rgm_sentence_day_of_window (plan, window, day);
  g_autofree char *whole = g_strdup_printf ("%s · %s", sentence, progress);

  append_sentence (sentences, whole);
  /* Only what no source plainly says is told from the rest. */
  if (window->rule->reading)
    append_sentence (sentences, rgm_sentence_reading ());
  if (window->rule->sources == NULL || window->rule->sources[0] == NULL)
    {
      g_autofree char *none = rgm_sentence_sources (NULL, NULL);

      append_sentence (sentences, none);
    }
}

/* Many windows may hold on one day: each in as few words as tell it from the others. */
static void
append_brief_window (GString *sentences, const RgmPlan *plan, const RgmWindow *window, RgmDay day)
{
  g_autofree char *title = rgm_sentence_window_title (plan, window);
  g_autofree char *progress = rgm_sentence_day_of_window (plan, window, day);
  /* Translators: a window and how far it has come: Collagen after session 2, day 14 of 181 */
  g_autofree char *brief = g_strdup_printf (C_("window", "%s, %s"), title, progress);

  append_sentence (sentences, brief);
}

/* How far a day lies from the days that are better, or %NULL where it is one of them. */
static char *
describe_distance (const RgmBookingZone *zone, RgmDay day)
{
  const RgmLimit *limits = zone->limits;
  RgmDay from = limits[RGM_LIMIT_RECOMMENDED_FROM].day;
  g_autofree char *days = NULL;

  switch (zone->verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
    case RGM_VERDICT_GRACE:
      days = rgm_period_text_days (limits[RGM_LIMIT_MINIMUM].day - day);
      return g_strdup_printf (C_("verdict", "%s too early"), days);
    case RGM_VERDICT_EARLY:
      days = rgm_period_text_days (from - day);
      /* Translators: %s is a number of days */
      return g_strdup_printf (C_("verdict", "%s before the recommended days"), days);
    case RGM_VERDICT_LATE:
      days = rgm_elapsed_text (day - limits[RGM_LIMIT_RECOMMENDED_TO].day);
      return g_strdup_printf (C_("verdict", "%s late"), days);
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_ON_TIME:
    case RGM_VERDICT_EXTRA:
    default:
      return NULL;
    }
}

static void
append_zone (GString *sentences, const RgmPlan *plan, const RgmBookingZone *zone, RgmDay day)
{
  g_autofree char *sentence = rgm_sentence_zone (zone, plan->today);
  g_autofree char *distance = describe_distance (zone, day);
  g_autofree char *whole = distance != NULL ? g_strdup_printf ("%s · %s", sentence, distance)
                                            : g_strdup (sentence);

  append_sentence (sentences, whole);
}

static void
append_segment (GString *sentences, const RgmPlan *plan, const RgmSegment *segment, RgmDay day)
{
  g_autofree char *sentence = NULL;

  switch (segment->kind)
    {
    case RGM_SEGMENT_SESSION:
      append_session (sentences, plan, (gsize) segment->session);
      break;
    case RGM_SEGMENT_WINDOW:
      append_window (sentences, plan, &plan->windows[segment->window], day);
      break;
    case RGM_SEGMENT_ZONE:
      append_zone (sentences, plan, &plan->zones[segment->booking_zone], day);
      break;
    case RGM_SEGMENT_FORECAST:
    case RGM_SEGMENT_FINAL_RESULTS:
    default:
      sentence = rgm_timeline_caption_sentence (plan, segment);
      append_sentence (sentences, sentence);
    }
}

/**
 * rgm_sentence_day_segment:
 * @plan: a plan
 * @segment: a segment of its layout
 * @day: a day on which it holds
 *
 * Returns: (transfer full): what a segment means for one of its days
 */
char *
rgm_sentence_day_segment (const RgmPlan *plan, const RgmSegment *segment, RgmDay day)
{
  GString *sentences = g_string_new (NULL);

  append_segment (sentences, plan, segment, day);
  return g_string_free (sentences, FALSE);
}

static void
append_brief_segment (GString *sentences, const RgmPlan *plan, const RgmSegment *segment,
                      RgmDay day)
{
  if (segment->kind == RGM_SEGMENT_WINDOW)
    append_brief_window (sentences, plan, &plan->windows[segment->window], day);
  else
    append_segment (sentences, plan, segment, day);
}

static void
append_lane (GString *sentences, const RgmSegmentLayout *layout, RgmLane lane, RgmDay day)
{
  for (gsize i = rgm_segment_layout_find (layout, lane, day, 0); i < layout->n_segments;
       i = rgm_segment_layout_find (layout, lane, day, i + 1))
    append_segment (sentences, layout->plan, &layout->segments[i], day);
}

/**
 * rgm_sentence_day_name:
 * @plan: a plan
 * @day: a day
 *
 * Returns: (transfer full): the day, “Fri 4 Dec”, and of one day that it is today
 */
char *
rgm_sentence_day_name (const RgmPlan *plan, RgmDay day)
{
  g_autofree char *text = rgm_day_text_near (day, plan->today, RGM_DAY_TEXT_WEEKDAY);

  if (day != plan->today)
    return g_steal_pointer (&text);

  /* Translators: %s is the day of today, “Tue 24 Nov, today” */
  return g_strdup_printf (_("%s, today"), text);
}

/* Where nothing is to be booked any more, it is said why. */
static char *
describe_nothing (const RgmSegmentLayout *layout, RgmLane lane)
{
  if (lane == RGM_LANE_BOOK_NEXT && layout->plan->next.number == 0)
    return rgm_sentence_next (layout->plan);

  /* Translators: a lane of the timeline has nothing on a day: “Fri 4 Dec. Healing: nothing.” */
  return g_strdup (C_("lane", "nothing."));
}

/**
 * rgm_sentence_day_in_lane:
 * @layout: the layout of a plan
 * @lane: a lane
 * @day: a day
 *
 * What the cursor of the timeline says: the day, the lane, and what holds on that day in that lane.
 *
 * Returns: (transfer full): its sentences, in one line
 */
char *
rgm_sentence_day_in_lane (const RgmSegmentLayout *layout, RgmLane lane, RgmDay day)
{
  g_autofree char *day_text = rgm_sentence_day_name (layout->plan, day);
  g_autofree char *nothing = NULL;
  g_autoptr (GString) sentences = g_string_new (NULL);

  append_lane (sentences, layout, lane, day);
  if (sentences->len == 0)
    {
      nothing = describe_nothing (layout, lane);
      g_string_append (sentences, nothing);
    }

  /* Translators: a day, the name of a lane of the timeline, and sentences on what holds then:
   * “Fri 18 Dec. Book next: Next session, recommended: 18 Dec – 1 Jan.” */
  return g_strdup_printf (C_("day", "%s. %s: %s"), day_text, rgm_timeline_caption_lane (lane),
                          sentences->str);
}

/* All that holds on a day but @except; what is to be decided comes first. */
static void
append_all (GString *sentences, const RgmSegmentLayout *layout, RgmDay day, gsize except)
{
  static const RgmLane lanes[RGM_N_LANES] = {
    RGM_LANE_SESSIONS, RGM_LANE_BOOK_NEXT, RGM_LANE_HEALING, RGM_LANE_COLLAGEN, RGM_LANE_RESULTS,
  };

  for (gsize lane = 0; lane < G_N_ELEMENTS (lanes); lane++)
    for (gsize i = rgm_segment_layout_find (layout, lanes[lane], day, 0); i < layout->n_segments;
         i = rgm_segment_layout_find (layout, lanes[lane], day, i + 1))
      if (i != except)
        append_brief_segment (sentences, layout->plan, &layout->segments[i], day);
}

/**
 * rgm_sentence_day:
 * @layout: the layout of a plan
 * @day: a day
 *
 * What a day of the calendar says: the day, and what holds on it in all lanes; sessions and the
 * days to book on come first.
 *
 * Returns: (transfer full): its sentences, in one line
 */
char *
rgm_sentence_day (const RgmSegmentLayout *layout, RgmDay day)
{
  g_autofree char *day_text = rgm_sentence_day_name (layout->plan, day);
  g_autoptr (GString) sentences = g_string_new (NULL);

  append_all (sentences, layout, day, layout->n_segments);
  if (sentences->len == 0)
    /* Translators: said of a day on which nothing holds, after its date: “Fri 4 Dec. Nothing.” */
    g_string_append (sentences, C_("day", "Nothing."));

  /* Translators: a day, and sentences on what holds then */
  return g_strdup_printf (C_("day", "%s. %s"), day_text, sentences->str);
}

/**
 * rgm_sentence_day_also:
 * @layout: the layout of a plan
 * @day: a day
 * @segment: index of what is told of already
 *
 * Returns: (transfer full) (nullable): what else holds on a day, in short, or %NULL where nothing
 *   does
 */
char *
rgm_sentence_day_also (const RgmSegmentLayout *layout, RgmDay day, gsize segment)
{
  g_autoptr (GString) sentences = g_string_new (NULL);

  append_all (sentences, layout, day, segment);
  if (sentences->len == 0)
    return NULL;

  /* Translators: on the card of a day of the calendar, sentences on what else holds then */
  return g_strdup_printf (C_("day", "Also: %s"), sentences->str);
}
