#include "config.h"

#include "rgm-note-place.h"

/* Around the words on or beside a segment. */
#define NOTE_GAP_PX 3.0
/* Between the middle of today and words. */
#define TODAY_GAP_PX 4.0
/* How thick the line below days is that are too early; those below others are thin. */
#define FOOT_PX 4.0

/* Where a note may begin, from the edge of its segment where time begins, and how wide it may
 * be. */
typedef struct {
  double offset;
  double width;
} Room;

/* What is tried, the best first. All that is to be said is said, even if it interrupts the line of
 * today, before it is cut short: the line goes on above and below, the words do not. */
static const struct {
  RgmNoteForm form;
  gboolean over_today;
} choices[] = {
  { RGM_NOTE_WIDE, FALSE },
  { RGM_NOTE_WHOLE, FALSE },
  { RGM_NOTE_NARROW, FALSE },
  { RGM_NOTE_WHOLE, TRUE },
  { RGM_NOTE_NARROW, TRUE },
  { RGM_NOTE_SHORT, FALSE },
  { RGM_NOTE_SHORT, TRUE },
};

/* The final results come last, and may have no room for words after them. */
static gboolean
may_stand_before (const RgmSegment *noted)
{
  return noted->kind == RGM_SEGMENT_FINAL_RESULTS;
}

/* What is free between two segments of a row is free for the words of both, half of it each, if
 * those of the later one may stand before it. */
static double
find_middle (const RgmTimeScale *scale, const RgmSegment *before, const RgmSegment *after)
{
  double end = rgm_time_scale_get_offset (scale, (double) before->drawn_last + 1);

  return (end + rgm_time_scale_get_offset (scale, after->first)) / 2;
}

/* How far the row is free after a segment: to the edge of the view, or to what comes next. */
static double
find_free_end (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment,
               double mark_px)
{
  const RgmSegment *next = rgm_lane_geometry_find_in_row (layout, segment, 1);
  double limit = scale->width_px;

  if (next != NULL && may_stand_before (next))
    limit = find_middle (scale, &layout->segments[segment], next);
  else if (next != NULL)
    limit = rgm_time_scale_get_offset (scale, next->first)
            - (rgm_segment_is_mark (next) ? mark_px / 2 : 0);
  return MIN (limit, scale->width_px);
}

/* Before a segment, from the edge of the view or what comes before. */
static Room
find_room_before (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment,
                  const RgmBox *box)
{
  const RgmSegment *before = rgm_lane_geometry_find_in_row (layout, segment, -1);
  double begin = rgm_time_scale_place (scale, box->x, box->width);
  double limit = 0;

  if (before != NULL)
    limit = MAX (find_middle (scale, before, &layout->segments[segment]), 0);
  return (Room) {
    .offset = limit - begin + NOTE_GAP_PX,
    .width = begin - limit - 2 * NOTE_GAP_PX,
  };
}

/* After a segment, as far as nothing else stands there. */
static Room
find_room_after (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment,
                 const RgmBox *box)
{
  double end = rgm_time_scale_place (scale, box->x, box->width) + box->width;

  return (Room) {
    .offset = box->width + NOTE_GAP_PX,
    .width = find_free_end (layout, scale, segment, box->width) - end - 2 * NOTE_GAP_PX,
  };
}

/* On the part of a bar that is in the view. */
static Room
find_room_on (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment,
              const RgmBox *box)
{
  double begin = rgm_time_scale_place (scale, box->x, box->width);
  double gap = layout->segments[segment].kind == RGM_SEGMENT_ZONE ? 1.5 * NOTE_GAP_PX
                                                                  : 2 * NOTE_GAP_PX;

  return (Room) {
    .offset = MAX (-begin, 0) + gap,
    .width = MIN (begin + box->width, scale->width_px) - MAX (begin, 0) - 2 * gap,
  };
}

/* Results that are too narrow for their words have them beside. */
static gboolean
may_stand_after (const RgmSegment *noted)
{
  return rgm_segment_is_mark (noted)
         || (noted->kind == RGM_SEGMENT_WINDOW && noted->lane == RGM_LANE_RESULTS);
}

/* A band that goes on from the one before says its name only where that has no room to. */
static gboolean
goes_on (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment, double width_px)
{
  const RgmSegment *noted = &layout->segments[segment];
  const RgmSegment *before = rgm_lane_geometry_find_in_row (layout, segment, -1);
  double begin;

  if (noted->kind != RGM_SEGMENT_WINDOW || before == NULL || before->kind != RGM_SEGMENT_WINDOW
      || before->drawn_last + 1 != noted->first
      || layout->plan->windows[before->window].rule != layout->plan->windows[noted->window].rule)
    return FALSE;

  begin = MAX (rgm_time_scale_get_offset (scale, before->first), 0);
  return rgm_time_scale_get_offset (scale, noted->first) - begin >= width_px + 4 * NOTE_GAP_PX;
}

