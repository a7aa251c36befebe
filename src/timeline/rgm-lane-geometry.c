#include "config.h"

#include "rgm-lane-geometry.h"

#include <math.h>

/* Free above and below the rows of a lane, and between two of its rows. */
#define LANE_PADDING_PX 8.0
#define ROW_GAP_PX 3.0
/* What a mark or a zone has around its text. */
#define TEXT_PADDING_PX 8.0
#define LINE_PADDING_PX 2.0
#define COLLAGEN_PX 48.0
/* So many lines of small text fit into a zone. */
#define ZONE_LINES 1.8
/* What heals has a small name on it where there is room. */
#define SMALL_TEXT 0.78
#define MIN_MARK_PX 7.0
/* Between two marks of a row. */
#define MARK_GAP_PX 1.0
#define MIN_BAR_WIDTH_PX 3.0
/* Around the words on or beside a segment. */
#define NOTE_GAP_PX 3.0
/* Between the middle of today and words. */
#define TODAY_GAP_PX 4.0

static double
get_row_px (RgmLane lane, double text_px)
{
  switch (lane)
    {
    case RGM_LANE_SESSIONS:
      return text_px + TEXT_PADDING_PX;
    case RGM_LANE_BOOK_NEXT:
      return text_px * ZONE_LINES;
    case RGM_LANE_COLLAGEN:
      return COLLAGEN_PX;
    case RGM_LANE_RESULTS:
      return text_px + LINE_PADDING_PX;
    case RGM_LANE_HEALING:
    default:
      return ceil (text_px * SMALL_TEXT);
    }
}

/**
 * rgm_lane_geometry_init:
 * @self: (out caller-allocates): the geometry
 * @layout: a layout
 * @text_px: height of a line of text
 * @has_captions: whether the name of each lane stands above it rather than beside it
 *
 * Finds how high each lane is and where it lies. A lane without segments keeps one row, so that all
 * lanes stay where they are.
 */
void
rgm_lane_geometry_init (RgmLaneGeometry *self, const RgmSegmentLayout *layout, double text_px,
                        gboolean has_captions)
{
  *self = (RgmLaneGeometry) { .mark_px = text_px + TEXT_PADDING_PX };

  for (RgmLane lane = 0; lane < RGM_N_LANES; lane++)
    {
      RgmLaneBand *band = &self->lanes[lane];
      guint n_rows = MAX (layout->n_rows[lane], 1);

      band->y = self->height;
      band->caption_px = has_captions ? text_px : 0;
      band->row_px = get_row_px (lane, text_px);
      band->height = band->caption_px + 2 * LANE_PADDING_PX + n_rows * band->row_px
                     + (n_rows - 1) * ROW_GAP_PX;
      self->height += band->height;
    }
}

static double
get_row_y (const RgmLaneBand *band, guint row)
{
  return band->y + band->caption_px + LANE_PADDING_PX + row * (band->row_px + ROW_GAP_PX);
}

/* The next segment of the same row, or %NULL. */
static const RgmSegment *
find_in_row (const RgmSegmentLayout *layout, gsize segment, int step)
{
  const RgmSegment *from = &layout->segments[segment];

  for (gsize i = segment + step; i < layout->n_segments && layout->segments[i].lane == from->lane;
       i += step)
    if (layout->segments[i].row == from->row)
      return &layout->segments[i];

  return NULL;
}

/* Days to the nearest mark of the same row, or more than there are. */
static gint32
get_distance (const RgmSegmentLayout *layout, gsize segment)
{
  const RgmSegment *mark = &layout->segments[segment];
  const RgmSegment *before = find_in_row (layout, segment, -1);
  const RgmSegment *after = find_in_row (layout, segment, 1);

  return MIN (before != NULL ? mark->first - before->first : G_MAXINT32,
              after != NULL ? after->first - mark->first : G_MAXINT32);
}

/* Marks that come too close become smaller, so that each can still be told from the next. */
static void
place_mark (const RgmLaneGeometry *self, const RgmSegmentLayout *layout,
            const RgmTimeScale *scale, gsize segment, RgmBox *box)
{
  const RgmSegment *mark = &layout->segments[segment];
  double distance_px = scale->day_px * get_distance (layout, segment) - MARK_GAP_PX;
  double size = MIN (self->mark_px, self->lanes[mark->lane].row_px);

  if (mark->lane == RGM_LANE_SESSIONS)
    size = CLAMP (distance_px, MIN (MIN_MARK_PX, size), size);
  box->width = box->height = size;
  box->x = rgm_time_scale_get_x (scale, mark->first + 0.5) - size / 2;
  box->y += (self->lanes[mark->lane].row_px - size) / 2;
}

