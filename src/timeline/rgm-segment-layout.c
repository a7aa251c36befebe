#include "config.h"

#include "rgm-segment-layout.h"

#include "rgm-lane-packing.h"

#include <string.h>

/* What is left free before the first and, twice that, after the last thing on the timeline: so many
 * days, but not less than a share of all of them, so that marks are not cut off. */
#define MARGIN_DAYS 14
#define MARGIN_SHARE 40
/* Without anybody having moved it, the view shows two months back and four months on; further back
 * if the last session was before that, so that it can be seen what is overdue since when. */
#define HOME_BEFORE_DAYS 56
#define HOME_MAX_BEFORE_DAYS 280
#define HOME_AFTER_DAYS 112

G_DEFINE_BOXED_TYPE (RgmSegmentLayout, rgm_segment_layout, rgm_segment_layout_ref,
                     rgm_segment_layout_unref)

static RgmSegment *
add_segment (GArray *segments, RgmLane lane, RgmSegmentKind kind, RgmDay first, RgmDay last)
{
  RgmSegment segment = {
    .lane = lane,
    .kind = kind,
    .state = RGM_SEGMENT_STATE_PROJECTED,
    .first = first,
    .last = last,
    .session = -1,
    .forecast = -1,
    .window = -1,
    .booking_zone = -1,
    .other = RGM_DAY_NONE,
  };

  g_array_append_val (segments, segment);
  return &g_array_index (segments, RgmSegment, segments->len - 1);
}

static RgmSegmentState
get_state (const RgmPlan *plan, gsize session)
{
  return plan->sessions[session].state == RGM_SESSION_DONE ? RGM_SEGMENT_STATE_PAST
                                                           : RGM_SEGMENT_STATE_BOOKED;
}

static void
add_sessions (GArray *segments, const RgmPlan *plan)
{
  for (gsize i = 0; i < plan->n_sessions; i++)
    {
      const RgmEvaluation *session = &plan->sessions[i];
      RgmSegment *segment = add_segment (segments, RGM_LANE_SESSIONS, RGM_SEGMENT_SESSION,
                                         session->day, session->day);

      segment->state = get_state (plan, i);
      segment->session = (gint32) i;
      segment->zone = session->verdict;
      segment->counts = session->counts;
    }
}

/* A session to come stands where it is recommended; one that is booked stands there already. */
static void
add_forecasts (GArray *segments, const RgmPlan *plan)
{
  for (gsize i = 0; i < plan->n_schedule; i++)
    {
      const RgmForecast *forecast = &plan->schedule[i];
      RgmDay day = forecast->limits[RGM_LIMIT_RECOMMENDED_FROM].day;

      if (forecast->booked < 0 && rgm_day_is_valid (day))
        add_segment (segments, RGM_LANE_SESSIONS, RGM_SEGMENT_FORECAST, day,
                     day)->forecast = (gint32) i;
    }
}

static RgmLane
get_lane (const RgmWindowRule *rule)
{
  static const struct {
    const char *kind;
    RgmLane lane;
  } lanes[] = {
    { "collagen", RGM_LANE_COLLAGEN },
    { "results", RGM_LANE_RESULTS },
    { "final-results", RGM_LANE_RESULTS },
    { "maintenance", RGM_LANE_RESULTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lanes); i++)
    if (g_strcmp0 (rule->kind, lanes[i].kind) == 0)
      return lanes[i].lane;

  return RGM_LANE_HEALING;
}

static void
add_windows (GArray *segments, const RgmPlan *plan, gboolean *has_final_results)
{
  for (gsize i = 0; i < plan->n_windows; i++)
    {
      const RgmWindow *window = &plan->windows[i];
      RgmSegment *segment = add_segment (segments, get_lane (window->rule), RGM_SEGMENT_WINDOW,
                                         window->from, window->to);

      segment->state = get_state (plan, window->session);
      segment->peak = window->peak;
      segment->session = (gint32) window->session;
      segment->window = (gint32) i;
      *has_final_results |= g_strcmp0 (window->rule->kind, "final-results") == 0;
    }
}

static RgmDay
get_last_done (const RgmPlan *plan)
{
  RgmDay last = RGM_DAY_NONE;

  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].state == RGM_SESSION_DONE)
      last = MAX (last, plan->sessions[i].day);

  return last;
}

