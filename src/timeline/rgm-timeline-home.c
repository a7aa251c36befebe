#include "config.h"

#include "rgm-timeline-home.h"

/* Half of a mark with large text: so far from the edge of the view it is seen whole. */
#define HALF_MARK_PX 23.0
/* The smallest mark is a sixth of that. */
#define MIN_MARK_SHARE (1.0 / 6)
/* Where there is no room for that, no more than this share of the days is given to it. */
#define MAX_EDGE_SHARE 8
/* So many halves of a mark an edge may be moved: there may be several side by side. */
#define MAX_SHIFT 5
#define N_PASSES 4
/* What is left free before a course that is shown by itself and, twice that, after it. */
#define MARGIN_DAYS 14

/* How many days a mark reaches to either side: sessions that stand close are drawn smaller. */
static double
get_reach (const RgmSegmentLayout *layout, gsize mark, double half_mark_days)
{
  const RgmSegment *from = &layout->segments[mark];
  double reach = half_mark_days;

  if (from->lane != RGM_LANE_SESSIONS)
    return reach;
  for (gsize i = 0; i < layout->n_segments; i++)
    {
      const RgmSegment *other = &layout->segments[i];

      if (other != from && other->lane == from->lane && other->row == from->row)
        reach = MIN (reach, ABS (other->first - from->first) / 2.0);
    }

  return MAX (reach, half_mark_days * MIN_MARK_SHARE);
}

/* Whether a view that begins with a day, or ends before it, is on the timeline and cuts no mark. */
static gboolean
is_edge (const RgmSegmentLayout *layout, RgmDay day, double half_mark_days)
{
  if (day < layout->first || day > layout->last + 1)
    return FALSE;
  for (gsize i = 0; i < layout->n_segments; i++)
    {
      double distance = ABS (layout->segments[i].first + 0.5 - day);

      if (rgm_segment_is_mark (&layout->segments[i]) && distance < half_mark_days
          && distance < get_reach (layout, i, half_mark_days))
        return FALSE;
    }

  return TRUE;
}

/* The nearest day from @day on, outwards, or else inwards, at which an edge cuts no mark in two. */
static RgmDay
find_edge (const RgmSegmentLayout *layout, RgmDay day, int outwards, double half_mark_days)
{
  RgmDay most = (RgmDay) (MAX_SHIFT * half_mark_days) + 1;

  for (RgmDay days = 0; days <= most; days++)
    if (is_edge (layout, day + outwards * days, half_mark_days))
      return day + outwards * days;
  for (RgmDay days = 1; days <= most; days++)
    if (is_edge (layout, day - outwards * days, half_mark_days))
      return day - outwards * days;

  return day;
}

/* Around today, a third of the days before it. */
static void
get_readable (const RgmSegmentLayout *layout, gint32 max_days, RgmDay *first, RgmDay *last)
{
  RgmDay today = layout->plan->today;

  *first = layout->home_first;
  *last = layout->home_last;
  if (*last - *first < max_days || today < *first || today > *last)
    return;

  *first = CLAMP (today - max_days / 3, *first, *last - max_days + 1);
  *last = *first + max_days - 1;
}

/* Begins and ends a little further out or in where an edge would cut a mark. */
static void
spare_marks (const RgmSegmentLayout *layout, double width_px, RgmDay begin, RgmDay end,
             RgmDay *first, RgmDay *last)
{
  *first = begin;
  *last = end;
  /* With more days in the view, a mark covers more of them. */
  for (int i = 0; i < N_PASSES; i++)
    {
      RgmDay n_days = *last - *first + 1;
      double half_mark_days = MIN (HALF_MARK_PX * n_days / width_px,
                                   (double) n_days / MAX_EDGE_SHARE);

      *first = find_edge (layout, begin, -1, half_mark_days);
      *last = find_edge (layout, end + 1, 1, half_mark_days) - 1;
    }
}

/**
 * rgm_timeline_home_find:
 * @layout: a layout
 * @width_px: width of the view
 * @min_day_px: width of a day that can be read
 * @first: (out): first day
 * @last: (out): last day
 *
 * Which days to show when nobody has moved the view: the home of @layout, or as many around today
 * as can be read, a third of them before it. A few more or less where an edge would cut a mark.
 */
void
rgm_timeline_home_find (const RgmSegmentLayout *layout, double width_px, double min_day_px,
                        RgmDay *first, RgmDay *last)
{
  RgmDay begin, end;

  /* A view that has no place yet. */
  width_px = MAX (width_px, 1);
  get_readable (layout, (gint32) MAX (width_px / min_day_px, 1), &begin, &end);
  spare_marks (layout, width_px, begin, end, first, last);
}

/**
 * rgm_timeline_home_find_fixed:
 * @layout: a layout
 * @width_px: width of the view
 * @min_day_px: width of a day that can be read
 * @first: (out): first day
 * @last: (out): last day
 *
 * Which days to show where nobody can move the view, as on paper: those of
 * rgm_timeline_home_find(), but the whole course where none of it begins or ends on them. Around
 * today there is then nothing to see but what never ends.
 */
void
rgm_timeline_home_find_fixed (const RgmSegmentLayout *layout, double width_px, double min_day_px,
                              RgmDay *first, RgmDay *last)
{
  RgmDay begin, end;

  rgm_timeline_home_find (layout, width_px, min_day_px, first, last);
  rgm_segment_layout_get_course (layout, &begin, &end);
  if (end >= *first && begin <= *last)
    return;

  spare_marks (layout, MAX (width_px, 1), MAX (begin - MARGIN_DAYS, layout->first),
               MIN (end + 2 * MARGIN_DAYS, layout->last), first, last);
}
