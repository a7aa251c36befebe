#include "config.h"

#include "rgm-sheet-layout-private.h"
#include "rgm-unknown-letters.h"

/* A row of more lines may go on on the next page; two lines of it stay together then. */
#define MAX_LINES_TOGETHER 8
#define GUTTER_PT 10.0
#define HEAD_SIZE 10.0
/* What stands on a ground has this above and below it within the ground. */
#define GROUND_PT 5.0

double
rgm_sheet_layout_get_body_width (const RgmSheetLayout *self)
{
  return self->width - 2 * RGM_SHEET_MARGIN_PT;
}

static void
clear_box (RgmSheetBox *box)
{
  for (guint i = 0; i < RGM_SHEET_CELLS_MAX; i++)
    g_clear_object (&box->cells[i]);
  g_clear_pointer (&box->picture, rgm_timeline_picture_free);
}

static void
lay_cells (const RgmSheetLayout *self, RgmSheetBox *box)
{
  const RgmSheetBlock *block = box->block;
  const RgmSheetLook *look = rgm_sheet_style_get_look (block->style);
  double room = rgm_sheet_layout_get_body_width (self) - 2 * look->padding;

  for (guint i = 0; i < block->n_cells; i++)
    {
      gboolean is_last = i + 1 == block->n_cells;
      double width = block->shares[i] * room - (is_last ? 0 : GUTTER_PT);
      gboolean is_bold = look->is_bold || (look->first_is_bold && i == 0);

      box->cells[i] = rgm_typeface_new_layout (self->context, block->cells[i], look->size, is_bold);
      /* The mark of an item may be wider than its share: it is never broken. */
      if (i == 0 && (block->style == RGM_SHEET_ITEM || block->style == RGM_SHEET_NOTE))
        continue;
      pango_layout_set_width (box->cells[i], (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (box->cells[i], PANGO_WRAP_WORD_CHAR);
    }
}

static void
measure_line (const RgmSheetBox *box, guint line, double *ascent, double *height)
{
  double descent = 0;

  *ascent = 0;
  for (guint i = 0; i < box->block->n_cells; i++)
    {
      PangoRectangle extents;

      if ((int) line >= pango_layout_get_line_count (box->cells[i]))
        continue;
      pango_layout_line_get_extents (pango_layout_get_line_readonly (box->cells[i], (int) line),
                                     NULL, &extents);
      *ascent = MAX (*ascent, PANGO_ASCENT (extents) / (double) PANGO_SCALE);
      descent = MAX (descent, PANGO_DESCENT (extents) / (double) PANGO_SCALE);
    }
  *height = *ascent + descent;
}

/* Whether a page may not end after a line of a block. */
static gboolean
keeps_line (const RgmSheetBox *box, guint line)
{
  if (line + 1 == box->n_lines)
    return box->block->keeps_next || rgm_sheet_style_get_look (box->block->style)->keeps_next;
  if (box->n_lines <= MAX_LINES_TOGETHER)
    return TRUE;

  return line == 0 || line + 2 == box->n_lines;
}

static void
add_item (RgmSheetLayout *self, guint index, guint line)
{
  const RgmSheetBox *box = &g_array_index (self->boxes, RgmSheetBox, index);
  const RgmSheetLook *look = rgm_sheet_style_get_look (box->block->style);
  RgmSheetLine added = { .box = index, .line = line };
  RgmFlowItem item = { .head_first = -1, .keeps_next = keeps_line (box, line) };

  if (box->picture != NULL)
    item.height = rgm_timeline_picture_get_height (box->picture) * RGM_SHEET_POINTS_PER_PX;
  else
    measure_line (box, line, &added.ascent, &item.height);
  if (line == 0)
    item.gap = look->gap;
  if (line == 0 && look->ground != RGM_INK_PAPER && !look->keeps_before)
    {
      added.ascent += GROUND_PT;
      item.height += GROUND_PT;
    }
  if (line + 1 == box->n_lines && look->ground != RGM_INK_PAPER)
    item.height += GROUND_PT;
  if (line + 1 == box->n_lines && look->line_below > 0)
    item.height += look->line_below + 2;
  g_array_append_val (self->lines, added);
  g_array_append_val (self->items, item);
}

static void
link_to_head (RgmSheetLayout *self, const RgmSheetBox *box)
{
  const RgmSheetBox *head;

  if (box->block->head < 0 || box->block->style == RGM_SHEET_HEAD)
    return;
  head = &g_array_index (self->boxes, RgmSheetBox, box->block->head);
  for (guint i = box->first_item; i < box->first_item + box->n_lines; i++)
    {
      RgmFlowItem *item = &g_array_index (self->items, RgmFlowItem, i);

      item->head_first = (gint32) head->first_item;
      item->head_last = (gint32) (head->first_item + head->n_lines) - 1;
    }
}

/* One row alone under the head of a table looks lost. */
static gboolean
is_second_row (const RgmSheetLayout *self, guint index)
{
  const RgmSheetBox *box = &g_array_index (self->boxes, RgmSheetBox, index);
  guint row = index;

  if (box->block->style != RGM_SHEET_ROW)
    return FALSE;
  while (row > 0 && g_array_index (self->boxes, RgmSheetBox, row - 1).block->style
                    == RGM_SHEET_DETAIL)
    row--;

  return row > 1 && (gint32) row - 2 == box->block->head;
}

/* A block that belongs to what is before, or that begins a section. */
static void
link_to_before (RgmSheetLayout *self, guint index)
{
  const RgmSheetBox *box = &g_array_index (self->boxes, RgmSheetBox, index);
  const RgmSheetBox *before = index > 0 ? box - 1 : NULL;

  if (before == NULL || box->n_lines == 0 || box->first_item == 0)
    return;
  if (before->block->section != box->block->section)
    g_array_index (self->items, RgmFlowItem, box->first_item).begins_page = TRUE;
  else if (rgm_sheet_style_get_look (box->block->style)->keeps_before
           || is_second_row (self, index))
    g_array_index (self->items, RgmFlowItem, box->first_item - 1).keeps_next = TRUE;
}

static void
lay_block (RgmSheetLayout *self, const RgmSheetBlock *block)
{
  RgmSheetBox box = { .block = block, .first_item = self->items->len };
  guint index = self->boxes->len;

  if (block->plan != NULL)
    {
      box.picture = rgm_timeline_picture_new (self->context, block->plan,
                                              rgm_sheet_layout_get_body_width (self)
                                              / RGM_SHEET_POINTS_PER_PX);
      box.n_lines = 1;
    }
  lay_cells (self, &box);
  for (guint i = 0; i < block->n_cells; i++)
    box.n_lines = MAX (box.n_lines, (guint) pango_layout_get_line_count (box.cells[i]));
  g_array_append_val (self->boxes, box);
  for (guint line = 0; line < box.n_lines; line++)
    add_item (self, index, line);
  link_to_head (self, &box);
  link_to_before (self, index);
}

static double
get_body_height (const RgmSheetLayout *self)
{
  return self->height - RGM_SHEET_TOP_PT - RGM_SHEET_BOTTOM_PT;
}

/**
 * rgm_sheet_layout_new:
 * @sheet: a sheet; must outlive the layout
 * @width_pt: width of the paper in points
 * @height_pt: its height
 * @rtl: whether the paper is read from right to left
 * @cancellable: (nullable): to abandon it, and the drawing of its pages too: hundreds of them take
 *   seconds
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Lays a sheet out.
 *
 * Returns: (transfer full) (nullable): its pages, or %NULL where it was abandoned
 */
RgmSheetLayout *
rgm_sheet_layout_new (const RgmSheet *sheet, double width_pt, double height_pt, gboolean rtl,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (RgmSheetLayout) self = g_new0 (RgmSheetLayout, 1);

  self->sheet = sheet;
  self->context = rgm_typeface_new_context (rtl);
  self->width = width_pt;
  self->height = height_pt;
  self->rtl = rtl;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->boxes = g_array_new (FALSE, TRUE, sizeof (RgmSheetBox));
  g_array_set_clear_func (self->boxes, (GDestroyNotify) clear_box);
  self->lines = g_array_new (FALSE, TRUE, sizeof (RgmSheetLine));
  self->items = g_array_new (FALSE, TRUE, sizeof (RgmFlowItem));
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      lay_block (self, &g_array_index (sheet->blocks, RgmSheetBlock, i));
    }
  self->places = rgm_sheet_flow ((const RgmFlowItem *) (gpointer) self->items->data,
                                 self->items->len, get_body_height (self), &self->n_pages);

  return g_steal_pointer (&self);
}

/**
 * rgm_sheet_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees it.
 */
void
rgm_sheet_layout_free (RgmSheetLayout *self)
{
  g_object_unref (self->context);
  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_array_unref (self->items);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * rgm_sheet_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages it takes
 */
guint
rgm_sheet_layout_get_n_pages (const RgmSheetLayout *self)
{
  return self->n_pages;
}

/**
 * rgm_sheet_layout_list_marks:
 * @self: a layout
 *
 * Returns: (transfer full) (element-type RgmSheetMark): its headings in their order
 */
GArray *
rgm_sheet_layout_list_marks (const RgmSheetLayout *self)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (RgmSheetMark));

  for (guint i = 0; i < self->places->len; i++)
    {
      const RgmFlowPlace *place = &g_array_index (self->places, RgmFlowPlace, i);
      const RgmSheetLine *line = &g_array_index (self->lines, RgmSheetLine, place->item);
      const RgmSheetBox *box = &g_array_index (self->boxes, RgmSheetBox, line->box);
      RgmSheetMark mark = {
        .level = rgm_sheet_style_get_look (box->block->style)->outline,
        .text = box->block->cells[0], .page = place->page, .y = RGM_SHEET_TOP_PT + place->y,
      };

      if (mark.level > 0 && line->line == 0)
        g_array_append_val (marks, mark);
    }

  return marks;
}

/**
 * rgm_sheet_layout_describe_unknown:
 * @self: a sheet on pages
 *
 * Returns: (transfer full) (nullable): a sentence on the letters that no font has, which are drawn
 *   as boxes; %NULL where there are none
 */
char *
rgm_sheet_layout_describe_unknown (const RgmSheetLayout *self)
{
  g_autoptr (GArray) letters = rgm_unknown_letters_new ();
  g_autoptr (PangoLayout) head = rgm_typeface_new_layout (self->context, self->sheet->patient,
                                                          HEAD_SIZE, FALSE);

  /* What stands at the head of each page is in no box. */
  rgm_unknown_letters_add (letters, head);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const RgmSheetBox *box = &g_array_index (self->boxes, RgmSheetBox, i);

      for (guint j = 0; j < box->block->n_cells; j++)
        if (box->cells[j] != NULL)
          rgm_unknown_letters_add (letters, box->cells[j]);
    }
  return rgm_unknown_letters_describe (letters);
}
