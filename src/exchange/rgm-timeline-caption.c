#include "config.h"

#include "rgm-timeline-caption.h"

#include "rgm-day-text.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * rgm_timeline_caption_lane:
 * @lane: a lane
 *
 * Returns: what the lane is called
 */
const char *
rgm_timeline_caption_lane (RgmLane lane)
{
  switch (lane)
    {
    case RGM_LANE_SESSIONS:
      return C_("lane", "Sessions");
    case RGM_LANE_HEALING:
      return C_("lane", "Healing");
    case RGM_LANE_COLLAGEN:
      return C_("lane", "Collagen");
    case RGM_LANE_RESULTS:
      return C_("lane", "Results");
    case RGM_LANE_BOOK_NEXT:
    default:
      return C_("lane", "Book next");
    }
}

/**
 * rgm_timeline_caption_sentence:
 * @plan: a plan
 * @segment: a segment of its layout
 *
 * What a bar tells: its tooltip and what a screen reader says.
 *
 * Returns: (transfer full): the sentence
 */
char *
rgm_timeline_caption_sentence (const RgmPlan *plan, const RgmSegment *segment)
{
  switch (segment->kind)
    {
    case RGM_SEGMENT_SESSION:
      return rgm_sentence_session (plan, (gsize) segment->session);
    case RGM_SEGMENT_FORECAST:
      return rgm_sentence_forecast (plan, &plan->schedule[segment->forecast]);
    case RGM_SEGMENT_WINDOW:
      return rgm_sentence_window (plan, &plan->windows[segment->window]);
    case RGM_SEGMENT_FINAL_RESULTS:
      return rgm_sentence_final_results_forecast (plan);
    case RGM_SEGMENT_ZONE:
    default:
      return rgm_sentence_zone (&plan->zones[segment->booking_zone], plan->today);
    }
}

/**
 * rgm_timeline_caption_mark:
 * @plan: a plan
 * @segment: a segment of its layout
 *
 * Returns: (transfer full): what stands in a mark: the number of the session, or the sign of one
 *   that does not count; nothing for what is not a session
 */
char *
rgm_timeline_caption_mark (const RgmPlan *plan, const RgmSegment *segment)
{
  if (segment->kind == RGM_SEGMENT_SESSION)
    return rgm_sentence_session_mark (plan, (gsize) segment->session);
  if (segment->kind == RGM_SEGMENT_FORECAST)
    return g_strdup_printf ("%d", plan->schedule[segment->forecast].number);

  return g_strdup ("");
}

static gboolean
is_recommended (const RgmSegment *segment)
{
  return segment->kind == RGM_SEGMENT_ZONE && segment->zone == RGM_VERDICT_ON_TIME
         && segment->last != RGM_DAY_NONE;
}

/* The name of a zone with its days, for where there is much room. */
static char *
write_wide_note (const RgmPlan *plan, const RgmSegment *segment)
{
  g_autofree char *days = NULL;

  if (segment->kind != RGM_SEGMENT_ZONE)
    return NULL;
  days = rgm_sentence_zone_days (segment->first, segment->last, plan->today);
  /* Translators: what some days are, and which they are: possible · 4 – 17 Dec */
  return g_strdup_printf (C_("zone", "%s · %s"), rgm_sentence_zone_name (segment->zone), days);
}

/* Of a session that is done nothing is said but that it does not count. */
static char *
write_session_note (const RgmPlan *plan, const RgmSegment *segment)
{
  if (segment->state == RGM_SEGMENT_STATE_BOOKED)
    return rgm_day_text_near (segment->first, plan->today, RGM_DAY_TEXT_PLAIN);
  if (segment->counts)
    return NULL;

  return g_strdup (segment->zone == RGM_VERDICT_EXTRA ? rgm_sentence_verdict_name (segment->zone)
                                                      : C_("verdict", "does not count"));
}

/* The day of a booking, the recommended days, the name of a zone or a window. */
static char *
write_whole_note (const RgmPlan *plan, const RgmSegment *segment)
{
  if (segment->kind == RGM_SEGMENT_SESSION)
    return write_session_note (plan, segment);
  if (segment->kind == RGM_SEGMENT_WINDOW && segment->lane != RGM_LANE_COLLAGEN)
    return g_strdup (rgm_sentence_window_name (plan->windows[segment->window].rule));
  if (segment->kind == RGM_SEGMENT_FINAL_RESULTS)
    return g_strdup (_("Final results"));
  if (is_recommended (segment))
    return rgm_day_text_range_near (segment->first, segment->last, plan->today,
                                    RGM_DAY_TEXT_PLAIN);

  return segment->kind == RGM_SEGMENT_ZONE ? g_strdup (rgm_sentence_zone_name (segment->zone))
                                           : NULL;
}