static void
place_bar (const RgmTimeScale *scale, const RgmSegment *bar, double row_px, RgmBox *box)
{
  double begin = rgm_time_scale_get_offset (scale, bar->first);
  double end = rgm_time_scale_get_offset (scale, (double) bar->drawn_last + 1);

  begin = MAX (begin, -RGM_LANE_OVERHANG_PX);
  end = MIN (end, scale->width_px + RGM_LANE_OVERHANG_PX);
  box->width = MAX (end - begin, MIN_BAR_WIDTH_PX);
  box->height = row_px;
  box->x = rgm_time_scale_place (scale, begin, box->width);
}

/**
 * rgm_lane_geometry_place:
 * @self: a geometry
 * @layout: the layout that it was made for
 * @scale: a scale
 * @segment: index of a segment
 * @box: (out): where the segment lies
 *
 * Returns: whether anything of it is in the view
 */
gboolean
rgm_lane_geometry_place (const RgmLaneGeometry *self, const RgmSegmentLayout *layout,
                         const RgmTimeScale *scale, gsize segment, RgmBox *box)
{
  const RgmSegment *placed = &layout->segments[segment];
  const RgmLaneBand *band = &self->lanes[placed->lane];

  *box = (RgmBox) { .y = get_row_y (band, placed->row) };
  if (rgm_segment_is_mark (placed))
    place_mark (self, layout, scale, segment, box);
  else
    place_bar (scale, placed, band->row_px, box);

  return box->x < scale->width_px && box->x + box->width > 0;
}

/**
 * rgm_lane_geometry_place_mark:
 * @self: a geometry
 * @scale: a scale
 * @lane: a lane
 * @row: one of its rows
 * @day: a day
 * @box: (out): where a mark lies there
 *
 * Places a mark that no segment stands for, such as what is left where one was.
 *
 * Returns: whether all of it is in the view
 */
gboolean
rgm_lane_geometry_place_mark (const RgmLaneGeometry *self, const RgmTimeScale *scale, RgmLane lane,
                              guint row, RgmDay day, RgmBox *box)
{
  double size = MIN (self->mark_px, self->lanes[lane].row_px);

  *box = (RgmBox) {
    .x = rgm_time_scale_get_x (scale, day + 0.5) - size / 2,
    .y = get_row_y (&self->lanes[lane], row) + (self->lanes[lane].row_px - size) / 2,
    .width = size,
    .height = size,
  };
  return box->x >= 0 && box->x + box->width <= scale->width_px;
}

/**
 * rgm_lane_geometry_place_day:
 * @self: a geometry
 * @scale: a scale
 * @lane: a lane
 * @day: a day
 * @min_px: how wide it is at least, for where days are too narrow to be seen
 * @box: (out): where that day of that lane lies, in the view or not
 *
 * Places one day of one lane: all of the lane below its caption. What is wider than its day is not
 * cut off at the edge of the view.
 */
void
rgm_lane_geometry_place_day (const RgmLaneGeometry *self, const RgmTimeScale *scale, RgmLane lane,
                             RgmDay day, double min_px, RgmBox *box)
{
  const RgmLaneBand *band = &self->lanes[lane];
  double width = MAX (scale->day_px, min_px);
  double center = rgm_time_scale_get_x (scale, day + 0.5);
  double x = center - width / 2;

  if (width > scale->day_px && center >= 0 && center <= scale->width_px)
    x = CLAMP (x, 0, MAX (scale->width_px - width, 0));
  *box = (RgmBox) {
    .x = x,
    .y = band->y + band->caption_px,
    .width = width,
    .height = band->height - band->caption_px,
  };
}

/**
 * rgm_lane_geometry_find_lane:
 * @self: a geometry
 * @y: pixels from the top of the first lane
 *
 * Returns: the lane at @y, or the nearest
 */
RgmLane
rgm_lane_geometry_find_lane (const RgmLaneGeometry *self, double y)
{
  RgmLane lane = 0;

  while (lane < RGM_N_LANES - 1 && y >= self->lanes[lane + 1].y)
    lane++;

  return lane;
}

/* How far the row is free after a segment: to the edge of the view, or to what comes next. */
static double
find_free_end (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment,
               double mark_px)
{
  const RgmSegment *next = find_in_row (layout, segment, 1);
  double limit = scale->width_px;

  if (next != NULL)
    limit = rgm_time_scale_get_offset (scale, next->first)
            - (rgm_segment_is_mark (next) ? mark_px / 2 : 0);
  return MIN (limit, scale->width_px);
}

/**
 * rgm_lane_geometry_find_note_after:
 * @layout: a layout
 * @scale: the scale that @box was placed with
 * @segment: index of a segment
 * @box: where it lies
 * @offset_px: (out): where a note may begin, in pixels from the edge of @box where time begins
 * @room_px: (out): how wide it may be
 *
 * Finds the room for words after a segment, as far as nothing else stands there.
 */