static void
add_zones (GArray *segments, const RgmPlan *plan)
{
  for (gsize i = 0; i < plan->n_zones; i++)
    {
      const RgmBookingZone *zone = &plan->zones[i];
      RgmSegment *segment = add_segment (segments, RGM_LANE_BOOK_NEXT, RGM_SEGMENT_ZONE,
                                         zone->first, zone->last);

      segment->zone = zone->verdict;
      segment->booking_zone = (gint32) i;
      segment->other = zone->other;
    }
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const RgmSegment *x = a;
  const RgmSegment *y = b;
  const gint32 keys[][2] = {
    { (gint32) x->lane, (gint32) y->lane },
    { x->first, y->first },
    { (gint32) x->row, (gint32) y->row },
    { x->session, y->session },
    { x->window, y->window },
    { x->forecast, y->forecast },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;

  return 0;
}

static void
find_extent (RgmSegmentLayout *self, const GArray *segments)
{
  RgmDay first = self->plan->today;
  RgmDay last = self->plan->today;
  RgmDay margin;

  for (guint i = 0; i < segments->len; i++)
    {
      const RgmSegment *segment = &g_array_index (segments, RgmSegment, i);

      first = MIN (first, segment->first);
      last = MAX (MAX (last, segment->first), segment->last);
    }

  margin = MAX (MARGIN_DAYS, (last - first) / MARGIN_SHARE);
  self->first = MAX (first - margin, RGM_DAY_FIRST);
  self->last = MIN (last + 2 * margin, RGM_DAY_LAST);
}

/* What lies long ago or far ahead is shown whole, for around today there is nothing to see. */
static void
find_home (RgmSegmentLayout *self, const GArray *segments)
{
  RgmDay today = self->plan->today;
  RgmDay last_done = get_last_done (self->plan);
  RgmDay first = today - HOME_BEFORE_DAYS;
  RgmDay last = today + HOME_AFTER_DAYS;
  gboolean is_empty = segments->len > 0;

  if (last_done >= today - HOME_MAX_BEFORE_DAYS)
    first = MIN (first, last_done - MARGIN_DAYS);

  for (guint i = 0; i < segments->len && is_empty; i++)
    {
      const RgmSegment *segment = &g_array_index (segments, RgmSegment, i);

      is_empty = segment->first > last || segment->drawn_last < first;
    }

  self->home_first = is_empty ? self->first : MAX (first, self->first);
  self->home_last = is_empty ? self->last : MIN (MAX (last, self->first), self->last);
}

/* An open window is drawn until the same window of the next session takes over, so that a band goes
 * on instead of one row for each session. */
static RgmDay
find_drawn_last (const RgmSegmentLayout *self, const GArray *segments, const RgmSegment *segment)
{
  RgmDay last = self->last;

  if (segment->last != RGM_DAY_NONE)
    return segment->last;
  if (segment->kind != RGM_SEGMENT_WINDOW)
    return last;

  for (guint i = 0; i < segments->len; i++)
    {
      const RgmSegment *other = &g_array_index (segments, RgmSegment, i);

      if (other->kind == RGM_SEGMENT_WINDOW && other->first > segment->first
          && self->plan->windows[other->window].rule == self->plan->windows[segment->window].rule)
        last = MIN (last, other->first - 1);
    }

  return last;
}

static const RgmWindowRule *
get_rule (const RgmPlan *plan, const RgmSegment *segment)
{
  return segment->window >= 0 ? plan->windows[segment->window].rule : NULL;
}

/* Packs the segments of one rule, or those of none, into rows of their own. */
static guint
pack_rule (const RgmPlan *plan, RgmSegment *segments, gsize n_segments, const RgmWindowRule *rule,
           guint first_row)
{
  g_autofree RgmSpan *spans = g_new (RgmSpan, n_segments);
  g_autofree guint *rows = g_new0 (guint, n_segments);
  gsize n_spans = 0;
  guint n_rows;

  for (gsize i = 0; i < n_segments; i++)
    if (get_rule (plan, &segments[i]) == rule)
      spans[n_spans++] = (RgmSpan) { segments[i].first, segments[i].drawn_last };
  n_rows = rgm_lane_packing_pack (spans, n_spans, rows);
  n_spans = 0;
  for (gsize i = 0; i < n_segments; i++)
    if (get_rule (plan, &segments[i]) == rule)
      segments[i].row = first_row + rows[n_spans++];

  return n_rows;
}

/* Whether a lone segment has a row to itself on its days. */
static gboolean
is_free (const RgmSegment *segments, gsize n_segments, const RgmSegment *segment, guint row)
{
  for (gsize i = 0; i < n_segments; i++)
    if (&segments[i] != segment && segments[i].row == row && segments[i].window >= 0
        && segments[i].first <= segment->drawn_last && segments[i].drawn_last >= segment->first)
      return FALSE;

  return TRUE;
}

/* The day of the final results stands in the first row where nothing else is. */
static guint
place_final_results (RgmSegment *segments, gsize n_segments, guint n_rows)
{
  for (gsize i = 0; i < n_segments; i++)
    if (segments[i].kind == RGM_SEGMENT_FINAL_RESULTS)
      {
        segments[i].row = 0;
        while (segments[i].row < n_rows
               && !is_free (segments, n_segments, &segments[i], segments[i].row))
          segments[i].row++;
        n_rows = MAX (n_rows, segments[i].row + 1);
      }

  return n_rows;
}

/* Windows of one rule have rows of their own, in the order of the protocol: they are found in the
 * same place in every course, and nothing jumps while a booking is moved. The curves of collagen
 * lie one over the other: that it builds up is what they show. */
static guint
pack_lane (const RgmPlan *plan, RgmSegment *segments, gsize n_segments)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (plan->rules);
  guint n_rows = 0;

  if (n_segments == 0 || segments[0].lane == RGM_LANE_COLLAGEN)
    return MIN (n_segments, 1);
  if (segments[0].lane == RGM_LANE_SESSIONS || segments[0].lane == RGM_LANE_BOOK_NEXT)
    return pack_rule (plan, segments, n_segments, NULL, 0);

  for (gsize i = 0; i < protocol->n_windows; i++)
    n_rows += pack_rule (plan, segments, n_segments, &protocol->windows[i], n_rows);
  return place_final_results (segments, n_segments, n_rows);
}

