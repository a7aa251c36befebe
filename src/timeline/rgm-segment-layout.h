#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RgmLane:
 * @RGM_LANE_SESSIONS: sessions done, booked and still to come
 * @RGM_LANE_HEALING: what heals in the first days
 * @RGM_LANE_COLLAGEN: collagen
 * @RGM_LANE_RESULTS: when results show, and how long they last
 * @RGM_LANE_BOOK_NEXT: what the days to come are good for
 *
 * The lanes of the timeline, from the top.
 */
typedef enum {
  RGM_LANE_SESSIONS,
  RGM_LANE_HEALING,
  RGM_LANE_COLLAGEN,
  RGM_LANE_RESULTS,
  RGM_LANE_BOOK_NEXT,
} RgmLane;

#define RGM_N_LANES 5

/**
 * RgmSegmentKind:
 * @RGM_SEGMENT_SESSION: a session done or booked; a mark
 * @RGM_SEGMENT_FORECAST: a session still to come; a mark
 * @RGM_SEGMENT_WINDOW: a window of a session
 * @RGM_SEGMENT_FINAL_RESULTS: when the final results are expected; a mark
 * @RGM_SEGMENT_ZONE: days that are too early, possible, recommended or overdue
 *
 * What a segment shows.
 */
typedef enum {
  RGM_SEGMENT_SESSION,
  RGM_SEGMENT_FORECAST,
  RGM_SEGMENT_WINDOW,
  RGM_SEGMENT_FINAL_RESULTS,
  RGM_SEGMENT_ZONE,
} RgmSegmentKind;

/**
 * RgmSegmentState:
 * @RGM_SEGMENT_STATE_PAST: it took place, or follows from what did
 * @RGM_SEGMENT_STATE_BOOKED: it is booked, or follows from what is
 * @RGM_SEGMENT_STATE_PROJECTED: it is computed
 *
 * How sure a segment is.
 */
typedef enum {
  RGM_SEGMENT_STATE_PAST,
  RGM_SEGMENT_STATE_BOOKED,
  RGM_SEGMENT_STATE_PROJECTED,
} RgmSegmentState;

/**
 * RgmSegment:
 * @lane: its lane
 * @row: its row in the lane, 0 being the topmost
 * @kind: what it shows
 * @state: how sure that is
 * @first: first day
 * @last: last day, or `RGM_DAY_NONE` for an open end
 * @drawn_last: last day that is drawn: @last; with an open end, the day before the same window of
 *   the next session takes over, or the last day of the timeline
 * @peak: peak day, or `RGM_DAY_NONE`
 * @session: index in `plan->sessions` of the session that it shows or follows, or -1
 * @forecast: index in `plan->schedule`, or -1
 * @window: index in `plan->windows`, or -1
 * @booking_zone: index in `plan->zones`, or -1
 * @other: for `RGM_SEGMENT_ZONE`, the day of the booking of another course that the days count
 *   from, or `RGM_DAY_NONE`
 * @zone: for `RGM_SEGMENT_ZONE`, the verdict that a session on these days gets; for
 *   `RGM_SEGMENT_SESSION`, its verdict
 * @counts: for `RGM_SEGMENT_SESSION`, whether it counts
 *
 * Something on the timeline.
 */
typedef struct {
  RgmLane lane;
  guint row;
  RgmSegmentKind kind;
  RgmSegmentState state;
  RgmDay first;
  RgmDay last;
  RgmDay drawn_last;
  RgmDay peak;
  gint32 session;
  gint32 forecast;
  gint32 window;
  gint32 booking_zone;
  RgmDay other;
  RgmVerdict zone;
  gboolean counts;
} RgmSegment;

#define RGM_TYPE_SEGMENT_LAYOUT (rgm_segment_layout_get_type ())

/**
 * RgmSegmentLayout:
 * @plan: the plan that it was made from
 * @first: first day of the timeline: some days before everything that is on it
 * @last: last day of the timeline
 * @home_first: first day to show when nobody has moved the view
 * @home_last: last day to show then
 * @n_rows: for each lane, its rows; 0 for a lane without segments
 * @segments: (array length=n_segments): lane by lane, in each by first day and row
 * @n_segments: their number
 *
 * A plan as lanes of segments, in days. Immutable.
 */
typedef struct {
  RgmPlan *plan;
  RgmDay first;
  RgmDay last;
  RgmDay home_first;
  RgmDay home_last;
  guint n_rows[RGM_N_LANES];
  RgmSegment *segments;
  gsize n_segments;
} RgmSegmentLayout;

GType rgm_segment_layout_get_type (void);
RgmSegmentLayout *rgm_segment_layout_new (RgmPlan *plan);
RgmSegmentLayout *rgm_segment_layout_ref (RgmSegmentLayout *self);
void rgm_segment_layout_unref (RgmSegmentLayout *self);
void rgm_segment_layout_get_course (const RgmSegmentLayout *self, RgmDay *first, RgmDay *last);
gsize rgm_segment_layout_find (const RgmSegmentLayout *self, RgmLane lane, RgmDay day, gsize from);
gboolean rgm_segment_layout_pick (const RgmSegmentLayout *self, RgmLane lane, RgmDay day,
                                  gsize *segment);
gboolean rgm_segment_is_mark (const RgmSegment *segment);
gboolean rgm_segment_is_same (const RgmSegment *a, const RgmSegment *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmSegmentLayout, rgm_segment_layout_unref)

G_END_DECLS
