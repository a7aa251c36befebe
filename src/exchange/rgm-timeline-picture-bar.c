#include "config.h"

#include "rgm-timeline-picture-private.h"

#include "rgm-timeline-caption.h"
#include "rgm-timeline-curve.h"

#include <math.h>

#define NARROW_SIZE 0.84
#define LINE_PX 1.5
#define FRAME_PX 1.0
#define HATCH_PX 1.4
#define HATCH_STEP_PX 4.5
#define HATCH_ALPHA 0.45
#define BAR_RADIUS_PX 3.0
#define RESULTS_RADIUS_PX 8.0
/* A session that is too early is no circle, so that it is told from others without its colour. */
#define TOO_EARLY_RADIUS_SHARE 0.22
#define DIAMOND_SHARE 0.34
#define PLATE_ALPHA 0.85
#define HALO_PX 3.0
#define HALO_ALPHA 0.7

static const double dashes[] = { 3.2, 2 };
static const double dots[] = { 0, 3 };

/* How a zone is drawn, beside its name: its tint, and below it a line of its own thickness. */
typedef struct {
  RgmInk ink;
  RgmInk tint;
  double alpha;
  double line_px;
} Zone;

/**
 * rgm_timeline_picture_round:
 * @cr: where to draw
 * @box: a rectangle
 * @radius: of its corners
 *
 * Traces a rectangle with round corners.
 */