static void
pack (RgmSegmentLayout *self)
{
  gsize begin = 0;

  for (RgmLane lane = 0; lane < RGM_N_LANES; lane++)
    {
      gsize end = begin;

      while (end < self->n_segments && self->segments[end].lane == lane)
        end++;
      self->n_rows[lane] = pack_lane (self->plan, self->segments + begin, end - begin);
      begin = end;
    }
}

static GArray *
collect_segments (const RgmPlan *plan)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (RgmSegment));
  gboolean has_final_results = FALSE;

  add_sessions (segments, plan);
  add_forecasts (segments, plan);
  add_windows (segments, plan, &has_final_results);
  if (rgm_day_is_valid (plan->final_results) && !has_final_results)
    add_segment (segments, RGM_LANE_RESULTS, RGM_SEGMENT_FINAL_RESULTS, plan->final_results,
                 plan->final_results);
  add_zones (segments, plan);

  return segments;
}

/**
 * rgm_segment_layout_new:
 * @plan: a plan
 *
 * Lays a plan out in lanes. Today comes from the plan.
 *
 * Returns: (transfer full): the layout
 */
RgmSegmentLayout *
rgm_segment_layout_new (RgmPlan *plan)
{
  RgmSegmentLayout *self = g_atomic_rc_box_new0 (RgmSegmentLayout);
  GArray *segments = collect_segments (plan);

  self->plan = rgm_plan_ref (plan);
  find_extent (self, segments);
  for (guint i = 0; i < segments->len; i++)
    {
      RgmSegment *segment = &g_array_index (segments, RgmSegment, i);

      segment->drawn_last = find_drawn_last (self, segments, segment);
    }
  find_home (self, segments);
  g_array_sort (segments, compare_segments);

  self->segments = (RgmSegment *) (gpointer) g_array_steal (segments, &self->n_segments);
  g_array_unref (segments);
  pack (self);
  if (self->n_segments > 0)
    qsort (self->segments, self->n_segments, sizeof (RgmSegment), compare_segments);

  return self;
}

