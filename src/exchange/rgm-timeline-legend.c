#include "config.h"

#include "rgm-timeline-picture-private.h"

#include "rgm-sentence-next.h"

#include <glib/gi18n-lib.h>

#define TEXT_PX 10.0
#define SWATCH_PX 20.0
#define SWATCH_HEIGHT_PX 9.0
#define SWATCH_RADIUS_PX 4.5
#define SWATCH_GAP_PX 6.0
#define OUTLINE_PX 1.5
#define ENTRY_GAP_PX 18.0
#define LINE_GAP_PX 4.0

static const double dots[] = { 0, 3 };

/* Where the next entry is to stand, counted from where lines begin. */
typedef struct {
  const RgmTimelinePicture *picture;
  cairo_t *cr;
  double offset;
  double y;
  double line_px;
} Legend;

static PangoLayout *
lay (const Legend *self, const char *text)
{
  return rgm_typeface_new_layout (self->picture->context, text, TEXT_PX, FALSE);
}

static double
place (const Legend *self, double offset, double width)
{
  return rgm_time_scale_mirror (self->picture->width_px, self->picture->scale.rtl, offset, width);
}

static void
draw_state (cairo_t *cr, const RgmBox *box, RgmSegmentState state)
{
  rgm_ink_set (cr, RGM_INK_PROJECTED, 1);
  cairo_set_line_width (cr, 1);
  if (state == RGM_SEGMENT_STATE_BOOKED)
    {
      cairo_save (cr);
      rgm_timeline_picture_round (cr, box, SWATCH_RADIUS_PX);
      cairo_clip (cr);
      rgm_timeline_picture_hatch (cr, box, RGM_INK_PROJECTED);
      cairo_restore (cr);
      cairo_set_line_width (cr, 1);
      rgm_ink_set (cr, RGM_INK_PROJECTED, 1);
    }
  rgm_timeline_picture_round (cr, box, SWATCH_RADIUS_PX);
  if (state == RGM_SEGMENT_STATE_PAST)
    cairo_fill_preserve (cr);
  if (state == RGM_SEGMENT_STATE_PROJECTED)
    {
      cairo_set_line_width (cr, 1.5);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
    }
  cairo_stroke (cr);
}

/* Advances to the place of an entry, in the next line where this one is full. */
static RgmBox
find_place (Legend *self, double width)
{
  RgmBox swatch = { .width = SWATCH_PX, .height = SWATCH_HEIGHT_PX };

  if (self->offset > 0 && self->offset + width > self->picture->width_px)
    {
      self->offset = 0;
      self->y += self->line_px + LINE_GAP_PX;
    }
  swatch.x = place (self, self->offset, SWATCH_PX);
  swatch.y = self->y + (self->line_px - SWATCH_HEIGHT_PX) / 2;

  return swatch;
}

/* Draws the words of an entry and answers where its swatch is to be. */
static RgmBox
add_entry (Legend *self, const char *name)
{
  g_autoptr (PangoLayout) layout = lay (self, name);
  RgmBox swatch;
  double width;

  rgm_typeface_measure (layout, &width, &self->line_px);
  swatch = find_place (self, SWATCH_PX + SWATCH_GAP_PX + width);
  if (self->cr != NULL)
    rgm_typeface_draw (self->cr, layout,
                       place (self, self->offset + SWATCH_PX + SWATCH_GAP_PX, width), self->y,
                       RGM_INK_QUIET);
  self->offset += SWATCH_PX + SWATCH_GAP_PX + width + ENTRY_GAP_PX;

  return swatch;
}

static void
add_state (Legend *self, const char *name, RgmSegmentState state)
{
  RgmBox swatch = add_entry (self, name);

  if (self->cr == NULL)
    return;
  cairo_save (self->cr);
  draw_state (self->cr, &swatch, state);
  cairo_restore (self->cr);
}

/* A session that does not count is drawn by its outline alone. */
static void
add_not_counted (Legend *self)
{
  RgmBox swatch;

  if (!rgm_plan_has_not_counted (self->picture->layout->plan))
    return;
  swatch = add_entry (self, C_("legend", "Does not count"));
  if (self->cr == NULL)
    return;
  rgm_ink_set (self->cr, RGM_INK_PROJECTED, 1);
  cairo_set_line_width (self->cr, OUTLINE_PX);
  rgm_timeline_picture_round (self->cr, &swatch, SWATCH_RADIUS_PX);
  cairo_stroke (self->cr);
}

static gboolean
has_zone (const RgmSegmentLayout *layout, RgmVerdict zone)
{
  for (gsize i = 0; i < layout->n_segments; i++)
    if (layout->segments[i].kind == RGM_SEGMENT_ZONE && layout->segments[i].zone == zone)
      return TRUE;

  return FALSE;
}

static void
add_zones (Legend *self)
{
  static const RgmVerdict zones[] = {
    RGM_VERDICT_TOO_EARLY, RGM_VERDICT_EARLY, RGM_VERDICT_ON_TIME, RGM_VERDICT_LATE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (has_zone (self->picture->layout, zones[i]))
      {
        RgmBox swatch = add_entry (self, rgm_sentence_zone_legend (zones[i]));

        if (self->cr != NULL)
          rgm_timeline_picture_zone (self->cr, &swatch, zones[i]);
      }
}

static gboolean
has_peak (const RgmSegmentLayout *layout)
{
  for (gsize i = 0; i < layout->n_segments; i++)
    if (layout->segments[i].lane == RGM_LANE_COLLAGEN
        && layout->segments[i].peak != RGM_DAY_NONE)
      return TRUE;

  return FALSE;
}

static double
add_collagen_note (Legend *self)
{
  g_autoptr (PangoLayout) layout = lay (self, _("Collagen: start, peak (the dotted line) and end "
                                                "are from the sources; the shape between them is "
                                                "an illustration."));
  double width, height;

  pango_layout_set_width (layout, (int) (self->picture->width_px * PANGO_SCALE));
  rgm_typeface_measure (layout, &width, &height);
  self->y += self->line_px + LINE_GAP_PX;
  /* A layout with a width puts its lines at the edge where they begin by itself. */
  if (self->cr != NULL)
    rgm_typeface_draw (self->cr, layout, 0, self->y, RGM_INK_QUIET);

  return height;
}

/**
 * rgm_timeline_picture_lay_legend:
 * @self: a picture whose chart is laid out
 * @cr: (nullable): where to draw it, or %NULL only to measure it
 *
 * Lays out what the marks mean: how sure they are, the zones that are there, the curve.
 *
 * Returns: its height
 */
double
rgm_timeline_picture_lay_legend (const RgmTimelinePicture *self, cairo_t *cr)
{
  Legend legend = { .picture = self, .cr = cr, .y = self->legend_y };
  double height;

  add_state (&legend, C_("legend", "Done"), RGM_SEGMENT_STATE_PAST);
  add_not_counted (&legend);
  add_state (&legend, C_("legend", "Booked"), RGM_SEGMENT_STATE_BOOKED);
  add_state (&legend, C_("legend", "To come"), RGM_SEGMENT_STATE_PROJECTED);
  add_zones (&legend);
  height = has_peak (self->layout) ? add_collagen_note (&legend) : legend.line_px;

  return legend.y + height - self->legend_y;
}