void
rgm_lane_geometry_find_note_after (const RgmSegmentLayout *layout, const RgmTimeScale *scale,
                                   gsize segment, const RgmBox *box, double *offset_px,
                                   double *room_px)
{
  double end = rgm_time_scale_place (scale, box->x, box->width) + box->width;

  *offset_px = box->width + NOTE_GAP_PX;
  *room_px = find_free_end (layout, scale, segment, box->width) - end - 2 * NOTE_GAP_PX;
}

/**
 * rgm_lane_geometry_find_note:
 * @layout: a layout
 * @scale: the scale that @box was placed with
 * @segment: index of a segment
 * @box: where it lies
 * @offset_px: (out): where a note may begin, in pixels from the edge of @box where time begins
 * @room_px: (out): how wide it may be
 *
 * Finds the room for words: on the part of a bar that is in the view, or after a mark as far as
 * nothing else stands there.
 */
void
rgm_lane_geometry_find_note (const RgmSegmentLayout *layout, const RgmTimeScale *scale,
                             gsize segment, const RgmBox *box, double *offset_px,
                             double *room_px)
{
  const RgmSegment *noted = &layout->segments[segment];
  double begin = rgm_time_scale_place (scale, box->x, box->width);
  double end = begin + box->width;
  double gap;

  if (rgm_segment_is_mark (noted))
    {
      rgm_lane_geometry_find_note_after (layout, scale, segment, box, offset_px, room_px);
      return;
    }

  gap = noted->kind == RGM_SEGMENT_ZONE ? 1.5 * NOTE_GAP_PX : 2 * NOTE_GAP_PX;
  *offset_px = MAX (-begin, 0) + gap;
  *room_px = MIN (end, scale->width_px) - MAX (begin, 0) - 2 * gap;
}

/* A band that goes on from the one before says its name only where that has no room to. */
static gboolean
goes_on (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment, double width_px)
{
  const RgmSegment *noted = &layout->segments[segment];
  const RgmSegment *before = find_in_row (layout, segment, -1);
  double begin;

  if (noted->kind != RGM_SEGMENT_WINDOW || before == NULL || before->kind != RGM_SEGMENT_WINDOW
      || before->drawn_last + 1 != noted->first
      || layout->plan->windows[before->window].rule != layout->plan->windows[noted->window].rule)
    return FALSE;

  begin = MAX (rgm_time_scale_get_offset (scale, before->first), 0);
  return rgm_time_scale_get_offset (scale, noted->first) - begin >= width_px + 4 * NOTE_GAP_PX;
}

/* The line of today is not to strike out words: they begin after it, or else there are none. */
static gboolean
clear_today (const RgmSegmentLayout *layout, const RgmTimeScale *scale, const RgmBox *box,
             double width_px, double room_px, double *offset_px)
{
  double begin = rgm_time_scale_place (scale, box->x, box->width);
  double today = rgm_time_scale_get_offset (scale, layout->plan->today + 0.5) - begin;
  double end = *offset_px + room_px;

  if (today < *offset_px - TODAY_GAP_PX || today > *offset_px + width_px + TODAY_GAP_PX)
    return TRUE;

  *offset_px = today + TODAY_GAP_PX;
  return *offset_px + width_px <= end;
}

/**
 * rgm_lane_geometry_fit_note:
 * @layout: a layout
 * @scale: the scale that @box was placed with
 * @segment: index of a segment
 * @box: where it lies
 * @width_px: width of a note
 * @height_px: height of the note
 * @offset_px: (out): where it may begin, in pixels from the edge of @box where time begins
 *
 * Finds the place of a note: on the segment, or after it where it is a window of the results; never
 * on the line of today, and not where the band before says the same.
 *
 * Returns: whether there is room for it
 */
gboolean
rgm_lane_geometry_fit_note (const RgmSegmentLayout *layout, const RgmTimeScale *scale,
                            gsize segment, const RgmBox *box, double width_px, double height_px,
                            double *offset_px)
{
  const RgmSegment *noted = &layout->segments[segment];
  double room;

  if (goes_on (layout, scale, segment, width_px))
    return FALSE;

  rgm_lane_geometry_find_note (layout, scale, segment, box, offset_px, &room);
  if (width_px <= room && height_px <= box->height
      && clear_today (layout, scale, box, width_px, room, offset_px))
    return TRUE;
  if (noted->kind != RGM_SEGMENT_WINDOW || noted->lane != RGM_LANE_RESULTS)
    return FALSE;

  rgm_lane_geometry_find_note_after (layout, scale, segment, box, offset_px, &room);
  return width_px <= room && clear_today (layout, scale, box, width_px, room, offset_px);
}