/**
 * rgm_segment_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): @self
 */
RgmSegmentLayout *
rgm_segment_layout_ref (RgmSegmentLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RgmSegmentLayout *self = data;

  g_free (self->segments);
  rgm_plan_unref (self->plan);
}

/**
 * rgm_segment_layout_unref:
 * @self: (transfer full): a layout
 *
 * Gives back a reference.
 */
void
rgm_segment_layout_unref (RgmSegmentLayout *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* What is open is drawn to the end of the timeline, and does not end there. */
static gboolean
holds (const RgmSegmentLayout *self, const RgmSegment *segment, RgmDay day)
{
  gboolean is_open = segment->last == RGM_DAY_NONE && segment->drawn_last == self->last;

  return day >= segment->first && (is_open || day <= segment->drawn_last);
}

/**
 * rgm_segment_layout_find:
 * @self: a layout
 * @lane: a lane
 * @day: a day, on the timeline or not
 * @from: index of the segment to begin with: 0, or one more than what was found before
 *
 * Finds what holds on a day in a lane: a mark on its day, a bar on each day that it is drawn on. A
 * day after the end of the timeline has what has no end. What is found comes by its first day, then
 * its row, whatever else has changed.
 *
 * Returns: index of the next segment that holds then; the number of segments where there is none
 */
gsize
rgm_segment_layout_find (const RgmSegmentLayout *self, RgmLane lane, RgmDay day, gsize from)
{
  for (gsize i = from; i < self->n_segments && self->segments[i].lane <= lane; i++)
    if (self->segments[i].lane == lane && holds (self, &self->segments[i], day))
      return i;

  return self->n_segments;
}

/**
 * rgm_segment_layout_get_course:
 * @self: a layout
 * @first: (out): the first day that something is on
 * @last: (out): the last day that something begins or ends on
 *
 * From when to when the course is, without the margins of the timeline. A course on which nothing
 * is yet has the day of today.
 */
void
rgm_segment_layout_get_course (const RgmSegmentLayout *self, RgmDay *first, RgmDay *last)
{
  *first = *last = self->n_segments > 0 ? self->segments[0].first : self->plan->today;
  for (gsize i = 0; i < self->n_segments; i++)
    {
      *first = MIN (*first, self->segments[i].first);
      *last = MAX (*last, MAX (self->segments[i].first, self->segments[i].last));
    }
}

/**
 * rgm_segment_layout_pick:
 * @self: a layout
 * @lane: a lane
 * @day: a day, or `RGM_DAY_NONE`
 * @segment: (out): index of a segment
 *
 * Finds the one thing that is meant by a day in a lane: where several hold, a session before
 * anything else.
 *
 * Returns: whether anything holds then
 */
gboolean
rgm_segment_layout_pick (const RgmSegmentLayout *self, RgmLane lane, RgmDay day, gsize *segment)
{
  gsize first = rgm_segment_layout_find (self, lane, day, 0);
  gsize i = first;

  while (i < self->n_segments && self->segments[i].kind != RGM_SEGMENT_SESSION)
    i = rgm_segment_layout_find (self, lane, day, i + 1);
  *segment = i < self->n_segments ? i : first;

  return first < self->n_segments;
}

/**
 * rgm_segment_is_mark:
 * @segment: a segment
 *
 * Returns: whether it is drawn as a mark on its day rather than as wide as its days
 */
gboolean
rgm_segment_is_mark (const RgmSegment *segment)
{
  return segment->kind == RGM_SEGMENT_SESSION || segment->kind == RGM_SEGMENT_FORECAST
         || segment->kind == RGM_SEGMENT_FINAL_RESULTS;
}

/**
 * rgm_segment_is_same:
 * @a: a segment
 * @b: a segment, maybe of another plan
 *
 * Returns: whether both tell of the same thing, even if it has moved
 */
gboolean
rgm_segment_is_same (const RgmSegment *a, const RgmSegment *b)
{
  return a->lane == b->lane && a->kind == b->kind && a->session == b->session
         && a->forecast == b->forecast && a->window == b->window
         && (a->kind != RGM_SEGMENT_ZONE || (a->zone == b->zone && a->other == b->other));
}
