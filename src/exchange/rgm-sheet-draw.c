#include "config.h"

#include "rgm-sheet-layout-private.h"

#include <glib/gi18n-lib.h>

#define RUNNING_PT 8.0
#define RUNNING_Y_PT 34.0
#define RUNNING_GAP_PT 4.0
#define FOOT_PT 42.0
#define RULE_PT 0.5
#define BAR_PT 3.0
/* What the names at the head and the foot may take of the width, so that they never meet. */
#define RUNNING_SHARE 0.7
/* Lines above rows lie in the middle of the gap. */
#define HALF 0.5

static double
mirror (const RgmSheetLayout *self, double offset, double width)
{
  double body = rgm_sheet_layout_get_body_width (self);

  return RGM_SHEET_MARGIN_PT + (self->rtl ? body - offset - width : offset);
}

static void
draw_rule (const RgmSheetLayout *self, cairo_t *cr, double y, double thickness)
{
  rgm_ink_set (cr, RGM_INK_LINE, 1);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, RGM_SHEET_MARGIN_PT, y);
  cairo_line_to (cr, self->width - RGM_SHEET_MARGIN_PT, y);
  cairo_stroke (cr);
}

static void
draw_line (const RgmSheetLayout *self, cairo_t *cr, const RgmSheetBox *box, guint cell,
           const RgmFlowPlace *place)
{
  const RgmSheetLine *line = &g_array_index (self->lines, RgmSheetLine, place->item);
  const RgmSheetLook *look = rgm_sheet_style_get_look (box->block->style);
  double room = rgm_sheet_layout_get_body_width (self) - 2 * look->padding;
  PangoLayoutLine *text;
  PangoRectangle extents;
  double offset = look->padding;

  if ((int) line->line >= pango_layout_get_line_count (box->cells[cell]))
    return;
  text = pango_layout_get_line_readonly (box->cells[cell], (int) line->line);
  pango_layout_line_get_extents (text, NULL, &extents);
  for (guint i = 0; i < cell; i++)
    offset += box->block->shares[i] * room;
  rgm_ink_set (cr, look->ink, 1);
  cairo_move_to (cr, mirror (self, offset, extents.width / (double) PANGO_SCALE),
                 RGM_SHEET_TOP_PT + place->y + line->ascent);
  pango_cairo_show_layout_line (cr, text);
}

static void
draw_ground (const RgmSheetLayout *self, cairo_t *cr, const RgmSheetBox *box,
             const RgmFlowPlace *first, const RgmFlowPlace *last)
{
  const RgmSheetLook *look = rgm_sheet_style_get_look (box->block->style);
  double top = RGM_SHEET_TOP_PT + first->y;
  double bottom = RGM_SHEET_TOP_PT + last->y
                  + g_array_index (self->items, RgmFlowItem, last->item).height;

  if (look->ground != RGM_INK_PAPER)
    {
      rgm_ink_set (cr, look->ground, 1);
      cairo_rectangle (cr, RGM_SHEET_MARGIN_PT, top, rgm_sheet_layout_get_body_width (self),
                       bottom - top);
      cairo_fill (cr);
      rgm_ink_set (cr, RGM_INK_ZONE_TOO_EARLY, 1);
      cairo_rectangle (cr, mirror (self, 0, BAR_PT), top, BAR_PT, bottom - top);
      cairo_fill (cr);
    }
  if (look->line_below > 0)
    draw_rule (self, cr, bottom, look->line_below);
}

/* The line above a row, but not above the first one, which lies below the line of the head. */
static void
draw_line_above (const RgmSheetLayout *self, cairo_t *cr, const RgmSheetBox *box,
                 const RgmFlowPlace *first)
{
  const RgmSheetLook *look = rgm_sheet_style_get_look (box->block->style);

  if (look->line_above > 0 && box[-1].block->style != RGM_SHEET_HEAD
      && g_array_index (self->lines, RgmSheetLine, first->item).line == 0)
    draw_rule (self, cr, RGM_SHEET_TOP_PT + first->y - look->gap * HALF, look->line_above);
}

static void
draw_picture (const RgmSheetLayout *self, cairo_t *cr, const RgmSheetBox *box, double y)
{
  cairo_save (cr);
  cairo_translate (cr, RGM_SHEET_MARGIN_PT, RGM_SHEET_TOP_PT + y);
  cairo_scale (cr, RGM_SHEET_POINTS_PER_PX, RGM_SHEET_POINTS_PER_PX);
  rgm_timeline_picture_draw (box->picture, cr, self->cancellable);
  cairo_restore (cr);
}