/* Words begin before the line of today only if they end there too; else they begin after it. */
static gboolean
fit_beside_today (const RgmSegmentLayout *layout, const RgmTimeScale *scale, const RgmBox *box,
                  const Room *room, double width_px, double *offset)
{
  double begin = rgm_time_scale_place (scale, box->x, box->width);
  double today = rgm_time_scale_get_offset (scale, layout->plan->today + 0.5) - begin;

  *offset = room->offset;
  if (today >= room->offset - TODAY_GAP_PX && today <= room->offset + width_px + TODAY_GAP_PX)
    *offset = today + TODAY_GAP_PX;

  return *offset + width_px <= room->offset + room->width;
}

static gboolean
fit_in_room (const RgmSegmentLayout *layout, const RgmTimeScale *scale, const RgmBox *box,
             const Room *room, double width_px, RgmNotePlace *place)
{
  if (!place->over_today)
    return fit_beside_today (layout, scale, box, room, width_px, &place->offset);

  place->offset = room->offset;
  return width_px <= room->width;
}

/* Words before a segment end at it. */
static gboolean
fit_before (const RgmSegmentLayout *layout, const RgmTimeScale *scale, const RgmBox *box,
            const Room *room, double width_px, RgmNotePlace *place)
{
  const Room end = { .offset = -NOTE_GAP_PX - width_px, .width = width_px };

  return width_px <= room->width
         && fit_in_room (layout, scale, box, &end, width_px, place);
}

static double
get_foot (const RgmSegment *noted)
{
  return noted->kind == RGM_SEGMENT_ZONE
             && (noted->zone == RGM_VERDICT_TOO_EARLY || noted->zone == RGM_VERDICT_GRACE)
           ? FOOT_PX
           : 0;
}

static gboolean
fit (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment, const RgmBox *box,
     const RgmNoteSize *size, RgmNotePlace *place)
{
  const RgmSegment *noted = &layout->segments[segment];
  Room on = find_room_on (layout, scale, segment, box);
  Room after = find_room_after (layout, scale, segment, box);
  Room before = find_room_before (layout, scale, segment, box);

  if (size->width <= 0 || goes_on (layout, scale, segment, size->width))
    return FALSE;

  return (!rgm_segment_is_mark (noted) && size->height <= box->height - get_foot (noted)
          && fit_in_room (layout, scale, box, &on, size->width, place))
         || (may_stand_after (noted)
             && fit_in_room (layout, scale, box, &after, size->width, place))
         || (may_stand_before (noted)
             && fit_before (layout, scale, box, &before, size->width, place));
}

/**
 * rgm_note_place_get_room:
 * @layout: a layout
 * @scale: the scale that @box was placed with
 * @segment: index of a segment
 * @box: where it lies
 *
 * Returns: how wide a note may be at most; less than 0 where nothing is free
 */
double
rgm_note_place_get_room (const RgmSegmentLayout *layout, const RgmTimeScale *scale, gsize segment,
                         const RgmBox *box)
{
  const RgmSegment *noted = &layout->segments[segment];
  double room = -1;

  if (!rgm_segment_is_mark (noted))
    room = find_room_on (layout, scale, segment, box).width;
  if (may_stand_after (noted))
    room = MAX (room, find_room_after (layout, scale, segment, box).width);
  if (may_stand_before (noted))
    room = MAX (room, find_room_before (layout, scale, segment, box).width);

  return room;
}

/**
 * rgm_note_place_get_top:
 * @layout: a layout
 * @segment: index of a segment
 * @box: where it lies
 * @height: how high its note is
 *
 * Words stand in the middle, but not on the thick line below days that are too early.
 *
 * Returns: where the note begins, in pixels from the top of @box
 */
double
rgm_note_place_get_top (const RgmSegmentLayout *layout, gsize segment, const RgmBox *box,
                        double height)
{
  double middle = (box->height - height) / 2;

  return MIN (middle, box->height - get_foot (&layout->segments[segment]) - height);
}

/* Words at the edge of the view whose mark is beyond it would stand for nothing. */
static gboolean
is_seen (const RgmSegment *noted, const RgmTimeScale *scale, const RgmBox *box)
{
  if (rgm_segment_is_mark (noted))
    return box->x >= 0 && box->x + box->width <= scale->width_px;
  return box->x < scale->width_px && box->x + box->width > 0;
}

/**
 * rgm_note_place_find:
 * @self: (out caller-allocates): the place
 * @layout: a layout
 * @scale: the scale that @box was placed with
 * @segment: index of a segment
 * @box: where it lies
 * @sizes: how large its notes are
 *
 * Chooses what is said of a segment, and where: on it; after it where it is a mark or a window of
 * the results; before it where it is the mark of the final results, which has no room after it. The
 * line of today strikes out no words: they stand beside it, or interrupt it where there is no room
 * beside. Nothing is said where the band before says the same, nor of a mark that is not wholly in
 * the view, nor of what is not in it, but kept while something is moved.
 *
 * Returns: whether there is room for anything
 */
gboolean
rgm_note_place_find (RgmNotePlace *self, const RgmSegmentLayout *layout, const RgmTimeScale *scale,
                     gsize segment, const RgmBox *box, const RgmNoteSize sizes[RGM_N_NOTES])
{
  if (!is_seen (&layout->segments[segment], scale, box))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      *self = (RgmNotePlace) { .form = choices[i].form, .over_today = choices[i].over_today };
      if (fit (layout, scale, segment, box, &sizes[self->form], self))
        return TRUE;
    }

  return FALSE;
}