void
rgm_timeline_picture_round (cairo_t *cr, const RgmBox *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

static RgmBox
shrink (const RgmBox *box, double by)
{
  return (RgmBox) { box->x + by, box->y + by, MAX (box->width - 2 * by, 0),
                    MAX (box->height - 2 * by, 0) };
}

static void
stroke_frame (cairo_t *cr, const RgmBox *box, double radius, RgmInk ink, double line_px)
{
  RgmBox inner = shrink (box, line_px / 2);

  rgm_ink_set (cr, ink, 1);
  cairo_set_line_width (cr, line_px);
  rgm_timeline_picture_round (cr, &inner, radius);
  cairo_stroke (cr);
}

/**
 * rgm_timeline_picture_hatch:
 * @cr: where to draw, clipped to what is to be hatched
 * @box: its bounds
 * @ink: a colour
 *
 * Draws slanting lines, for what is booked.
 */
void
rgm_timeline_picture_hatch (cairo_t *cr, const RgmBox *box, RgmInk ink)
{
  rgm_ink_set (cr, ink, HATCH_ALPHA);
  cairo_set_line_width (cr, HATCH_PX);
  for (double x = box->x - box->height; x < box->x + box->width; x += HATCH_STEP_PX)
    {
      cairo_move_to (cr, x, box->y + box->height);
      cairo_line_to (cr, x + box->height, box->y);
    }
  cairo_stroke (cr);
}

static void
draw_filled (cairo_t *cr, const RgmBox *box, double radius, RgmInk ink, double alpha)
{
  rgm_ink_set (cr, ink, alpha);
  rgm_timeline_picture_round (cr, box, radius);
  cairo_fill (cr);
  if (alpha < 1)
    stroke_frame (cr, box, radius, ink, FRAME_PX);
}

static void
draw_hatched (cairo_t *cr, const RgmBox *box, double radius, RgmInk ink)
{
  cairo_save (cr);
  rgm_timeline_picture_round (cr, box, radius);
  cairo_clip (cr);
  rgm_timeline_picture_hatch (cr, box, ink);
  cairo_restore (cr);
  stroke_frame (cr, box, radius, ink, FRAME_PX);
}

static void
draw_window (cairo_t *cr, const RgmSegment *segment, const RgmBox *box)
{
  static const double healing[] = { 1, 0.55, 0.2 };
  gboolean heals = segment->lane == RGM_LANE_HEALING;
  RgmInk ink = heals ? RGM_INK_HEALING : RGM_INK_RESULTS;
  double radius = heals ? BAR_RADIUS_PX : RESULTS_RADIUS_PX;
  double alpha = heals ? healing[MIN (segment->row, G_N_ELEMENTS (healing) - 1)] : 0.28;

  if (segment->state == RGM_SEGMENT_STATE_PAST)
    draw_filled (cr, box, radius, ink, alpha);
  else
    draw_hatched (cr, box, radius, ink);
}

static const Zone *
get_zone (RgmVerdict verdict)
{
  static const Zone too_early = { RGM_INK_ZONE_TOO_EARLY, 0xe01b24, 0.16, 4 };
  static const Zone possible = { RGM_INK_ZONE_POSSIBLE, 0xe5a50a, 0.24, 2 };
  static const Zone recommended = { RGM_INK_ZONE_RECOMMENDED, 0x2ec27e, 0.38, 0 };
  static const Zone overdue = { RGM_INK_ZONE_OVERDUE, 0x77767b, 0.14, 1 };

  switch ((int) verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
      return &too_early;
    case RGM_VERDICT_EARLY:
      return &possible;
    case RGM_VERDICT_LATE:
      return &overdue;
    default:
      return &recommended;
    }
}

/**
 * rgm_timeline_picture_zone:
 * @cr: where to draw
 * @box: its bounds
 * @zone: what a booking on its days would be
 *
 * Draws days to book, or not to book.
 */
void
rgm_timeline_picture_zone (cairo_t *cr, const RgmBox *box, RgmVerdict zone)
{
  const Zone *style = get_zone (zone);

  cairo_save (cr);
  rgm_timeline_picture_round (cr, box, BAR_RADIUS_PX);
  cairo_clip (cr);
  rgm_ink_set (cr, style->tint, style->alpha);
  cairo_paint (cr);
  rgm_ink_set (cr, style->ink, 1);
  cairo_rectangle (cr, box->x, box->y + box->height - style->line_px, box->width, style->line_px);
  cairo_fill (cr);
  cairo_restore (cr);
  if (style->line_px == 0)
    stroke_frame (cr, box, BAR_RADIUS_PX, style->ink, LINE_PX);
}

static void
draw_diamond (cairo_t *cr, const RgmBox *box)
{
  double x = box->x + box->width / 2, y = box->y + box->height / 2;
  double r = box->height * DIAMOND_SHARE;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, G_PI_4);
  rgm_ink_set (cr, RGM_INK_RESULTS, 1);
  cairo_set_line_width (cr, LINE_PX);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_rectangle (cr, -r, -r, 2 * r, 2 * r);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static RgmInk
get_mark_ink (const RgmSegment *segment)
{
  if (segment->kind == RGM_SEGMENT_SESSION && segment->zone == RGM_VERDICT_TOO_EARLY)
    return RGM_INK_TOO_EARLY;

  return segment->counts ? RGM_INK_DONE : RGM_INK_PROJECTED;
}

/* What is booked has a dashed outline, what is to come a dotted one; that of what is done but does
 * not count goes all the way round. */
static void
stroke_mark (cairo_t *cr, const RgmSegment *segment, const RgmBox *box, double radius, RgmInk ink)
{
  cairo_save (cr);
  rgm_ink_set (cr, RGM_INK_PAPER, 1);
  rgm_timeline_picture_round (cr, box, radius);
  cairo_fill (cr);
  if (segment->state == RGM_SEGMENT_STATE_BOOKED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else if (segment->state == RGM_SEGMENT_STATE_PROJECTED)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
    }
  stroke_frame (cr, box, radius, ink, LINE_PX);
  cairo_restore (cr);
}

static void
draw_number (const RgmTimelinePicture *self, cairo_t *cr, const RgmSegment *segment,
             const RgmBox *box, RgmInk ink)
{
  g_autofree char *text = rgm_timeline_caption_mark (self->layout->plan, segment);
  g_autoptr (PangoLayout) layout =
    rgm_typeface_new_layout (self->context, text, RGM_TIMELINE_TEXT_PX,
                             segment->state != RGM_SEGMENT_STATE_PROJECTED);
  double width, height;

  rgm_typeface_measure (layout, &width, &height);
  if (width > box->width - 2)
    return;
  rgm_typeface_draw (cr, layout, box->x + (box->width - width) / 2,
                     box->y + (box->height - height) / 2, ink);
}

static void
draw_session (const RgmTimelinePicture *self, cairo_t *cr, const RgmSegment *segment,
              const RgmBox *box)
{
  RgmInk ink = get_mark_ink (segment);
  gboolean is_square = segment->kind == RGM_SEGMENT_SESSION
                       && segment->zone == RGM_VERDICT_TOO_EARLY;
  double radius = box->height * (is_square ? TOO_EARLY_RADIUS_SHARE : 0.5);
  gboolean is_filled = segment->state == RGM_SEGMENT_STATE_PAST && segment->counts;

  if (is_filled)
    draw_filled (cr, box, radius, ink, 1);
  else
    stroke_mark (cr, segment, box, radius, ink);
  draw_number (self, cr, segment, box, is_filled ? RGM_INK_PAPER : ink);
}

static RgmInk
get_note_ink (const RgmSegment *segment)
{
  if (segment->kind == RGM_SEGMENT_ZONE)
    return get_zone (segment->zone)->ink;
  if (segment->kind != RGM_SEGMENT_SESSION)
    return RGM_INK_TEXT;

  if (segment->zone == RGM_VERDICT_TOO_EARLY)
    return RGM_INK_ZONE_TOO_EARLY;

  return segment->counts ? RGM_INK_DONE : RGM_INK_PROJECTED;
}

static gboolean
is_bold (const RgmSegment *segment)
{
  return segment->kind == RGM_SEGMENT_SESSION
         || (segment->kind == RGM_SEGMENT_ZONE && segment->zone == RGM_VERDICT_ON_TIME);
}

/* The stripes of what is booked would run through the words, as would the line of today where it is
 * to be interrupted. */
static void
draw_plate (cairo_t *cr, const RgmSegment *segment, const RgmBox *plate, gboolean over_today)
{
  gboolean is_striped = segment->kind == RGM_SEGMENT_WINDOW
                        && segment->state != RGM_SEGMENT_STATE_PAST;

  if (!is_striped && !over_today)
    return;
  rgm_ink_set (cr, RGM_INK_PAPER, over_today ? 1 : PLATE_ALPHA);
  rgm_timeline_picture_round (cr, plate, BAR_RADIUS_PX);
  cairo_fill_preserve (cr);
  if (over_today && segment->kind == RGM_SEGMENT_ZONE)
    rgm_ink_set (cr, get_zone (segment->zone)->tint, get_zone (segment->zone)->alpha);
  cairo_fill (cr);
}

/* The line of today, and those of the months, do not strike out the words. */
static void
draw_halo (cairo_t *cr, PangoLayout *layout, const RgmBox *note)
{
  cairo_move_to (cr, note->x, note->y);
  pango_cairo_layout_path (cr, layout);
  rgm_ink_set (cr, RGM_INK_PAPER, HALO_ALPHA);
  cairo_set_line_width (cr, HALO_PX);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* What is behind words in a bar leaves its frame whole, and the line below it. */
static void
clip_to_bar (cairo_t *cr, const RgmSegment *segment, const RgmBox *box, const RgmBox *note)
{
  const Zone *zone = segment->kind == RGM_SEGMENT_ZONE ? get_zone (segment->zone) : NULL;
  double frame = zone == NULL ? FRAME_PX : zone->line_px == 0 ? LINE_PX : 0;
  double below = MAX (frame, zone != NULL ? zone->line_px : 0);

  if ((zone == NULL && segment->kind != RGM_SEGMENT_WINDOW) || note->x < box->x
      || note->x + note->width > box->x + box->width)
    return;
  cairo_rectangle (cr, box->x + frame, box->y + frame, box->width - 2 * frame,
                   box->height - frame - below);
  cairo_clip (cr);
}

static void
draw_note (const RgmTimelinePicture *self, cairo_t *cr, gsize index, const RgmBox *box,
           PangoLayout *layout, const RgmNotePlace *place)
{
  const RgmSegment *segment = &self->layout->segments[index];
  RgmBox note;

  rgm_typeface_measure (layout, &note.width, &note.height);
  note.x = box->x + rgm_time_scale_mirror (box->width, self->scale.rtl, place->offset, note.width);
  note.y = box->y + rgm_note_place_get_top (self->layout, index, box, note.height);
  cairo_save (cr);
  clip_to_bar (cr, segment, box, &note);
  draw_plate (cr, segment, &note, place->over_today);
  if (!place->over_today)
    draw_halo (cr, layout, &note);
  cairo_restore (cr);
  rgm_typeface_draw (cr, layout, note.x, note.y, get_note_ink (segment));
}

static PangoLayout *
make_note (const RgmTimelinePicture *self, const RgmSegment *segment, RgmNoteForm form)
{
  g_autofree char *text = rgm_timeline_caption_note (self->layout->plan, segment, form);

  if (text == NULL)
    return NULL;
  return rgm_typeface_new_layout (self->context, text,
                                  RGM_TIMELINE_TEXT_PX * (form == RGM_NOTE_NARROW ? NARROW_SIZE
                                                                                  : 1),
                                  is_bold (segment));
}

static void
draw_notes (const RgmTimelinePicture *self, cairo_t *cr, gsize index, const RgmBox *box)
{
  PangoLayout *notes[RGM_N_NOTES];
  RgmNoteSize sizes[RGM_N_NOTES] = { 0 };
  RgmNotePlace place;

  for (RgmNoteForm form = 0; form < RGM_N_NOTES; form++)
    {
      notes[form] = make_note (self, &self->layout->segments[index], form);
      if (notes[form] != NULL)
        rgm_typeface_measure (notes[form], &sizes[form].width, &sizes[form].height);
    }
  if (rgm_note_place_find (&place, self->layout, &self->scale, index, box, sizes))
    draw_note (self, cr, index, box, notes[place.form], &place);
  for (RgmNoteForm form = 0; form < RGM_N_NOTES; form++)
    g_clear_object (&notes[form]);
}

static void
draw_curve (const RgmTimelinePicture *self, cairo_t *cr, const RgmSegment *segment,
            const RgmBox *box)
{
  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  rgm_timeline_curve_draw (cr, segment, &self->scale, box->x, box->width, box->height,
                           RGM_INK_COLLAGEN);
  cairo_restore (cr);
}

/**
 * rgm_timeline_picture_draw_bar:
 * @self: a picture
 * @cr: where to draw, its origin being the corner of the lanes
 * @segment: index of a segment
 *
 * Draws one thing on the timeline.
 */
void
rgm_timeline_picture_draw_bar (const RgmTimelinePicture *self, cairo_t *cr, gsize segment)
{
  const RgmSegment *drawn = &self->layout->segments[segment];
  RgmBox box;

  if (!rgm_lane_geometry_place (&self->frame.geometry, self->layout, &self->scale, segment, &box))
    return;

  if (drawn->lane == RGM_LANE_SESSIONS)
    draw_session (self, cr, drawn, &box);
  else if (drawn->lane == RGM_LANE_COLLAGEN)
    draw_curve (self, cr, drawn, &box);
  else if (drawn->kind == RGM_SEGMENT_ZONE)
    rgm_timeline_picture_zone (cr, &box, drawn->zone);
  else if (drawn->kind == RGM_SEGMENT_FINAL_RESULTS)
    draw_diamond (cr, &box);
  else
    draw_window (cr, drawn, &box);
  draw_notes (self, cr, segment, &box);
}