/* Two words in two lines; one word is no narrower than it is. */
static char *
break_words (const char *words)
{
  char *lines = g_strdup (words);
  char *blank = strchr (lines, ' ');

  if (blank != NULL)
    *blank = '\n';
  return lines;
}

/* For a bar that is high enough for two lines. */
static char *
write_narrow_note (const RgmPlan *plan, const RgmSegment *segment)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (segment->kind == RGM_SEGMENT_ZONE && segment->zone == RGM_VERDICT_TOO_EARLY)
    return break_words (rgm_sentence_zone_name (segment->zone));
  if (!is_recommended (segment) || segment->first == segment->last)
    return NULL;
  first = rgm_day_text_near (segment->first, plan->today, RGM_DAY_TEXT_PLAIN);
  last = rgm_day_text_near (segment->last, plan->today, RGM_DAY_TEXT_PLAIN);
  /* Translators: the first and the last of some days, in two lines: 18 Dec – 1 Jan */
  return g_strdup_printf (_("%s –\n%s"), first, last);
}

/**
 * rgm_timeline_caption_note:
 * @plan: a plan
 * @segment: a segment of its layout
 * @form: how much is to be said
 *
 * Returns: (transfer full) (nullable): what stands on a bar, or beside a mark, where there is room
 *   for it: the day of a booking, that a session does not count, the recommended days, the name of
 *   a zone or a window
 */
char *
rgm_timeline_caption_note (const RgmPlan *plan, const RgmSegment *segment, RgmNoteForm form)
{
  switch (form)
    {
    case RGM_NOTE_WIDE:
      return write_wide_note (plan, segment);
    case RGM_NOTE_WHOLE:
      return write_whole_note (plan, segment);
    case RGM_NOTE_NARROW:
      return write_narrow_note (plan, segment);
    case RGM_NOTE_SHORT:
    default:
      return is_recommended (segment)
        ? rgm_day_text_near (segment->first, plan->today, RGM_DAY_TEXT_PLAIN) : NULL;
    }
}

/**
 * rgm_timeline_caption_topic:
 * @segment: something on the timeline
 *
 * Returns: what of its plan explains its days; those to book on follow from the next session, or
 *   from the booking of another course that they come after
 */
RgmTopic
rgm_timeline_caption_topic (const RgmSegment *segment)
{
  switch (segment->kind)
    {
    case RGM_SEGMENT_SESSION:
      return (RgmTopic) { RGM_TOPIC_SESSION, (guint) segment->session };
    case RGM_SEGMENT_FORECAST:
      return (RgmTopic) { RGM_TOPIC_FORECAST, (guint) segment->forecast };
    case RGM_SEGMENT_WINDOW:
      return segment->window >= 0 ? (RgmTopic) { RGM_TOPIC_WINDOW, (guint) segment->window }
                                  : (RgmTopic) { RGM_TOPIC_NEXT, 0 };
    case RGM_SEGMENT_FINAL_RESULTS:
      return (RgmTopic) { RGM_TOPIC_FINAL_RESULTS, 0 };
    case RGM_SEGMENT_ZONE:
    default:
      return segment->other != RGM_DAY_NONE
        ? (RgmTopic) { RGM_TOPIC_ZONE, (guint) segment->booking_zone }
        : (RgmTopic) { RGM_TOPIC_NEXT, 0 };
    }
}

/**
 * rgm_timeline_caption_tick:
 * @label: what the label says
 * @day: the day of the tick
 *
 * Returns: (transfer full): the label
 */
char *
rgm_timeline_caption_tick (RgmTickLabel label, RgmDay day)
{
  int year, day_of_month;

  rgm_day_get_ymd (day, &year, NULL, &day_of_month);
  switch (label)
    {
    case RGM_TICK_LABEL_DAY:
      return g_strdup_printf ("%d", day_of_month);
    case RGM_TICK_LABEL_DAY_MONTH:
      return rgm_day_text (day, RGM_DAY_TEXT_PLAIN);
    case RGM_TICK_LABEL_DAY_MONTH_YEAR:
      return rgm_day_text (day, RGM_DAY_TEXT_YEAR);
    case RGM_TICK_LABEL_MONTH:
      return rgm_day_text_month (day, RGM_DAY_TEXT_PLAIN);
    case RGM_TICK_LABEL_MONTH_YEAR:
      return rgm_day_text_month (day, RGM_DAY_TEXT_YEAR);
    case RGM_TICK_LABEL_YEAR:
    default:
      return g_strdup_printf ("%d", year);
    }
}

/**
 * rgm_timeline_caption_range:
 * @scale: a scale
 *
 * Returns: (transfer full): the days in the view
 */
char *
rgm_timeline_caption_range (const RgmTimeScale *scale)
{
  return rgm_day_text_range (rgm_time_scale_get_first_shown (scale),
                             rgm_time_scale_get_last_shown (scale), RGM_DAY_TEXT_YEAR);
}
