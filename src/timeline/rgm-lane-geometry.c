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

/* Days to the nearest mark of the same row, or more than there are. */
static gint32
get_distance (const RgmSegmentLayout *layout, gsize segment)
{
  const RgmSegment *mark = &layout->segments[segment];
  const RgmSegment *before = rgm_lane_geometry_find_in_row (layout, segment, -1);
  const RgmSegment *after = rgm_lane_geometry_find_in_row (layout, segment, 1);

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

/**
 * rgm_lane_geometry_find_in_row:
 * @layout: a layout
 * @segment: index of a segment
 * @step: 1 for what comes after it, -1 for what comes before
 *
 * Returns: (nullable) (transfer none): the next segment of the same row of the same lane
 */
const RgmSegment *
rgm_lane_geometry_find_in_row (const RgmSegmentLayout *layout, gsize segment, int step)
{
  const RgmSegment *from = &layout->segments[segment];

  for (gsize i = segment + step; i < layout->n_segments && layout->segments[i].lane == from->lane;
       i += step)
    if (layout->segments[i].row == from->row)
      return &layout->segments[i];

  return NULL;
}