/* What is on a page of a block, cell by cell: who selects text or listens to it has each cell
 * whole. */
static void
draw_box (const RgmSheetLayout *self, cairo_t *cr, const RgmFlowPlace *first,
          const RgmFlowPlace *last)
{
  const RgmSheetLine *line = &g_array_index (self->lines, RgmSheetLine, first->item);
  const RgmSheetBox *box = &g_array_index (self->boxes, RgmSheetBox, line->box);
  const char *tag = rgm_sheet_style_get_look (box->block->style)->tag;

  draw_ground (self, cr, box, first, last);
  if (line->box > 0)
    draw_line_above (self, cr, box, first);
  cairo_tag_begin (cr, tag, NULL);
  if (box->picture != NULL)
    draw_picture (self, cr, box, first->y);
  for (guint cell = 0; cell < box->block->n_cells; cell++)
    for (const RgmFlowPlace *place = first; place <= last; place++)
      draw_line (self, cr, box, cell, place);
  cairo_tag_end (cr, tag);
}

static guint
get_box (const RgmSheetLayout *self, const RgmFlowPlace *place)
{
  return g_array_index (self->lines, RgmSheetLine, place->item).box;
}

/* Draws the page; answers the section that it belongs to. */
static guint
draw_body (const RgmSheetLayout *self, cairo_t *cr, guint page)
{
  const RgmFlowPlace *places = (const RgmFlowPlace *) (gpointer) self->places->data;
  guint n_places = self->places->len, section = 0;

  for (guint first = 0, last; first < n_places; first = last + 1)
    {
      for (last = first; last + 1 < n_places && places[last + 1].page == places[first].page
                         && get_box (self, &places[last + 1]) == get_box (self, &places[first]);)
        last++;
      if (places[first].page != page)
        continue;
      section = g_array_index (self->boxes, RgmSheetBox,
                               get_box (self, &places[first])).block->section;
      draw_box (self, cr, &places[first], &places[last]);
    }

  return section;
}

static void
draw_running (const RgmSheetLayout *self, cairo_t *cr, const char *text, double y, gboolean at_end)
{
  g_autoptr (PangoLayout) layout = rgm_typeface_new_layout (self->context, text, RUNNING_PT, FALSE);
  double body = rgm_sheet_layout_get_body_width (self);
  PangoRectangle extents;
  double width;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (body * (at_end ? 1 - RUNNING_SHARE : RUNNING_SHARE)
                                         * PANGO_SCALE));
  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, 0), NULL, &extents);
  width = extents.width / (double) PANGO_SCALE;
  rgm_ink_set (cr, RGM_INK_QUIET, 1);
  cairo_move_to (cr, mirror (self, at_end ? body - width : 0, width),
                 y + PANGO_ASCENT (extents) / (double) PANGO_SCALE);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
}

/**
 * rgm_sheet_layout_draw_page:
 * @self: a layout
 * @cr: where to draw, its origin being the corner of the paper and its unit a point
 * @page: a page, from 0
 *
 * Draws a page: at its head the patient and the course, at its foot its number.
 */
void
rgm_sheet_layout_draw_page (const RgmSheetLayout *self, cairo_t *cr, guint page)
{
  /* Translators: %1$u is the number of a page, %2$u how many there are */
  g_autofree char *number = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, self->n_pages);
  double foot = self->height - FOOT_PT;
  guint section;

  g_return_if_fail (page < self->n_pages);

  cairo_save (cr);
  section = draw_body (self, cr, page);
  if (section < self->sheet->sections->len)
    draw_running (self, cr, g_ptr_array_index (self->sheet->sections, section), RUNNING_Y_PT,
                  FALSE);
  draw_running (self, cr, self->sheet->name, RUNNING_Y_PT, TRUE);
  draw_rule (self, cr, RUNNING_Y_PT + RUNNING_PT * 1.4 + RUNNING_GAP_PT, RULE_PT);
  draw_running (self, cr, self->sheet->made, foot, FALSE);
  draw_running (self, cr, number, foot, TRUE);
  cairo_restore (cr);
}
